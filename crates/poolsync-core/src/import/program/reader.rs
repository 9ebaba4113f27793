//! Values of a program in Python or JavaScript: literals, and variables that hold them.
//!
//! Grammar: "Literals" and "Formatted string literals" of Python's reference, "ECMAScript literals". What only a run would
//! tell is [`Value::Opaque`]; what the environment holds is a placeholder.

use super::super::value::Value;
use super::super::words::Cursor;
use super::memory::{Memory, Scope};

/// Literals within literals are read so deep.
pub(super) const MOST_LEVELS: usize = 24;

/// The arguments of a call.
#[derive(Default)]
pub(super) struct Arguments {
    pub(super) placed: Vec<Value>,
    pub(super) named: Vec<(String, Value)>,
}

impl Arguments {
    /// Their values, in no order.
    pub(super) fn values(&self) -> impl Iterator<Item = &Value> {
        self.placed.iter().chain(self.named.iter().map(|(_, value)| value))
    }
}

pub(super) struct Reader<'t> {
    pub(super) cursor: Cursor<'t>,
    pub(super) memory: Memory,
    /// Where the cursor is.
    pub(super) scope: Scope,
    /// The text is in Python, where two slashes divide.
    pub(super) is_python: bool,
    /// So many bytes may still come from variables.
    pub(super) budget: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, is_python: bool, memory: Memory) -> Self {
        let budget = text.len().saturating_mul(4);
        Self { cursor: Cursor::new(text), memory, scope: Scope::default(), is_python, budget }
    }

    /// A reader at the same place, to look ahead; it knows no variables.
    pub(super) fn ahead(&self) -> Self {
        let Self { cursor, scope, is_python, .. } = *self;
        Self { cursor, memory: Memory::default(), scope, is_python, budget: 0 }
    }

    /// Blanks, line ends and comments.
    pub(super) fn skip(&mut self, lines: bool) {
        loop {
            let before = self.cursor.rest().len();
            self.cursor.skip_blanks(lines);
            let rest = self.cursor.rest();
            if rest.starts_with('#') || rest.starts_with("//") && !self.is_python {
                self.cursor.take_while(|c| c != '\n');
            } else if !self.is_python && self.cursor.eat("/*") {
                let after = self.cursor.rest().split_once("*/").map_or("", |(_, after)| after);
                self.cursor = Cursor::new(after);
            } else if self.cursor.rest().starts_with("\\\n") {
                self.cursor.eat("\\\n");
            }
            if self.cursor.rest().len() == before {
                return;
            }
        }
    }

    /// A name with dots: `requests.post`, `process.env.TOKEN`.
    pub(super) fn path(&mut self) -> &'t str {
        self.cursor.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.'))
    }

    /// A value up to a comma, a bracket that closes or, outside of brackets, the end of the line.
    pub(super) fn expression(&mut self, depth: usize) -> Value {
        let lines = depth > 0;
        self.skip(lines);
        let mut value = self.term(depth);
        loop {
            self.skip(lines);
            if !lines && self.goes_on() {
                self.skip(true);
            }
            if self.cursor.eat("+") {
                self.skip(true);
                value = match (value, self.term(depth)) {
                    (Value::Text(text), Value::Text(more)) if more.len() <= self.budget => Value::Text(text + &more),
                    _ => Value::Opaque,
                };
                continue;
            }
            if self.is_python && self.is_format() {
                value = self.formatted(&value, depth);
                continue;
            }
            // `.encode()` makes bytes of a text.
            if self.cursor.eat(".encode(") {
                self.close();
                continue;
            }
            match self.cursor.peek() {
                None | Some(',' | ')' | ']' | '}' | ';' | '\n' | ':') => return value,
                // A name of the next member, before which the comma was lost.
                Some('"' | '\'') if lines && self.is_at_name() => return value,
                // Texts that stand beside each other are one.
                Some('"' | '\'') => {
                    value = match (value, self.term(depth)) {
                        (Value::Text(text), Value::Text(more)) => Value::Text(text + &more),
                        _ => Value::Opaque,
                    };
                }
                Some(_) => {
                    self.pass(lines);
                    return Value::Opaque;
                }
            }
        }
    }

    /// True at the end of a line whose next one goes on with the same value.
    fn goes_on(&self) -> bool {
        if self.is_python || self.cursor.peek() != Some('\n') {
            return false;
        }
        let mut ahead = self.ahead();
        ahead.skip(true);
        let rest = ahead.cursor.rest();
        ["?", ".", "||", "&&", ":"].iter().any(|sign| rest.starts_with(sign))
            || rest.starts_with('+') && !rest.starts_with("++")
    }

    pub(super) fn term(&mut self, depth: usize) -> Value {
        match self.cursor.peek() {
            Some('{' | '[' | '(') if depth >= MOST_LEVELS => {
                self.pass(true);
                Value::Opaque
            }
            Some('{') => self.table(depth + 1),
            Some('[') => Value::List(self.items(depth + 1, ']').placed),
            Some('(') => {
                let before = self.cursor.rest();
                let mut items = self.items(depth + 1, ')').placed;
                let read = before.get(..before.len().saturating_sub(self.cursor.rest().len())).unwrap_or_default();
                // `("a",)` is a tuple of one.
                let is_tuple = read.trim_end_matches(')').trim_end().ends_with(',');
                if is_tuple {
                    Value::List(items)
                } else if items.len() == 1 {
                    items.pop().unwrap_or(Value::Opaque)
                } else {
                    Value::Opaque
                }
            }
            Some(quote @ ('"' | '\'' | '`')) => self.text(quote, "").map_or(Value::Opaque, Value::Text),
            Some(c) if c.is_ascii_digit() || c == '-' => {
                let number = self.cursor.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
                let is_number = matches!(crate::json::parse(number).0, Some(crate::json::Value::Number(_)));
                if is_number { Value::Literal(number.to_owned()) } else { Value::Opaque }
            }
            Some(_) => self.named(depth),
            None => Value::Opaque,
        }
    }

    /// Passes what is not understood, up to a comma or a bracket that closes, texts as a whole.
    pub(super) fn pass(&mut self, lines: bool) {
        let mut open = 0_usize;
        while let Some(c) = self.cursor.peek() {
            match c {
                ')' | ']' | '}' | ',' | ';' if open == 0 => return,
                '\n' if open == 0 && !lines => return,
                '(' | '[' | '{' => open += 1,
                ')' | ']' | '}' => open -= 1,
                '"' | '\'' | '`' => {
                    self.text(c, "");
                    continue;
                }
                _ => {}
            }
            self.cursor.next();
        }
    }

    /// Passes the rest of a bracket that is open.
    pub(super) fn close(&mut self) {
        while !matches!(self.cursor.peek(), None | Some(')')) {
            self.pass(true);
            if matches!(self.cursor.peek(), Some(',' | ';' | ']' | '}')) {
                self.cursor.next();
            }
        }
        self.cursor.next();
    }
}
