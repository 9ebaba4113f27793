//! Words of the languages, and what they set in a way of their own.

use super::super::value::Value;
use super::walk::Walk;

impl<'t> Walk<'t> {
    /// A word of the language; false if it is none.
    pub(super) fn keyword(&mut self, path: &'t str) -> bool {
        match path {
            "const" | "let" | "var" => self.declares = Some(path),
            "export" | "async" => {}
            "else" | "do" | "try" | "finally" => {
                self.last = path;
                self.pending |= path == "else";
                return true;
            }
            "await" | "new" if self.last != "(" || self.at_start => {
                self.last = path;
                return true;
            }
            // What the other module calls like our names takes their place.
            "import" if self.reader.is_python && self.reader.cursor.rest().trim_start().starts_with('*') => {
                let rest = self.rest();
                self.reader.memory.unset_all(self.blocks.scope(), rest);
                self.passed(path);
                return true;
            }
            "for" | "import" | "from" | "as" | "lambda" | "global" | "nonlocal" | "except" => {
                self.targets = true;
                self.passed(path);
                return true;
            }
            "in" | "of" => {
                self.targets = false;
                self.passed(path);
                return true;
            }
            // Names are members there.
            "with" if !self.reader.is_python => {
                self.reader.memory.give_up();
                self.passed(path);
                return true;
            }
            "case" | "default" if self.at_start && !self.reader.is_python => {
                self.blocks.branch();
                self.passed(path);
                return true;
            }
            "del" | "delete" => {
                self.delete();
                return true;
            }
            // What a function returns may be a part of what it names.
            "return" | "yield" => {
                self.passed(path);
                self.over = Some("return");
                return true;
            }
            "if" | "elif" | "while" | "switch" | "with" | "and" | "or" | "not" | "is" | "typeof" | "assert"
            | "raise" | "throw" | "def" | "function" | "class" | "catch" | "new" | "await" | "static" => {
                self.passed(path);
                return true;
            }
            _ => return false,
        }
        self.last = path;
        true
    }

    /// A name that the statement sets in a way of its own.
    pub(super) fn target(&mut self, name: &'t str) {
        if matches!(self.head, "global" | "nonlocal") {
            self.reader.memory.reach(name);
        }
        match self.made.take() {
            Some(session) => self.client(name, session),
            None => self.unset(name),
        }
        match self.over {
            Some(over) => self.reader.memory.link(over, name),
            None => self.over = Some(name),
        }
        self.names.push(name);
        self.passed("name");
    }

    /// A variable that holds a session.
    pub(super) fn client(&mut self, name: &'t str, session: Value) {
        self.reader.memory.clients.insert(name.to_owned());
        self.set(name, &[], session, true);
    }
}
