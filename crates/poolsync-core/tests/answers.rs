//! Answers that people really got, and variants of them: `tests/fixtures/answers.json`, with the source of each.

#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test at once")]

use poolsync_core::Locale;
use poolsync_core::answer::{Answer, Outcome, Sent, explain};
use serde_json::Value;

/// What an outcome says, whatever kind it is.
#[derive(Debug)]
struct Said {
    kind: &'static str,
    code: Option<String>,
    message: String,
    advice: String,
    request_id: Option<String>,
    job_id: Option<String>,
    sent: Option<&'static str>,
}

#[test]
fn every_answer_is_read_as_expected() {
    for row in rows() {
        let title = row["title"].as_str().unwrap();
        let (said, expected) = (said(&row, Locale::En), &row["expected"]);
        assert_eq!(expected["kind"], said.kind, "{title}: {said:?}");
        for (name, found) in [("code", said.code.as_deref()), ("jobId", said.job_id.as_deref()), ("sent", said.sent)] {
            assert_eq!(expected[name].as_str(), found, "{name} of {title}: {said:?}");
        }
        if let Some(message) = expected["message"].as_str() {
            assert_eq!(said.message, message, "{title}");
        }
        for shown in expected["shows"].as_array().into_iter().flatten() {
            assert!(said.message.contains(shown.as_str().unwrap()), "{title}: {said:?}");
        }
        assert!(said.advice.contains(expected["advice"].as_str().unwrap_or_default()), "{title}: {said:?}");
        if let Some(id) = expected["requestId"].as_str() {
            assert_eq!(said.request_id.as_deref(), Some(id), "{title}");
        }
    }
}

#[test]
fn no_message_has_markup() {
    for row in rows() {
        for locale in [Locale::En, Locale::Zh] {
            let message = said(&row, locale).message.replace("<nil>", "");
            assert!(!message.contains(['<', '>']), "{message}");
        }
    }
}

#[test]
fn what_is_refused_has_advice_in_both_languages() {
    for row in rows().iter().filter(|row| row["expected"]["advice"].is_string()) {
        assert!(said(row, Locale::Zh).advice.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign)), "{row}");
        assert!(!said(row, Locale::En).advice.is_empty(), "{row}");
    }
}

/// The table `ErrorCode` gives the Chinese text of these codes; the service's own text stays as it is.
#[test]
fn a_reader_of_chinese_is_told_what_the_code_means() {
    let invalid = serde_json::json!({"status": 400, "headers": {}, "body":
        r#"{"errorCode": "CCE.01400001", "errorMessage": "Invalid request."}"#});
    let said = said(&invalid, Locale::Zh);
    assert_eq!(said.message, "Invalid request.");
    assert!(said.advice.starts_with("请求体不合法。"), "{said:?}");
}

/// A page of a megabyte must not hold up whoever waits for the answer.
#[test]
fn a_large_page_is_read_in_part() {
    let page = format!("<html><title>t</title>{}", "<script>requestid <b>&amp; ".repeat(40_000));
    let row = serde_json::json!({"status": 403, "headers": {}, "body": page});
    let start = std::time::Instant::now();
    assert!(said(&row, Locale::En).message.contains("web page"));
    assert!(start.elapsed().as_secs() < 5);
}

fn rows() -> Vec<Value> {
    let text = std::fs::read_to_string(format!("{}/../../tests/fixtures/answers.json", env!("CARGO_MANIFEST_DIR")));
    let fixture: Value = serde_json::from_str(&text.unwrap()).unwrap();
    fixture.get("rows").and_then(Value::as_array).unwrap().clone()
}

fn said(row: &Value, locale: Locale) -> Said {
    let header = |(name, value): (&String, &Value)| (name.clone(), value.as_str().unwrap().to_owned());
    let answer = Answer {
        status: u16::try_from(row["status"].as_u64().unwrap()).unwrap(),
        headers: row["headers"].as_object().unwrap().iter().map(header).collect(),
        body: row["body"].as_str().unwrap().to_owned(),
    };
    let said = |kind, message| Said {
        kind,
        code: None,
        message,
        advice: String::new(),
        request_id: None,
        job_id: None,
        sent: None,
    };
    match explain(&answer, locale) {
        Outcome::Accepted { job_id, request_id } => Said { request_id, job_id, ..said("accepted", String::new()) },
        Outcome::Refused(refusal) => Said {
            code: refusal.code,
            advice: refusal.advice.unwrap_or_default(),
            request_id: refusal.request_id,
            sent: refusal.in_doubt.then_some("maybe"),
            ..said("refused", refusal.message)
        },
        Outcome::Unknown { reason, sent } => {
            Said { sent: Some(if sent == Sent::Maybe { "maybe" } else { "no" }), ..said("unknown", reason) }
        }
    }
}
