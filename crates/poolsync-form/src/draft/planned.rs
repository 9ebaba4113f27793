//! What a plan of several calls takes from the form.

use super::Draft;

impl Draft {
    /// Returns the template of a default pool's nodes as JSON without a password; none for another pool.
    pub fn template_without_password(&self) -> Option<String> {
        self.has_template().then(|| self.node_template(""))
    }
}
