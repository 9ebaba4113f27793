//! Names that say of a value that it is secret, wherever they stand.

/// Parts of names that hold secrets, in lower case and without signs.
const PARTS: [&str; 8] = ["password", "passwd", "secret", "token", "accesskey", "privatekey", "credential", "apikey"];
/// Whole names that do.
const NAMES: [&str; 7] = ["ak", "sk", "authorization", "pwd", "adminpass", "passcode", "cookie"];
/// What holds a credential in the requests of IAM and of tools: nothing that has a place in a body of CCE.
const AROUND: [&str; 3] = ["auth", "header", "headers"];

/// Returns true if the value of this name is a password, a token or a key.
pub(crate) fn is_secret_name(name: &str) -> bool {
    // Anything may stand in a name that is none of an API's.
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c)) {
        return false;
    }
    let folded = folded(name);
    PARTS.iter().any(|part| folded.contains(part)) || NAMES.contains(&folded.as_str())
}

/// Returns true if a member of this name, beside those of the body, is a credential or holds one.
pub(crate) fn is_credential_name(name: &str) -> bool {
    is_secret_name(name) || AROUND.contains(&folded(name).as_str())
}

fn folded(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_credential_name, is_secret_name};

    #[test]
    fn names_of_secrets_are_known_in_every_spelling() {
        for name in ["X-AuthToken", "adminPass", "secret_key", "SK", "ak", "userPassword", "API-Key", "credential"] {
            assert!(is_secret_name(name) && is_credential_name(name), "{name}");
        }
        for name in ["auth", "header", "Headers"] {
            assert!(!is_secret_name(name) && is_credential_name(name), "{name}");
        }
    }

    #[test]
    fn other_names_are_none() {
        for name in [
            "spec",
            "nodePoolID",
            "author",
            "task",
            "akita",
            "sshKey",
            "kind",
            "labels",
            "headerless",
            "",
            "a \"token\": b",
        ] {
            assert!(!is_credential_name(name), "{name}");
        }
    }
}
