//! What a person can do with a rollout: pause, resume, promote, abort, and pass its report on.

use leptos::prelude::*;
use poolsync_core::rollout::report;

use super::{CloseButton, use_board};
use crate::components::{CopyButton, say};
use crate::state::rollout::{Board, Role, abort, can_promote, pause, promote, put_away, resume};
use crate::words;
use crate::words::rollout as own;

/// What can be done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each button")]
struct Can {
    pause: bool,
    resume: bool,
    promote: bool,
    abort: bool,
    put_away: bool,
}

impl Can {
    fn of(board: Board) -> Self {
        let role = board.role.get();
        board.kept.with(|kept| {
            let Some(state) = kept.as_ref().map(|kept| &kept.state) else { return Self::default() };
            let goes_on = state.end.is_none() && role != Role::Watching;
            let is_held = state.paused || state.credential_lost || role == Role::Free;
            Self {
                pause: goes_on && !is_held && !state.aborted,
                resume: goes_on && is_held,
                promote: goes_on && role == Role::Driving && can_promote(state),
                abort: goes_on && !state.aborted,
                put_away: role != Role::Driving,
            }
        })
    }
}

/// The buttons.
#[component]
pub(super) fn Controls() -> impl IntoView {
    let board = use_board();
    let can = Memo::new(move |_| Can::of(board));
    let is_aborting = RwSignal::new(false);
    let whole_report = move || {
        let locale = board.store().locale.get_untracked();
        board.kept.with_untracked(|kept| kept.as_ref().map(|kept| report(&kept.state, locale)).unwrap_or_default())
    };
    let abort_now = move |_| {
        is_aborting.set(false);
        abort(board);
    };
    view! {
        <div class="ps-actions">
            <Show when=move || can.get().pause>
                <button type="button" class="ps-button" on:click=move |_| pause(board)>{say(&own::PAUSE)}</button>
            </Show>
            <Show when=move || can.get().resume>
                <button type="button" class="ps-button ps-button--primary" on:click=move |_| resume(board)>
                    {say(&own::RESUME)}
                </button>
            </Show>
            <Show when=move || can.get().promote>
                <button type="button" class="ps-button" on:click=move |_| promote(board)>{say(&own::PROMOTE)}</button>
            </Show>
            <Show when=move || can.get().abort && !is_aborting.get()>
                <button type="button" class="ps-button" on:click=move |_| is_aborting.set(true)>
                    {say(&own::ABORT)}
                </button>
            </Show>
            <CopyButton text=whole_report label=&words::REPORT_BUTTON />
            <Show when=move || can.get().put_away>
                <button type="button" class="ps-button" on:click=move |_| put_away(board)>{say(&own::PUT_AWAY)}</button>
            </Show>
            <CloseButton />
        </div>
        <Show when=move || can.get().abort && is_aborting.get()>
            <div class="ps-problem ps-problem--warning" role="alert">
                <p>{say(&own::ABORT_QUESTION)}</p>
                <div class="ps-actions">
                    <button type="button" class="ps-button ps-button--danger" on:click=abort_now>
                        {say(&own::ABORT_NOW)}
                    </button>
                    <button type="button" class="ps-button" on:click=move |_| is_aborting.set(false)>
                        {say(&own::ABORT_NOT)}
                    </button>
                </div>
            </div>
        </Show>
    }
}
