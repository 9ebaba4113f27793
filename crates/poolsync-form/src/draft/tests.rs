use poolsync_core::password::Salt;
use poolsync_core::{Secret, check};

use super::*;

fn codes(draft: &Draft, secrets: &Secrets) -> Vec<&'static str> {
    check(&draft.request(secrets)).problems().iter().map(|problem| problem.code.id).collect()
}

fn with_password() -> Secrets {
    let mut secrets = Secrets::default();
    secrets.set_password(Secret::new("Huawei@Cloud2026".to_owned()), &Salt::new("salt").unwrap());
    secrets
}

#[test]
fn the_example_passes_without_a_word() {
    assert_eq!(codes(&Draft::example(None), &Secrets::default()), [""; 0]);
}

#[test]
fn an_empty_draft_misses_every_part() {
    assert_eq!(
        codes(&Draft::default(), &Secrets::default()),
        [
            "endpoint/missing",
            "project-id/missing",
            "cluster-id/missing",
            "nodepool-id/missing",
            "max-unavailable/missing",
            "node-ids/all-nodes",
            "node-pool-id/missing"
        ]
    );
}

#[test]
fn wrong_text_reaches_the_rules_as_it_was_typed() {
    for (text, code) in [
        ("abc", "max-unavailable/not-integer"),
        ("\"3\"", "max-unavailable/not-integer"),
        ("1.5", "max-unavailable/not-integer"),
        ("１", "max-unavailable/not-integer"),
        ("[1]", "max-unavailable/not-integer"),
        ("21", "max-unavailable/out-of-range"),
        ("-1", "max-unavailable/out-of-range"),
    ] {
        let draft = Draft { max_unavailable: text.to_owned(), ..Draft::example(None) };
        assert_eq!(codes(&draft, &Secrets::default()), [code], "{text}");
    }
    let draft = Draft { max_unavailable: " 3 ".to_owned(), ..Draft::example(None) };
    assert_eq!(codes(&draft, &Secrets::default()), [""; 0]);
}

#[test]
fn the_default_pool_has_the_body_of_the_documentation() {
    let draft = Draft {
        default_pool: true,
        pre_install: Script { form: ScriptForm::Text, text: "echo 1".to_owned() },
        post_install: Script { form: ScriptForm::Base64, text: "ZWNobyAx".to_owned() },
        ..Draft::example(None)
    };
    let request = draft.request(&with_password());
    // Password `Huawei@Cloud2026` and salt `salt`: tests/fixtures/password-sha512crypt.json.
    let salted = "JDYkc2FsdCRseXhwQWhIaDYxMUxNN2tkUUEzekd5Z0dZRGVwMXpRbzliaDJRcWo1RmtZL001RnF2WjZzbVRmT3dJc0hKRVIzNDl4WEdwY1l5ekxyVnZpNENrRGJVLg==";
    let [a, b, c, ..] = example::NODE_IDS;
    assert_eq!(
        request.body,
        format!(
            r#"{{"spec":{{"maxUnavailable":1,"nodeIDs":["{a}","{b}","{c}"],"nodePoolID":"DefaultPool","nodeTemplate":{{"lifeCycle":{{"preInstall":"ZWNobyAx","postInstall":"ZWNobyAx"}},"login":{{"userPassword":{{"username":"root","password":"{salted}"}}}}}}}}}}"#
        )
    );
    assert_eq!(codes(&draft, &with_password()), [""; 0]);
}

#[test]
fn the_default_pool_can_be_typed_too() {
    let draft = Draft { nodepool_id: "DefaultPool".to_owned(), login: LoginMethod::KeyPair, ..Draft::example(None) };
    assert_eq!(codes(&draft, &Secrets::default()), ["ssh-key/empty"]);
}

#[test]
fn blanks_copied_along_are_left_out() {
    let example = Draft::example(None);
    let draft = Draft {
        endpoint: format!(" {}\n", example.endpoint),
        project_id: format!("{} ", example.project_id),
        nodepool_id: format!("\t{}", example.nodepool_id),
        ..example.clone()
    };
    assert_eq!(draft.request(&Secrets::default()), example.request(&Secrets::default()));
}

#[test]
fn a_missing_password_is_told() {
    let draft = Draft { default_pool: true, ..Draft::example(None) };
    assert_eq!(codes(&draft, &Secrets::default()), ["password/missing"]);
}

#[test]
fn iam_is_that_of_the_region_unless_typed() {
    let draft = |endpoint: &str, iam: &str| Draft {
        endpoint: endpoint.to_owned(),
        iam_endpoint: iam.to_owned(),
        ..Draft::default()
    };
    let origin = |endpoint, iam| draft(endpoint, iam).iam_origin();
    // The hosts of the region table; cn-north-11 has no IAM of its own.
    let own = Some("https://iam.cn-north-4.myhuaweicloud.com".to_owned());
    assert_eq!(origin("https://cce.cn-north-4.myhuaweicloud.com", ""), own);
    let global = Some("https://iam.myhuaweicloud.com".to_owned());
    assert_eq!(origin("https://cce.cn-north-11.myhuaweicloud.com/", ""), global);
    assert_eq!(origin("https://cce.partner.example", ""), Some("https://iam.partner.example".to_owned()));
    assert_eq!(origin("http://127.0.0.1:8081", ""), Some("http://127.0.0.1:8081".to_owned()));
    assert_eq!(origin("", "https://iam.example "), Some("https://iam.example".to_owned()));
    assert_eq!(origin("", ""), None);
}

#[test]
fn a_token_is_for_the_project_that_is_known() {
    let mut draft = Draft { endpoint: "https://cce.cn-north-4.myhuaweicloud.com".to_owned(), ..Draft::default() };
    assert_eq!(draft.token_scope(), Some(Scope::ProjectName("cn-north-4".to_owned())));
    draft.project_id = example::PROJECT_ID.to_owned();
    assert_eq!(draft.token_scope(), Some(Scope::ProjectId(example::PROJECT_ID.to_owned())));
    draft.iam_project = "cn-north-4_team".to_owned();
    assert_eq!(draft.token_scope(), Some(Scope::ProjectName("cn-north-4_team".to_owned())));
    assert_eq!(Draft::default().token_scope(), None);
}
