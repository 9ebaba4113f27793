//! The name of the pool, to be typed before a call that is about many nodes or about all of them.

use leptos::prelude::*;
use poolsync_form::Draft;

use super::model::Picture;
use super::store::Store;

/// Up to so many named nodes a press is enough.
const FEW_NODES: usize = 10;

/// Returns true if the call is about so much that the pool has to be named; tracked.
pub(crate) fn is_wanted(store: Store) -> bool {
    let named = store.draft.with(Draft::named_nodes);
    store.picture.with(|picture| is_wanted_for(picture, named))
}

/// Returns true if no name is wanted, or `typed` is it; tracked.
pub(crate) fn is_right(store: Store, typed: &str) -> bool {
    !is_wanted(store) || typed.trim() == store.pool_name()
}

/// `named`: how many nodes the call names; 0 for every node of the pool.
fn is_wanted_for(picture: &Picture, named: usize) -> bool {
    let of_pool = named.saturating_sub(picture.not_of_pool.len());
    let is_whole_pool = picture.of_pool.is_some_and(|all| all > 1 && of_pool >= all);
    named == 0 || named > FEW_NODES || is_whole_pool
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_nodes_and_all_of_them_want_the_name() {
        let pool = |all| Picture { of_pool: Some(all), ..Picture::default() };
        assert!(is_wanted_for(&Picture::default(), 0));
        assert!(!is_wanted_for(&Picture::default(), 10));
        assert!(is_wanted_for(&Picture::default(), 11));
        assert!(is_wanted_for(&pool(2), 2));
        assert!(!is_wanted_for(&pool(3), 2));
        assert!(!is_wanted_for(&pool(1), 1), "a pool of one node");
        let others = Picture { not_of_pool: vec!["a".to_owned()], ..pool(2) };
        assert!(!is_wanted_for(&others, 2), "one of the two is no node of the pool");
    }
}
