//! Changes to a variable after its first assignment: those that are understood are carried out, after any other one the
//! variable, and what may share its value, is not known any more.

use std::collections::{BTreeMap, BTreeSet};

use super::super::links::Links;
use super::super::value::Value;
use super::super::words::Cursor;
use super::reader::{Reader, is_name, plain_name};

/// Items of a list are looked through where it has so many.
const MOST_ITEMS: usize = 256;
/// What is put into a value does not make it deeper.
const MOST_DEPTH: usize = 30;

/// What changes, and where.
#[derive(Default)]
pub(super) struct Changes {
    links: Links,
    /// From the first reading: how much of the text follows the last change of each variable, and the variables that a
    /// block changes which stands above them.
    last: BTreeMap<String, usize>,
    far: BTreeSet<String>,
    seen_last: BTreeMap<String, usize>,
    seen_far: BTreeSet<String>,
    /// Lists that grow: an array of PowerShell does not.
    growing: BTreeSet<String>,
    /// The value that was read last is such a list.
    pub(super) grows: bool,
}

impl Changes {
    /// What the first reading has seen, for the second.
    pub(super) fn before(self) -> Self {
        Self { last: self.seen_last, far: self.seen_far, ..Self::default() }
    }
}

impl<'t> Reader<'t> {
    /// True if a variable may hold something else by the time it is read here: in a block that runs later, or again.
    pub(super) fn is_open(&self, name: &str) -> bool {
        let Changes { links, last, far, .. } = &self.changes;
        let is_later = last.get(name).is_some_and(|last| *last < self.cursor.rest().len());
        links.is_lost() || far.contains(name) || self.blocks > 0 && is_later
    }

    pub(super) fn note(&mut self, name: &str) {
        let rest = self.cursor.rest().len();
        let last = self.changes.seen_last.entry(name.to_owned()).or_insert(rest);
        *last = rest.min(*last);
    }

    /// Forgets a variable that is set to something which is not known.
    pub(super) fn unset(&mut self, name: &str) {
        self.note(name);
        self.changes.growing.remove(name);
        if let Some((value, _)) = self.variables.get_mut(name) {
            *value = Value::Opaque;
        }
    }

    pub(super) fn has_given_up(&self) -> bool {
        self.changes.links.is_lost()
    }

    /// Gives up: nothing is known from here on.
    pub(super) fn give_up(&mut self) {
        self.changes.links.give_up();
    }

    /// Forgets every variable, each of which may be set to something that is not known.
    pub(super) fn unset_all(&mut self) {
        for name in self.variables.keys().cloned().collect::<Vec<_>>() {
            self.unset(&name);
        }
    }

    /// Forgets a variable whose value was changed, and those that may share it.
    pub(super) fn lose(&mut self, name: &str) {
        if self.blocks > 0 && !self.variables.contains_key(name) {
            self.changes.seen_far.insert(name.to_owned());
        }
        self.unset(name);
        self.lose_others(name);
    }

    /// Forgets what may share its value with a variable.
    pub(super) fn lose_others(&mut self, name: &str) {
        for other in self.changes.links.others(name) {
            if other != name {
                self.unset(&other);
            }
        }
    }

    /// Notes that a variable holds parts of what was read, from a place in the list of reads on.
    pub(super) fn link_reads(&mut self, name: &str, from: usize) {
        for read in self.reads.get(from..).unwrap_or_default().to_vec() {
            self.changes.links.link(name, &read);
        }
    }

    /// Notes whether a variable holds a list that grows.
    pub(super) fn set_growing(&mut self, name: &str) {
        if std::mem::take(&mut self.changes.grows) {
            self.changes.growing.insert(name.to_owned());
        } else {
            self.changes.growing.remove(name);
        }
    }

    /// What was read since a place.
    pub(super) fn since(&self, before: Cursor<'t>) -> &'t str {
        let rest = before.rest();
        rest.get(..rest.len().saturating_sub(self.cursor.rest().len())).unwrap_or_default()
    }

    /// The variables that are named in a text.
    pub(super) fn named_in(text: &str) -> impl Iterator<Item = String> + '_ {
        text.split('$').skip(1).map(|rest| {
            let name = rest.trim_start_matches('{');
            plain_name(name.get(..name.find(|c| !is_name(c)).unwrap_or(name.len())).unwrap_or_default())
        })
    }

    /// Forgets every variable that is named since a place: what stands there is not understood.
    pub(super) fn lose_named_since(&mut self, before: Cursor<'t>) {
        for name in Self::named_in(self.since(before)) {
            self.lose(&name);
        }
    }

    /// True for a variable that holds a text or number, which no method changes.
    fn is_plain(&self, name: &str) -> bool {
        matches!(self.variables.get(name), Some((Value::Text(_) | Value::Literal(_), _)))
    }

