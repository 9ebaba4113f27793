//! The body that follows from a draft, as JSON text.
//!
//! Members are written as they were typed, right or wrong; their order on the wire is the core's business.

use poolsync_core::json::{self, Value};

use super::{Draft, LoginMethod, SALTED};
use crate::secrets::Secrets;

impl Draft {
    /// The body with the salted password in it.
    pub(super) fn body(&self, secrets: &Secrets) -> String {
        // EXPOSE: the salted form is part of the body.
        let salted = secrets.salted().expose();
        match &self.body_text {
            Some(text) => text.replacen(SALTED, salted, 1),
            None => self.body_of_fields(salted),
        }
    }

    /// The body that the fields say, with this password; without one if it is empty.
    pub(super) fn body_of_fields(&self, password: &str) -> String {
        let mut spec = Object::default();
        let batch = self.max_unavailable.trim();
        match json::parse(batch).0 {
            Some(Value::Number(_)) => spec.raw("maxUnavailable", batch),
            _ if batch.is_empty() => {}
            _ => spec.text("maxUnavailable", batch),
        }
        if self.named_nodes() > 0 {
            spec.texts("nodeIDs", self.node_ids());
        }
        spec.text_unless_empty("nodePoolID", self.pool());
        if self.has_template() {
            spec.raw("nodeTemplate", &self.node_template(password));
        }
        let mut body = Object::default();
        body.raw("spec", &self.end(spec, "spec"));
        self.end(body, "")
    }

    fn node_template(&self, password: &str) -> String {
        const TEMPLATE: &str = "spec.nodeTemplate";
        let mut life_cycle = Object::default();
        life_cycle.text_unless_empty("preInstall", &self.pre_install.encoded());
        life_cycle.text_unless_empty("postInstall", &self.post_install.encoded());
        let mut login = Object::default();
        match self.login {
            LoginMethod::KeyPair => login.text("sshKey", &self.ssh_key),
            LoginMethod::Password => {
                let mut user_password = Object::default();
                user_password.text_unless_empty("username", &self.username);
                user_password.text_unless_empty("password", password);
                login.raw("userPassword", &self.end(user_password, "spec.nodeTemplate.login.userPassword"));
            }
        }
        let mut template = Object::default();
        template.raw("lifeCycle", &self.end(life_cycle, "spec.nodeTemplate.lifeCycle"));
        template.raw("login", &self.end(login, "spec.nodeTemplate.login"));
        self.end(template, TEMPLATE)
    }

    /// The text of an object, with the members that the form has no field for at its end.
    fn end(&self, mut object: Object, path: &str) -> String {
        for other in self.others.iter().filter(|other| other.parent == path) {
            object.raw(&other.name, &other.json);
        }
        object.end()
    }
}

/// Writes one JSON object. Of a name that comes again the first counts.
#[derive(Default)]
pub(crate) struct Object {
    text: String,
    names: Vec<String>,
}

impl Object {
    /// A member whose value is JSON text already.
    pub(crate) fn raw(&mut self, name: &str, value: &str) {
        if self.name(name) {
            self.text.push_str(value);
        }
    }

    /// A string.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        if self.name(name) {
            json::push_string(&mut self.text, text);
        }
    }

    /// A string; no member at all for an empty one.
    pub(crate) fn text_unless_empty(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    /// A list of strings.
    pub(crate) fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t str>) {
        if !self.name(name) {
            return;
        }
        let open = self.text.len() + 1;
        self.text.push('[');
        for text in texts {
            if self.text.len() > open {
                self.text.push(',');
            }
            json::push_string(&mut self.text, text);
        }
        self.text.push(']');
    }

    /// The text of the object.
    pub(crate) fn end(self) -> String {
        ["{", &self.text, "}"].concat()
    }

    /// Writes a name that does not stand there yet.
    fn name(&mut self, name: &str) -> bool {
        if self.names.iter().any(|known| known == name) {
            return false;
        }
        self.names.push(name.to_owned());
        if !self.text.is_empty() {
            self.text.push(',');
        }
        json::push_string(&mut self.text, name);
        self.text.push(':');
        true
    }
}
