//! Variables of a program, and what changes them.
//!
//! A value is known as long as every change to it is: one that may not happen, that happens in a function or loop, or that
//! nobody understands leaves it unknown, and with it whatever may share parts with it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::links::Links;
use super::super::value::Value;

/// Where in a program something stands: numbers of blocks, 0 for none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) block: usize,
    /// The function around it.
    pub(super) function: usize,
    /// The function or loop around it: what may run again, or later than it is written.
    pub(super) repeats: usize,
}

/// Changes that one reading of a text has seen, for the next one.
#[derive(Default)]
pub(super) struct Changes {
    /// How much of the text follows the last change of each variable.
    last: BTreeMap<String, usize>,
    /// Variables that are changed in a function which is not their own: nobody knows when it runs.
    far: BTreeSet<String>,
}

/// A value and where it was first set.
type Known = (Value, Scope);

/// A variable that a block hides, and how much of the text followed then.
pub(super) struct Hidden {
    known: Option<Known>,
    rest: usize,
}

#[derive(Default)]
pub(super) struct Memory {
    variables: BTreeMap<String, Known>,
    links: Links,
    before: Changes,
    now: Changes,
    /// What was read since the last statement began.
    pub(super) reads: Vec<String>,
    /// Variables that hold a session of a library.
    pub(super) clients: BTreeSet<String>,
}

impl Memory {
    pub(super) fn new(before: Changes) -> Self {
        Self { before, ..Self::default() }
    }

    pub(super) fn into_changes(self) -> Changes {
        self.now
    }

    /// Gives up: nothing is known from here on.
    pub(super) fn give_up(&mut self) {
        self.links.give_up();
    }

    /// The value of a variable where so much text follows; nothing if it is not known.
    pub(super) fn value(&self, name: &str, scope: Scope, rest: usize) -> Option<&Value> {
        let (value, home) = self.variables.get(name)?;
        let is_later = self.before.last.get(name).is_some_and(|last| *last < rest);
        let is_open = scope.repeats != home.repeats && is_later;
        let is_known = !is_open && !self.before.far.contains(name) && !self.links.is_lost();
        is_known.then_some(value)
    }

    /// Where a variable was first set.
    pub(super) fn home(&self, name: &str) -> Option<Scope> {
        self.variables.get(name).map(|(_, home)| *home)
    }

    /// True for a text or number, which no function and no other name changes.
    pub(super) fn is_plain(&self, name: &str) -> bool {
        matches!(self.variables.get(name), Some((Value::Text(_) | Value::Literal(_), _)))
    }

    /// Sets a variable; one that has a value keeps the scope in which it was first set. `rest`: how much of the text follows.
    pub(super) fn set(&mut self, name: &str, value: Value, scope: Scope, rest: usize) {
        self.note(name, scope, rest);
        let home = self.home(name).unwrap_or(scope);
        if home.block == scope.block {
            self.links.leave(name);
        }
        self.variables.insert(name.to_owned(), (value, home));
    }

    /// The value within a variable, to be changed in place by a change that is understood.
    pub(super) fn change(&mut self, name: &str, scope: Scope, rest: usize) -> Option<&mut Value> {
        self.note(name, scope, rest);
        for other in self.others(name, scope, rest) {
            if other != name {
                self.forget(&other);
            }
        }
        self.variables.get_mut(name).map(|(value, _)| value)
    }

    /// Notes a change that is not understood: the variable and what may share a value with it are not known any more.
    pub(super) fn lose(&mut self, name: &str, scope: Scope, rest: usize) {
        self.unset(name, scope, rest);
        for other in self.others(name, scope, rest) {
            self.forget(&other);
        }
    }

    /// Notes that a variable is set to something that is not known; what it was before is as it was.
    pub(super) fn unset(&mut self, name: &str, scope: Scope, rest: usize) {
        self.note(name, scope, rest);
        if self.home(name).is_none() && scope.function != 0 {
            self.now.far.insert(name.to_owned());
        }
        self.forget(name);
    }

    /// Takes a variable away for a block that has one of the same name.
    pub(super) fn hide(&mut self, name: &str, scope: Scope, rest: usize) -> Hidden {
        Hidden { known: self.variables.insert(name.to_owned(), (Value::Opaque, scope)), rest }
    }

    /// Takes back what [`hide`](Self::hide) gave. It may have been changed under another name meanwhile.
    pub(super) fn restore(&mut self, name: String, Hidden { known, rest }: Hidden) {
        let is_changed = self.now.last.get(&name).is_some_and(|last| *last < rest);
        match known {
            Some((value, home)) => self.variables.insert(name, (if is_changed { Value::Opaque } else { value }, home)),
            None => self.variables.remove(&name),
        };
    }

    /// Ends a variable with its block, or makes it one of the block around.
    pub(super) fn end(&mut self, name: &str, around: Option<Scope>) {
        match (around, self.variables.get_mut(name)) {
            (Some(around), Some((_, home))) => *home = around,
            (None, _) => drop(self.variables.remove(name)),
            (Some(_), None) => {}
        }
    }

    /// Notes that two names may share parts of a value.
    pub(super) fn link(&mut self, one: &str, other: &str) {
        if one == other || self.is_plain(one) || self.is_plain(other) {
            return;
        }
        self.links.link(one, other);
    }

    /// Names that may share a value with this one; they change with it.
    fn others(&mut self, name: &str, scope: Scope, rest: usize) -> Vec<String> {
        let names = self.links.others(name);
        for name in &names {
            self.note(name, scope, rest);
        }
        names
    }

    fn note(&mut self, name: &str, scope: Scope, rest: usize) {
        match self.now.last.get_mut(name) {
            Some(last) => *last = rest.min(*last),
            None => drop(self.now.last.insert(name.to_owned(), rest)),
        }
        if self.home(name).is_some_and(|home| home.function != scope.function) {
            self.now.far.insert(name.to_owned());
        }
    }

    fn forget(&mut self, name: &str) {
        if let Some((value, _)) = self.variables.get_mut(name) {
            *value = Value::Opaque;
        }
    }

    /// Notes that every variable is set to something that is not known.
    pub(super) fn unset_all(&mut self, scope: Scope, rest: usize) {
        for name in self.variables.keys().cloned().collect::<Vec<_>>() {
            self.unset(&name, scope, rest);
        }
    }

    /// Notes that a function changes a variable that is not its own.
    pub(super) fn reach(&mut self, name: &str) {
        self.now.far.insert(name.to_owned());
    }
}
