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
    let shown = input.clone();
    Effect::new(move |_| {
        store.replaced.track();
        store.draft.with_untracked(|draft| {
            let text = text_of(draft, field);
            if shown.value() != text {
                shown.set_value(text);
            }
        });
    });
    show_problems(store, field, input);
}

/// Takes a masked line over.
pub(crate) fn adopt_secret(store: Store, field: &'static Field) {
    let Some(input) = element::<HtmlInputElement>(field.id) else { return };
    let read = {
        let input = input.clone();
        move || store.type_secret(field, Secret::new(input.value()))
    };
    read();
    on_input(&input, read);
    let (shown, masked) = (RwSignal::new(false), input.clone());
    Effect::new(move |_| masked.set_type(if shown.get() { "text" } else { "password" }));
    let target = input.clone();
    Effect::new(move |_| store.secrets.with(|secrets| write(&target, secrets.typed(field))));
    let cleared = input.clone();
    Effect::watch(
        move || store.forgotten.track(),
        move |(), _, _| {
            shown.set(false);
            document::clear_masked_input(&cleared);
        },
        false,
    );
    if let Some(slot) = show_slot(field) {
        slot.fill(store, move || view! { <ShowButton field=field shown=shown /> });
    }
    show_problems(store, field, input);
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
    store: Store,
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
    let shown = input.clone();
    Effect::new(move |_| {
        let value = value();
        if shown.checked() != value {
            shown.set_checked(value);
        }
    });
    show_problems(store, field, input);
}

/// Programs that fill in forms send one event or the other.
fn on_input(element: &web_sys::Element, read: impl Fn() + Clone + 'static) {
    for name in ["input", "change"] {
        let read = read.clone();
        events::on(element, name, move |_| read());
    }
}

/// Shows the problems below the field.
fn show_problems(store: Store, field: &'static Field, input: HtmlInputElement) {
    if let Some(place) = element::<web_sys::HtmlElement>(&field.problems_id()) {
        fill_element(place, store, move || view! { <FieldProblems field=field /> });
    }
    let invalid = invalid(store, field);
    Effect::new(move |_| {
        let _ = match invalid.get() {
            Some(value) => input.set_attribute("aria-invalid", value),
            None => input.remove_attribute("aria-invalid"),
        };
    });
}
