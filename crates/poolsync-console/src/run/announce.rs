//! Tells beside the page how far a run is: in the title of the tab, and at the end by a notification.

use leptos::prelude::*;
use poolsync_core::follow::End;
use poolsync_core::{Arg, Word};

use super::rest_of_pool::is_part;
use crate::platform::{document, notifications, time};
use crate::state::{Store, Tracking};
use crate::words;

/// Tells from now on.
pub(crate) fn announce(store: Store) {
    let title = Memo::new(move |_| {
        store.tracking.with(|it| it.as_ref().map(|tracking| title(store, tracking, is_part(store, tracking))))
    });
    Effect::new(move |_| {
        let own = store.say(&words::FOLLOW_PAGE_TITLE);
        match title.get() {
            Some(title) => document::set_title(&format!("{title} · {own}")),
            None => document::set_title(own),
        }
    });
    let has_ended = Memo::new(move |_| {
        store.tracking.with(|it| it.as_ref().is_some_and(|tracking| tracking.run.is_over() && !tracking.is_announced))
    });
    Effect::new(move |_| {
        if has_ended.get() {
            if let Some(title) = title.get_untracked() {
                notifications::notify(&title);
            }
            store.tracking.update(|tracking| {
                if let Some(tracking) = tracking {
                    tracking.is_announced = true;
                }
            });
        }
    });
}

fn title(store: Store, tracking: &Tracking, is_part: bool) -> String {
    let progress = tracking.run.progress(time::now());
    let word: &Word = match progress.end {
        None => &words::FOLLOW_TITLE,
        Some(End::Done) if is_part => &words::FOLLOW_TITLE_PART,
        Some(End::Done) => &words::FOLLOW_TITLE_DONE,
        Some(End::Failed(_)) => &words::FOLLOW_TITLE_FAILED,
        Some(End::Over) => &words::FOLLOW_TITLE_OVER,
    };
    let args = [
        ("done", Arg::count(progress.done)),
        ("total", Arg::count(progress.total)),
        ("pool", Arg::text(&tracking.target.name)),
    ];
    store.fill(word, &args)
}
