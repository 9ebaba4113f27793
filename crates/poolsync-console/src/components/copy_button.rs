//! A button that copies a text, and says beside it whether that worked.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::Word;

use super::{say, use_store};
use crate::platform::clipboard;
use crate::words;

/// "Copied" goes away again, after milliseconds.
const SHOWN_MS: u32 = 2_000;

/// A button that copies a text.
#[component]
pub(crate) fn CopyButton(
    /// Gives the text when the button is pressed.
    text: impl Fn() -> String + 'static,
    /// The words of the button; by default "Copy".
    #[prop(default = &words::COPY)]
    label: &'static Word,
    /// True for a button beside a line of text.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let store = use_store();
    let worked = RwSignal::new(None);
    let copy = move |_| {
        let text = text();
        spawn_local(async move {
            let copied = clipboard::write(&text).await;
            // It may hold a secret, which must not outlive "forget".
            drop(text);
            worked.set(Some(copied));
            if copied {
                TimeoutFuture::new(SHOWN_MS).await;
                worked.try_set(None);
            }
        });
    };
    let told = move || match worked.get() {
        None => "",
        Some(true) => store.say(&words::COPIED),
        Some(false) => store.say(&words::COPY_FAILED),
    };
    let class = if small { "ps-button ps-button--small" } else { "ps-button" };
    view! {
        <button type="button" class=class on:click=copy>{say(label)}</button>
        <span class="ps-copied" role="status">{told}</span>
    }
}
