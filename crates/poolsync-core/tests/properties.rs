//! What holds for any input at all.

#![allow(clippy::format_collect, reason = "short texts of a test")]

use std::time::{Duration, Instant};

use poolsync_core::answer::Answer;
use poolsync_core::edit::{complete, marks, secret_parts};
use poolsync_core::json::{self, to_text};
use poolsync_core::model::format_body;
use poolsync_core::script::{decode_script, encode_script};
use poolsync_core::wire::preview;
use poolsync_core::{Locale, SyncRequest, check, check_json, check_password, cloud, doctor, effects, example, follow};
use proptest::prelude::*;
use serde_json::Value;

/// Any JSON value, with the members of the service's answers often enough to get deep into the readers.
fn any_answer() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        prop::sample::select(vec!["Active", "True", "Failed", "DefaultPool", "2026-11-24T04:48:00Z"])
            .prop_map(Value::from),
    ];
    let names = "items metadata spec status uid name phase conditions type subJobs resourceID pageInfo nextMarker \
        ownerReferences nodepoolID annotations configurationUpToDate currentNode token project id expires_at credential \
        access secret securitytoken projects enabled";
    let names: Vec<String> = names.split_whitespace().map(str::to_owned).collect();
    leaf.prop_recursive(5, 64, 6, move |inner| {
        let name = prop::sample::select(names.clone());
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(name, inner, 0..6).prop_map(|members| members.into_iter().collect::<Value>()),
        ]
    })
}

