//! Pasted texts that contradict themselves, or of which only a run would tell what they do.

use poolsync_core::example;
use poolsync_core::import::import_request;

const URL: &str = concat!(
    "https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/0123456789abcdef0123456789abcdef",
    "/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28/operation/upgrade",
);

/// The project of the address is taken, and these codes are told.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let imported = import_request(&text.replace("{URL}", URL));
    assert_eq!(imported.project_id.as_deref(), Some(example::PROJECT_ID), "{text}");
    assert_eq!(imported.endpoint.as_deref(), Some("https://cce.cn-north-4.myhuaweicloud.com"), "{text}");
    let codes: Vec<_> = imported.report.problems().iter().map(|problem| problem.code.id).collect();
    assert_eq!(codes, expected, "{text}");
}

/// The first of two that differ is what the call is about; the other one is told.
#[test]
fn what_contradicts_the_address_is_told() {
    let twice = &["import/given-twice"];
    check("curl {URL} -H 'X-Project-Id: ffffffffffffffffffffffffffffffff' -H 'X-Auth-Token: MIIF' -d '{}'", twice);
    let ignored = &["import/ignored-part"];
    check("curl {URL} -H 'Host: evil.example' -H 'X-Auth-Token: MIIF' -d '{}'", ignored);
    check("POST {URL}\nHost: evil.example\nX-Auth-Token: MIIF\n\n{}", ignored);
    check("irm {URL} -Method Post -Headers @{ Host = 'evil.example'; 'X-Auth-Token' = 'MIIF' } -Body '{}'", ignored);
    check("curl {URL} -H 'Host: cce.cn-north-4.myhuaweicloud.com' -H 'X-Auth-Token: MIIF' -d '{}'", &[]);
}

/// What only a run would tell is missing, and never guessed.
#[test]
fn what_may_or_may_not_be_set_is_missing() {
    let project =
        |text: &str| import_request(&text.replace("{URL}", &URL.replace(example::PROJECT_ID, "$P"))).project_id;
    let sure = Some("a".to_owned());
    assert_eq!(project("P=a\ncurl {URL} -d '{}'"), sure);
    assert_eq!(project("P=a\nP=b curl {URL} -d '{}'"), sure);
    assert_eq!(project("P=a; false && P=b\ncurl {URL} -d '{}'"), None);
    assert_eq!(project("P=a\nread P\ncurl {URL} -d '{}'"), None);
    let call = "\nInvoke-RestMethod -Method Post -Uri \"{URL}\" -Body '{}'";
    assert_eq!(project(&format!("$P = 'a'{call}")), sure);
    assert_eq!(project(&format!("$P = 'a'; $P += 'b'{call}")), None);
    assert_eq!(project(&format!("$P = 'a'\nif ($x) {{ $P = 'b' }}{call}")), None);
}
