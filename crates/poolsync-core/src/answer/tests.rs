use super::*;

fn answer(status: u16, body: &str) -> Answer {
    Answer { status, headers: Vec::new(), body: body.to_owned() }
}

#[track_caller]
fn refused(status: u16, body: &str) -> Refusal {
    match explain(&answer(status, body), Locale::En) {
        Outcome::Refused(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn check(body: &str, code: Option<&str>, message: &str) {
    let refusal = refused(400, body);
    assert_eq!((refusal.code.as_deref(), refusal.message.as_str()), (code, message), "{body}");
}

#[test]
fn every_shape_is_read() {
    check(r#"{"errorCode": "C", "errorMessage": "M", "message": "other"}"#, Some("C"), "M");
    check(r#"{"errorCode": "C", "errorMsg": "M"}"#, Some("C"), "M");
    check(r#"{"errorCode": "C", "message": "M"}"#, Some("C"), "M");
    check(r#"{"error_code": "C", "error_msg": "M"}"#, Some("C"), "M");
    check(r#"{"error": {"code": 401, "message": "M", "title": "T"}}"#, Some("401"), "M");
    check(r#"{"error": {"error_code": "C", "error_msg": "M"}}"#, Some("C"), "M");
    check(r#"{"code": "C", "message": "M"}"#, Some("C"), "M");
    check(r#"{"code": 400, "error": {"code": "C", "message": "M"}}"#, Some("C"), "M");
    check(r#"{"kind": "Status", "message": "M", "reason": "NotFound", "code": 404}"#, Some("NotFound"), "M");
    check(r#"{"errorCode": "C"}"#, Some("C"), "HTTP 400: code C, no message");
    check(r#"{"errorCode": "CCE.01400001"}"#, Some("CCE.01400001"), "HTTP 400: code CCE.01400001, invalid request");
    check(r#"{"message": "M"}"#, None, "M");
}

#[test]
fn what_fits_no_shape_is_shown() {
    check("upstream connect error", None, "HTTP 400: upstream connect error");
    check(r#"{"errorCode":"CCE.0140"#, None, r#"HTTP 400: {"errorCode":"CCE.0140"#);
    check("[1]", None, "HTTP 400: [1]");
    check(" \n", None, "HTTP 400 without a body");
    check(&"中".repeat(301), None, &format!("HTTP 400: {}…", "中".repeat(300)));
}

#[test]
fn success_is_accepted_with_or_without_a_job() {
    let accepted = |body| explain(&answer(200, body), Locale::En);
    let with_job = |job_id: Option<&str>| Outcome::Accepted { job_id: job_id.map(str::to_owned), request_id: None };
    assert_eq!(accepted(r#"{"jobid": "j-1"}"#), with_job(Some("j-1")));
    assert_eq!(accepted(""), with_job(None));
    assert_eq!(accepted(r#"{"jobid": ""}"#), with_job(None));
    assert_eq!(accepted(r#"{"jobid": 5}"#), with_job(None));
    assert_eq!(accepted("null"), with_job(None));
}

#[test]
fn a_success_that_is_no_json_is_unknown() {
    let Outcome::Unknown { reason, sent } = explain(&answer(200, "<p>hi</p>"), Locale::En) else { panic!() };
    assert_eq!(sent, Sent::Maybe);
    assert_eq!(reason, "this answer did not come from CCE: HTTP 200 with `hi`");
}

#[test]
fn a_redirect_is_refused_and_not_followed() {
    let refusal = refused(307, "");
    assert_eq!(refusal.message, "HTTP 307: a redirect, which is not followed");
    assert!(refusal.advice.unwrap().starts_with("check the endpoint"));
}

#[test]
fn a_status_that_is_none_is_unknown() {
    assert!(matches!(explain(&answer(0, ""), Locale::En), Outcome::Unknown { sent: Sent::Maybe, .. }));
    assert!(matches!(explain(&answer(101, ""), Locale::En), Outcome::Unknown { sent: Sent::Maybe, .. }));
}

#[test]
fn the_request_id_comes_from_the_header_then_from_the_body() {
    let body = r#"{"error_code": "APIGW.0301", "error_msg": "M", "request_id": "from-body"}"#;
    assert_eq!(refused(401, body).request_id.as_deref(), Some("from-body"));
    let mut with_header = answer(401, body);
    with_header.headers.push(("x-ReQuest-iD".to_owned(), "from-header".to_owned()));
    let Outcome::Refused(refusal) = explain(&with_header, Locale::En) else { panic!() };
    assert_eq!(refusal.request_id.as_deref(), Some("from-header"));
}

#[test]
fn advice_follows_the_code_before_the_status() {
    let advice = |status, body: &str| refused(status, body).advice.unwrap();
    let password = r#"{"errorCode": "CCE_CM.0004", "errorMessage": "Request is invalid, Unexpected initial node password format"}"#;
    assert!(advice(400, password).contains("sha512-crypt"));
    assert!(advice(401, r#"{"error_code": "APIG.0307", "error_msg": "M"}"#).starts_with("get a new token: "));
    assert!(advice(429, r#"{"errorCode": "CCE.01429002", "errorMessage": "M"}"#).contains("holds the resource"));
    assert!(advice(429, r#"{"errorCode": "CCE.99999999", "errorMessage": "M"}"#).contains("too many calls"));
    assert!(advice(502, "").contains("look at the node pool"));
}

/// Every code of the tables of CCE (with those from later lists), the gateway and IAM has its advice, whatever the status.
#[test]
fn every_known_code_has_advice_of_its_own() {
    let cce = (1..=25).map(|number| format!("CCE.014000{number:02}"));
    let more = "CCE.01400074 CCE.01400075 CCE.02401001 CCE.03403001 CCE.01403002 CCE.01403008 CCE.01404001 CCE.02409001 \
        CCE.01409002 CCE.01429002 CCE.01429003 CCE.01429004 CCE.02429001 CCE.03500001 APIGW.0101 APIG.0103 APIGW.0106 \
        APIGW.0301 APIGW.0302 APIGW.0303 APIGW.0304 APIGW.0305 APIGW.0306 APIGW.0307 APIGW.0308 APIGW.0310 APIGW.0401 \
        APIGW.0501 APIGW.0601 APIGW.0602 APIGW.0605 APIGW.0612 APIGW.0613 APIGW.0705 APIGW.0802 APIGW.1009 IAM.0006 \
        IAM.0009 IAM.0011 IAM.0072 1100 1101 1103";
    for code in cce.chain(more.split_whitespace().map(str::to_owned)) {
        // A status for which there is no advice.
        let refusal = refused(418, &format!(r#"{{"error_code": "{code}", "error_msg": "M"}}"#));
        assert!(refusal.advice.is_some(), "{code}");
    }
    assert_eq!(refused(418, r#"{"error_code": "CCE.99999999", "error_msg": "M"}"#).advice, None);
}

/// The sub-texts of 0301 (devg-apisign, api-sign-errorcode) and those of IAM (`iam_30_0001`).
#[test]
fn one_code_with_many_texts_has_many_kinds_of_advice() {
    let gateway = |text: &str| {
        let text = format!("Incorrect IAM authentication information: {text}");
        refused(401, &format!(r#"{{"error_code": "APIGW.0301", "error_msg": "{text}"}}"#)).advice.unwrap()
    };
    assert!(gateway("verify aksk signature fail").starts_with("check the secret key first"));
    assert!(gateway("AK access failed to reach the limit, forbidden").contains("five minutes"));
    assert!(gateway("decrypt token fail").starts_with("get a new token: "));
    assert!(gateway("ak ABC not exist").contains("does not know this access key"));
    assert!(
        gateway("signature expired, signature time:20230527T000431Z,server time:20230527T020608Z").contains("clock")
    );
    assert!(gateway("something new").contains("check the key"));
    let no_api = r#"{"error_code": "APIGW.0101", "error_msg": "The API does not exist"}"#;
    assert!(refused(404, no_api).advice.unwrap().contains("endpoint"), "no text of 0301");
    let iam = |status, text: &str| {
        let body = format!(r#"{{"error":{{"code":{status},"message":"{text}","title":"T"}}}}"#);
        refused(status, &body).advice.unwrap()
    };
    assert!(iam(401, "The username or password is wrong.").contains("HUAWEI ID"));
    assert!(iam(403, "This user only supports console access, not programmatic access.").contains("programmatic"));
    assert!(iam(400, "The request body is invalid").contains("a part of the login"));
}
