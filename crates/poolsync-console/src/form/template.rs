//! The node template, which the default pool needs.

use poolsync_form::Draft;

use super::{login::login, script};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// Shown for the default pool only. What was typed stays in the draft while it is hidden.
pub(crate) fn template(store: Store) -> impl IntoView {
    let needed = Memo::new(move |_| store.draft.with(Draft::has_template));
    move || {
        needed.get().then(|| {
            view! {
                <section id="template" class="ps-section" aria-labelledby="template-title">
                    <h2 id="template-title">{store.say(&words::TEMPLATE_TITLE)}</h2>
                    <p class="ps-section__about">{store.say(&words::TEMPLATE_ABOUT)}</p>
                    <div class="ps-fields">
                        {login(store)}
                        {script::pre_install(store)}
                        {script::post_install(store)}
                        {script::budget_line(store)}
                    </div>
                </section>
            }
        })
    }
}
