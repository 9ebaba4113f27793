//! Arrow keys of the number field. Any text can be typed into it and stays.

use poolsync_form::field::{self, FieldKind};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::fields::input;
use crate::bind;
use crate::browser;
use crate::prelude::*;
use crate::store::Store;

pub(super) fn adopt(store: Store) {
    let field = &field::MAX_UNAVAILABLE;
    let (Some(input), FieldKind::Number { min, max }) = (input(field), field.kind) else { return };
    let typed = move || store.draft.with(|draft| draft.max_unavailable.trim().parse::<i64>().ok());
    bind::attribute(field.id, "aria-valuenow", move || typed().map(|number| number.to_string()));
    let target = input.clone();
    browser::listen(&target, "keydown", move |event| {
        let by = match event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).as_deref() {
            Some("ArrowUp") => 1,
            Some("ArrowDown") => -1,
            _ => return,
        };
        event.prevent_default();
        let next = untrack(typed).map_or(min, |number| number.saturating_add(by).clamp(min, max)).to_string();
        input.set_value(&next);
        store.draft.update(|draft| draft.max_unavailable = next);
    });
}
