//! Lists, tables and parentheses: values of several parts.

use super::super::value::Value;
use super::reader::{MOST_LEVELS, Reader};
impl Reader<'_> {
    /// `@( value, value )`; the cursor is behind the bracket.
    pub(super) fn list(&mut self, depth: usize) -> Value {
        let mut items = Vec::new();
        loop {
            self.skip(true);
            match self.cursor.peek() {
                None => {
                    self.unclosed = true;
                    return Value::List(items);
                }
                Some(')') => {
                    self.cursor.next();
                    return Value::List(items);
                }
                Some(';' | ',' | '|' | '}' | '=') => {
                    self.cursor.next();
                }
                Some(_) => match self.expression(depth) {
                    // `@($list)` is the list.
                    Some(Value::List(inner)) => items.extend(inner),
                    Some(item) => items.push(item),
                    None => return Value::Opaque,
                },
            }
        }
    }

    /// `@{ name = value; "name" = value }`; the cursor is behind the brace.
    pub(super) fn table(&mut self, depth: usize) -> Value {
        let mut members: Vec<(String, Value)> = Vec::new();
        loop {
            self.skip(true);
            match self.cursor.peek() {
                None => {
                    self.unclosed = true;
                    return Value::Table(members);
                }
                Some('}') => {
                    self.cursor.next();
                    return Value::Table(members);
                }
                // A list without brackets: its first item was taken for the value.
                Some(',') => {
                    self.cursor.next();
                    self.skip(true);
                    let item = self.expression(depth);
                    if let (Some((_, value)), Some(item)) = (members.last_mut(), item) {
                        match value {
                            Value::List(items) => items.push(item),
                            _ => *value = Value::List(vec![std::mem::replace(value, Value::Opaque), item]),
                        }
                    }
                    continue;
                }
                Some(';' | ')' | '|' | '=') => {
                    self.cursor.next();
                    continue;
                }
                Some(_) => {}
            }
            let key = self.argument(depth);
            self.skip(false);
            if !self.cursor.eat("=") {
                continue;
            }
            self.skip(true);
            if let (Some(key), Some(value)) = (key, self.pipeline(depth).or_else(|| self.bare_value(depth))) {
                members.push((key.into_text(), value));
            }
        }
    }

    /// `("…")`, `(… | ConvertTo-Json)` or `([Encoding]::UTF8.GetBytes("…"))`; the cursor is behind the bracket.
    pub(super) fn parenthesis(&mut self, depth: usize) -> Value {
        self.skip(true);
        let value = match self.cursor.peek() {
            Some(')') | None => None,
            Some(_) if depth > MOST_LEVELS => None,
            Some(_) => self.pipeline(depth),
        };
        self.skip(true);
        if self.cursor.eat(")") {
            return value.unwrap_or(Value::Opaque);
        }
        let before = self.cursor;
        let mut levels = 1_usize;
        while let Some(c) = self.cursor.next() {
            match c {
                '(' => levels += 1,
                ')' => levels -= 1,
                '"' => self.double_quoted(&mut String::new()),
                '\'' => self.single_quoted(&mut String::new()),
                _ => {}
            }
            if levels == 0 {
                let text = self.since(before);
                self.passed(text);
                return Value::Opaque;
            }
        }
        self.unclosed = true;
        Value::Opaque
    }
}
