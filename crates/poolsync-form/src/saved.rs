//! Drafts as they are kept in this browser: JSON with a version, no secrets.
//!
//! ```
//! use poolsync_form::{Draft, load, save};
//!
//! let draft = Draft::example(None);
//! assert_eq!(load(&save(&draft)), Some(draft));
//! ```

use poolsync_core::json::{self, Value};

use crate::draft::{Draft, LoginMethod, ScriptForm};

/// The version that is written. A new one comes with a step from the one before.
const VERSION: &str = "1";

/// The draft as text.
pub fn save(draft: &Draft) -> String {
    let mut out = format!("{{\"version\":{VERSION}");
    let mut text = |name: &str, value: &str| {
        out.push(',');
        json::push_string(&mut out, name);
        out.push(':');
        json::push_string(&mut out, value);
    };
    text("endpoint", &draft.endpoint);
    text("projectId", &draft.project_id);
    text("clusterId", &draft.cluster_id);
    text("nodepoolId", &draft.nodepool_id);
    text("defaultPool", if draft.default_pool { "yes" } else { "no" });
    text("maxUnavailable", &draft.max_unavailable);
    text("nodeIDs", &draft.node_ids);
    text("login", login_name(draft.login));
    text("username", &draft.username);
    text("sshKey", if is_key_material(&draft.ssh_key) { "" } else { &draft.ssh_key });
    text("preInstall", &draft.pre_install.text);
    text("preInstallForm", form_name(draft.pre_install.form));
    text("postInstall", &draft.post_install.text);
    text("postInstallForm", form_name(draft.post_install.form));
    out.push('}');
    out
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
    for (script, name, form) in [
        (&mut draft.pre_install, "preInstall", "preInstallForm"),
        (&mut draft.post_install, "postInstall", "postInstallForm"),
    ] {
        read(&value, name, &mut script.text);
        if value.text(form).given() == Some(form_name(ScriptForm::Base64)) {
            script.form = ScriptForm::Base64;
        }
    }
    Some(draft)
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
        fn whatever_was_typed_comes_back(a in ".*", b in ".*", name in r"\S*", yes in any::<bool>()) {
            let login = if yes { LoginMethod::KeyPair } else { LoginMethod::Password };
            let form = if yes { ScriptForm::Base64 } else { ScriptForm::Text };
            let draft = Draft {
                endpoint: a.clone(),
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
                post_install: Script { form: ScriptForm::Text, text: b },
            };
            prop_assert_eq!(load(&save(&draft)), Some(draft));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in ".*") {
            let _ = load(&text);
        }
    }

    #[test]
    fn a_key_in_place_of_the_name_of_a_key_pair_is_not_kept() {
        let key = "-----BEGIN OPENSSH PRIVATE KEY-----b3BlbnNzaC1rZXk";
        let draft = Draft { ssh_key: key.to_owned(), ..Draft::default() };
        assert!(!save(&draft).contains("b3BlbnNz"));
    }

    #[test]
    fn what_is_no_draft_is_none() {
        for text in ["", "{}", "[]", r#"{"version":2}"#, r#"{"version":"1"}"#, r#"{"version":1,"version":1}"#] {
            assert_eq!(load(text), None, "{text}");
        }
        assert_eq!(load(r#"{"version":1}"#), Some(Draft::default()));
    }
}
