//! A section of the page, named by its title.

use leptos::prelude::*;
use poolsync_core::Word;

use super::say;

/// A section with a title, which takes the keyboard focus when the section has news.
#[component]
pub(crate) fn Section(
    /// The id of the element; that of its title is `{id}-title`.
    id: &'static str,
    /// The title, which is also the accessible name.
    title: &'static Word,
    /// What the section is about.
    #[prop(optional)]
    about: Option<&'static Word>,
    /// True while it has nothing to show: it is there for those who hear the page, and takes no room.
    #[prop(optional, into)]
    quiet: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <section
            id=id
            class=move || if quiet.get() { "ps-hidden" } else { "ps-section" }
            aria-labelledby=format!("{id}-title")
        >
            <h2 id=format!("{id}-title") tabindex="-1">{say(title)}</h2>
            {about.map(|about| view! { <p class="ps-section__about">{say(about)}</p> })}
            {children()}
        </section>
    }
}
