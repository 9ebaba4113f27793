//! One of a few things to choose.

use leptos::prelude::*;

/// A radio button with its label.
#[component]
pub(crate) fn RadioOption(
    /// The name of the group.
    name: &'static str,
    /// True while this one is chosen.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called when it is chosen.
    on_choose: impl Fn() + 'static,
    /// The label.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="ps-choice__option">
            <input type="radio" name=name autocomplete="off" prop:checked=checked on:change=move |_| on_choose() />
            {children()}
        </label>
    }
}
