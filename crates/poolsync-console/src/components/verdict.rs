//! What is known before something that cannot be undone: the verdict, and the facts under it.

use leptos::prelude::*;
use poolsync_core::cloud::Level;

use super::say;
use crate::state::Verdict;
use crate::words;

/// A verdict, in the colour of what it allows. Its children are its words.
#[component]
pub(crate) fn VerdictText<S>(
    /// The id of the line.
    id: &'static str,
    /// The verdict.
    verdict: Memo<Verdict<S>>,
    children: Children,
) -> impl IntoView
where
    S: Send + Sync + 'static,
{
    let class = move || {
        verdict.with(|verdict| match verdict {
            Verdict::Wait => "ps-verdict",
            Verdict::Ready => "ps-verdict ps-verdict--ready",
            Verdict::Look => "ps-verdict ps-verdict--look",
            Verdict::Stop(_) => "ps-verdict ps-verdict--stop",
        })
    };
    view! { <p id=id class=class role="status">{children()}</p> }
}

/// A fact in a list: its level by its colour, and by a word for those who do not see it. Its children are its words.
#[component]
pub(crate) fn KnownLine(
    /// What it means for what is asked.
    level: Level,
    children: Children,
) -> impl IntoView {
    let (class, word) = match level {
        Level::Good => ("ps-known__good", &words::LEVEL_GOOD),
        Level::Look => ("ps-known__look", &words::LEVEL_LOOK),
        Level::Bad => ("ps-known__bad", &words::LEVEL_BAD),
    };
    view! {
        <li class=class>
            <span class="ps-hidden">{say(word)} " "</span>
            {children()}
        </li>
    }
}
