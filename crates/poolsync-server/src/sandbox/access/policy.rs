//! A policy that narrows the rights of a temporary key.
//!
//! ```json
//! {"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["cce:nodepool:update"]}]}
//! ```

use serde::Deserialize;

/// The action of the upgrade call, and the older name under which it is allowed as well.
const UPGRADE: (&str, &str) = ("cce:nodepool:upgradeNodepool", "cce:nodepool:update");

/// A policy. Resources and conditions are not looked at, as the sandbox has too little to tell apart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(in crate::sandbox) struct Policy {
    version: String,
    statement: Vec<Statement>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Statement {
    effect: Effect,
    action: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum Effect {
    Allow,
    Deny,
}

impl Policy {
    /// Returns whether it is of the version that is documented for temporary keys, and says something.
    pub(in crate::sandbox) fn is_known(&self) -> bool {
        self.version == "1.1" && self.statement.iter().all(|statement| !statement.action.is_empty())
    }

    /// Returns whether something allows this and nothing denies it.
    pub(super) fn allows(&self, action: &str) -> bool {
        let says =
            |effect| self.statement.iter().any(|statement| statement.effect == effect && statement.names(action));
        says(Effect::Allow) && !says(Effect::Deny)
    }
}

impl Statement {
    fn names(&self, action: &str) -> bool {
        let alias = if action == UPGRADE.0 { UPGRADE.1 } else { action };
        self.action.iter().any(|pattern| fits(pattern, action) || fits(pattern, alias))
    }
}

/// `service:type:operation`, each of which may end in `*`.
fn fits(pattern: &str, action: &str) -> bool {
    let mut parts = action.split(':');
    let all = pattern.split(':').all(|pattern| {
        parts.next().is_some_and(|part| match pattern.strip_suffix('*') {
            Some(start) => part.starts_with(start),
            None => part.eq_ignore_ascii_case(pattern),
        })
    });
    all && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(statements: &str) -> Policy {
        serde_json::from_str(&format!(r#"{{"Version":"1.1","Statement":{statements}}}"#)).unwrap()
    }

    #[test]
    fn allows_what_is_named() {
        for (action, name) in [
            ("cce:nodepool:upgradeNodepool", "cce:nodepool:upgradeNodepool"),
            ("cce:nodepool:update", "cce:nodepool:upgradeNodepool"),
            ("cce:nodepool:*", "cce:nodepool:upgradeNodepool"),
            ("cce:*:*", "cce:node:list"),
            ("cce:node:l*", "cce:node:list"),
        ] {
            assert!(policy(&format!(r#"[{{"Effect":"Allow","Action":["{action}"]}}]"#)).allows(name), "{action}");
        }
    }

    #[test]
    fn allows_nothing_else() {
        for (action, name) in [
            ("cce:nodepool:update", "cce:nodepool:get"),
            ("cce:node:*", "cce:nodepool:get"),
            ("cce:nodepool", "cce:nodepool:get"),
            ("cce:*", "cce:nodepool:get"),
            ("cce:nodepool:get:x", "cce:nodepool:get"),
        ] {
            assert!(!policy(&format!(r#"[{{"Effect":"Allow","Action":["{action}"]}}]"#)).allows(name), "{action}");
        }
        assert!(!policy("[]").allows("cce:nodepool:get"));
    }

    #[test]
    fn a_denial_wins() {
        let policy =
            policy(r#"[{"Effect":"Allow","Action":["cce:*:*"]},{"Effect":"Deny","Action":["cce:nodepool:update"]}]"#);
        assert!(policy.allows("cce:nodepool:get") && !policy.allows("cce:nodepool:upgradeNodepool"));
    }
}
