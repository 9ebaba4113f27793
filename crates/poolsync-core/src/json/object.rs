//! One JSON object, written member by member.
//!
//! ```
//! use poolsync_core::json::Object;
//!
//! let mut object = Object::default();
//! object.raw("maxUnavailable", "1");
//! object.text("nodePoolID", "DefaultPool");
//! assert_eq!(object.end(), r#"{"maxUnavailable":1,"nodePoolID":"DefaultPool"}"#);
//! ```

use super::push_string;

/// Writes one JSON object. That no name comes twice is for the caller to see to.
#[derive(Debug, Default)]
pub struct Object {
    text: String,
    names: Vec<String>,
}

impl Object {
    /// Adds a member. `value`: JSON text, which is written as it stands.
    pub fn raw(&mut self, name: &str, value: &str) {
        self.name(name);
        self.text.push_str(value);
    }

    /// Adds a member with a string.
    pub fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        push_string(&mut self.text, text);
    }

    /// Adds a member with a string, or nothing if that is empty.
    pub fn text_unless_empty(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    /// Adds a member with a list of strings.
    pub fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t str>) {
        self.name(name);
        let open = self.text.len() + 1;
        self.text.push('[');
        for text in texts {
            if self.text.len() > open {
                self.text.push(',');
            }
            push_string(&mut self.text, text);
        }
        self.text.push(']');
    }

    /// Returns the text of the object, with its braces.
    pub fn end(self) -> String {
        format!("{{{}}}", self.text)
    }

    /// Returns the text of the object with more members at its end: names, and values as JSON text. Those whose name
    /// stands there already are left out.
    pub fn end_with<'m>(mut self, more: impl Iterator<Item = (&'m str, &'m str)>) -> String {
        let names = std::mem::take(&mut self.names);
        for (name, value) in more.filter(|(name, _)| !names.iter().any(|known| known == name)) {
            self.raw(name, value);
        }
        self.end()
    }

    fn name(&mut self, name: &str) {
        self.names.push(name.to_owned());
        if !self.text.is_empty() {
            self.text.push(',');
        }
        push_string(&mut self.text, name);
        self.text.push(':');
    }
}
