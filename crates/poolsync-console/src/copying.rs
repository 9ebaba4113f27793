//! Copying to the clipboard, as the user asked; whether it worked is said beside the button.

use wasm_bindgen_futures::spawn_local;

use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// "Copied" goes away again.
const SHOWN_MS: i32 = 2_000;

/// What is said about the last copy, if anything.
#[derive(Clone, Copy)]
pub(crate) struct Copying {
    worked: RwSignal<Option<bool>>,
}

impl Copying {
    /// Nothing was copied yet.
    pub(crate) fn new() -> Self {
        Self { worked: RwSignal::new(None) }
    }

    /// Copies a text.
    pub(crate) fn copy(self, text: String) {
        spawn_local(async move {
            let worked = browser::copy(&text).await;
            self.worked.set(Some(worked));
            if worked {
                browser::after(SHOWN_MS, move || self.worked.set(None));
            }
        });
    }

    /// Says in an element of the page what became of it.
    pub(crate) fn tell(self, store: Store, id: &'static str) {
        bind::text(id, move || match self.worked.get() {
            None => String::new(),
            Some(true) => store.say(&words::COPIED).to_owned(),
            Some(false) => store.say(&words::COPY_FAILED).to_owned(),
        });
    }

    /// A button that copies a text.
    pub(crate) fn button(self, store: Store, text: String) -> Built {
        dom::button("ps-button ps-button--small", store.say(&words::COPY), move || self.copy(text.clone()))
    }
}
