//! A secret in a pasted text goes to its field or nowhere: not into another field, a problem, its arguments, or `Debug`.

use std::collections::BTreeSet;

use poolsync_core::import::{Imported, import_request};
use poolsync_core::{Credential, Locale};

const MARKER: &str = "MIIFmarkerMARKERmarkerMARKERmarker";
const URL: &str = concat!(
    "https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/0123456789abcdef0123456789abcdef",
    "/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/DefaultPool/operation/upgrade",
);
const BODY: &str = r#"{"spec":{"maxUnavailable":1,"nodePoolID":"DefaultPool"}}"#;
/// A request for a token, as IAM's documentation has it: the password is in the body.
const AUTH: &str = r#"{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"me","password":"{MARKER}","domain":{"name":"us"}}}},"scope":{"project":{"name":"cn-north-4"}}}}"#;

fn import(text: &str) -> Imported {
    let text = text.replace("{URL}", URL).replace("{BODY}", BODY).replace("{AUTH}", AUTH).replace("{MARKER}", MARKER);
    import_request(&text)
}

/// Everything that others may see.
fn shown(imported: &Imported) -> String {
    let parts = [&imported.endpoint, &imported.project_id, &imported.cluster_id, &imported.nodepool_id, &imported.body];
    let said = imported.report.problems().iter().flat_map(|problem| {
        [Locale::En, Locale::Zh].map(|locale| [problem.sentence(locale), problem.help(locale)].concat())
    });
    let said: Vec<_> = said.collect();
    format!("{imported:?}{parts:?}{said:?}")
}

#[track_caller]
fn check(text: &str) -> Imported {
    let imported = import(text);
    assert!(!shown(&imported).to_ascii_lowercase().contains("marker"), "{text}\n{}", shown(&imported));
    imported
}

#[test]
fn a_token_in_its_place_is_in_its_field_only() {
    for text in [
        "curl '{URL}' -H 'X-Auth-Token: {MARKER}' -d '{BODY}'",
        "curl.exe \"{URL}\" ^\r\n -H \"X-Auth-Token: {MARKER}\" ^\r\n -d \"x\"",
        "irm '{URL}' -Method Post -Headers @{ 'X-Auth-Token' = '{MARKER}' } -Body '{BODY}'",
        "@token = {MARKER}\nPOST {URL}\nX-Auth-Token: {{token}}\n\n{BODY}",
        "hcloud CCE UpgradeNodePool --X-Auth-Token={MARKER} --spec.maxUnavailable=1",
        r#"{"header": {"X-Auth-Token": "{MARKER}"}, "body": {BODY}}"#,
        "curl '{URL}' -H @/dev/fd/3 -d '{BODY}' 3<<EOF\nX-Auth-Token: {MARKER}\nEOF\n",
    ] {
        let imported = check(text);
        let Some(Credential::Token(token)) = imported.credential else { panic!("{text}") };
        assert_eq!(token.expose(), MARKER, "{text}");
    }
}

#[test]
fn a_secret_key_is_in_its_field_only() {
    let imported = check("hcloud CCE UpgradeNodePool --cli-access-key=AK --cli-secret-key={MARKER} --cluster_id=c");
    let Some(Credential::AccessKey(key)) = imported.credential else { panic!("no key") };
    assert_eq!((key.access_key.as_str(), key.secret_key.expose()), ("AK", MARKER));
}

