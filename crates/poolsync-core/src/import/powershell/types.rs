//! Values that are no single word: tables, lists, brackets, casts, variables.

use super::super::value::Value;
use super::super::words::Cursor;
use super::reader::{MOST_LEVELS, Reader, is_name, plain_name};

/// A type in brackets, and a member of it: `[string[]]`, `[Text.Encoding]::UTF8.GetBytes`.
pub(super) struct Named<'t> {
    name: &'t str,
    member: &'t str,
    pub(super) behind: Cursor<'t>,
}

/// Longer names are none.
const LONGEST: usize = 200;

impl Named<'_> {
    fn has(&self, names: &[&str]) -> bool {
        let name = self.name.to_ascii_lowercase();
        names.iter().any(|known| name.contains(known))
    }

    fn is_list(&self) -> bool {
        self.has(&["[]", "arraylist", "list[", "[array]", "collection[", "queue", "hashset"])
    }

    /// True for a list that grows; an array does not.
    fn grows(&self) -> bool {
        self.has(&["arraylist", "list[", "collection["])
    }

    fn is_table(&self) -> bool {
        self.has(&["dictionary", "hashtable", "[ordered]", "pscustomobject", "psobject"])
    }

    /// A value of this type, made from another one.
    fn of(&self, value: Value) -> Value {
        match value {
            value @ (Value::Text(_) | Value::Literal(_) | Value::Table(_)) if self.is_list() => {
                Value::List(vec![value])
            }
            Value::Text(text)
                if self.has(&["[int", "[long]", "[uint"])
                    && !text.is_empty()
                    && text.bytes().all(|b| b.is_ascii_digit()) =>
            {
                let digits = text.trim_start_matches('0');
                Value::Literal(if digits.is_empty() { "0" } else { digits }.to_owned())
            }
            value => value,
        }
    }
}

impl<'t> Reader<'t> {
    /// The type that stands here in brackets, with the member behind it.
    pub(super) fn named_type(&self) -> Option<Named<'t>> {
        let start = self.cursor.rest();
        if !start.starts_with('[') {
            return None;
        }
        let mut levels = 0_usize;
        let end = start.char_indices().take(LONGEST).find_map(|(at, c)| {
            match c {
                '[' => levels += 1,
                ']' => levels -= 1,
                _ if c.is_ascii_alphanumeric() || "._,` ".contains(c) => {}
                _ => return Some(None),
            }
            (levels == 0).then_some(Some(at + 1))
        })??;
        let (name, rest) = start.split_at_checked(end)?;
        let mut behind = Cursor::new(rest);
        let member = behind.take_while(|c| c.is_ascii_alphanumeric() || ":._".contains(c));
        if !member.starts_with("::") && !member.is_empty() {
            return None;
        }
        // `[ordered] @{…}`
        if member.is_empty() {
            behind.skip_blanks(false);
        }
        Some(Named { name, member, behind })
    }

    /// A value that is no single word: a table, a list, a bracket, a here-string, a variable that is known.
    pub(super) fn value(&mut self, depth: usize) -> Option<Value> {
        let named = self.named_type();
        let named = named.filter(|named| matches!(named.behind.peek(), Some('(' | '@' | '"' | '\'' | '$' | '[')));
        let Some(named) = named else { return self.plain_value(depth) };
        let member = named.member.rsplit([':', '.']).next().unwrap_or_default().to_ascii_lowercase();
        if depth >= MOST_LEVELS {
            return self.plain_value(depth);
        }
        self.cursor = named.behind;
        match member.as_str() {
            "" => {
                let value = match self.cursor.peek() {
                    Some('"' | '\'') => self.word(depth.max(1)).map(Value::Text)?,
                    _ => self.value(depth + 1).or_else(|| self.word(depth.max(1)).map(Value::Text))?,
                };
                self.changes.grows |= named.grows();
                Some(named.of(value))
            }
            // Bytes of a text are sent as the text.
            "getbytes" | "escapedatastring" | "parse" => self.plain_value(depth),
            "getenvironmentvariable" => match self.plain_value(depth)? {
                Value::Text(name) => Some(Value::Text(format!("${{{name}}}"))),
                _ => Some(Value::Opaque),
            },
            "new" => {
                let is_empty = self.cursor.rest().trim_start_matches('(').trim_start().starts_with(')');
                let value = self.plain_value(depth)?;
                self.changes.grows |= named.grows();
                Some(match value {
                    _ if is_empty && named.is_list() => Value::List(Vec::new()),
                    _ if is_empty && named.is_table() => Value::Table(Vec::new()),
                    value @ Value::List(_) if named.is_list() => value,
                    value @ Value::Table(_) if named.is_table() => value,
                    _ => Value::Opaque,
                })
            }
            _ => {
                let from = self.reads.len();
                self.plain_value(depth)?;
                // What is handed over may be changed: `[array]::Reverse($list)`.
                if !matches!(
                    member.as_str(),
                    "join" | "format" | "concat" | "isnullorempty" | "serialize" | "max" | "min"
                ) {
                    for read in self.reads.split_off(from.min(self.reads.len())) {
                        self.lose(&read);
                    }
                }
                Some(Value::Opaque)
            }
        }
    }

    fn plain_value(&mut self, depth: usize) -> Option<Value> {
        let rest = self.cursor.rest();
        let opens = ["@{", "@(", "("].iter().any(|sign| rest.starts_with(sign));
        if opens && depth >= MOST_LEVELS {
            self.cursor.next();
            return Some(Value::Opaque);
        }
        if self.cursor.eat("@{") {
            return Some(self.table(depth + 1));
        }
        if self.cursor.eat("@(") {
            return Some(self.list(depth + 1));
        }
        if self.cursor.eat("@'\n") {
            return Some(Value::Text(self.here_string("\n'@").to_owned()));
        }
        if self.cursor.eat("@\"\n") {
            let text = self.here_string("\n\"@");
            return Some(Value::Text(self.expanded(text)));
        }
        if self.cursor.eat("(") {
            return Some(self.parenthesis(depth + 1));
        }
        self.known_variable()
    }

    /// The value of a variable, or of a member of it, if it is known and stands by itself.
    fn known_variable(&mut self) -> Option<Value> {
        if !matches!(self.cursor.peek(), Some('$' | '@')) {
            return None;
        }
        let mut ahead = self.clone_place();
        ahead.cursor.next();
        let name = plain_name(ahead.cursor.take_while(is_name));
        for (known, literal) in [("true", "true"), ("false", "false"), ("null", "null")] {
            if name == known {
                self.cursor = ahead.cursor;
                return Some(Value::Literal(literal.to_owned()));
            }
        }
        let path = ahead.path();
        let (value, size) = self.variables.get(&name)?;
        if !matches!(value, Value::Text(_) | Value::Literal(_)) {
            self.reads.push(name.clone());
        }
        if ahead.cursor.peek() == Some('(') {
            // A method of something: only a run would tell.
            ahead.cursor.next();
            ahead.parenthesis(MOST_LEVELS);
            self.cursor = ahead.cursor;
            self.called(&name, &path);
            return Some(Value::Opaque);
        }
        let ends = ahead.cursor.peek().is_none_or(|c| c.is_whitespace() || ";|),}+".contains(c));
        let inner = path.iter().try_fold(value, |value, name| value.member(name));
        let value = inner.filter(|_| ends && *size <= self.budget)?;
        if self.is_open(&name) {
            self.cursor = ahead.cursor;
            return Some(Value::Opaque);
        }
        let value = value.clone();
        self.budget -= size;
        self.cursor = ahead.cursor;
        Some(value)
    }
}
