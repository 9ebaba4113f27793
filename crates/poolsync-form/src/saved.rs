//! Drafts as they are kept in this browser: JSON with a version, no secrets.
//!
//! ```
//! use poolsync_form::{Draft, load, save};
//!
//! let draft = Draft::example(None); // without scripts, which are kept only where the user asks for it
//! assert_eq!(load(&save(&draft)), Some(draft));
//! ```

use poolsync_core::edit::secret_parts;
use poolsync_core::json::{self, Object, Value};

use crate::credential::CredentialKind;
use crate::draft::{Draft, LoginMethod, Other, ScriptForm};
use crate::node_list::words;

/// The version that is written. A new one comes with a step from the one before.
const VERSION: &str = "1";
/// A UUID has 36 characters.
const LONGEST_ID: usize = 128;

/// The draft as text.
pub fn save(draft: &Draft) -> String {
    let mut out = Object::default();
    out.raw("version", VERSION);
    out.text("endpoint", address(&draft.endpoint));
    out.text("credential", draft.credential.id());
    for (name, text) in [
        ("account", &draft.account),
        ("iamUser", &draft.iam_user),
        ("iamUserId", &draft.iam_user_id),
        ("iamProject", &draft.iam_project),
    ] {
        out.text(name, id(text));
    }
    out.text("iamEndpoint", address(&draft.iam_endpoint));
    out.text("projectId", id(&draft.project_id));
    out.text("clusterId", id(&draft.cluster_id));
    out.text("nodepoolId", id(&draft.nodepool_id));
    out.text("defaultPool", if draft.default_pool { "yes" } else { "no" });
    out.text("maxUnavailable", &draft.max_unavailable);
    let has_long_id = words(&draft.node_ids).any(|word| id(word).is_empty());
    out.text("nodeIDs", if has_long_id { "" } else { &draft.node_ids });
    out.text("login", login_name(draft.login));
    out.text("username", &draft.username);
    out.text("sshKey", if is_key_material(&draft.ssh_key) { "" } else { &draft.ssh_key });
    out.text("keepsScripts", if draft.keeps_scripts { "yes" } else { "no" });
    let script = |text| if draft.keeps_scripts { text } else { "" };
    out.text("preInstall", script(&draft.pre_install.text));
    out.text("preInstallForm", form_name(draft.pre_install.form));
    out.text("postInstall", script(&draft.post_install.text));
    out.text("postInstallForm", form_name(draft.post_install.form));
    let others: Vec<_> = draft.others.iter().filter(|other| !other.may_be_secret()).map(saved_other).collect();
    if !others.is_empty() {
        out.raw("others", &format!("[{}]", others.join(",")));
    }
    let may_keep = |text: &&str| secret_parts(text).is_empty() && (draft.keeps_scripts || !text.contains("lifeCycle"));
    if let Some(text) = draft.body_text.as_deref().filter(may_keep) {
        out.text("bodyText", text);
    }
    out.end()
}

/// An id as it is kept: what is far too long for one may be a token in the wrong field.
fn id(text: &str) -> &str {
    if text.len() > LONGEST_ID { "" } else { text }
}

fn saved_other(other: &Other) -> String {
    let mut out = Object::default();
    out.text("parent", &other.parent);
    out.text("name", &other.name);
    out.text("json", &other.json);
    out.end()
}

/// An address as it is kept. A user part may hold a password, a query or fragment a token.
fn address(text: &str) -> &str {
    if text.contains(['@', '?', '#']) { "" } else { id(text) }
}

/// True for what may be a private key where the name of a key pair belongs: that is not kept. A name has no blanks.
fn is_key_material(ssh_key: &str) -> bool {
    ssh_key.chars().any(char::is_whitespace)
}

/// The draft of a text that [`save`] wrote, in this version or an earlier one; none if it is something else. A part that
/// is missing is as in a new draft.
pub fn load(text: &str) -> Option<Draft> {
    let (value, faults) = json::parse(text);
    let value = value.filter(|_| faults.is_empty())?;
    if value.number("version").given()?.text() != VERSION {
        return None;
    }
    let mut draft = Draft::default();
    read(&value, "endpoint", &mut draft.endpoint);
    let kind = value.text("credential").given().and_then(CredentialKind::by_id);
    draft.credential = kind.unwrap_or_default();
    read(&value, "account", &mut draft.account);
    read(&value, "iamUser", &mut draft.iam_user);
    read(&value, "iamUserId", &mut draft.iam_user_id);
    read(&value, "iamProject", &mut draft.iam_project);
    read(&value, "iamEndpoint", &mut draft.iam_endpoint);
    read(&value, "projectId", &mut draft.project_id);
    read(&value, "clusterId", &mut draft.cluster_id);
    read(&value, "nodepoolId", &mut draft.nodepool_id);
    draft.default_pool = value.text("defaultPool").given() == Some("yes");
    read(&value, "maxUnavailable", &mut draft.max_unavailable);
    read(&value, "nodeIDs", &mut draft.node_ids);
    if value.text("login").given() == Some(login_name(LoginMethod::KeyPair)) {
        draft.login = LoginMethod::KeyPair;
    }
    read(&value, "username", &mut draft.username);
    read(&value, "sshKey", &mut draft.ssh_key);
    // A draft of before there was a choice has kept them.
    draft.keeps_scripts = value.text("keepsScripts").given() == Some("yes");
    for (script, name, form) in [
        (&mut draft.pre_install, "preInstall", "preInstallForm"),
        (&mut draft.post_install, "postInstall", "postInstallForm"),
    ] {
        read(&value, name, &mut script.text);
        if value.text(form).given() == Some(form_name(ScriptForm::Base64)) {
            script.form = ScriptForm::Base64;
        }
    }
    let others = value.array("others").given().unwrap_or_default();
    draft.others = others.iter().filter_map(loaded_other).collect();
    draft.body_text = value.text("bodyText").given().map(str::to_owned);
    Some(draft)
}

