//! What the call would do, in one sentence.

use leptos::prelude::*;
use poolsync_core::{Arg, Locale};

use super::model::Picture;
use super::store::Store;
use crate::words;

/// Returns what the call would do; what is missing for it, while it would do nothing. Tracks what it depends on.
pub(crate) fn sentence(store: Store) -> String {
    let pool = store.pool_name();
    // A list of which nothing could be taken stands for no node.
    let Some(named) = store.checked.with(|checked| checked.named_nodes) else {
        return store.say(&words::INTENT_NOTHING).to_owned();
    };
    say(&store.picture.get(), &pool, named > 0, store.locale.get())
}

fn say(picture: &Picture, pool: &str, names_nodes: bool, locale: Locale) -> String {
    if pool.is_empty() || picture.at_once == 0 {
        return words::INTENT_NOTHING.get(locale).to_owned();
    }
    let pace = if picture.at_once == 1 { &words::INTENT_PACE_ONE } else { &words::INTENT_PACE };
    let word = match (picture.nodes, picture.of_pool) {
        (Some(nodes), Some(all)) if names_nodes && nodes != all => &words::INTENT_SOME,
        (Some(1), _) if names_nodes => &words::INTENT_NAMED_ONE,
        (Some(_), _) if names_nodes => &words::INTENT_NAMED,
        (Some(_), Some(_)) => &words::INTENT_ALL,
        _ => &words::INTENT_ALL_OPEN,
    };
    let args = [
        ("nodes", Arg::count(picture.nodes.unwrap_or_default())),
        ("all", Arg::count(picture.of_pool.unwrap_or_default())),
        ("pool", Arg::text(pool)),
        ("pace", Arg::Text(pace.fill(locale, &[("away", Arg::count(picture.at_once))]))),
    ];
    word.fill(locale, &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(nodes: Option<usize>, of_pool: Option<usize>, at_once: usize) -> Picture {
        Picture { nodes, of_pool, at_once, ..Picture::default() }
    }

    #[test]
    fn the_sentence_says_as_much_as_is_known() {
        let said = |picture: &Picture, names_nodes| say(picture, "workers", names_nodes, Locale::En);
        assert_eq!(said(&picture(Some(3), Some(6), 1), true), "3 of 6 nodes of workers, one at a time");
        assert_eq!(said(&picture(Some(3), None, 2), true), "3 nodes of workers, 2 at a time");
        assert_eq!(said(&picture(Some(1), None, 1), true), "1 node of workers, one at a time");
        assert_eq!(said(&picture(Some(6), Some(6), 3), false), "All 6 nodes of workers, 3 at a time");
        assert_eq!(said(&picture(None, None, 3), false), "Presumably all nodes of workers, 3 at a time");
    }

    #[test]
    fn without_a_pool_or_a_number_nothing_would_happen() {
        let nothing = words::INTENT_NOTHING.en;
        assert_eq!(say(&picture(Some(3), None, 0), "workers", true, Locale::En), nothing);
        assert_eq!(say(&picture(None, None, 1), "", false, Locale::En), nothing);
    }
}
