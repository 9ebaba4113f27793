//! Lists, tables and parentheses: values of several parts.

use super::super::value::Value;
use super::reader::{MOST_LEVELS, Reader};

/// What ends an item of a list. Anything else behind it is an operator, an index, a pipe.
const ITEM_ENDS: &str = "\n;,)";
/// What ends a member of a table, or an item of its list without brackets.
const MEMBER_ENDS: &str = "\n;,}";

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
                Some(';' | ',' | '}' | '=') => {
                    self.cursor.next();
                }
                Some(_) => {
                    let item = self.expression(depth);
                    if self.pass_rest(ITEM_ENDS) {
                        self.pass_rest(")");
                        self.cursor.eat(")");
                        return Value::Opaque;
                    }
                    match item {
                        // `@($list)` is the list.
                        Some(Value::List(inner)) => items.extend(inner),
                        Some(item) => items.push(item),
                        None => return Value::Opaque,
                    }
                }
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
                    let item = if self.pass_rest(MEMBER_ENDS) { None } else { item };
                    if let Some((_, value)) = members.last_mut() {
                        *value = match (std::mem::replace(value, Value::Opaque), item) {
                            (Value::Opaque, _) | (_, None) => Value::Opaque,
                            (Value::List(mut items), Some(item)) => {
                                items.push(item);
                                Value::List(items)
                            }
                            (first, Some(item)) => Value::List(vec![first, item]),
                        };
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
            let value = self.pipeline(depth).or_else(|| self.bare_value(depth));
            let value = if self.pass_rest(MEMBER_ENDS) { Some(Value::Opaque) } else { value };
            if let (Some(key), Some(value)) = (key, value) {
                members.push((key.into_text(), value));
            }
        }
    }

    /// Passes the rest of a value that is not understood, up to one of the signs that end it; false if there is no rest.
    fn pass_rest(&mut self, ends: &str) -> bool {
        self.skip(false);
        let before = self.cursor;
        let mut levels = 0_usize;
        while let Some(c) = self.cursor.peek().filter(|c| levels > 0 || !ends.contains(*c)) {
            self.cursor.next();
            match c {
                '(' | '{' | '[' => levels += 1,
                ')' | '}' | ']' => levels = levels.saturating_sub(1),
                '"' => self.double_quoted(&mut String::new()),
                '\'' => self.single_quoted(&mut String::new()),
                _ => self.skip(false),
            }
        }
        let text = self.since(before);
        self.passed(text);
        !text.is_empty()
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
