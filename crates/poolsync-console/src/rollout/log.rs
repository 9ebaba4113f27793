//! What happened in a rollout, newest first, with the ids of its calls to be passed on.

use leptos::prelude::*;
use poolsync_core::Word;
use poolsync_core::rollout::{Entry, RolloutState, reason};

use super::use_board;
use crate::components::{CopyButton, say, use_store};
use crate::platform::time;
use crate::words;
use crate::words::rollout as own;

/// So many of the newest entries are shown; the report has all.
const MOST_ENTRIES: usize = 200;

/// An entry as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Line {
    number: usize,
    at: i64,
    what: &'static str,
    place: String,
    text: String,
}

/// The log and the calls.
#[component]
pub(super) fn Log() -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let lines = Memo::new(move |_| {
        let locale = store.locale.get();
        board.kept.with(|kept| {
            let Some(state) = kept.as_ref().map(|kept| &kept.state) else { return Vec::new() };
            let newest = state.log.iter().enumerate().rev().take(MOST_ENTRIES);
            let line = |(number, entry): (usize, &Entry)| Line {
                number,
                at: entry.at,
                what: entry.what.word().get(locale),
                place: place(state, entry),
                text: reason(&entry.text, locale),
            };
            newest.map(line).collect::<Vec<_>>()
        })
    });
    let calls =
        Memo::new(move |_| board.kept.with(|kept| kept.as_ref().map(|kept| calls(&kept.state)).unwrap_or_default()));
    view! {
        <details class="ps-details">
            <summary>{say(&own::LOG)}</summary>
            <ul class="ps-rollout__calls">
                <For each=move || calls.get() key=Clone::clone children=|call| view! { <CallIds call=call /> } />
            </ul>
            <ol class="ps-rollout__log">
                <For
                    each=move || lines.get()
                    key=Clone::clone
                    children=move |line| {
                        let at = line.at;
                        view! {
                            <li>
                                <span class="ps-field__help">{move || time::moment(at, store.locale.get())}</span>
                                " "
                                <strong>{line.what}</strong>
                                " "
                                <span>{line.place}</span>
                                " "
                                <span class="ps-field__help">{line.text}</span>
                            </li>
                        }
                    }
                />
            </ol>
        </details>
    }
}

/// The stage, and the ids that the service gave its call: of the request and of the job.
type Ids = (String, String, String);

fn calls(state: &RolloutState) -> Vec<Ids> {
    let stages = state.stages.iter().zip(&state.rollout.stages);
    let of_stage = stages.flat_map(|(stage, planned)| stage.targets.iter().map(move |target| (target, planned)));
    let ids = of_stage.map(|(target, planned)| {
        let id = |id: &Option<String>| id.clone().unwrap_or_default();
        (planned.name.clone(), id(&target.request_id), id(&target.job_id))
    });
    ids.filter(|(_, request, job)| !request.is_empty() || !job.is_empty()).collect()
}

#[component]
fn CallIds(call: Ids) -> impl IntoView {
    let (stage, request, job) = call;
    let id = |word: &'static Word, id: String| {
        (!id.is_empty()).then(|| {
            let copied = id.clone();
            view! {
                <span class="ps-runs__id">
                    {say(word)} " " <code>{id}</code> " " <CopyButton text=move || copied.clone() small=true />
                </span>
            }
        })
    };
    view! {
        <li>
            <strong>{stage}</strong>
            " "
            {id(&words::ANSWER_JOB_ID, job)}
            " "
            {id(&words::ANSWER_REQUEST_ID, request)}
        </li>
    }
}

/// What an entry is about: a node, else a stage.
fn place(rolled: &RolloutState, entry: &Entry) -> String {
    let stage = entry.stage.and_then(|stage| rolled.rollout.stages.get(stage));
    let target = stage.zip(entry.index).and_then(|(stage, index)| stage.targets.get(index));
    let node = target.zip(entry.node).and_then(|(target, node)| target.nodes.get(node));
    match (node, stage) {
        (Some(node), _) => node.called().to_owned(),
        (None, Some(stage)) => stage.name.clone(),
        (None, None) => String::new(),
    }
}
