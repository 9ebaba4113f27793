//! The head of the list: a press on a column sorts by it.

use leptos::prelude::*;
use poolsync_core::Arg;

use super::order::{CELLS, Column, Order};
use crate::components::{say, use_store};
use crate::words;

/// The head of the list: a press on a column sorts by it.
#[component]
pub(super) fn Head(order: RwSignal<Option<Order>>) -> impl IntoView {
    let store = use_store();
    let button = move |column: Column| {
        let mark = move || match order.get() {
            Some(Order { column: sorted, is_reversed }) if sorted == column => {
                if is_reversed {
                    " ↓"
                } else {
                    " ↑"
                }
            }
            _ => "",
        };
        let label = move || {
            let column = Arg::text(store.say(column.word()));
            store.fill(&words::PICK_SORT, &[("column", column)])
        };
        view! {
            <button
                type="button"
                class="ps-node__sort"
                aria-label=label
                on:click=move |_| order.update(|order| *order = Some(Order::pressed(*order, column)))
            >
                {say(column.word())} {mark}
            </button>
        }
    };
    let cell = move |columns: &'static [Column]| {
        view! { <span class="ps-node__cell">{columns.iter().map(|column| button(*column)).collect_view()}</span> }
    };
    view! { <div class="ps-node ps-node--head"><span></span>{CELLS.map(cell).collect_view()}</div> }
}
