//! Words on the walk through a program: names, and the statements that set and change what they stand for.

use super::super::value::Value;
use super::call::CLIENTS;
use super::place::{self, Place, Step};
use super::pure;
use super::session;
use super::walk::Walk;

/// Values within values are kept so deep.
pub(super) const MOST_LEVELS: usize = 32;

impl<'t> Walk<'t> {
    /// A word, and the statement that it begins.
    pub(super) fn word(&mut self) {
        let path = self.reader.path();
        let path = path.strip_prefix("window.").or_else(|| path.strip_prefix("globalThis.")).unwrap_or(path);
        if path.len() <= 2
            && let Some(quote @ ('"' | '\'')) = self.reader.cursor.peek()
        {
            self.reader.text(quote, path);
            return self.passed("\"");
        }
        if self.at_start && matches!(self.head, "" | "async" | "export") {
            self.head = path;
        }
        if path.starts_with(|c: char| c.is_ascii_digit()) {
            return self.passed("0");
        }
        if self.keyword(path) {
            return;
        }
        // The name of a function.
        if matches!(self.last, "def" | "function") {
            self.last = "def";
            return;
        }
        if self.call(path) {
            return;
        }
        if pure::sets_anything(path) && self.is_before('(') {
            self.reader.memory.give_up();
        }
        let at_start = std::mem::take(&mut self.at_start);
        let place = self.place(path);
        self.reader.skip(false);
        if self.targets {
            return self.target(place.root);
        }
        if let Some(over) = self.over {
            self.reader.memory.link(over, place.root);
        }
        self.names.push(place.root);
        let is_done = at_start && self.is_carried_out(path, &place);
        if is_done {
            return;
        }
        // A function that is given a text with values in it.
        if self.reader.cursor.peek() == Some('`') && !self.reader.is_python && path != "String.raw" {
            self.reader.memory.give_up();
        }
        if self.reader.cursor.peek() == Some('(') {
            if place.steps.is_empty() && !pure::is_pure(path) {
                self.reader.memory.link("return", place.root);
            }
            let is_plain = self.reader.memory.is_plain(place.root);
            if !place.steps.is_empty() && !pure::is_pure(self.last) && !is_plain {
                if place.root.is_empty() {
                    self.lose_from(self.statement);
                } else {
                    self.lose(place.root);
                }
            }
        } else if self.passes() && !self.reader.memory.is_plain(place.root) {
            self.lose(place.root);
        }
    }

    /// The place that a path and the brackets behind it name.
    pub(super) fn place(&mut self, path: &'t str) -> Place<'t> {
        let mut names = path.split('.');
        let root = names.next().unwrap_or_default();
        let mut steps: Vec<_> = names.take(MOST_LEVELS).map(|name| Step::Name(name.to_owned())).collect();
        self.passed(path);
        while steps.len() < MOST_LEVELS {
            if self.reader.cursor.peek() == Some('[') {
                let Some(step) = self.index() else { break };
                steps.push(step);
                self.last = "]";
            } else if self.reader.cursor.rest().starts_with('.') && !steps.is_empty() {
                self.last = self.reader.path();
                steps.extend(self.last.split('.').skip(1).take(MOST_LEVELS).map(|name| Step::Name(name.to_owned())));
            } else {
                break;
            }
        }
        Place { root, steps }
    }

    /// `["name"]` or `[0]`; nothing, and nothing passed, if anything else stands between the brackets.
    fn index(&mut self) -> Option<Step> {
        let before = self.reader.cursor;
        self.reader.cursor.next();
        self.reader.skip(true);
        let step = match self.reader.cursor.peek() {
            Some(quote @ ('"' | '\'')) => self.reader.text(quote, "").map(Step::Name),
            _ => self.reader.cursor.take_while(|c| c.is_ascii_digit()).parse().ok().map(Step::Index),
        };
        self.reader.skip(true);
        let step = step.filter(|_| self.reader.cursor.eat("]"));
        if step.is_none() {
            self.reader.cursor = before;
        }
        step
    }

    /// Sets or changes a place, if that is what the statement does and it is understood.
    fn is_carried_out(&mut self, path: &'t str, place: &Place<'t>) -> bool {
        let rest = self.reader.cursor.rest();
        if rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>") {
            self.reader.cursor.next();
            self.assign(place);
            return true;
        }
        if rest.starts_with("+=") {
            return self.add(place);
        }
        if rest.starts_with(':') && place.steps.is_empty() && (self.declares.is_some() || self.reader.is_python) {
            return self.annotated(place);
        }
        if rest.starts_with('(') {
            return if path == "Object.assign" { self.merge() } else { self.method(place) };
        }
        // `let name;` is nothing yet.
        if self.declares.is_some() && place.steps.is_empty() && self.is_end() {
            self.set(place.root, &[], Value::Opaque, true);
            return true;
        }
        false
    }

