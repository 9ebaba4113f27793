//! The walk through a program: its calls, and every change to its variables on the way.
//!
//! It goes word by word. A statement that is understood is carried out (`statement.rs`); of everything else only the names
//! matter that it may change.

use super::super::value::Value;
use super::blocks::Blocks;
use super::call::{CALLS, Call, of_call};
use super::memory::{Changes, Memory};
use super::pure;
use super::reader::Reader;
use super::session;

/// A bracket that is open.
pub(super) struct Group<'t> {
    pub(super) open: char,
    /// The word in front of it.
    pub(super) head: &'t str,
    /// Where its names begin among all.
    pub(super) from: usize,
    /// What stands in it may be changed by what it is handed to.
    pub(super) passes: bool,
    pub(super) is_block: bool,
    /// Where the names of the statement around begin.
    pub(super) statement: usize,
}

pub(super) struct Walk<'t> {
    pub(super) text: &'t str,
    pub(super) reader: Reader<'t>,
    pub(super) blocks: Blocks,
    pub(super) groups: Vec<Group<'t>>,
    /// Names of the statement, and of those around it.
    pub(super) names: Vec<&'t str>,
    /// Where the names of the statement begin.
    pub(super) statement: usize,
    pub(super) calls: Vec<Call>,
    pub(super) at_start: bool,
    /// The statement runs only if something holds.
    pub(super) pending: bool,
    /// `const`, `let` or `var` stands in front.
    pub(super) declares: Option<&'t str>,
    /// The word that the line began with.
    pub(super) head: &'t str,
    /// What was read last: a word, or a sign.
    pub(super) last: &'t str,
    /// The word in front of the bracket that closed last, and where its names begin.
    pub(super) closed: (&'t str, usize),
    /// Names that follow are set: by `for`, `as`, `import`, `lambda`.
    pub(super) targets: bool,
    /// What the statement sets; it may share a value with every name behind.
    pub(super) over: Option<&'t str>,
    /// Names that are others in the block which comes next.
    pub(super) params: Vec<&'t str>,
    /// A session that was made just now.
    pub(super) made: Option<Value>,
    /// So many bytes may be read once more.
    pub(super) rescans: usize,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str, is_python: bool, before: Changes) -> Self {
        let mut walk = Self {
            text,
            reader: Reader::new(text, is_python, Memory::new(before)),
            blocks: Blocks::default(),
            groups: Vec::new(),
            names: Vec::new(),
            statement: 0,
            calls: Vec::new(),
            at_start: true,
            pending: false,
            declares: None,
            head: "",
            last: "",
            closed: ("", 0),
            targets: false,
            over: None,
            params: Vec::new(),
            made: None,
            rescans: text.len().saturating_mul(8),
        };
        let indent = walk.column();
        walk.blocks.set_indent(indent);
        walk
    }

    /// The calls of the text, and what changes in it.
    pub(super) fn run(mut self) -> (Vec<Call>, Changes) {
        loop {
            self.reader.skip(false);
            self.reader.scope = self.blocks.scope();
            let Some(c) = self.reader.cursor.peek() else {
                return (self.calls, self.reader.memory.into_changes());
            };
            match c {
                '\n' => self.line(),
                ';' => self.semicolon(),
                '"' | '\'' | '`' => {
                    self.reader.text(c, "");
                    self.passed("\"");
                }
                '(' | '[' | '{' => self.open(c),
                ')' | ']' | '}' => self.close(),
                '=' => self.equals(),
                _ if c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.') => self.word(),
                _ => self.sign(c),
            }
        }
    }

    /// How much of the text follows.
    pub(super) fn rest(&self) -> usize {
        self.reader.cursor.rest().len()
    }

    pub(super) fn passed(&mut self, token: &'t str) {
        self.last = token;
        self.at_start = false;
    }

    /// The variable may be changed by what stands here.
    pub(super) fn lose(&mut self, name: &str) {
        let rest = self.rest();
        self.reader.memory.lose(name, self.blocks.scope(), rest);
    }

    /// The variable is set to something that is not known.
    pub(super) fn unset(&mut self, name: &str) {
        let rest = self.rest();
        self.reader.memory.unset(name, self.blocks.scope(), rest);
    }

    /// Every name of the statement from a place on may be changed.
    pub(super) fn lose_from(&mut self, from: usize) -> Option<&'t str> {
        let names = self.names.split_off(from.min(self.names.len()));
        let first = names.first().copied();
        for name in names {
            self.lose(name);
            if let Some(first) = first {
                self.reader.memory.link(first, name);
            }
        }
        first
    }

    pub(super) fn begin_statement(&mut self) {
        self.at_start = true;
        self.declares = None;
        self.targets = false;
        self.over = None;
        self.made = None;
        self.head = "";
        self.statement = self.groups.last().filter(|group| group.is_block).map_or(0, |group| group.from);
        self.names.truncate(self.statement);
        self.reader.memory.reads.clear();
    }

    fn semicolon(&mut self) {
        self.reader.cursor.next();
        self.last = ";";
        self.targets = false;
        // Not between those of `for (…; …; …)`.
        match self.groups.last() {
            Some(group) if !group.is_block => {
                self.over = None;
                self.statement = group.from;
                self.names.truncate(group.from);
            }
            _ => {
                self.pending = false;
                self.begin_statement();
            }
        }
    }

    fn sign(&mut self, c: char) {
        let rest = self.reader.cursor.rest();
        if rest.starts_with("++") || rest.starts_with("--") {
            self.reader.cursor.next();
            self.reader.cursor.next();
            self.targets |= self.reader.cursor.peek().is_some_and(|c| c.is_ascii_alphabetic() || c == '(');
            if !self.targets
                && let Some(name) = self.names.last().copied()
            {
                // A number that stands by itself is shared with nobody.
                if self.last == name { self.unset(name) } else { self.lose(name) }
            }
            return self.passed("++");
        }
        self.reader.cursor.next();
        let is_comparison = matches!(c, '!' | '<' | '>') && self.reader.cursor.eat("=");
        match c {
            ',' if self.declares.is_some() && self.groups.last().is_none_or(|group| group.is_block) => {
                let declares = self.declares;
                self.begin_statement();
                self.declares = declares;
                self.last = ",";
            }
            ':' => {
                self.targets = false;
                // A function in one line.
                if self.reader.is_python && !self.params.is_empty() && !self.is_before('\n') {
                    self.lose_params();
                    self.params.clear();
                }
                self.passed(":");
            }
            _ => self.passed(if is_comparison { "!=" } else { "?" }),
        }
    }

    /// `=`, `==`, `=>`: an assignment that is not understood may change every name in front of it.
    fn equals(&mut self) {
        self.reader.cursor.next();
        if self.reader.cursor.eat("=") {
            self.reader.cursor.eat("=");
            return self.passed("==");
        }
        if self.reader.cursor.eat(">") {
            return self.arrow();
        }
        let is_argument = self.reader.is_python
            && self.last != ":"
            && self
                .groups
                .last()
                .is_some_and(|group| group.open == '(' && !group.head.is_empty() && group.head != "def");
        self.targets = false;
        if !is_argument {
            self.over = self.lose_from(self.statement).or(self.over);
        }
        self.passed("=");
    }

    /// The parameters in front of `=>` are other variables than those outside.
    fn arrow(&mut self) {
        let from = if self.last == ")" { self.closed.1 } else { self.names.len().saturating_sub(1) };
        let names = self.names.split_off(from.min(self.names.len()));
        let around: Vec<_> = self.names.iter().skip(self.statement).rev().take(MOST_AROUND).copied().collect();
        for name in names.iter().take(MOST_PARAMS) {
            for other in &around {
                self.reader.memory.link(name, other);
            }
        }
        self.params = names;
        if !self.is_before('{') {
            self.lose_params();
            self.params.clear();
        }
        self.passed("=>");
    }

    /// A call of a library, or the making of a session; false if it is none. The cursor is behind its path.
    pub(super) fn call(&mut self, path: &'t str) -> bool {
        if !self.is_before('(') {
            return false;
        }
        let client = path.rsplit_once('.').filter(|(name, method)| {
            self.reader.memory.clients.contains(*name)
                && matches!(*method, "post" | "get" | "put" | "request" | "patch")
        });
        let is_client = super::call::CLIENTS.contains(&path);
        if !is_client && client.is_none() && !CALLS.contains(&path) {
            return false;
        }
        self.reader.skip(false);
        let before = self.reader.cursor;
        let arguments = self.reader.items(1, ')');
        let is_known = arguments.values().all(Value::is_known);
        if is_client {
            self.made = Some(session::made(arguments));
        } else if let Some((name, method)) = client {
            let library = if self.reader.is_python { "requests" } else { "axios" };
            let session = self.reader.variable(name);
            self.calls.push(session::of_call(&format!("{library}.{method}"), arguments, &session));
        } else {
            self.calls.push(of_call(path, arguments));
        }
        let length = before.rest().len() - self.rest();
        if !is_known && self.can_rescan(length) {
            self.reader.cursor = before;
            self.last = "requests.post";
            self.at_start = false;
        } else {
            self.passed(")");
        }
        true
    }

    /// True if so many bytes may be read once more; what is not read again may hide any change.
    pub(super) fn can_rescan(&mut self, length: usize) -> bool {
        let left = self.rescans.checked_sub(length);
        match left {
            Some(left) => self.rescans = left,
            None => self.reader.memory.give_up(),
        }
        left.is_some()
    }

    /// True if what stands in this bracket may be changed by what it is handed to.
    pub(super) fn passes(&self) -> bool {
        self.groups.last().is_some_and(|group| group.passes)
    }

    /// Whether a bracket behind this word hands over what stands in it.
    pub(super) fn hands_over(&self, head: &str) -> bool {
        match head {
            "" => self.passes(),
            ")" | "]" => true,
            head => !pure::is_pure(head),
        }
    }
}

/// So many names in front of a function may share values with its parameters.
const MOST_AROUND: usize = 16;
pub(super) const MOST_PARAMS: usize = 16;
