use poolsync_core::example;
use proptest::prelude::*;

use super::*;

fn salt() -> Salt {
    Salt::new("salt").unwrap()
}

/// The draft after a body was typed, and the body that it sends.
fn taken(text: &str) -> (Draft, String) {
    let (mut draft, mut secrets) = (Draft::example(None), Secrets::default());
    draft.take_body(text, &mut secrets, &salt());
    let body = draft.body(&secrets);
    (draft, body)
}

#[test]
fn a_custom_pool_fills_its_fields() {
    let (draft, body) = taken(r#"{"spec": {"nodePoolID": "p", "maxUnavailable": 3, "nodeIDs": ["a", "b"]}}"#);
    assert_eq!(
        (draft.nodepool_id.as_str(), draft.max_unavailable.as_str(), draft.node_ids.as_str()),
        ("p", "3", "a\nb")
    );
    assert_eq!(draft.body_text, None);
    assert_eq!(body, r#"{"spec":{"maxUnavailable":3,"nodeIDs":["a","b"],"nodePoolID":"p"}}"#);
}

#[test]
fn a_default_pool_fills_login_and_scripts() {
    let (draft, _) = taken(
        r#"{"spec":{"maxUnavailable":1,"nodePoolID":"DefaultPool","nodeTemplate":{"lifeCycle":{"preInstall":"ZWNobyAx"},"login":{"sshKey":"k"}}}}"#,
    );
    assert!(draft.default_pool);
    assert_eq!(draft.pre_install, Script { form: ScriptForm::Text, text: "echo 1".to_owned() });
    assert_eq!((draft.login, draft.ssh_key.as_str(), draft.body_text), (LoginMethod::KeyPair, "k", None));
    assert_eq!(draft.nodepool_id, example::NODEPOOL_ID, "what was typed there is kept");
}

#[test]
fn a_plain_password_goes_into_its_field_and_is_salted() {
    let text = r#"{"spec":{"maxUnavailable":1,"nodePoolID":"DefaultPool","nodeTemplate":{"lifeCycle":{},"login":{"userPassword":{"password":"Huawei@Cloud2026"}}}}}"#;
    let (mut draft, mut secrets) = (Draft::example(None), Secrets::default());
    draft.take_body(text, &mut secrets, &salt());
    assert_eq!(draft.body_text, None);
    // EXPOSE: compared with what was typed.
    assert_eq!(secrets.password().expose(), "Huawei@Cloud2026");
    assert!(!draft.body(&secrets).contains("Huawei@Cloud2026"));
    let shown = draft.shown_body(&secrets);
    assert!(shown.contains(SALTED), "{shown}");
    let sent = draft.body(&secrets);
    draft.take_body(&shown, &mut secrets, &salt());
    assert_eq!(draft.body(&secrets), sent, "what is shown says what is sent");
    draft.take_body(&shown.replace(", \"password\"", "").replace(SALTED, ""), &mut secrets, &salt());
    assert!(!draft.body(&secrets).contains("JDYk"), "a password that was deleted is not sent");
}

#[test]
fn members_without_a_field_are_kept_and_sent() {
    let (draft, body) = taken(
        r#"{"kind":"NodePool","spec":{"force":true,"maxUnavailable":1,"nodeIDs":[1],"nodePoolID":"p","nodeTemplate":{"login":{}}}}"#,
    );
    let names: Vec<_> = draft.others.iter().map(|other| other.name.as_str()).collect();
    assert_eq!(names, ["kind", "force", "nodeIDs", "nodeTemplate"]);
    let expected = r#"{"spec":{"maxUnavailable":1,"nodeIDs":[1],"nodePoolID":"p","nodeTemplate":{"login":{}},"force":true},"kind":"NodePool"}"#;
    assert_eq!(canonical(&body).unwrap(), expected);
}

#[test]
fn what_the_form_cannot_say_stays_text() {
    for text in [
        "",
        "{",
        "[]",
        "{}",
        r#"{"spec":{"nodePoolID":"DefaultPool"}}"#,
        r#"{"spec":{"maxUnavailable":1,"nodePoolID":"p","nodeIDs":[]}}"#,
        r#"{"spec":{"maxUnavailable":"3","nodePoolID":"p"}}"#,
        r#"{"spec":{"maxUnavailable":1,"maxUnavailable":2,"nodePoolID":"p"}}"#,
    ] {
        let (draft, body) = taken(text);
        assert_eq!(body, text);
        assert_eq!(draft.body_text.as_deref(), Some(text), "{text}");
    }
}

#[test]
fn a_body_is_shown_with_a_line_for_each_member() {
    let (draft, _) = taken(r#"{"spec":{"maxUnavailable":1,"nodeIDs":["a{","b\"]"],"nodePoolID":"p","metadata":{}}}"#);
    let shown = draft.shown_body(&Secrets::default());
    let expected = r#"{
  "spec": {
    "maxUnavailable": 1,
    "nodeIDs": [
      "a{",
      "b\"]"
    ],
    "nodePoolID": "p",
    "metadata": {}
  }
}"#;
    assert_eq!(shown, expected);
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?[1-9][0-9]{0,3}(\\.[0-9]{1,2})?",
        "[a-z\\-, ]{0,12}".prop_map(|text| format!("\"{text}\"")),
    ];
    let names = [
        "spec",
        "maxUnavailable",
        "nodeIDs",
        "nodePoolID",
        "nodeTemplate",
        "lifeCycle",
        "login",
        "sshKey",
        "userPassword",
        "username",
        "password",
        "preInstall",
        "force",
    ];
    let name = prop::sample::select(names.to_vec());
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::btree_map(name.clone(), inner, 0..5).prop_map(|members| {
                let members: Vec<_> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_what_is_sent(spec in json(), pool in prop::sample::select(vec!["DefaultPool", "p"])) {
        let text = format!(r#"{{"spec":{{"nodePoolID":"{pool}","nodeTemplate":{spec}}}}}"#);
        for text in [spec, text] {
            let (draft, body) = taken(&text);
            // A password is salted on its way; all else is the same.
            if !text.contains("password") {
                prop_assert_eq!(canonical(&body), canonical(&text), "{:?}", draft);
            }
        }
    }

    #[test]
    fn any_text_is_taken_without_a_panic(text in ".*") {
        let _ = taken(&text);
    }
}
