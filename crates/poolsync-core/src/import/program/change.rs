//! Changes to a part of a value that are simple enough to be carried out: `append`, `push`, `update`, `del` and the like.

use super::super::value::Value;
use super::super::words::Cursor;
use super::place::{self, Place, Step, put_all};
use super::pure;
use super::reader::Arguments;
use super::statement::MOST_LEVELS;
use super::walk::Walk;

/// Items of a list are moved and looked through where it has so many.
const MOST_ITEMS: usize = 256;

impl<'t> Walk<'t> {
    /// The value at a place, if a change to it happens for sure, and here.
    fn sure(&mut self, place: &Place<'t>, steps: &[Step]) -> Option<&mut Value> {
        let (scope, rest) = (self.blocks.scope(), self.rest());
        let home = self.reader.memory.home(place.root)?;
        if self.pending || home.block != scope.block {
            return None;
        }
        place::at(self.reader.memory.change(place.root, scope, rest)?, steps)
    }

    /// `place += value`; false, and nothing read, if it is not understood.
    pub(super) fn add(&mut self, place: &Place<'t>) -> bool {
        let before = self.reader.cursor;
        self.reader.cursor.eat("+=");
        let more = self.reader.expression(0);
        let length = before.rest().len() - self.rest();
        let is_python = self.reader.is_python;
        let is_known = self.is_end() && more.is_known() && more.depth() + place.steps.len() < MOST_LEVELS;
        let is_added = is_known
            && match (self.sure(place, &place.steps), more) {
                (Some(Value::Text(text)), Value::Text(more)) => {
                    text.push_str(&more);
                    true
                }
                (Some(Value::List(items)), Value::List(more)) if is_python => {
                    items.extend(more);
                    true
                }
                _ => false,
            };
        self.has_ended(is_added, place.root, before, length)
    }

    /// `place.append(value)`; false, and nothing read, if it is not understood. The cursor is in front of the bracket.
    pub(super) fn method(&mut self, place: &Place<'t>) -> bool {
        let Some((Step::Name(method), steps)) = place.steps.split_last() else { return false };
        if pure::is_pure(self.last) {
            return false;
        }
        let before = self.reader.cursor;
        let arguments = self.reader.items(1, ')');
        let length = before.rest().len() - self.rest();
        let is_known =
            arguments.values().all(|value| value.is_known() && value.depth() + place.steps.len() < MOST_LEVELS);
        let Arguments { placed, named } = arguments;
        self.reader.skip(false);
        let is_done = is_known
            && self.is_end()
            && self.sure(place, steps).is_some_and(|value| change(value, method, placed, named));
        self.has_ended(is_done, place.root, before, length)
    }

    /// `Object.assign(place, table, …)`; the cursor is in front of the bracket.
    pub(super) fn merge(&mut self) -> bool {
        let before = self.reader.cursor;
        self.reader.cursor.next();
        self.reader.skip(true);
        let path = self.reader.path();
        let place = self.place(path);
        self.reader.skip(true);
        let placed = if self.reader.cursor.peek() == Some(',') { self.reader.items(1, ')').placed } else { Vec::new() };
        let length = before.rest().len() - self.rest();
        let is_table = |value: &Value| {
            matches!(value, Value::Table(_)) && value.is_known() && value.depth() + place.steps.len() < MOST_LEVELS
        };
        self.reader.skip(false);
        let is_done = !placed.is_empty()
            && placed.iter().all(is_table)
            && self.is_end()
            && self
                .sure(&place, &place.steps)
                .is_some_and(|value| placed.into_iter().all(|more| change(value, "update", vec![more], Vec::new())));
        let has_ended = self.has_ended(is_done, place.root, before, length);
        if !has_ended {
            self.last = "Object.assign";
        }
        has_ended
    }

    /// What stands behind `del` or `delete`.
    pub(super) fn delete(&mut self) {
        let (at_start, before) = (self.at_start, self.reader.cursor);
        self.reader.skip(false);
        let path = self.reader.path();
        let place = self.place(path);
        self.reader.skip(false);
        // In JavaScript a list keeps the place of an item.
        let is_name = matches!(place.steps.last(), Some(Step::Name(_))) || self.reader.is_python;
        let is_done = at_start
            && is_name
            && self.is_end()
            && !place.steps.is_empty()
            && self.sure(&place, &[]).is_some_and(|value| place::remove(value, &place.steps));
        if !is_done {
            self.reader.cursor = before;
            self.lose(place.root);
            // `del a, b`
            self.targets = true;
            self.passed("delete");
        }
    }

    /// Ends a change: what was read for one that was carried out is a part of the variable now. Another one is read once more, by
    /// its words alone; false then, and nothing read. `length`: of what was read since `before`.
    fn has_ended(&mut self, is_done: bool, root: &'t str, before: Cursor<'t>, length: usize) -> bool {
        if is_done {
            self.link_reads(root);
        } else if self.can_rescan(length) {
            self.reader.cursor = before;
            return false;
        }
        true
    }

    /// What was read in a change is a part of the variable now.
    fn link_reads(&mut self, name: &'t str) {
        for read in std::mem::take(&mut self.reader.memory.reads) {
            self.reader.memory.link(name, &read);
        }
    }
}

/// Changes a value by a method of its language; false if that is not understood.
fn change(value: &mut Value, method: &str, mut placed: Vec<Value>, named: Vec<(String, Value)>) -> bool {
    let last = placed.pop();
    match (value, method, last) {
        (Value::List(items), "append", Some(item)) if placed.is_empty() && named.is_empty() => items.push(item),
        (Value::List(items), "push", Some(last)) => {
            items.extend(placed);
            items.push(last);
        }
        (Value::List(items), "extend", Some(Value::List(more))) if placed.is_empty() => items.extend(more),
        (Value::List(items), "clear", None) => items.clear(),
        (Value::List(items), "reverse", None) => items.reverse(),
        (Value::List(items), "pop", None) => return items.pop().is_some(),
        (Value::List(items), "remove", Some(item)) if placed.is_empty() && items.len() <= MOST_ITEMS => {
            let Some(at) = items.iter().position(|known| *known == item) else { return false };
            items.remove(at);
        }
        (Value::List(items), "insert", Some(item)) if items.len() <= MOST_ITEMS => match placed.as_slice() {
            [Value::Literal(at)] => {
                let Ok(at) = at.parse::<usize>() else { return false };
                items.insert(at.min(items.len()), item);
            }
            _ => return false,
        },
        (Value::List(items), "unshift", Some(last)) if items.len() <= MOST_ITEMS => {
            items.insert(0, last);
            placed.into_iter().rev().for_each(|item| items.insert(0, item));
        }
        (Value::Table(members), "update", more @ (None | Some(Value::Table(_)))) if placed.is_empty() => {
            if let Some(Value::Table(more)) = more {
                put_all(members, more);
            }
            put_all(members, named);
        }
        // Of `Headers` in JavaScript.
        (Value::Table(members), "set" | "append", Some(value @ Value::Text(_))) => match placed.pop() {
            Some(Value::Text(name)) if placed.is_empty() => {
                let is_there = members.iter().any(|(known, _)| known.eq_ignore_ascii_case(&name));
                if is_there || members.len() > MOST_ITEMS {
                    return false;
                }
                members.push((name, value));
            }
            _ => return false,
        },
        (Value::Table(members), "clear", None) => members.clear(),
        _ => return false,
    }
    true
}
