//! What may be secret in a body that was typed as JSON: it is neither kept nor shown unasked, and goes when secrets are
//! forgotten.

use poolsync_core::edit::secret_parts;
use poolsync_core::json::push_string;

use super::{Draft, Other};

impl Other {
    /// True if its value may hold a secret: nobody knows what the member is, or it is a password.
    pub fn may_be_secret(&self) -> bool {
        let mut text = String::from("{");
        for name in self.parent.split('.').filter(|name| !name.is_empty()) {
            push_string(&mut text, name);
            text.push_str(":{");
        }
        push_string(&mut text, &self.name);
        text.push(':');
        text.push_str(&self.json);
        !secret_parts(&text).is_empty()
    }
}

impl Draft {
    /// True if the body holds more that may be secret than the password of the field.
    pub fn has_hidden_parts(&self) -> bool {
        self.body_text.is_some() || self.others.iter().any(Other::may_be_secret)
    }

    /// Takes out of a body that was typed as JSON what may be secret. In a text that no field shows, values become `""`;
    /// members without a field are removed, so that the body is another one.
    pub fn forget_secrets(&mut self) {
        self.others.retain(|other| !other.may_be_secret());
        if let Some(text) = &mut self.body_text {
            for part in secret_parts(text).into_iter().rev() {
                text.replace_range(part, "\"\"");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(parent: &str, name: &str, json: &str) -> Other {
        Other { parent: parent.to_owned(), name: name.to_owned(), json: json.to_owned() }
    }

    #[test]
    fn what_the_api_takes_openly_stays() {
        for (parent, name, json) in [
            ("spec", "force", "true"),
            ("", "kind", "\"NodePool\""),
            ("spec.nodeTemplate.login", "removeSSHKey", "true"),
            ("spec.nodeTemplate", "volumeConfig", r#"{"volumeResetPolicy":"x"}"#),
        ] {
            assert!(!other(parent, name, json).may_be_secret(), "{parent}.{name}");
        }
        for (parent, name, json) in [
            ("spec", "extendParam", r#"{"adminPass":"Plain@Secret77"}"#),
            ("", "X-Auth-Token", "\"MIIF\""),
            ("spec.nodeTemplate.login.userPassword", "pasword", "\"Plain@Secret77\""),
        ] {
            assert!(other(parent, name, json).may_be_secret(), "{parent}.{name}");
        }
    }

    #[test]
    fn forgetting_takes_values_and_leaves_the_rest() {
        let text = "{\"spec\": {\"maxUnavailable\": 1, \"passwd\": \"Plain@Secret77";
        let others = vec![other("spec", "force", "true"), other("spec", "passwd", "\"Plain@Secret77\"")];
        let mut draft = Draft { body_text: Some(text.to_owned()), others, ..Draft::default() };
        draft.forget_secrets();
        assert_eq!(draft.body_text.as_deref(), Some("{\"spec\": {\"maxUnavailable\": 1, \"passwd\": \"\""));
        assert_eq!(draft.others, [other("spec", "force", "true")]);
    }
}
