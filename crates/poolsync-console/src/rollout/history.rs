//! The rollouts of this browser, without secrets, until they are forgotten.

use leptos::prelude::*;
use poolsync_core::Word;

use super::use_board;
use crate::components::{say, use_store};
use crate::platform::time;
use crate::state::rollout::{Listed, Role, forget, show};
use crate::words;
use crate::words::rollout as own;

/// The list, while there is one beside what is shown.
#[component]
pub(super) fn History() -> impl IntoView {
    let board = use_board();
    let others = Memo::new(move |_| {
        let shown = board.kept.with(|kept| kept.as_ref().map(|kept| kept.id.clone()));
        let mut listed = board.listed.get();
        listed.retain(|listed| Some(&listed.id) != shown.as_ref());
        listed
    });
    view! {
        <Show when=move || !others.with(Vec::is_empty)>
            <div class="ps-rollout__history">
                <h3>{say(&own::HISTORY)}</h3>
                <p class="ps-field__help">{say(&own::HISTORY_ABOUT)}</p>
                <ul class="ps-runs">
                    <For each=move || others.get() key=Clone::clone children=|listed| view! { <Line listed=listed /> } />
                </ul>
            </div>
        </Show>
    }
}

#[component]
fn Line(listed: Listed) -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let Listed { id, name, begun, end } = listed;
    let (class, word): (_, &'static Word) = match end {
        Some("done") => ("ps-good", &own::END_DONE),
        Some("aborted") => ("ps-bad", &own::END_ABORTED),
        Some(_) => ("ps-bad", &own::END_FAILED),
        None => ("ps-runs__open", &own::END_OPEN),
    };
    let (shown, forgotten) = (id.clone(), id);
    let can_show = Memo::new(move |_| board.role.get() != Role::Driving);
    view! {
        <li class="ps-runs__item">
            <span class="ps-runs__name">{name}</span>
            " "
            <span class=class>{say(word)}</span>
            " "
            <span class="ps-field__help">{move || time::moment(begun, store.locale.get())}</span>
            " "
            <button
                type="button"
                class="ps-button ps-button--small"
                disabled=move || !can_show.get()
                on:click=move |_| show(board, &shown)
            >
                {say(&words::RUNS_SHOW)}
            </button>
            <button type="button" class="ps-button ps-button--small" on:click=move |_| forget(board, &forgotten)>
                {say(&own::FORGET)}
            </button>
        </li>
    }
}
