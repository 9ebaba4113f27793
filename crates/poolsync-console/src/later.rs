//! Parts of the program that come after the page is live, each a file of its own.
//!
//! ```ignore
//! later::load(store, More::Following); // wherever it is needed; again costs nothing
//! ```
//!
//! A function with `#[wasm_split(name)]` begins the part `name`. Code and data that only such functions need are in the
//! part's file: nothing else is to be done for them. What the rest of the program calls as well stays in the rest. So a
//! module is put off by starting it here and nowhere else; its types may be used everywhere. Memory and signals are shared by
//! all parts.
//!
//! The part `later` comes with every visit. The part `more` comes when somebody needs something of it.

#![expect(clippy::unnecessary_wraps, reason = "the macro turns the result into whether the file came")]

use std::cell::Cell;
use std::pin::Pin;

use poolsync_form::CredentialKind;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::prelude::*;
use crate::store::Store;
use crate::{
    app, bind, body, browser, credential, dom, finding, following, form, importing, review, samples, sending, words,
};

/// What comes when somebody needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum More {
    /// Getting tokens and keys, and what is wrong with a signature.
    Credentials,
    /// Lists to choose ids from.
    Finding,
    /// Making a typed password what is sent.
    Salting,
    /// The body as JSON.
    Body,
    /// The call as code.
    Samples,
    /// A request from pasted text.
    Import,
    /// Following a call of an earlier page.
    Following,
    /// The last question before the call, and all that follows.
    Ask,
}

/// Loads what every visit needs but not its first moment. Until it is there, its buttons are disabled.
pub(crate) fn start(store: Store) {
    load_boxed(move || Box::pin(rest(store)), || {}, store);
}

#[wasm_split(later, fallible)]
fn rest(store: Store) -> Result<(), SplitLoaderError> {
    const STEPS: &[fn(Store)] =
        &[Store::start_checking, form::start_rest, review::start, sending::start, expect_more, whole];
    app::in_turn(store, STEPS);
    Ok(())
}

#[wasm_split(more, fallible, preload(load_more))]
fn more(store: Store, what: More) -> Result<(), SplitLoaderError> {
    match what {
        More::Credentials => store.begin("credentials", credential::start),
        More::Finding => store.begin("finding", finding::start),
        More::Salting => store.begin("salting", Store::start_salting),
        More::Body => store.begin("body", body::start),
        More::Samples => store.begin("samples", samples::start),
        More::Import => importing::open(store),
        More::Following => store.begin("following", following::start),
        More::Ask => sending::ask(store),
    }
    Ok(())
}

/// Loads a part and begins with what is needed of it. While the part does not come, the page says so and offers to try
/// again; what is typed stays.
pub(crate) fn load(store: Store, what: More) {
    load_then(store, what, || {});
}

/// Loads the part because it will probably be needed. A failure shows when it is.
pub(crate) fn expect() {
    spawn_local(async {
        let _ = load_more().await;
        browser::load_style("more").await;
    });
}

/// Loads a part as soon as somebody needs something of it.
fn expect_more(store: Store) {
    when(
        store,
        |store| store.draft.with(|draft| draft.credential != CredentialKind::Token),
        |store| load(store, More::Credentials),
    );
    when(store, form::has_password, |store| load(store, More::Salting));
    bind::opening(body::EDITING, store.editing);
    when(store, body::is_wanted, |store| load(store, More::Body));
    bind::opening("samples-open", store.sampling);
    when(store, |store| store.sampling.get(), |store| load(store, More::Samples));
    bind::button(importing::BUTTON, move || load(store, More::Import));
    when(store, |_| following::is_kept(), |store| load(store, More::Following));
    for id in finding::BUTTONS {
        bind::button(id, move || {
            if !store.has_begun("finding") {
                load_then(store, More::Finding, move || browser::press(id));
            }
        });
    }
}

/// Calls `then` once, when `wanted` is true for the first time.
fn when(store: Store, wanted: fn(Store) -> bool, then: fn(Store)) {
    let done = Cell::new(false);
    bind::watch(move || {
        if !done.get() && wanted(store) {
            done.set(true);
            then(store);
        }
    });
}

/// Tells that everything works that comes with every visit; tests wait for it.
fn whole(_: Store) {
    browser::set_root("data-live", "whole");
}

type Coming = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

fn load_then(store: Store, what: More, then: impl Fn() + Copy + 'static) {
    load_boxed(move || Box::pin(styled(store, what)), then, store);
}

/// Its style sheet is there before anything is shown that needs it.
async fn styled(store: Store, what: More) -> Result<(), SplitLoaderError> {
    browser::load_style("more").await;
    more(store, what).await
}

fn load_boxed(begin: impl Fn() -> Coming + Copy + 'static, then: impl Fn() + Copy + 'static, store: Store) {
    spawn_local(async move {
        browser::hide_failure("part");
        if begin().await.is_ok() {
            then();
        } else {
            let again = move || load_boxed(begin, then, store);
            browser::show_failure("part", dom::button("ps-button", store.say(&words::PART_AGAIN), again).into_node());
        }
    });
}
