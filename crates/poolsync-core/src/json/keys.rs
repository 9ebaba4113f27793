//! Keys that an object has already.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Value;

/// The keys of an object so far: few are compared one by one, many are looked up.
#[derive(Default)]
pub(super) struct Keys<'t> {
    many: BTreeSet<Cow<'t, str>>,
}

impl<'t> Keys<'t> {
    const FEW: usize = 16;

    /// True if the key stands in these members, which are all that were read before it.
    pub(super) fn has(&mut self, members: &[(Cow<'t, str>, Value<'t>)], key: &str) -> bool {
        if members.len() < Self::FEW {
            return members.iter().any(|(known, _)| known == key);
        }
        if self.many.is_empty() {
            self.many = members.iter().map(|(known, _)| known.clone()).collect();
        }
        self.many.contains(key)
    }

    /// Takes note of the member that was read last.
    pub(super) fn add_last(&mut self, members: &[(Cow<'t, str>, Value<'t>)]) {
        if !self.many.is_empty()
            && let Some((key, _)) = members.last()
        {
            self.many.insert(key.clone());
        }
    }
}