/// Any JSON value, with the API's own names often enough to get deep into the rules.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        Just(Value::from("DefaultPool")),
        Just(Value::from("ZWNobyAx")),
    ];
    let name = prop_oneof![
        prop::sample::select(vec![
            "spec",
            "maxUnavailable",
            "nodeIDs",
            "nodePoolID",
            "nodeTemplate",
            "lifeCycle",
            "login",
            "preInstall",
            "postInstall",
            "sshKey",
            "userPassword",
            "username",
            "password",
            "validateStorage",
            "metadata",
            "force",
            "lifecycle",
        ])
        .prop_map(str::to_owned),
        ".*",
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn checking_any_json_never_panics_and_every_problem_can_be_read(body in any_json(), pool in ".*") {
        let request = SyncRequest::new(&pool, &pool, &pool, &pool, &body.to_string());
        for problem in check(&request).and(effects(&request, None)).problems() {
            for locale in [Locale::En, Locale::Zh] {
                prop_assert!(!problem.message(locale).is_empty() && !problem.help(locale).is_empty());
            }
        }
    }

    #[test]
    fn s15_checking_any_text_never_panics(text in ".*") {
        let _ = check_json(&text);
        let _ = check_password(&text, Some(&text));
        let _ = preview(&SyncRequest::new(&text, &text, &text, &text, &text));
    }

    #[test]
    fn every_problem_has_its_place_in_the_text(body in any_json(), at in any::<prop::sample::Index>(), with in any::<char>()) {
        let mut damaged: Vec<char> = body.to_string().chars().collect();
        let at = at.index(damaged.len());
        damaged[at] = with;
        for text in [body.to_string(), damaged.into_iter().collect()] {
            let length = text.encode_utf16().count();
            let report = check_json(&text);
            let marks = marks(&text, &report);
            prop_assert_eq!(marks.len(), report.problems().len());
            for mark in marks {
                prop_assert!(mark.from <= mark.to && mark.to <= length, "{:?} in {}", mark, text);
            }
            let mut end = 0;
            for part in secret_parts(&text) {
                prop_assert!(end <= part.start && text.get(part.clone()).is_some_and(|part| !part.is_empty()), "{}", text);
                end = part.end;
            }
            for cursor in 0..=length {
                if let Some(offered) = complete(&text, cursor) {
                    prop_assert!(offered.from <= cursor && cursor <= offered.to && offered.to <= length);
                }
            }
        }
    }

    #[test]
    fn no_damage_uncovers_a_password(password in "[A-Za-z0-9@!%_+=-]{8,20}", at in any::<prop::sample::Index>(), with in any::<char>()) {
        let body = example::body().replace(
            r#""maxUnavailable""#,
            &format!(r#""nodeTemplate":{{"login":{{"userPassword":{{"username":"root","password":"{password}"}}}}}},"maxUnavailable""#),
        );
        prop_assert!(body.contains(&password));
        let start = body.find(&password).unwrap();
        let places: Vec<_> = body.char_indices().map(|(at, _)| at).filter(|at| !(start..start + password.len()).contains(at)).collect();
        let place = places[at.index(places.len())];
        let mut damaged = body.clone();
        damaged.replace_range(place..=place, &with.to_string());
        let mut shown = damaged.clone();
        for part in secret_parts(&damaged).into_iter().rev() {
            shown.replace_range(part, "*");
        }
        prop_assert!(!shown.contains(&password), "{}", damaged);
    }

    #[test]
    fn checking_damaged_json_never_panics(body in any_json(), at in any::<prop::sample::Index>(), with in any::<char>()) {
        let mut damaged: Vec<char> = body.to_string().chars().collect();
        let at = at.index(damaged.len());
        damaged[at] = with;
        let damaged: String = damaged.into_iter().collect();
        let _ = check_json(&damaged);
    }

    /// serde_json is the judge of what is JSON; it reads numbers beyond its range as wrong, so those are left out.
    #[test]
    fn the_reader_agrees_with_serde_json(body in any_json(), at in any::<prop::sample::Index>(), with in any::<char>()) {
        let mut text: Vec<char> = body.to_string().chars().collect();
        let at = at.index(text.len());
        text[at] = with;
        let text: String = text.into_iter().collect();
        let theirs = serde_json::from_str::<Value>(&text);
        let out_of_range = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
        prop_assume!(!out_of_range);
        prop_assert_eq!(json::parse(&text).0.is_some(), theirs.is_ok(), "{}", text);
    }

    #[test]
    fn what_is_read_is_written_again_unchanged(body in any_json()) {
        let text = body.to_string();
        let value = json::parse(&text).0.unwrap();
        prop_assert_eq!(to_text(&value), text);
    }

    #[test]
    fn formatting_drops_nothing_and_adds_nothing(body in any_json()) {
        let text = body.to_string();
        let formatted = format_body(&json::parse(&text).0.unwrap());
        let again: Value = serde_json::from_str(&formatted).unwrap();
        // Objects compare without order; a whole `maxUnavailable` may change its spelling from 1.0 to 1.
        prop_assert_eq!(normal(again), normal(body));
        prop_assert_eq!(format_body(&json::parse(&formatted).0.unwrap()), formatted);
    }

    #[test]
    fn scripts_round_trip(script in ".*") {
        prop_assert_eq!(decode_script(&encode_script(&script)).unwrap(), script);
    }

    #[test]
    fn no_answer_of_the_service_makes_a_reader_panic(value in any_answer(), text in ".*", status in any::<u16>(), now in any::<i64>()) {
        for body in [value.to_string(), text.clone()] {
            let _ = (cloud::read_projects(&body), cloud::read_clusters(&body), cloud::read_cluster(&body));
            let _ = (cloud::read_pools(&body), cloud::read_pool(&body), cloud::read_job(&body));
            let answer = Answer { status, headers: vec![("date".to_owned(), text.clone())], body: body.clone() };
            let _ = (cloud::read_token(&answer), cloud::read_temporary_key(&answer), cloud::date_was_refused(&answer));
            let _ = (doctor::compare(&text, &body), follow::retry_after(&text, 0), follow::Run::load(&body));
            let _ = cloud::skew(&answer, now);
            if let Some(page) = cloud::read_nodes(&body) {
                let mut run = follow::Run::default();
                run.begin(0, 3, None, page.nodes.iter().map(follow::Followed::from_node).collect());
                run.see_nodes(10, &page.nodes);
                prop_assert_eq!(run.progress(10).total, page.nodes.len());
            }
        }
    }

    #[test]
    fn a_plain_password_never_enters_a_problem(password in "[!-~]{6,40}") {
        for problem in check_password(&password, None).problems() {
            let printed = format!("{problem:?}");
            prop_assert!(!printed.contains(&password));
            prop_assert!(!problem.message(Locale::En).contains(&password));
        }
    }
}

/// One long line with a problem at every step. Looking each of them up from the beginning would take minutes.
#[test]
fn the_places_of_many_problems_are_found_in_moments() {
    let ids = vec![r#""""#; 20_000].join(",");
    let unknown: String = (0..5_000).map(|index| format!(",\"中{index}\":0")).collect();
    for text in [
        format!(r#"{{"spec":{{"nodeIDs":[{ids}]{unknown}}}}}"#),
        "\"\\q".repeat(50_000),
        "[".repeat(200_000),
        "{\"a\":".repeat(50_000),
    ] {
        let report = check_json(&text);
        let begun = Instant::now();
        assert_eq!(marks(&text, &report).len(), report.problems().len());
        let _ = complete(&text, text.encode_utf16().count());
        let _ = secret_parts(&text);
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    }
}

fn normal(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 && float.abs() < 1e15 => Value::from(float),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(normal).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, normal(value))).collect(),
        other => other,
    }
}
