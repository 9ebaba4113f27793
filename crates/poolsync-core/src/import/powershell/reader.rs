//! Reading statement by statement.

use std::collections::BTreeMap;

use super::super::places;
use super::super::readings::starts_with_tool;
use super::super::signs::straighten_word;
use super::super::value::Value;
use super::super::words::{Cursor, goes_on, is_join};
use super::change::Changes;
use super::statement::{Argument, Statement};
use super::text::is_quote;
use crate::json;

/// Tables within tables are read so deep.
pub(super) const MOST_LEVELS: usize = 8;

pub(super) struct Reader<'t> {
    pub(super) cursor: Cursor<'t>,
    /// Variables that the text sets, each with its size in bytes.
    pub(super) variables: BTreeMap<String, (Value, usize)>,
    /// Bytes that may still come from variables.
    pub(super) budget: usize,
    /// So many blocks are open: they may never run.
    pub(super) blocks: usize,
    pub(super) changes: Changes,
    /// Tables and lists that the statement reads.
    pub(super) reads: Vec<String>,
    /// What ended the statement before.
    pub(super) ended: char,
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
            changes: Changes::default(),
            reads: Vec::new(),
            ended: '\n',
            unclosed: false,
            repaired: false,
        }
    }

    /// A reader that knows what a first reading has seen: what changes later, or in a function above.
    pub(super) fn again(text: &'t str) -> Self {
        let mut first = Self::new(text);
        while first.statement().is_some() {}
        Self { changes: first.changes.before(), ..Self::new(text) }
    }

    /// The next statement, unless the text ends. What it sets within, `if ($a = …)`, `[void]($a = …)`, is not known after it.
    pub(super) fn statement(&mut self) -> Option<Statement> {
        let before = self.cursor;
        let statement = self.whole_statement()?;
        for name in set_within(self.since(before)) {
            self.lose(&name);
        }
        Some(statement)
    }

    fn whole_statement(&mut self) -> Option<Statement> {
        if self.ended != '|' {
            self.reads.clear();
        }
        self.ended = '\n';
        self.skip(true);
        while self.cursor.peek()? == ';' {
            self.cursor.next();
            self.skip(true);
        }
        // `[string]$name = …`
        let typed = self.named_type().map(|named| named.behind).filter(|behind| behind.peek() == Some('$'));
        self.cursor = typed.unwrap_or(self.cursor);
        if self.cursor.peek() == Some('$') {
            return Some(self.assignment());
        }
        if matches!(self.cursor.peek(), Some('{' | '}' | ')' | '|')) {
            self.end_statement();
            return Some(Statement::Other);
        }
        let before = self.cursor;
        let first = self.argument(0)?;
        let Argument::Value(Value::Text(name)) = first else {
            let (arguments, _) = self.rest_of_statement(false);
            if !arguments.is_empty() {
                self.lose_named_since(before);
            }
            return Some(Statement::Other);
        };
        // A prompt, and the sign that calls a program.
        if matches!(name.as_str(), "PS" | "&" | ".") || name.ends_with('>') {
            // Another script may set any variable.
            if name == "." {
                self.unset_all();
            }
            return Some(Statement::Other);
        }
        self.header(&name, before);
        let (arguments, joined) = self.rest_of_statement(starts_with_tool(&name));
        self.ran(&name, &arguments, before);
        Some(Statement::Command { name, arguments, joined })
    }

    pub(super) fn end_statement(&mut self) {
        let end = self.cursor.next();
        match end {
            Some('{') => self.blocks += 1,
            Some('}') => self.blocks = self.blocks.saturating_sub(1),
            _ => {}
        }
        self.ended = end.unwrap_or('\n');
    }

    /// The arguments up to the end of the statement; with `bridges` also past line ends that were meant to be joined.
    pub(super) fn rest_of_statement(&mut self, bridges: bool) -> (Vec<Argument>, bool) {
        let mut arguments = Vec::new();
        let mut joined = false;
        loop {
            self.skip(false);
            match self.cursor.peek() {
                None => return (arguments, joined),
                Some('\n') if bridges && goes_on(self.cursor.rest(), "", false) => {
                    joined = true;
                    self.skip(true);
                    let is_sign = |argument: &mut Argument| matches!(argument, Argument::Value(Value::Text(text)) if is_join(text));
                    arguments.pop_if(is_sign);
                }
                Some('\n' | ';' | '|' | '{' | '}' | ')') => {
                    self.end_statement();
                    return (arguments, joined);
                }
                Some(_) => arguments.extend(self.argument(0)),
            }
        }
    }

    /// One argument of a command, not empty; nothing at the end of the text.
    pub(super) fn argument(&mut self, depth: usize) -> Option<Argument> {
        if let Some(value) = self.value(depth) {
            return Some(Argument::Value(value));
        }
        let bare = !self.cursor.peek().is_some_and(is_quote);
        let text = self.word(depth)?;
        let plain = if bare { straighten_word(&text) } else { text };
        let is_name =
            bare && plain.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_digit()));
        Some(if is_name { Argument::Name(plain) } else { Argument::Value(Value::Text(plain)) })
    }

    /// Values put together by `+`, texts whose places are filled in by `-f`, and lists with commas; nothing at the end of the text.
    pub(super) fn expression(&mut self, depth: usize) -> Option<Value> {
        let mut value = self.term(depth.max(1))?;
        loop {
            let mut ahead = self.clone_place();
            ahead.skip(false);
            if ahead.cursor.eat("-f ") || ahead.cursor.eat("-F ") {
                self.cursor = ahead.cursor;
                value = self.formatted(&value, depth);
                continue;
            }
            if !ahead.cursor.eat("+") || ahead.cursor.peek() == Some('=') {
                return Some(value);
            }
            ahead.skip(true);
            self.cursor = ahead.cursor;
            value = match (value, self.term(depth.max(1))) {
                (Value::Text(text), Some(Value::Text(more) | Value::Literal(more))) => Value::Text(text + &more),
                _ => Value::Opaque,
            };
        }
    }

    /// The text with its places filled in by the values behind `-f`.
    fn formatted(&mut self, text: &Value, depth: usize) -> Value {
        let mut values = Vec::new();
        loop {
            self.skip(true);
            match self.term(depth.max(1)) {
                Some(Value::List(items)) => values.extend(items),
                value => values.push(value.unwrap_or(Value::Opaque)),
            }
            let mut ahead = self.clone_place();
            ahead.skip(false);
            if !ahead.cursor.eat(",") {
                break;
            }
            self.cursor = ahead.cursor;
        }
        let Value::Text(text) = text else { return Value::Opaque };
        let filled = places::fill(text, &values, &[], self.budget);
        filled.map_or(Value::Opaque, |filled| {
            self.budget = self.budget.saturating_sub(filled.len());
            Value::Text(filled)
        })
    }

    fn term(&mut self, depth: usize) -> Option<Value> {
        if let Some(value) = self.value(depth) {
            return Some(value);
        }
        let bare = !self.cursor.peek().is_some_and(is_quote);
        let text = self.word(depth)?;
        let is_literal = bare && matches!(json::parse(&text).0, Some(json::Value::Number(_)));
        Some(if is_literal { Value::Literal(text) } else { Value::Text(text) })
    }

    /// A bare word in place of a value.
    pub(super) fn bare_value(&mut self, depth: usize) -> Option<Value> {
        self.word(depth).map(Value::Text)
    }

    /// A reader at the same place, to look ahead.
    pub(super) fn clone_place(&self) -> Reader<'t> {
        Reader { cursor: self.cursor, ..Reader::new("") }
    }

    /// The name of a variable, in lower case: PowerShell does not tell cases apart.
    pub(super) fn name(&mut self) -> String {
        plain_name(self.cursor.take_while(is_name))
    }

    /// Blanks, comments, a line that goes on, and line ends where they mean nothing.
    pub(super) fn skip(&mut self, lines: bool) {
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

/// The variables that a statement sets within itself: in brackets, where an assignment at its begin does not stand.
fn set_within(statement: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut before = "";
    for part in statement.split('$') {
        // `($name = …`: what an assignment in brackets begins with.
        let name = part.trim_start_matches('{');
        let (name, after) = name.split_at_checked(name.find(|c| !is_name(c)).unwrap_or(name.len())).unwrap_or_default();
        let after = after.trim_start_matches(['}', ' ', '\t']).trim_start_matches(['+', '-', '*', '/', '%', '?']);
        if before.trim_end().ends_with(['(', ']']) && !name.is_empty() && after.starts_with('=') {
            names.push(plain_name(name));
        }
        before = part;
    }
    names
}

/// The name of a variable in lower case, without the scope in front of it.
pub(super) fn plain_name(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let scopes = ["script:", "global:", "local:", "private:", "variable:"];
    scopes.iter().find_map(|scope| name.strip_prefix(scope)).unwrap_or(&name).to_owned()
}

pub(super) fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == ':'
}
