//! Lines, brackets and blocks on the walk through a program.

use super::blocks::Kind;
use super::walk::{Group, MOST_PARAMS, Walk};

impl Walk<'_> {
    /// Blanks in front of the cursor's line.
    pub(super) fn column(&self) -> usize {
        let before = self.text.get(..self.text.len() - self.rest()).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.len()
    }

    /// The end of a line; the cursor goes to the next one that is not empty.
    pub(super) fn line(&mut self) {
        self.reader.skip(true);
        let in_bracket = self.groups.last().is_some_and(|group| !group.is_block);
        // `items\n  .push(…)` goes on.
        if in_bracket || !self.reader.is_python && self.reader.cursor.rest().starts_with(['.', '?']) {
            return;
        }
        let is_header = |head: &str| matches!(head, "if" | "for" | "while");
        self.pending = self.last == ")" && is_header(self.closed.0) || matches!(self.last, "else" | "do");
        if self.reader.is_python {
            self.indentation();
        }
        self.begin_statement();
    }

    fn indentation(&mut self) {
        let indent = self.column();
        while self.blocks.is_open() && indent < self.blocks.indent() {
            self.blocks.close(&mut self.reader.memory);
        }
        if indent <= self.blocks.indent() {
            self.blocks.set_indent(indent);
        } else if self.last == ":" {
            let kind = match self.head {
                "def" | "lambda" | "class" => Kind::Function,
                "for" | "while" => Kind::Loop,
                "with" => Kind::Plain,
                _ => Kind::Branch,
            };
            self.open_block(kind, indent);
        } else {
            self.open_block(Kind::Plain, indent);
        }
        self.params.clear();
    }

    fn open_block(&mut self, kind: Kind, indent: usize) {
        let mut params = std::mem::take(&mut self.params);
        params.sort_unstable();
        params.dedup();
        let rest = self.rest();
        self.blocks.open(kind, indent, params, &mut self.reader.memory, rest);
    }

    pub(super) fn open(&mut self, c: char) {
        self.reader.cursor.next();
        let head = if self.last == "function" { "def" } else { self.last };
        let head = if head.starts_with(|c: char| c.is_ascii_alphabetic() || "_$)].".contains(c)) { head } else { "" };
        let is_block = c == '{' && !self.reader.is_python && self.opens_block();
        let passes = match c {
            '(' => self.hands_over(head),
            _ => self.passes() && !is_block,
        };
        let (from, statement) = (self.names.len(), self.statement);
        if is_block {
            self.open_block(self.kind(), 0);
            self.pending = false;
        }
        self.groups.push(Group { open: c, head, from, passes, is_block, statement });
        self.last = if c == '{' { "{" } else { "(" };
        self.at_start = false;
        if is_block {
            self.begin_statement();
        }
    }

    /// True if a brace opens a block, and no table.
    fn opens_block(&self) -> bool {
        self.at_start && self.declares.is_none()
            || matches!(self.last, "=>" | ")" | "else" | "do" | "try" | "finally" | "catch" | "static")
            || matches!(self.head, "class" | "function" | "async") && self.groups.last().is_none_or(|it| it.is_block)
            || !self.params.is_empty()
    }

    fn kind(&self) -> Kind {
        match (self.last, self.closed.0) {
            ("else" | "try" | "finally" | "catch" | "static" | "{" | ";" | "}" | "" | ",", _)
            | (")", "if" | "switch" | "catch" | "with") => Kind::Branch,
            ("do", _) | (")", "for" | "while" | "await") => Kind::Loop,
            _ => Kind::Function,
        }
    }

    /// True for the bracket of a function's parameters, which has just closed.
    fn is_definition(&self, head: &str) -> bool {
        let is_header = matches!(head, "" | "if" | "for" | "while" | "switch" | "with" | "await");
        matches!(head, "def" | "catch") || !self.reader.is_python && !is_header && self.is_before('{')
    }

    /// True if this sign comes next.
    pub(super) fn is_before(&self, sign: char) -> bool {
        let mut ahead = self.reader.ahead();
        ahead.skip(false);
        ahead.cursor.peek() == Some(sign)
    }

    /// A function without a block of its own: what has the names of its parameters is not known from here on.
    pub(super) fn lose_params(&mut self) {
        for name in self.params.clone().into_iter().take(MOST_PARAMS) {
            self.unset(name);
        }
    }

    pub(super) fn close(&mut self) {
        let closes_brace = self.reader.cursor.next() == Some('}');
        let Some(group) = self.groups.pop() else { return };
        let from = group.from.min(self.names.len());
        self.closed = (group.head, from);
        self.statement = group.statement;
        self.targets = false;
        if group.open == '(' && self.is_definition(group.head) {
            self.params = self.names.split_off(from);
            if !self.reader.is_python && !self.is_before('{') {
                self.lose_params();
            }
        }
        if group.is_block {
            self.blocks.close(&mut self.reader.memory);
            self.names.truncate(from);
            if self.groups.last().is_none_or(|group| group.is_block) {
                self.begin_statement();
            }
        }
        self.last = if group.is_block && closes_brace { "}" } else { ")" };
        self.at_start = group.is_block;
    }
}
