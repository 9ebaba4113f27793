//! The variables of a text, as far as they are known.

use std::collections::{BTreeMap, BTreeSet};

/// Variables by their names.
#[derive(Default)]
pub(super) struct Variables {
    known: BTreeMap<String, String>,
    /// Names that do not get what an assignment says: they are read-only, or what they get is changed.
    odd: BTreeSet<String>,
    /// A name may stand for another one: nothing is known from there on.
    has_given_up: bool,
    /// For each name how much of the text follows what looks like its last assignment.
    last_set: BTreeMap<String, usize>,
}

impl Variables {
    /// Of a text that is about to be read.
    pub(super) fn of(text: &str) -> Self {
        Self { last_set: last_set(text), ..Self::default() }
    }

    /// The value of a variable, if it is known.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.known.get(name).map(String::as_str).filter(|_| !self.has_given_up)
    }

    /// Sets a variable, unless its name does not get what an assignment says.
    pub(super) fn set(&mut self, name: String, value: String) {
        if self.odd.contains(&name) {
            self.known.remove(&name);
        } else {
            self.known.insert(name, value);
        }
    }

    /// Forgets a variable.
    pub(super) fn remove(&mut self, name: &str) {
        self.known.remove(name);
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.known.clear();
    }

    /// No assignment to these names counts from here on.
    pub(super) fn hold(&mut self, names: impl IntoIterator<Item = String>) {
        self.odd.extend(names);
    }

    /// Gives up: nothing is known from here on.
    pub(super) fn give_up(&mut self) {
        self.has_given_up = true;
    }

    /// True if the text sets a variable where less of it follows than `rest` bytes.
    pub(super) fn is_set_below(&self, name: &str, rest: usize) -> bool {
        self.last_set.get(name).is_some_and(|after| *after < rest)
    }
}

/// Returns for each name how much of a text follows what looks like its last assignment.
fn last_set(text: &str) -> BTreeMap<String, usize> {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut last = BTreeMap::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.trim_end_matches('+').rsplit(|c| !is_sign(c)).next().unwrap_or_default();
        if !name.is_empty() {
            last.insert(name.to_owned(), after.len());
        }
        rest = after;
    }
    last
}
