//! A request that may be shown to bystanders.

use crate::decode::decode;
use crate::json::Value;
use crate::model::{SyncRequest, format_body};

/// What stands in place of the node password.
pub const PASSWORD_PLACEHOLDER: &str = "{salted_password}";

/// Where it stands in the body.
pub(super) const PASSWORD_PATH: [&str; 5] = ["spec", "nodeTemplate", "login", "userPassword", "password"];

/// The same request with [`PASSWORD_PLACEHOLDER`] for the node password, whatever its form: a salted one can be guessed
/// at, and a plain one was typed by mistake.
///
/// ```
/// use poolsync_core::SyncRequest;
/// use poolsync_core::sample::without_password;
///
/// let body = r#"{"spec":{"nodeTemplate":{"login":{"userPassword":{"password":"JDYk"}}}}}"#;
/// let shown = without_password(&SyncRequest::new("", "", "", "", body));
/// assert!(shown.body.contains("{salted_password}"));
/// ```
///
/// A body without a password, or that is no JSON, is left as it is; of the latter a sample shows nothing.
#[must_use]
pub fn without_password(request: &SyncRequest) -> SyncRequest {
    let mut request = request.clone();
    if let (Some(mut body), _) = decode(&request.body)
        && hide(&mut body, &PASSWORD_PATH)
    {
        request.body = format_body(&body);
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
    fn a_password_that_stands_twice_is_hidden_twice() {
        let body = r#"{"spec":{"nodeTemplate":{"login":{"userPassword":{"password":"one","password":["two"]}}}}}"#;
        let shown = without_password(&SyncRequest::new("", "", "", "", body)).body;
        assert_eq!(shown.matches(PASSWORD_PLACEHOLDER).count(), 2);
        assert!(!shown.contains("one") && !shown.contains("two"), "{shown}");
    }
}
