//! A modal dialog: the browser's own, so that focus, Escape and what lies behind it are as people know them.

use leptos::html;
use leptos::prelude::*;

/// A dialog that is open while its signal is true.
#[component]
pub(crate) fn Dialog(
    /// The id of the element; that of its title must be `{id}-title`.
    id: &'static str,
    /// True while it is open. Becomes false when it is closed in any way.
    open: RwSignal<bool>,
    /// True for a dialog that needs room.
    #[prop(optional)]
    wide: bool,
    /// The id of what describes it.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// Called at once when it is closed in any way, for what must not wait for an effect.
    #[prop(optional)]
    on_close: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (is_wanted, Some(dialog)) = (open.get(), dialog.get()) else { return };
        if is_wanted && !dialog.open() {
            // Fails only for a dialog that is not in the page.
            let _ = dialog.show_modal();
        } else if !is_wanted && dialog.open() {
            dialog.close();
        }
    });
    let class = if wide { "ps-dialog ps-dialog--wide" } else { "ps-dialog" };
    view! {
        <dialog
            node_ref=dialog
            id=id
            class=class
            aria-labelledby=format!("{id}-title")
            aria-describedby=described_by
            on:close=move |_| {
                if let Some(on_close) = on_close {
                    on_close.run(());
                }
                open.set(false);
            }
        >
            {children()}
        </dialog>
    }
}
