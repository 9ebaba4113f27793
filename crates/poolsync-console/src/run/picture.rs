//! The nodes of a run as cells, each where it always is, in the colour of its stage.

use leptos::prelude::*;
use poolsync_core::follow::Stage;

use crate::components::{CellKind, Cells, use_store};

/// The cells. The list of nodes says the same in words.
#[component]
pub(super) fn RunPicture() -> impl IntoView {
    let store = use_store();
    let cells = Memo::new(move |_| {
        store.tracking.with(|tracking| {
            let nodes = tracking.as_ref().map(|tracking| tracking.run.nodes()).unwrap_or_default();
            nodes.iter().map(|node| kind(&node.stage)).collect::<Vec<_>>()
        })
    });
    view! { <Cells blocks=Signal::derive(move || vec![cells.get()]) /> }
}

fn kind(stage: &Stage) -> CellKind {
    match stage {
        Stage::Waiting => CellKind::Rest,
        Stage::Resetting => CellKind::Resetting,
        Stage::Done => CellKind::Done,
        Stage::Failed(_) => CellKind::Failed,
    }
}
