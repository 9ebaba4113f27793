//! Before you start: what to ask the cluster itself about the nodes that will be reset.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::components::{CopyButton, Section, say, use_store};
use crate::state::{KubectlLine, kubectl_lines};
use crate::words;

/// The section. Its lines are made when it is opened.
#[component]
pub(crate) fn BeforeSection(
    /// True while its lines are shown.
    open: RwSignal<bool>,
    /// The lines, once they are wanted.
    lines: AnyView,
) -> impl IntoView {
    view! {
        <Section id="before" title=&words::BEFORE_TITLE about=&words::BEFORE_ABOUT>
            <Show when=move || !open.get()>
                <button type="button" class="ps-button" on:click=move |_| open.set(true)>{say(&words::BEFORE_BUTTON)}</button>
            </Show>
            {lines}
        </Section>
    }
}

/// The lines, which follow the nodes that are chosen.
#[component]
pub(crate) fn KubectlLines() -> impl IntoView {
    let store = use_store();
    let lines = Memo::new(move |_| {
        store.draft.with(|draft| {
            let ids = draft.node_list().ids;
            let named: HashSet<&str> = ids.iter().map(|id| &**id).collect();
            store.seen.with(|seen| {
                let of_pool = seen.nodes_of_pool(draft)?;
                let nodes: Vec<_> = of_pool.filter(|node| ids.is_empty() || named.contains(&*node.id)).collect();
                // A node that was not seen has no name to ask for.
                let are_all_seen = if ids.is_empty() { !nodes.is_empty() } else { nodes.len() == named.len() };
                are_all_seen.then(|| kubectl_lines(nodes.into_iter()))
            })
        })
    });
    move || match lines.get() {
        None => view! { <p class="ps-field__help">{say(&words::BEFORE_UNKNOWN)}</p> }.into_any(),
        Some(lines) => view! { <ol class="ps-before">{lines.into_iter().map(line).collect_view()}</ol> }.into_any(),
    }
}

fn line(line: KubectlLine) -> impl IntoView {
    let KubectlLine { title, command, meaning } = line;
    let copied = command.clone();
    view! {
        <li>
            <p class="ps-before__title">{say(title)} " " <CopyButton text=move || copied.clone() small=true /></p>
            <pre class="ps-code" tabindex="0">{command}</pre>
            <p class="ps-field__help">{say(meaning)}</p>
        </li>
    }
}