    /// A method of a variable was called within an expression.
    pub(super) fn called(&mut self, name: &str, path: &[String]) {
        let is_plain = self.is_plain(name);
        let method = path.last().map(|method| method.to_ascii_lowercase()).unwrap_or_default();
        if !is_plain && !PURE.contains(&method.as_str()) {
            self.lose(name);
        }
    }

    /// `$name.path.method(…)` as a statement; the cursor is in front of the bracket.
    pub(super) fn method(&mut self, name: &str, mut path: Vec<String>, sure: bool) {
        self.cursor.eat("(");
        let from = self.reads.len();
        let mut arguments = Vec::new();
        loop {
            self.skip(true);
            match self.cursor.peek() {
                None => break,
                Some(')') => {
                    self.cursor.next();
                    break;
                }
                Some(',') => drop(self.cursor.next()),
                Some(_) => arguments.extend(self.expression(1)),
            }
        }
        let before = self.cursor;
        let (rest, _) = self.rest_of_statement(false);
        let method = path.pop().unwrap_or_default().to_ascii_lowercase();
        let is_plain = self.is_plain(name);
        if !rest.is_empty() {
            self.lose(name);
            return self.lose_named_since(before);
        }
        if PURE.contains(&method.as_str()) || is_plain {
            return;
        }
        let grows = path.is_empty() && self.changes.growing.contains(name);
        let size = arguments.iter().map(|value| 1 + value.size()).sum::<usize>();
        let is_flat = arguments.iter().all(|value| value.depth() + path.len() < MOST_DEPTH);
        let is_done = sure
            && is_flat
            && self.variables.get_mut(name).is_some_and(|(value, known)| {
                *known = known.saturating_add(size);
                value.at(&path).is_some_and(|value| change(value, &method, arguments, grows))
            });
        self.note(name);
        self.lose_others(name);
        if is_done {
            self.link_reads(name, from);
        } else {
            self.set(name, &path, Value::Opaque);
        }
    }

    /// `$name.path += value`; false, and nothing read, if it is not understood.
    pub(super) fn add(&mut self, name: &str, path: &[String], sure: bool) -> bool {
        let before = self.cursor;
        self.cursor.eat("+=");
        self.skip(false);
        let more = self.pipeline(0);
        self.skip(false);
        let is_end = matches!(self.cursor.peek(), None | Some('\n' | ';' | '}'));
        let size = more.as_ref().map_or(0, |more| 1 + more.size());
        let is_done = match (more, self.variables.get_mut(name)) {
            (Some(more), Some((value, known))) if sure && is_end && more.depth() + path.len() < MOST_DEPTH => {
                *known = known.saturating_add(size);
                match (value.at(path), more) {
                    (Some(Value::List(items)), Value::List(more)) => {
                        items.extend(more);
                        true
                    }
                    (Some(Value::List(items)), more @ (Value::Text(_) | Value::Literal(_))) => {
                        items.push(more);
                        true
                    }
                    _ => false,
                }
            }
            _ => false,
        };
        if is_done {
            self.note(name);
            self.lose_others(name);
        } else {
            self.cursor = before;
        }
        is_done
    }
}

/// Changes a value by a method; false if that is not understood.
fn change(value: &mut Value, method: &str, arguments: Vec<Value>, grows: bool) -> bool {
    let mut arguments = arguments.into_iter();
    match (value, method, arguments.next(), arguments.next()) {
        (table @ Value::Table(_), "add", Some(Value::Text(key)), Some(value)) => table.set(&[key], value),
        (Value::Table(members), "remove", Some(Value::Text(key)), None) if members.len() <= MOST_ITEMS => {
            members.retain(|(known, _)| !known.eq_ignore_ascii_case(&key));
            true
        }
        (Value::Table(members), "clear", None, None) => {
            members.clear();
            true
        }
        (Value::List(items), "add", Some(item), None) if grows => {
            items.push(item);
            true
        }
        (Value::List(items), "addrange", Some(Value::List(more)), None) if grows => {
            items.extend(more);
            true
        }
        (Value::List(items), "clear", None, None) if grows => {
            items.clear();
            true
        }
        _ => false,
    }
}

/// Methods that change nothing, in lower case.
const PURE: [&str; 22] = [
    "tostring",
    "contains",
    "containskey",
    "containsvalue",
    "split",
    "trim",
    "trimend",
    "trimstart",
    "replace",
    "tolower",
    "toupper",
    "getenumerator",
    "indexof",
    "startswith",
    "endswith",
    "clone",
    "substring",
    "gettype",
    "toarray",
    "equals",
    "tolowerinvariant",
    "getbytes",
];
