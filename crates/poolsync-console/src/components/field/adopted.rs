//! Takes over fields that stand in the page already, and may have been typed into before the program came.

use std::rc::Rc;

use leptos::prelude::*;
use poolsync_core::Secret;
use poolsync_form::Field;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::secret::{ShowButton, write};
use super::{FieldProblems, invalid, show_slot, text_of};
use crate::components::fill_element;
use crate::platform::document::{self, element};
use crate::platform::events;
use crate::state::Store;

/// The mark of a field that was touched before the program came (`before-paint.js`): what stands in it counts more than what
/// was kept.
const TOUCHED: &str = "data-touched";

/// Returns true if the field was touched before the program came.
pub(crate) fn was_touched(field: &Field) -> bool {
    element::<web_sys::Element>(field.id).is_some_and(|element| element.has_attribute(TOUCHED))
}

/// Takes a line of text over.
pub(crate) fn adopt_text(store: Store, field: &'static Field) {
    let Some(input) = element::<HtmlInputElement>(field.id) else { return };
    if was_touched(field) {
        store.type_text(field, input.value());
    }
    let typed = input.clone();
    on_input(&input, move || store.type_text(field, typed.value()));
    Effect::new(move |_| {
        store.replaced.track();
        store.draft.with_untracked(|draft| {
            let text = text_of(draft, field);
            if input.value() != text {
                input.set_value(text);
            }
        });
    });
}

/// Takes a masked line over; not the node password, which is salted.
pub(crate) fn adopt_secret(store: Store, field: &'static Field) {
    let Some(input) = element::<HtmlInputElement>(field.id) else { return };
    let read = {
        let input = input.clone();
        move || {
            store.drop_notice();
            store.set_secret(field, Secret::new(input.value()));
        }
    };
    read();
    on_input(&input, read);
    let target = input.clone();
    Effect::new(move |_| store.secrets.with(|secrets| write(&target, secrets.typed(field))));
    Effect::watch(move || store.forgotten.track(), move |(), _, _| document::clear_masked_input(&input), false);
}

/// Takes a menu over. `is_touched`: what stands in it counts; `value`: what it shows; `choose` is called with what was
/// chosen.
pub(crate) fn adopt_menu(
    field: &'static Field,
    is_touched: bool,
    value: impl Fn() -> String + 'static,
    choose: impl Fn(&str) + 'static,
) {
    let Some(menu) = element::<HtmlSelectElement>(field.id) else { return };
    if is_touched {
        choose(&menu.value());
    }
    let (chosen, choose) = (menu.clone(), Rc::new(choose));
    on_input(&menu, move || choose(&chosen.value()));
    Effect::new(move |_| {
        let value = value();
        if menu.value() != value {
            menu.set_value(&value);
        }
    });
}

/// Takes a box to tick over. `value`: whether it is ticked; `choose` is called with what it became.
pub(crate) fn adopt_checkbox(
    field: &'static Field,
    value: impl Fn() -> bool + 'static,
    choose: impl Fn(bool) + 'static,
) {
    let Some(input) = element::<HtmlInputElement>(field.id) else { return };
    if was_touched(field) {
        choose(input.checked());
    }
    let (ticked, choose) = (input.clone(), Rc::new(choose));
    on_input(&input, move || choose(ticked.checked()));
    Effect::new(move |_| {
        let value = value();
        if input.checked() != value {
            input.set_checked(value);
        }
    });
}

/// Programs that fill in forms send one event or the other.
fn on_input(element: &web_sys::Element, read: impl Fn() + Clone + 'static) {
    for name in ["input", "change"] {
        let read = read.clone();
        events::on(element, name, move |_| read());
    }
}

/// Shows below an adopted field the problems that it has once it was left, and beside a masked one the button that shows it.
pub(crate) fn complete_adopted(store: Store, field: &'static Field) {
    let Some(input) = element::<HtmlInputElement>(field.id) else { return };
    if let Some(place) = element::<web_sys::HtmlElement>(&field.problems_id()) {
        fill_element(place, store, move || view! { <FieldProblems field=field /> });
    }
    if let Some(slot) = show_slot(field) {
        let (shown, masked) = (RwSignal::new(false), input.clone());
        Effect::new(move |_| masked.set_type(if shown.get() { "text" } else { "password" }));
        Effect::watch(move || store.forgotten.track(), move |(), _, _| shown.set(false), false);
        slot.fill(store, move || view! { <ShowButton field=field shown=shown /> });
    }
    let invalid = invalid(store, field);
    Effect::new(move |_| {
        let _ = match invalid.get() {
            Some(value) => input.set_attribute("aria-invalid", value),
            None => input.remove_attribute("aria-invalid"),
        };
    });
}
