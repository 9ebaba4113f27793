//! Which variables may share a value: a change to one is a change to the others.

use std::collections::{BTreeMap, BTreeSet};

/// So many names are looked through.
const MOST_WORK: usize = 100_000;

/// Names in groups.
#[derive(Default)]
pub(super) struct Links {
    groups: BTreeMap<usize, BTreeSet<String>>,
    group_of: BTreeMap<String, usize>,
    work: usize,
}

impl Links {
    /// Notes that two names may share parts of a value.
    pub(super) fn link(&mut self, one: &str, other: &str) {
        let (one, other) = (self.group(one), self.group(other));
        if one == other {
            return;
        }
        let size = |group: usize| self.groups.get(&group).map_or(0, BTreeSet::len);
        let (large, small) = if size(one) < size(other) { (other, one) } else { (one, other) };
        let names = self.groups.remove(&small).unwrap_or_default();
        for name in &names {
            self.group_of.insert(name.clone(), large);
        }
        self.groups.entry(large).or_default().extend(names);
    }

    fn group(&mut self, name: &str) -> usize {
        if let Some(group) = self.group_of.get(name) {
            return *group;
        }
        let group = self.groups.keys().next_back().map_or(0, |last| last + 1);
        self.group_of.insert(name.to_owned(), group);
        self.groups.insert(group, BTreeSet::from([name.to_owned()]));
        group
    }

    /// A variable that holds a new value shares nothing.
    pub(super) fn leave(&mut self, name: &str) {
        if let Some(group) = self.group_of.remove(name)
            && let Some(names) = self.groups.get_mut(&group)
        {
            names.remove(name);
        }
    }

    /// Names that may share a value with this one, itself among them.
    pub(super) fn others(&mut self, name: &str) -> Vec<String> {
        let names = self.group_of.get(name).and_then(|group| self.groups.get(group));
        self.work = self.work.saturating_add(names.map_or(0, BTreeSet::len));
        if self.is_lost() {
            return Vec::new();
        }
        names.into_iter().flatten().cloned().collect()
    }

    /// True if there was too much to look through: no variable is known any more.
    pub(super) fn is_lost(&self) -> bool {
        self.work > MOST_WORK
    }

    pub(super) fn give_up(&mut self) {
        self.work = usize::MAX;
    }
}
