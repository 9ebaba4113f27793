//! A field that is left shows its problems.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use poolsync_form::{Field, field};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::platform::events;
use crate::state::Store;

/// Lets fields show their problems once they were left. That moves what is below them, so it waits while a button of the
/// pointer is down: the click would end on something else than it began.
pub(crate) fn watch_leaving(store: Store) {
    let is_pressed = Rc::new(Cell::new(false));
    let waiting: Rc<Cell<Option<&'static Field>>> = Rc::default();
    let pressed = is_pressed.clone();
    events::on_document("pointerdown", move |_| pressed.set(true));
    for name in ["pointerup", "pointercancel"] {
        let (pressed, waiting) = (is_pressed.clone(), waiting.clone());
        events::on_document(name, move |_| {
            pressed.set(false);
            if let Some(field) = waiting.take() {
                // The click comes after it.
                Timeout::new(0, move || store.leave(field)).forget();
            }
        });
    }
    events::on_document("focusout", move |event| match field_of(event) {
        Some(field) if is_pressed.get() => waiting.set(Some(field)),
        Some(field) => store.leave(field),
        None => {}
    });
}

/// The field in which something happened.
fn field_of(event: &Event) -> Option<&'static Field> {
    field::by_id(&event.target()?.dyn_ref::<Element>()?.id())
}
