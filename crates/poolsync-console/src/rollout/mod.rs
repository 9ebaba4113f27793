//! Rollouts on the page: a plan and its picture, the question before the first call, the rollout while it runs, and those of
//! this browser.

mod approval;
mod beginning;
mod confirm;
mod controls;
mod editor;
mod history;
mod log;
mod opener;
mod picture;
mod planning;
mod running;
mod stages;
mod waits;

use leptos::prelude::*;

use crate::components::{Section, say, use_store};
use crate::platform::events;
use crate::state::rollout::{Board, close, keep_draft, load_draft, note, take_link, watch};
use crate::words::rollout as words;
use confirm::StartDialog;
use history::History;
pub(crate) use opener::{OpenButton, is_open_at_start, open};
use planning::Planning;
use running::Running;

/// The id of the section.
const SECTION: &str = "rollout";

/// The section of rollouts, while it is open.
#[component]
pub(crate) fn RolloutSection() -> impl IntoView {
    let store = use_store();
    let board = Board::new(store, load_draft());
    provide_context(board);
    watch(board);
    keep_draft(board);
    take_link(board);
    events::on_window("hashchange", move |_| take_link(board));
    running::announce(board);
    let is_shown = Memo::new(move |_| board.kept.with(Option::is_some));
    Effect::new(move |_| {
        let is_open = store.rolling.get();
        board.kept.with_untracked(|kept| {
            // One that is not over comes back with the next page, closed or not.
            let is_under_way = kept.as_ref().is_some_and(|kept| kept.state.end.is_none());
            if is_open || is_under_way {
                note(kept.as_ref().map(|kept| kept.id.as_str()));
            } else {
                close();
            }
        });
    });
    view! {
        <Show when=move || store.rolling.get()>
            <Section id=SECTION title=&words::TITLE about=&words::ABOUT>
                <Show when=move || is_shown.get() fallback=|| view! { <Planning /> }>
                    <Running />
                </Show>
                <History />
            </Section>
        </Show>
        <StartDialog />
    }
}

/// Returns the rollouts of the page, from the context of the view.
fn use_board() -> Board {
    expect_context()
}

/// A button that closes the section.
#[component]
fn CloseButton() -> impl IntoView {
    let store = use_store();
    view! {
        <button type="button" class="ps-button" on:click=move |_| store.rolling.set(false)>{say(&words::CLOSE)}</button>
    }
}