    /// `name: Type = value`; the cursor is in front of the colon.
    fn annotated(&mut self, place: &Place<'t>) -> bool {
        let before = self.reader.cursor;
        self.reader.cursor.next();
        self.reader.cursor.take_while(|c| c.is_ascii_alphanumeric() || " _.[]<>,|\"".contains(c));
        let rest = self.reader.cursor.rest();
        if rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>") {
            self.reader.cursor.next();
            self.assign(place);
            return true;
        }
        self.reader.cursor = before;
        false
    }

    /// The value that is assigned; the cursor is behind the sign.
    fn assign(&mut self, place: &Place<'t>) {
        self.reader.skip(true);
        let (before, budget) = (self.reader.cursor, self.reader.budget);
        let mut ahead = self.reader.ahead();
        let mut made = ahead.path();
        while matches!(made, "await" | "new") {
            ahead.skip(false);
            made = ahead.path();
        }
        if CLIENTS.contains(&made) && place.steps.is_empty() && ahead.cursor.peek() == Some('(') {
            self.reader.cursor = ahead.cursor;
            let arguments = self.reader.items(1, ')');
            return self.client(place.root, session::made(arguments));
        }
        self.reader.memory.reads.clear();
        let value = self.reader.expression(0);
        let is_whole = self.is_end();
        let value = if is_whole && value.depth() + place.steps.len() <= MOST_LEVELS { value } else { Value::Opaque };
        let is_known = value.is_known();
        let reads = std::mem::take(&mut self.reader.memory.reads);
        let is_plain = matches!(value, Value::Text(_) | Value::Literal(_));
        self.set(place.root, &place.steps, value, true);
        if !is_plain {
            for name in &reads {
                self.reader.memory.link(place.root, name);
            }
            self.over = Some(place.root);
        }
        let length = before.rest().len() - self.rest();
        if !is_known && self.can_rescan(length) {
            self.reader.cursor = before;
            self.reader.budget = budget;
            self.last = "=";
        } else {
            self.last = "0";
        }
    }

    /// Sets a place to a value; what may not happen, or not here, leaves the variable unknown.
    pub(super) fn set(&mut self, name: &'t str, steps: &[Step], value: Value, owns: bool) {
        let (scope, rest) = (self.blocks.scope(), self.rest());
        let home = self.reader.memory.home(name);
        let is_sure = !self.pending && home.is_none_or(|home| home.block == scope.block);
        if !is_sure {
            return self.lose(name);
        }
        if !steps.is_empty() {
            let is_set =
                self.reader.memory.change(name, scope, rest).is_some_and(|known| place::set(known, steps, value));
            if !is_set {
                self.lose(name);
            }
            return;
        }
        if home.is_none() && owns {
            // Without a word in front it may be a variable of the whole program.
            if scope.function != 0 && self.declares.is_none() && !self.reader.is_python {
                self.reader.memory.reach(name);
            }
            self.blocks.owns(name, self.declares.is_none_or(|word| word == "var"));
        }
        self.reader.memory.set(name, value, scope, rest);
    }

    /// True at the end of a statement.
    pub(super) fn is_end(&self) -> bool {
        match self.reader.cursor.peek() {
            None | Some('\n' | ';' | '}') => true,
            Some(',') => self.declares.is_some(),
            Some(_) => false,
        }
    }
}