#[test]
fn s6_a_secret_that_stands_elsewhere_goes_nowhere() {
    for text in [
        // Without quotes, the token is a word of its own.
        "curl {URL} -H X-Auth-Token: {MARKER} -d '{BODY}'",
        "curl -H X-Auth-Token: {MARKER} {URL} -d '{BODY}'",
        "curl {URL} -u me:{MARKER} -x http://me:{MARKER}@proxy --oauth2-bearer {MARKER} -b 'session={MARKER}' -d '{BODY}'",
        "curl {URL} -H 'Authorization: Bearer {MARKER}' -H 'X-Api-Key: {MARKER}' -d '{BODY}'",
        "curl 'https://me:{MARKER}@cce.example/api?token={MARKER}#{MARKER}' -d '{BODY}'",
        "curl {URL} --secret={MARKER} -d '{BODY}' {MARKER} # {MARKER}",
        "hcloud {MARKER} CCE UpgradeNodePool --cli-other={MARKER} {MARKER} --other {MARKER} --spec.maxUnavailable=1",
        r#"hcloud ECS CreateServers --cli-jsonInput='{"body":{"server":{"adminPass":"{MARKER}"}}}'"#,
        "irm {MARKER} -Token {MARKER} -Credential {MARKER} -Headers @{ a = '{MARKER}' }",
        "$secret = '{MARKER}'\nInvoke-RestMethod '{URL}' -Method Post -Headers @{ 'X-Api-Key' = $secret } -Body '{BODY}'",
        "@secret = {MARKER}\nPOST {URL}\nX-Auth-Token {MARKER}\nX-Api-Key: {{secret}}\n# {MARKER}\n\n{BODY}",
        "wget --header 'X-Auth-Token: {MARKER}' {URL}",
        "import os\nheaders = {'X-Auth-Token': '{MARKER}'}\n",
        "{MARKER}",
    ] {
        let imported = check(text);
        assert_eq!(imported.credential, None, "{text}");
        assert!(!imported.report.problems().is_empty(), "{text}");
    }
}

#[test]
fn the_password_of_a_call_for_a_token_goes_nowhere() {
    let iam = "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens";
    for text in [
        "curl -i {IAM} -H 'Content-Type: application/json' -d '{AUTH}'",
        "Invoke-WebRequest -Uri {IAM} -Method Post -Body '{AUTH}'",
        "POST {IAM}\nContent-Type: application/json\n\n{AUTH}\n",
        "{AUTH}",
        // Cut, so that it is no JSON.
        "curl -i {IAM} -d '{AUTH}",
        "POST {IAM}\n\n{AUTH}}}",
    ] {
        let imported = check(&text.replace("{IAM}", iam));
        assert_eq!(imported.body, None, "{text}");
        let told: Vec<_> = imported.report.problems().iter().map(|problem| problem.code.id).collect();
        assert!(told.contains(&"import/another-call"), "{text}: {told:?}");
    }
}

/// The script that many have: a token first, then the call.
#[test]
fn of_a_script_with_both_calls_the_right_one_is_taken() {
    let iam = "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens";
    for text in [
        "TOKEN=$(curl -si {IAM} -d '{AUTH}' | awk '/X-Subject-Token/ { print $2 }')\ncurl {URL} -H \"X-Auth-Token: $TOKEN\" -d '{BODY}'",
        "POST {IAM}\n\n{AUTH}\n\n###\nPOST {URL}\nX-Auth-Token: {{token}}\n\n{BODY}\n",
        "$t = Invoke-WebRequest -Uri {IAM} -Method Post -Body '{AUTH}'\nInvoke-RestMethod -Uri {URL} -Method Post -Headers @{ 'X-Auth-Token' = $t.Headers['X-Subject-Token'] } -Body '{BODY}'",
    ] {
        let imported = check(&text.replace("{IAM}", iam));
        assert_eq!(imported.body.as_deref(), Some(BODY), "{text}");
        assert_eq!(imported.endpoint.as_deref(), Some("https://cce.cn-north-4.myhuaweicloud.com"), "{text}");
        let told: BTreeSet<_> = imported.report.problems().iter().map(|problem| problem.code.id).collect();
        // What stands in `$(…)` serves the call.
        let several = (!text.starts_with("TOKEN=")).then_some("import/several-requests");
        assert_eq!(told, several.into_iter().chain(["import/placeholder"]).collect(), "{text}");
    }
}

#[test]
fn a_quotation_that_never_ends_takes_no_secret_along() {
    for text in [
        "curl {URL} -d '{BODY} -H X-Auth-Token:{MARKER}",
        "curl {URL} -d '{\"spec\": {\"maxUnavailable\": 1 -H \"X-Auth-Token: {MARKER}\"",
        "hcloud CCE UpgradeNodePool --cluster_id='c --cli-secret-key={MARKER}",
        "hcloud CCE UpgradeNodePool --spec.nodePoolID='c --cli-secret-key={MARKER}",
        "irm {URL} -Method Post -Body '{BODY} -Headers @{ 'X-Auth-Token' = '{MARKER}' }",
        "{\"header\": {\"X-Auth-Token\": \"{MARKER}\"}, \"body\": {BODY}",
    ] {
        let imported = check(text);
        assert!(!imported.report.problems().is_empty(), "{text}");
    }
}
