//! The node template, which only the default pool has: login and scripts.

mod budget;
mod keep_scripts;
mod login;
mod script;

use leptos::prelude::*;
use poolsync_form::{Draft, field};

use crate::components::{Lockable, Section, use_store};
use crate::words;
use budget::ScriptBudget;
use keep_scripts::KeepScripts;
use login::Login;
use script::{POST_INSTALL, PRE_INSTALL, ScriptField};

/// The section of the template, while the default pool is chosen.
#[component]
pub(crate) fn TemplateSection() -> impl IntoView {
    let store = use_store();
    let has_template = Memo::new(move |_| store.draft.with(Draft::has_template));
    view! {
        <Show when=move || has_template.get()>
            <Section id="template" title=&words::TEMPLATE_TITLE about=&words::TEMPLATE_ABOUT>
                <Lockable>
                    <Login />
                    <ScriptField field=&field::PRE_INSTALL script=PRE_INSTALL />
                    <ScriptField field=&field::POST_INSTALL script=POST_INSTALL />
                    <ScriptBudget />
                    <KeepScripts />
                </Lockable>
            </Section>
        </Show>
    }
}
