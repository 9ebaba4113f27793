//! Reading statement by statement.

use std::collections::BTreeMap;

use super::super::signs::straighten_word;
use super::super::words::Cursor;
use super::text::is_quote;
use super::value::{Argument, Statement, Value};

/// Tables within tables are read so deep.
const MOST_LEVELS: usize = 8;

pub(super) struct Reader<'t> {
    pub(super) cursor: Cursor<'t>,
    /// Variables that the text sets, each with its size in bytes.
    pub(super) variables: BTreeMap<String, (Value, usize)>,
    /// Bytes that may still come from variables.
    pub(super) budget: usize,
    /// So many blocks are open: they may never run.
    blocks: usize,
    pub(super) unclosed: bool,
    pub(super) repaired: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let budget = text.len().saturating_mul(4);
        Self {
            cursor: Cursor::new(text),
            variables: BTreeMap::new(),
            budget,
            blocks: 0,
            unclosed: false,
            repaired: false,
        }
    }

    /// The next statement, unless the text ends.
    pub(super) fn statement(&mut self) -> Option<Statement> {
        self.skip(true);
        while self.cursor.peek()? == ';' {
            self.cursor.next();
            self.skip(true);
        }
        if self.cursor.peek() == Some('$') {
            return Some(self.assignment());
        }
        if matches!(self.cursor.peek(), Some('{' | '}' | ')' | '|')) {
            self.end_statement();
            return Some(Statement::Other);
        }
        let first = self.argument(0)?;
        let Argument::Value(Value::Text(name)) = first else {
            self.rest_of_statement();
            return Some(Statement::Other);
        };
        // A prompt, and the sign that calls a program.
        if matches!(name.as_str(), "PS" | "&" | ".") || name.ends_with('>') {
            return Some(Statement::Other);
        }
        Some(Statement::Command { name, arguments: self.rest_of_statement() })
    }

    fn end_statement(&mut self) {
        match self.cursor.next() {
            Some('{') => self.blocks += 1,
            Some('}') => self.blocks = self.blocks.saturating_sub(1),
            _ => {}
        }
    }

    /// The arguments up to the end of the statement.
    fn rest_of_statement(&mut self) -> Vec<Argument> {
        let mut arguments = Vec::new();
        loop {
            self.skip(false);
            match self.cursor.peek() {
                None => return arguments,
                Some('\n' | ';' | '|' | '{' | '}' | ')') => {
                    self.end_statement();
                    return arguments;
                }
                Some(_) => arguments.extend(self.argument(0)),
            }
        }
    }

    /// `$name = value`, `$name["key"] = value`; what else begins with a variable is passed.
    fn assignment(&mut self) -> Statement {
        self.cursor.eat("$");
        let name = self.name();
        let sure = self.blocks == 0 || !self.variables.contains_key(&name);
        let key = self.cursor.eat("[").then(|| self.argument(0));
        if key.is_some() {
            self.cursor.eat("]");
        }
        self.skip(false);
        if self.cursor.eat("=") {
            self.skip(false);
            // `$answer = Invoke-RestMethod …` is a command.
            if self.cursor.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
                return Statement::Other;
            }
            let value = match self.argument(0) {
                Some(Argument::Value(value)) => value,
                _ => Value::Opaque,
            };
            let computed = !self.rest_of_statement().is_empty();
            let value = if computed { Value::Opaque } else { value };
            match key {
                None => {
                    let value = if sure { value } else { Value::Opaque };
                    let size = value.size();
                    self.variables.insert(name, (value, size));
                }
                Some(Some(Argument::Value(Value::Text(key)))) => {
                    if let Some((Value::Table(members), known)) = self.variables.get_mut(&name) {
                        *known = known.saturating_add(key.len() + value.size());
                        members.push((key, value));
                    }
                }
                Some(_) => {}
            }
        } else {
            if self.cursor.rest().starts_with("+=") {
                self.variables.insert(name, (Value::Opaque, 0));
            }
            self.rest_of_statement();
        }
        Statement::Other
    }

    /// One argument, not empty; nothing at the end of the text.
    fn argument(&mut self, depth: usize) -> Option<Argument> {
        let method = self.behind_type().filter(|behind| behind.peek() == Some('('));
        let opens = self.cursor.rest().starts_with("@{") || self.cursor.peek() == Some('(') || method.is_some();
        if opens && depth >= MOST_LEVELS {
            self.cursor.next();
            return Some(Argument::Value(Value::Opaque));
        }
        if self.cursor.eat("@{") {
            return Some(Argument::Value(self.table(depth + 1)));
        }
        if self.cursor.eat("@'\n") {
            return Some(Argument::Value(Value::Text(self.here_string("\n'@").to_owned())));
        }
        if self.cursor.eat("@\"\n") {
            let text = self.here_string("\n\"@");
            return Some(Argument::Value(Value::Text(self.expanded(text))));
        }
        self.cursor = method.unwrap_or(self.cursor);
        if self.cursor.eat("(") {
            return Some(Argument::Value(self.parenthesis(depth + 1)));
        }
        if matches!(self.cursor.peek(), Some('$' | '@')) {
            let mut ahead = self.cursor;
            ahead.next();
            let name = ahead.take_while(is_name).to_ascii_lowercase();
            let ends = ahead.peek().is_none_or(|c| c.is_whitespace() || ";|),}".contains(c));
            let known = self.variables.get(&name).filter(|(_, size)| ends && *size <= self.budget);
            if let Some((value, size)) = known {
                self.cursor = ahead;
                self.budget -= size;
                return Some(Argument::Value(value.clone()));
            }
        }
        let bare = !self.cursor.peek().is_some_and(is_quote);
        let text = self.word(depth)?;
        let plain = if bare { straighten_word(&text) } else { text };
        let is_name =
            bare && plain.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_digit()));
        Some(if is_name { Argument::Name(plain) } else { Argument::Value(Value::Text(plain)) })
    }

    /// `@{ name = value; "name" = value }`; the cursor is behind the brace.
    fn table(&mut self, depth: usize) -> Value {
        let mut members = Vec::new();
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
                Some(';' | ',') => {
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
            if let (Some(key), Some(value)) = (key, self.argument(depth)) {
                let value = match value {
                    Argument::Name(text) => Value::Text(text),
                    Argument::Value(value) => value,
                };
                members.push((key.into_text(), value));
            }
        }
    }

    /// The place behind `[Encoding]::UTF8.GetBytes` and the like, if it stands here.
    fn behind_type(&self) -> Option<Cursor<'t>> {
        let mut ahead = self.cursor;
        (ahead.peek() == Some('[')).then(|| ahead.take_while(|c| c.is_ascii_alphanumeric() || "[]:._".contains(c)))?;
        Some(ahead)
    }

    /// `("…")` or `([Encoding]::UTF8.GetBytes("…"))`; the cursor is behind the bracket.
    fn parenthesis(&mut self, depth: usize) -> Value {
        self.skip(true);
        let value = match self.cursor.peek() {
            Some(c) if is_quote(c) || matches!(c, '(' | '[' | '@' | '$') => self.argument(depth),
            _ => None,
        };
        self.skip(true);
        if self.cursor.eat(")") {
            return match value {
                Some(Argument::Value(value)) => value,
                _ => Value::Opaque,
            };
        }
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
                return Value::Opaque;
            }
        }
        self.unclosed = true;
        Value::Opaque
    }

    /// The name of a variable, in lower case: PowerShell does not tell cases apart.
    fn name(&mut self) -> String {
        self.cursor.take_while(is_name).to_ascii_lowercase()
    }

    /// Blanks, comments, a line that goes on, and line ends where they mean nothing.
    fn skip(&mut self, lines: bool) {
        loop {
            let before = self.cursor.rest().len();
            self.cursor.skip_blanks(lines);
            if self.cursor.eat("<#") {
                let rest = self.cursor.rest().split_once("#>").map_or("", |(_, rest)| rest);
                self.cursor = Cursor::new(rest);
            }
            if self.cursor.peek() == Some('#') {
                self.cursor.take_while(|c| c != '\n');
            }
            let mut ahead = self.cursor;
            if ahead.eat("`") {
                ahead.skip_blanks(false);
                if ahead.eat("\n") {
                    self.cursor = ahead;
                }
            }
            if self.cursor.rest().len() == before {
                return;
            }
        }
    }
}

pub(super) fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == ':'
}
