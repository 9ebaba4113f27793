//! The heading as it stands in the page before the program comes.

use leptos::prelude::*;

use super::{NOTICE, TOOLS, Tools};
use crate::components::{SlotPlace, say};
use crate::words;

/// The heading as it stands in the page before the program comes.
#[component]
pub(crate) fn Header() -> impl IntoView {
    view! {
        <header class="ps-header">
            <div class="ps-header__text">
                <p class="ps-brand">"Poolsync"</p>
                <h1>{say(&words::TITLE)}</h1>
                <p>{say(&words::TAGLINE)}</p>
            </div>
            <SlotPlace place=TOOLS class="ps-header__tools">
                <Tools importing=RwSignal::new(false) commands=RwSignal::new(false) guiding=None />
            </SlotPlace>
        </header>
        <SlotPlace place=NOTICE role="status" />
    }
}
