//! The verdict in words: the first thing that the last question says.

use leptos::prelude::*;

use crate::components::{VerdictText, say, use_store};
use crate::state::{Stop, Verdict, progress};
use crate::words;

/// The verdict, and what can be done about it.
#[component]
pub(super) fn VerdictLine(
    /// The id of the line.
    id: &'static str,
    /// The verdict.
    verdict: Memo<Verdict<Stop>>,
) -> impl IntoView {
    let store = use_store();
    let word = move || {
        store.say(match verdict.get() {
            Verdict::Wait => &words::VERDICT_WAIT,
            Verdict::Ready => &words::VERDICT_READY,
            Verdict::Look => &words::VERDICT_LOOK,
            Verdict::Stop(Stop::Elsewhere) => &words::VERDICT_ELSEWHERE,
            Verdict::Stop(Stop::Unreached) => &words::VERDICT_UNREACHED,
            Verdict::Stop(Stop::Unread) => &words::VERDICT_UNREAD,
            Verdict::Stop(Stop::Refused) => &words::VERDICT_REFUSED,
            Verdict::Stop(Stop::Running) => &words::VERDICT_RUNNING,
            Verdict::Stop(Stop::Unfit) => &words::VERDICT_UNFIT,
        })
    };
    let follow = move |_| {
        progress::follow_running(store);
        store.confirming.set(false);
    };
    let can_follow = move || verdict.get() == Verdict::Stop(Stop::Running) && !progress::is_tracking_this(store);
    view! {
        <VerdictText id=id verdict=verdict>{word}</VerdictText>
        <Show when=can_follow>
            <button type="button" class="ps-button ps-button--small" on:click=follow>{say(&words::FOLLOW_IT)}</button>
        </Show>
    }
}
