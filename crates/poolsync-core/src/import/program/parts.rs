//! Values of several parts: lists, tables, the arguments of a call.

use super::super::value::Value;
use super::place::{put, put_all};
use super::reader::{Arguments, MOST_LEVELS, Reader};

impl Reader<'_> {
    pub(super) fn brackets(&mut self, depth: usize) -> Vec<Value> {
        let close = if self.cursor.peek() == Some('[') { ']' } else { ')' };
        if depth >= MOST_LEVELS {
            self.pass(true);
            return Vec::new();
        }
        self.items(depth + 1, close).placed
    }

    /// The values between brackets; the cursor is in front of the first one.
    pub(super) fn items(&mut self, depth: usize, close: char) -> Arguments {
        self.cursor.next();
        let mut arguments = Arguments::default();
        loop {
            self.skip(true);
            match self.cursor.peek() {
                None => return arguments,
                Some(c) if c == close => {
                    self.cursor.next();
                    return arguments;
                }
                Some(',' | ')' | ']' | '}' | ';' | ':') => {
                    self.cursor.next();
                    continue;
                }
                Some(_) => {}
            }
            // `...list`, `*list`: the items of another list.
            if self.cursor.eat("...") || !self.cursor.rest().starts_with("**") && self.cursor.eat("*") {
                match self.expression(depth) {
                    Value::List(items) => arguments.placed.extend(items),
                    _ => arguments.placed.push(Value::Opaque),
                }
                continue;
            }
            // `name=value`
            let mut ahead = self.ahead();
            let name = ahead.path();
            ahead.skip(false);
            if !name.is_empty() && ahead.cursor.eat("=") && !matches!(ahead.cursor.peek(), Some('=' | '>')) {
                self.cursor = ahead.cursor;
                let value = self.expression(depth);
                arguments.named.push((name.to_owned(), value));
            } else {
                let value = self.expression(depth);
                arguments.placed.push(value);
            }
        }
    }

    /// Passes `undefined`, if it stands here alone.
    fn is_undefined(&mut self) -> bool {
        let mut ahead = self.ahead();
        ahead.skip(true);
        let is_undefined = ahead.path() == "undefined";
        ahead.skip(true);
        let is_alone = is_undefined && matches!(ahead.cursor.peek(), Some(',' | '}'));
        if is_alone {
            self.cursor = ahead.cursor;
        }
        is_alone
    }

    /// `{ "name": value, name: value, name }`; the cursor is in front of the brace.
    pub(super) fn table(&mut self, depth: usize) -> Value {
        self.cursor.next();
        let mut members = Vec::new();
        let mut is_known = true;
        loop {
            self.skip(true);
            // `...table`, `**table`: the members of another one.
            if self.cursor.eat("...") || self.cursor.eat("**") {
                match self.expression(depth) {
                    Value::Table(inner) => put_all(&mut members, inner),
                    _ => is_known = false,
                }
                continue;
            }
            let key = match self.cursor.peek() {
                None => return Value::Opaque,
                Some('}') => {
                    self.cursor.next();
                    return if is_known { Value::Table(members) } else { Value::Opaque };
                }
                Some(',' | ')' | ']' | ';' | ':') => {
                    self.cursor.next();
                    continue;
                }
                Some(quote @ ('"' | '\'')) => self.text(quote, ""),
                Some(_) => Some(self.path().to_owned()).filter(|name| !name.is_empty() && !name.starts_with('.')),
            };
            self.skip(true);
            match key {
                Some(key) if self.cursor.eat(":") => {
                    // JSON leaves a member out that is undefined. Without node IDs it would be every node: that is asked for.
                    if !self.is_python && key != "nodeIDs" && self.is_undefined() {
                        members.retain(|(known, _)| *known != key);
                        continue;
                    }
                    let value = self.expression(depth);
                    put(&mut members, key, value);
                }
                Some(key) if matches!(self.cursor.peek(), Some(',' | '}')) => {
                    let value = self.variable(&key);
                    put(&mut members, key, value);
                }
                _ => {
                    is_known = false;
                    self.pass(true);
                }
            }
        }
    }
}
