//! Scripts that a tool runs before or after its requests: they may set variables, and change the request itself.

use crate::json::Value;

/// What changes a request, in the words of Postman, Insomnia, Bruno and Thunder Client.
const CHANGES: [&str; 12] = [
    "request.body.update(",
    "request.body.raw=",
    "request.body=",
    "request.url=",
    "request.url.update(",
    "request.update(",
    "request.setBody(",
    "request.setUrl(",
    "req.setBody(",
    "req.setUrl(",
    "tc.setBody(",
    "request.body.mode=",
];

/// The scripts of a file, without blanks.
#[derive(Default)]
pub(super) struct Scripts(String);

impl Scripts {
    /// The scripts of a file, of whichever request: Postman runs those of its folders too.
    pub(super) fn of(file: &Value<'_>) -> Self {
        let mut scripts = Self::default();
        scripts.collect(file, false);
        scripts
    }

    /// True if one sets a variable of this name.
    pub(super) fn sets(&self, name: &str) -> bool {
        ['\'', '"', '`'].iter().any(|quote| {
            let call = |verb: &str| self.0.contains(&format!("{verb}({quote}{name}{quote}"));
            ["set", "setVar", "setEnvVar", "unset"].into_iter().any(call)
        })
    }

    /// True if one changes the request.
    pub(super) fn change_request(&self) -> bool {
        CHANGES.iter().any(|change| self.0.contains(change))
    }

    fn collect(&mut self, value: &Value<'_>, within: bool) {
        match value {
            Value::String(text) if within => self.0.extend(text.chars().filter(|c| !c.is_whitespace())),
            Value::Array(items) => items.iter().for_each(|item| self.collect(item, within)),
            Value::Object(members) => {
                for (name, value) in members {
                    let is_script = name.to_ascii_lowercase().contains("script");
                    self.collect(value, within || is_script);
                }
            }
            _ => {}
        }
    }
}
