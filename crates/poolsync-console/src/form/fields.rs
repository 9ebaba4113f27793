//! Text fields, the region and the default pool: read on every input, written when the draft says something else.

use std::cell::Cell;
use std::rc::Rc;

use poolsync_core::Arg;
use poolsync_core::model::DEFAULT_POOL;
use poolsync_form::{Draft, Field, field};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement, HtmlTextAreaElement};

use super::region;
use crate::bind;
use crate::browser;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

pub(super) fn adopt(store: Store) {
    store.draft.update(|draft| take_touched(store, draft));
    if let Some(document) = browser::document() {
        // Programs that fill in forms send one or the other.
        for name in ["input", "change"] {
            browser::listen(&document, name, move |event| {
                if let Some(field) = event.target().and_then(|target| field_at(&target)) {
                    take(store, field);
                }
            });
        }
        browser::listen(&document, "input", move |_| store.drop_notice());
        leave_when_still(store, &document);
    }
    // Only a draft that was replaced, or a part that follows from another, can differ from what stands in the fields.
    bind::watch(move || {
        store.replaced.track();
        store.draft.with_untracked(|draft| field::ALL.iter().for_each(|field| write(draft, field)));
    });
    let endpoint = bind::memo(move || store.draft.with(|draft| draft.endpoint.clone()));
    bind::watch(move || endpoint.with(|endpoint| region::write(store, endpoint)));
    let default_pool = bind::memo(move || store.draft.with(|draft| draft.default_pool));
    bind::watch(move || {
        if let Some(pool) = input(&field::NODEPOOL_ID) {
            pool.set_disabled(default_pool.get());
        }
        // It shows the pool that is meant; what was typed comes back.
        store.draft.with_untracked(|draft| write(draft, &field::NODEPOOL_ID));
    });
}

/// A field that is left shows its problems, and so moves what is below it. Not while a button of the mouse is down: the
/// click would end on something else than it began.
fn leave_when_still(store: Store, document: &Document) {
    let held = Rc::new(Cell::new(false));
    let left: Rc<Cell<Option<&'static Field>>> = Rc::default();
    let (pressed, waiting) = (held.clone(), left.clone());
    browser::listen(document, "pointerdown", move |_| pressed.set(true));
    for name in ["pointerup", "pointercancel"] {
        let (pressed, waiting) = (held.clone(), waiting.clone());
        browser::listen(document, name, move |_| {
            pressed.set(false);
            if let Some(field) = waiting.take() {
                // The click comes after it.
                browser::after(0, move || store.leave(field));
            }
        });
    }
    browser::listen(document, "focusout", move |event| match event.target().and_then(|target| field_at(&target)) {
        Some(field) if held.get() => left.set(Some(field)),
        Some(field) => store.leave(field),
        None => {}
    });
}

/// The field of an element in which something happened.
fn field_at(target: &web_sys::EventTarget) -> Option<&'static Field> {
    field::by_id(&target.dyn_ref::<Element>()?.id())
}

/// What stands in fields that were touched before the program came counts more than what was kept.
fn take_touched(store: Store, draft: &mut Draft) {
    let touched =
        |field: &Field| browser::element::<Element>(field.id).is_some_and(|it| it.has_attribute("data-touched"));
    for field in field::ALL.iter().filter(|field| touched(field)) {
        // A region would replace an endpoint that was typed as well.
        if **field != field::REGION || !touched(&field::ENDPOINT) {
            read(store, draft, field);
        }
    }
}

/// Takes over what stands in a field, if it is something else.
fn take(store: Store, field: &Field) {
    let mut draft = store.draft.get_untracked();
    read(store, &mut draft, field);
    if store.draft.with_untracked(|known| *known != draft) {
        store.draft.set(draft);
    }
}

fn read(store: Store, draft: &mut Draft, field: &Field) {
    if let (Some(slot), Some(text)) = (field.slot, value(field)) {
        *(slot.write)(draft) = text;
    }
    if *field == field::REGION {
        region::read(store, draft);
        write(draft, &field::ENDPOINT);
    }
    if *field == field::DEFAULT_POOL
        && let Some(input) = input(field)
    {
        draft.default_pool = input.checked();
    }
}

fn write(draft: &Draft, field: &Field) {
    if let Some(slot) = field.slot {
        let is_pool = *field == field::NODEPOOL_ID && draft.default_pool;
        let text = if is_pool { DEFAULT_POOL } else { (slot.read)(draft) };
        if value(field).is_some_and(|value| value != text) {
            set_value(field, text);
        }
    }
    if *field == field::DEFAULT_POOL
        && let Some(input) = input(field)
        && input.checked() != draft.default_pool
    {
        input.set_checked(draft.default_pool);
    }
}

/// How many nodes are named, counted as they are sent.
pub(super) fn count_nodes(store: Store) {
    let named = bind::memo(move || store.checked.with(|checked| checked.named_nodes));
    bind::text("node_ids-more", move || match named.get() {
        0 => store.say(&words::NODE_IDS_ALL).to_owned(),
        count => words::NODE_IDS_COUNT.fill(store.locale.get(), &[("count", Arg::count(count))]),
    });
}

pub(super) fn input(field: &Field) -> Option<HtmlInputElement> {
    browser::element(field.id)
}

fn lines(field: &Field) -> Option<HtmlTextAreaElement> {
    browser::element(field.id)
}

fn value(field: &Field) -> Option<String> {
    input(field).map(|input| input.value()).or_else(|| lines(field).map(|lines| lines.value()))
}

fn set_value(field: &Field, text: &str) {
    if let Some(input) = input(field) {
        input.set_value(text);
    } else if let Some(lines) = lines(field) {
        lines.set_value(text);
    }
}
