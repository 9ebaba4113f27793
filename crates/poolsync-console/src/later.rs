//! Parts of the program that come after the page is live, each a file of its own.
//!
//! ```ignore
//! later::load(store, followed);                          // loads the part once, then calls `followed`
//!
//! #[wasm_split(following, fallible)]                     // the part, and so the file: following-….wasm
//! fn followed(store: Store) -> Result<(), SplitLoaderError> {
//!     following::start(store);
//!     Ok(())
//! }
//! ```
//!
//! Code and data that only such functions need are in the part's file: nothing else is to be done for them. What the rest of
//! the program calls as well stays in the rest. So a module is put off by starting it here and nowhere else; its types may be
//! used everywhere. Memory and signals are shared by all parts.
//!
//! The part `later` comes with every visit. Others come when they are asked for, and belong to what few visits need.

#![expect(clippy::unnecessary_wraps, reason = "`wasm_split` wants what the loading of a part can end with")]

use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::store::Store;
use crate::{app, browser, dom, form, review, sending, words};

/// Loads what every visit needs but not its first moment. Until it is there, its buttons are disabled.
pub(crate) fn start(store: Store) {
    load(store, rest);
}

#[wasm_split(later, fallible)]
fn rest(store: Store) -> Result<(), SplitLoaderError> {
    const STEPS: &[fn(Store)] = &[form::start_rest, review::start, sending::start, whole];
    app::in_turn(store, STEPS);
    Ok(())
}

/// Tells that everything works that comes with every visit; tests wait for it.
fn whole(_: Store) {
    browser::set_root("data-live", "whole");
}

/// Asks the last question before the call. The part holds all that follows: the question, the call, the answer.
#[wasm_split(sending, fallible, preload(load_sending))]
pub(crate) fn ask(store: Store) -> Result<(), SplitLoaderError> {
    sending::ask(store);
    Ok(())
}

/// Loads the part of [`ask`] because it will probably be needed. A failure shows when it is.
pub(crate) fn expect_sending() {
    spawn_local(async {
        let _ = load_sending().await;
    });
}

type Coming = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// Loads the part of `begin` and calls it. While the part does not come, the page says so and offers to try again; what is
/// typed stays.
pub(crate) fn load<F>(store: Store, begin: fn(Store) -> F)
where
    F: Future<Output = Result<(), SplitLoaderError>> + 'static,
{
    load_boxed(move || Box::pin(begin(store)), store);
}

fn load_boxed(begin: impl Fn() -> Coming + Copy + 'static, store: Store) {
    spawn_local(async move {
        browser::hide_failure();
        if begin().await.is_err() {
            let again = move || load_boxed(begin, store);
            browser::show_failure("part", dom::button("ps-button", store.say(&words::PART_AGAIN), again).into_node());
        }
    });
}
