//! The password of a default pool's nodes: put into the body of a call at the last moment, and nowhere else.

use std::borrow::Cow;

use super::action::Request;
use crate::json::{self, Value};
use crate::model::format_body;
use crate::secret::Secret;

/// Where the login by password stands.
const USER_PASSWORD: [&str; 4] = ["spec", "nodeTemplate", "login", "userPassword"];

impl Request {
    /// Returns the name of the user whose password the body needs; `root` where it names none, nothing where it needs no password.
    pub fn username(&self) -> Option<String> {
        let body = json::parse(&self.body).0?;
        let user = USER_PASSWORD.iter().try_fold(&body, |value, name| value.get(name))?;
        let Value::Object(_) = user else { return None };
        Some(user.text("username").given().map_or_else(|| "root".to_owned(), str::to_owned))
    }

    /// Returns the request with this salted password in its body, in the order in which the members are sent. Nothing changes
    /// where none is needed.
    #[must_use]
    pub fn with_password(mut self, salted: &Secret) -> Self {
        let body = json::parse(&self.body).0.map(|mut body| {
            let mut place = Some(&mut body);
            for name in USER_PASSWORD {
                place = place.and_then(|value| match value {
                    Value::Object(members) => members.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value),
                    _ => None,
                });
            }
            if let Some(Value::Object(members)) = place {
                members.retain(|(name, _)| name != "password");
                // EXPOSE: sent to the service, which it is for.
                members.push((Cow::Borrowed("password"), Value::String(Cow::Borrowed(salted.expose()))));
            }
            format_body(&body)
        });
        self.body = body.unwrap_or(self.body);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(login: &str) -> Request {
        let body = format!(
            r#"{{"spec":{{"maxUnavailable":1,"nodeIDs":["n"],"nodePoolID":"DefaultPool","nodeTemplate":{{"lifeCycle":{{}},"login":{login}}}}}}}"#
        );
        let text = String::new;
        Request { endpoint: text(), project_id: text(), cluster_id: text(), nodepool_id: text(), body }
    }

    #[test]
    fn a_password_stands_where_it_is_sent() {
        let salted = Secret::new("JDYk".to_owned());
        let with = request(r#"{"userPassword":{"username":"ops"}}"#).with_password(&salted);
        assert_eq!(with.body, request(r#"{"userPassword":{"username":"ops","password":"JDYk"}}"#).body);
        let by_key = request(r#"{"sshKey":"ops"}"#);
        assert_eq!(by_key.clone().with_password(&salted), by_key);
    }

    #[test]
    fn whose_password_it_is_stands_in_the_body() {
        assert_eq!(request(r#"{"userPassword":{"username":"ops"}}"#).username().as_deref(), Some("ops"));
        assert_eq!(request(r#"{"userPassword":{}}"#).username().as_deref(), Some("root"));
        assert_eq!(request(r#"{"sshKey":"ops"}"#).username(), None);
    }
}
