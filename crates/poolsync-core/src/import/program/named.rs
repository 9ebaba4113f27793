//! Values that begin with a name: constants, variables, what the environment holds, calls that make a text.

use super::super::value::Value;
use super::place::{self, put_all};
use super::reader::{Arguments, MOST_LEVELS, Reader};

/// `json.dumps` and `JSON.stringify` write every level.
const ALL_LEVELS: usize = 100;

impl Reader<'_> {
    /// What begins with a name: a text with a prefix, a constant, a variable, a call.
    pub(super) fn named(&mut self, depth: usize) -> Value {
        let path = self.path();
        if let Some(quote @ ('"' | '\'')) = self.cursor.peek()
            && path.len() <= 2
        {
            return self.text(quote, path).map_or(Value::Opaque, Value::Text);
        }
        match path {
            "True" | "true" => return Value::Literal("true".to_owned()),
            "False" | "false" => return Value::Literal("false".to_owned()),
            // JSON leaves a member out that is undefined.
            "undefined" => return Value::Opaque,
            "None" | "null" => return Value::Literal("null".to_owned()),
            "new" | "await" => {
                self.skip(false);
                return self.term(depth);
            }
            _ => {}
        }
        if path.starts_with("process.env") || matches!(path, "os.environ" | "os.getenv" | "os.environ.get") {
            let key = if matches!(self.cursor.peek(), Some('[' | '(')) { self.brackets(depth) } else { Vec::new() };
            let key = match key.into_iter().next() {
                Some(Value::Text(name)) => name,
                _ => path.rsplit('.').next().unwrap_or_default().to_owned(),
            };
            return Value::Text(format!("${{{key}}}"));
        }
        if self.cursor.peek() == Some('(') {
            return self.called(path, depth);
        }
        let mut value = self.variable(path);
        while self.cursor.peek() == Some('[') {
            let key = self.brackets(depth).into_iter().next();
            value = match key {
                Some(Value::Text(key)) => place::member(&value, &key).cloned().unwrap_or(Value::Opaque),
                _ => Value::Opaque,
            };
        }
        value
    }

    /// What a function makes of its arguments; the cursor is in front of their bracket.
    fn called(&mut self, path: &str, depth: usize) -> Value {
        if depth >= MOST_LEVELS {
            self.pass(true);
            return Value::Opaque;
        }
        // A table of its own may be filled without anybody noticing.
        let is_fresh = self.cursor.rest().starts_with("({");
        let Arguments { placed, named } = self.items(depth + 1, ')');
        // Bytes of a text are sent as the text.
        if let Some(name) = path.strip_suffix(".encode") {
            return self.variable(name);
        }
        let count = placed.len();
        let mut placed = placed.into_iter();
        match (path, placed.next(), placed.next()) {
            ("Headers", None, _) => Value::Table(Vec::new()),
            ("dict", table @ (None | Some(Value::Table(_))), None) => {
                let mut members = match table {
                    Some(Value::Table(members)) => members,
                    _ => Vec::new(),
                };
                put_all(&mut members, named);
                Value::Table(members)
            }
            ("json.dumps" | "JSON.stringify", Some(value), None) => self.json_of(&value),
            // Anything else that stands second may leave members out.
            ("JSON.stringify", Some(value), Some(Value::Literal(second))) if second == "null" => self.json_of(&value),
            ("Headers" | "copy.copy" | "copy.deepcopy" | "structuredClone", Some(value @ Value::Table(_)), None)
            | ("list" | "copy.copy" | "copy.deepcopy" | "structuredClone", Some(value @ Value::List(_)), None)
            | ("str" | "String", Some(value @ Value::Text(_)), None) => value,
            ("Object.assign", Some(Value::Table(mut members)), Some(Value::Table(more))) if count == 2 && is_fresh => {
                put_all(&mut members, more);
                Value::Table(members)
            }
            _ => Value::Opaque,
        }
    }

    fn json_of(&mut self, value: &Value) -> Value {
        if *value == Value::Opaque {
            return Value::Opaque;
        }
        let json = value.to_json(ALL_LEVELS);
        self.budget = self.budget.saturating_sub(json.len());
        Value::Text(json)
    }

    /// The value of a variable, or of a member of it.
    pub(super) fn variable(&mut self, path: &str) -> Value {
        let mut names = path.split('.');
        let root = names.next().unwrap_or_default();
        self.memory.reads.push(root.to_owned());
        let known = self.memory.value(root, self.scope, self.cursor.rest().len());
        let Some(value) = known.and_then(|value| names.try_fold(value, place::member)) else {
            return Value::Opaque;
        };
        let size = value.size();
        if size > self.budget {
            return Value::Opaque;
        }
        let value = value.clone();
        self.budget -= size;
        value
    }
}
