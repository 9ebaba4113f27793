//! What is seen of a run: a bar and a cell for each node, the batch under way, failures, what is left of the pool, and a row for
//! each node.

mod actions;
mod announce;
mod failures;
mod history;
mod node_list;
mod picture;
mod rest_of_pool;
mod summary;

pub(crate) use announce::announce;
pub(crate) use history::RunsSection;

use leptos::prelude::*;

use crate::components::{Section, use_store};
use crate::words;
use actions::Actions;
use failures::Failures;
use node_list::NodeList;
use picture::RunPicture;
use rest_of_pool::RestOfPool;
use summary::Summary;

/// The section, while a run is followed.
#[component]
pub(crate) fn RunSection() -> impl IntoView {
    let store = use_store();
    let is_there = Memo::new(move |_| store.tracking.with(Option::is_some));
    view! {
        <Show when=move || is_there.get()>
            <Section id="following" title=&words::FOLLOWING_TITLE>
                <div role="status"><Summary /></div>
                <RunPicture />
                <Failures />
                <RestOfPool />
                <Actions />
                <NodeList />
            </Section>
        </Show>
    }
}
