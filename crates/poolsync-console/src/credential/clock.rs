//! A clock that is off: by how much, and signing with the service's time on the user's word.

use poolsync_core::Arg;

use super::validity::duration;
use crate::bind;
use crate::dom;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

pub(super) fn show(store: Store) {
    bind::content("clock", move || {
        let signs = store.draft.with(|draft| draft.credential.signs());
        let (skew, correction) = (store.skew.get(), store.correction.get());
        if !signs {
            return Vec::new();
        }
        if correction != 0 {
            let back = move || store.correction.set(0);
            let button = dom::button("ps-button ps-button--small", store.say(&words::CLOCK_OWN), back);
            return vec![
                dom::element("p", "ps-notice").text(store.say(&words::CLOCK_CORRECTED)).text(" ").child(button),
            ];
        }
        let Some(skew) = skew else { return Vec::new() };
        let word = if skew > 0 { &words::CLOCK_BEHIND } else { &words::CLOCK_AHEAD };
        let by = duration(skew.saturating_abs(), store.locale.get());
        let correct = move || store.correction.set(skew);
        let button = dom::button("ps-button ps-button--small", store.say(&words::CLOCK_CORRECT), correct);
        let text = store.fill(word, &[("by", Arg::Text(by))]);
        vec![dom::element("p", "ps-problem ps-problem--warning").text(&text).text(" ").child(button)]
    });
}
