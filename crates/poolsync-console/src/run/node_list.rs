//! The nodes of a run: failed ones first, then those that are away, those that wait, those that are done.

use leptos::html;
use leptos::prelude::*;
use poolsync_core::cloud::phase_name;
use poolsync_core::follow::{Followed, Stage};
use poolsync_core::{Arg, Word};

use crate::components::{VirtualList, say, use_store};
use crate::platform::time;
use crate::words;

/// What a row shows of a node.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Row {
    id: String,
    name: String,
    phase: String,
    /// Since when it is in its stage, in seconds since 1970.
    since: i64,
    stage: StageKind,
}

/// The stages in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum StageKind {
    Failed,
    Resetting,
    Waiting,
    Done,
}

/// The list.
#[component]
pub(super) fn NodeList() -> impl IntoView {
    let store = use_store();
    let rows = Memo::new(move |_| {
        store.tracking.with(|tracking| {
            let nodes = tracking.as_ref().map(|tracking| tracking.run.nodes()).unwrap_or_default();
            let mut rows: Vec<Row> = nodes.iter().map(Row::of).collect();
            rows.sort_by_key(|row| row.stage);
            rows
        })
    });
    let list = NodeRef::<html::Div>::new();
    view! {
        <VirtualList
            rows=rows
            row=|_, row| view! { <NodeRow row=row /> }
            list=list
            attr:role="list"
            attr:aria-label=move || store.say(&words::FOLLOW_NODES)
        />
    }
}

#[component]
fn NodeRow(row: Row) -> impl IntoView {
    let store = use_store();
    let Row { id, name, phase, since, stage } = row;
    let (class, word) = stage.class_and_word();
    let since =
        move || store.fill(&words::STAGE_SINCE, &[("time", Arg::Text(time::moment(since, store.locale.get())))]);
    view! {
        <div class=class role="listitem" data-node=id>
            <span class="ps-row__name">{name}</span> " "
            <span class="ps-row__stage">{say(word)}</span> " "
            <span class="ps-row__since">{since}</span> " "
            <span class="ps-row__phase">{move || phase_name(&phase, store.locale.get()).to_owned()}</span>
        </div>
    }
}

impl Row {
    fn of(node: &Followed) -> Self {
        let stage = match node.stage {
            Stage::Failed(_) => StageKind::Failed,
            Stage::Resetting => StageKind::Resetting,
            Stage::Waiting => StageKind::Waiting,
            Stage::Done => StageKind::Done,
        };
        Self { id: node.id.clone(), name: node.name.clone(), phase: node.phase.clone(), since: node.since, stage }
    }
}

impl StageKind {
    fn class_and_word(self) -> (&'static str, &'static Word) {
        match self {
            Self::Failed => ("ps-row ps-row--failed", &words::STAGE_FAILED),
            Self::Resetting => ("ps-row ps-row--resetting", &words::STAGE_RESETTING),
            Self::Waiting => ("ps-row", &words::STAGE_WAITING),
            Self::Done => ("ps-row ps-row--done", &words::STAGE_DONE),
        }
    }
}
