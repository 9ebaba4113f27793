//! A request that may be shown to bystanders.

use crate::decode::decode;
use crate::edit::secret_parts;
use crate::json::{Value, quoted};
use crate::model::{SyncRequest, format_body};

/// What stands in place of the node password.
pub const PASSWORD_PLACEHOLDER: &str = "{salted_password}";

/// Where it stands in the body.
pub(super) const PASSWORD_PATH: [&str; 5] = ["spec", "nodeTemplate", "login", "userPassword", "password"];

/// What stands in place of another value that may be secret.
pub const HIDDEN_PLACEHOLDER: &str = "{hidden}";

/// Returns the request with [`PASSWORD_PLACEHOLDER`] for the node password, whatever its form: a salted one can be
/// guessed at, and a plain one was typed by mistake. Every other value that may be secret, such as those under names
/// that nobody knows ([`secret_parts`]), is [`HIDDEN_PLACEHOLDER`].
///
/// ```
/// use poolsync_core::SyncRequest;
/// use poolsync_core::sample::without_secrets;
///
/// let body = r#"{"spec":{"nodeTemplate":{"login":{"userPassword":{"password":"JDYk"}}}}}"#;
/// let shown = without_secrets(&SyncRequest::new("", "", "", "", body));
/// assert!(shown.body.contains("{salted_password}"));
/// ```
///
/// A body in which nothing may be secret, or that is no JSON, is left as it is; of the latter a sample shows nothing.
#[must_use]
pub fn without_secrets(request: &SyncRequest) -> SyncRequest {
    let mut request = request.clone();
    let (Some(mut body), _) = decode(&request.body) else { return request };
    let has_password = hide(&mut body, &PASSWORD_PATH);
    let mut text = format_body(&body);
    let mut parts = secret_parts(&text);
    parts.retain(|part| text.get(part.clone()).is_some_and(|part| part.trim_matches('"') != PASSWORD_PLACEHOLDER));
    if has_password || !parts.is_empty() {
        for part in parts.into_iter().rev() {
            text.replace_range(part, &quoted(HIDDEN_PLACEHOLDER));
        }
        request.body = text;
    }
    request
}

/// Hides what stands at a path, wherever the path leads: a name may stand there twice.
fn hide(value: &mut Value<'_>, path: &[&str]) -> bool {
    let Some((name, rest)) = path.split_first() else {
        *value = Value::String(PASSWORD_PLACEHOLDER.into());
        return true;
    };
    let Value::Object(members) = value else { return false };
    let mut hidden = false;
    for (_, member) in members.iter_mut().filter(|(key, _)| key == name) {
        hidden |= hide(member, rest);
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_knows_is_hidden_too() {
        let body = r#"{"spec":{"nodePoolID":"x","passwd":"one"},"X-Auth-Token":["two"]}"#;
        let shown = without_secrets(&SyncRequest::new("", "", "", "", body)).body;
        assert_eq!(shown, r#"{"spec":{"nodePoolID":"x","passwd":"{hidden}"},"X-Auth-Token":["{hidden}"]}"#);
    }

    #[test]
    fn a_password_that_stands_twice_is_hidden_twice() {
        let body = r#"{"spec":{"nodeTemplate":{"login":{"userPassword":{"password":"one","password":["two"]}}}}}"#;
        let shown = without_secrets(&SyncRequest::new("", "", "", "", body)).body;
        assert_eq!(shown.matches(PASSWORD_PLACEHOLDER).count(), 2);
        assert!(!shown.contains("one") && !shown.contains("two"), "{shown}");
    }
}
