//! What both scripts take of their common limit, counted while typing.

use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_core::script::budget;

use crate::components::use_store;
use crate::words;

/// The id of the sentence, which names the bar.
const TEXT: &str = "budget-text";

/// A sentence and a bar.
#[component]
pub(super) fn ScriptBudget() -> impl IntoView {
    let store = use_store();
    let budget = Memo::new(move |_| {
        store.draft.with(|draft| budget(&draft.pre_install.encoded(), &draft.post_install.encoded()))
    });
    let sentence = move || {
        let budget = budget.get();
        let args = [
            ("used", Arg::count(budget.used)),
            ("limit", Arg::count(budget.limit)),
            ("left", Arg::Number(budget.left.abs())),
        ];
        let word = if budget.left < 0 { &words::SCRIPT_BUDGET_OVER } else { &words::SCRIPT_BUDGET };
        store.fill(word, &args)
    };
    let class = move || if budget.get().left < 0 { "ps-budget ps-budget--over" } else { "ps-budget" };
    view! {
        <div class=class>
            <p id=TEXT>{sentence}</p>
            <meter
                min="0"
                max=move || budget.get().limit.to_string()
                high=move || budget.get().limit.to_string()
                optimum="0"
                value=move || budget.get().used.to_string()
                aria-labelledby=TEXT
            ></meter>
        </div>
    }
}
