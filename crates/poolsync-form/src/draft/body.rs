//! The body that follows from a draft, as JSON text.
//!
//! Members are written as they were typed, right or wrong; their order on the wire is the core's business.

use poolsync_core::json::{self, Object, Value};

use super::{Draft, LoginMethod, SALTED};
use crate::secrets::Secrets;

/// The most characters of a list that is no list in the body.
const MOST_CHARACTERS: usize = 40;

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
        let list = self.node_list();
        if list.has_nothing() {
            // Of no type that the service takes: left out, the list would stand for every node of the pool.
            spec.text("nodeIDs", &first_line(&self.node_ids));
        } else if !list.ids.is_empty() {
            spec.texts("nodeIDs", list.ids.iter().map(|id| &**id));
        }
        spec.text_unless_empty("nodePoolID", self.pool());
        if self.has_template() {
            spec.raw("nodeTemplate", &self.node_template(password));
        }
        let mut body = Object::default();
        body.raw("spec", &self.end(spec, "spec"));
        self.end(body, "")
    }

    /// The template of a default pool's nodes, with this password; without one if it is empty.
    pub(super) fn node_template(&self, password: &str) -> String {
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
    fn end(&self, object: Object, path: &str) -> String {
        let here = self.others.iter().filter(|other| other.parent == path);
        object.end_with(here.map(|other| (other.name.as_str(), other.json.as_str())))
    }
}

/// The first line of what was pasted in place of IDs, cut: as much as a person needs to know it again.
fn first_line(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let cut: String = line.chars().take(MOST_CHARACTERS).collect();
    if cut.len() < line.len() { cut + "…" } else { cut }
}