/// A member that was kept; none if its value is no JSON any more.
fn loaded_other(value: &Value<'_>) -> Option<Other> {
    let text = |name| value.text(name).given().map(str::to_owned);
    let other = Other { parent: text("parent")?, name: text("name")?, json: text("json")? };
    json::parse(&other.json).1.is_empty().then_some(other)
}

fn read(value: &Value<'_>, name: &str, into: &mut String) {
    if let Some(text) = value.text(name).given() {
        text.clone_into(into);
    }
}

fn login_name(login: LoginMethod) -> &'static str {
    match login {
        LoginMethod::Password => "password",
        LoginMethod::KeyPair => "keyPair",
    }
}

fn form_name(form: ScriptForm) -> &'static str {
    match form {
        ScriptForm::Text => "text",
        ScriptForm::Base64 => "base64",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draft::Script;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_was_typed_comes_back(a in "[^@?#]{0,30}", b in ".{0,30}", name in r"\S*", yes in any::<bool>()) {
            let login = if yes { LoginMethod::KeyPair } else { LoginMethod::Password };
            let form = if yes { ScriptForm::Base64 } else { ScriptForm::Text };
            let draft = Draft {
                endpoint: a.clone(),
                credential: if yes { CredentialKind::TemporaryKey } else { CredentialKind::SignIn },
                account: b.clone(),
                iam_user: a.clone(),
                iam_user_id: b.clone(),
                iam_project: a.clone(),
                iam_endpoint: b.replace(['@', '?', '#'], ""),
                project_id: b.clone(),
                cluster_id: a.clone(),
                nodepool_id: b.clone(),
                default_pool: yes,
                max_unavailable: a.clone(),
                node_ids: b.clone(),
                login,
                username: a.clone(),
                ssh_key: name,
                pre_install: Script { form, text: a },
                post_install: Script { form: ScriptForm::Text, text: b.clone() },
                keeps_scripts: true,
                others: vec![Other { parent: "spec".to_owned(), name: "retryTimes".to_owned(), json: "1.50".to_owned() }],
                body_text: yes.then_some(b).filter(|text| secret_parts(text).is_empty()),
            };
            prop_assert_eq!(load(&save(&draft)), Some(draft));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in ".*") {
            let _ = load(&text);
        }
    }

    #[test]
    fn scripts_are_kept_only_where_the_user_says_so() {
        let script = |text: &str| Script { form: ScriptForm::Text, text: text.to_owned() };
        let body = r#"{"spec":{"nodeTemplate":{"lifeCycle":{"preInstall":"marker"}}}}"#;
        for (pre_install, body_text) in [(script("marker"), None), (script(""), Some(body.to_owned()))] {
            let draft = Draft { pre_install, body_text, ..Draft::default() };
            assert!(!save(&draft).contains("marker"));
            assert!(save(&Draft { keeps_scripts: true, ..draft }).contains("marker"));
        }
    }

    #[test]
    fn a_key_in_place_of_the_name_of_a_key_pair_is_not_kept() {
        let key = "-----BEGIN OPENSSH PRIVATE KEY-----b3BlbnNzaC1rZXk";
        let draft = Draft { ssh_key: key.to_owned(), ..Draft::default() };
        assert!(!save(&draft).contains("b3BlbnNz"));
    }

    #[test]
    fn a_secret_in_the_wrong_field_is_not_kept() {
        let token = format!("MII{}", "x".repeat(2_000));
        let endpoint = "https://ops:Huawei@Cloud2026@cce.example.com".to_owned();
        let node_ids = format!("{} {token}", "a".repeat(36));
        let saved = save(&Draft { project_id: token, endpoint, node_ids, ..Draft::default() });
        assert!(!saved.contains("MII") && !saved.contains("Huawei@"), "{saved}");
        let endpoint = "https://cce.example.com/?X-Auth-Token=MIIF".to_owned();
        assert!(!save(&Draft { endpoint, ..Draft::default() }).contains("MIIF"));
    }

    #[test]
    fn what_may_be_secret_in_a_body_that_is_text_is_not_kept() {
        let json = r#"{"login":{"userPassword":{"password":"Huawei@Cloud2026"}}}"#.to_owned();
        let others = vec![Other { parent: "spec".to_owned(), name: "nodeTemplate".to_owned(), json }];
        assert!(!save(&Draft { others, ..Draft::default() }).contains("Huawei@"));
        for text in [
            r#"{"spec":{"nodeTemplate":{"login":{"userPassword":{"password":"Huawei@"#,
            r#"{"spec":{"nodeTemplate":{"login":{"userPassword":{"p\u0061ssword":"Huawei@Cloud2026"}}}}}}"#,
            "curl -H 'X-Auth-Token: Huawei@Cloud2026'",
            "token Huawei@Cloud2026",
        ] {
            let saved = save(&Draft { body_text: Some(text.to_owned()), ..Draft::default() });
            assert!(!saved.contains("Huawei@"), "{text}");
        }
    }

    #[test]
    fn what_is_no_draft_is_none() {
        for text in ["", "{}", "[]", r#"{"version":2}"#, r#"{"version":"1"}"#, r#"{"version":1,"version":1}"#] {
            assert_eq!(load(text), None, "{text}");
        }
        assert_eq!(load(r#"{"version":1}"#), Some(Draft::default()));
    }
}
