//! Where the keyboard is in a list.

/// Places in what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Selection {
    /// Where the keyboard is.
    pub(super) active: usize,
    /// Where a range begins.
    pub(super) anchor: usize,
}

impl Selection {
    /// Returns where a key leads; none for a key that leads nowhere. `last`: the last place.
    pub(super) fn moved(self, key: &str, last: usize) -> Option<usize> {
        match key {
            "ArrowDown" => Some((self.active + 1).min(last)),
            "ArrowUp" => Some(self.active.saturating_sub(1)),
            "Home" => Some(0),
            "End" => Some(last),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_within_the_list() {
        let at = |active| Selection { active, anchor: 0 };
        assert_eq!(at(0).moved("ArrowUp", 9), Some(0));
        assert_eq!(at(9).moved("ArrowDown", 9), Some(9));
        assert_eq!(at(4).moved("End", 9), Some(9));
        assert_eq!(at(4).moved("Home", 9), Some(0));
        assert_eq!(at(4).moved("x", 9), None);
    }
}
