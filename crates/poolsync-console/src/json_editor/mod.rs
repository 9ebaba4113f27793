//! The body as JSON text, beside the form. Both are live: each follows the other.
//!
//! Problems are marked where they stand, and the names of members are offered where one can be typed.

mod completion;
mod gutter;
mod marks;

use leptos::html;
use leptos::prelude::*;
use poolsync_core::{Arg, Severity};
use poolsync_form::is_of_body;

use crate::components::field::MOST_CHARACTERS;
use crate::components::{Section, say, use_store};
use crate::platform::document;
use crate::state::Store;
use crate::words;
use completion::{Completion, Members};
use gutter::Gutter;
use marks::{Marks, PlaceList};

/// The id of the text.
const EDITOR: &str = "body_json";
/// The id of its explanation.
const HELP: &str = "body_json-help";
/// The id of the list of places.
const PROBLEMS: &str = "body_json-problems";

/// The section, closed until somebody opens it.
#[component]
pub(crate) fn JsonSection(
    /// True while it is open.
    open: RwSignal<bool>,
    /// The editor, once it is wanted.
    editor: AnyView,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let toggle = move |_| open.set(details.get_untracked().is_some_and(|details| details.open()));
    view! {
        <Section id="body" title=&words::BODY_TITLE about=&words::BODY_ABOUT>
            <OtherMembers />
            <details node_ref=details class="ps-details" on:toggle=toggle>
                <summary>{say(&words::BODY_OPEN)}</summary>
                {editor}
            </details>
        </Section>
    }
}

/// Returns true once somebody edits the body as JSON, or has done so in a way that the fields cannot show.
pub(crate) fn is_wanted(store: Store, open: RwSignal<bool>) -> bool {
    open.get() || store.draft.with(|draft| draft.body_text.is_some() || !draft.others.is_empty())
}

/// Names the members that are sent without having a field.
#[component]
fn OtherMembers() -> impl IntoView {
    let store = use_store();
    let members = Memo::new(move |_| {
        store.draft.with(|draft| {
            let full =
                |parent: &str, name: &str| if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") };
            let names = draft.others.iter().map(|other| full(&other.parent, &other.name));
            names.collect::<Vec<_>>().join(", ")
        })
    });
    let notice = move || {
        let members = members.get();
        (!members.is_empty()).then(|| {
            view! { <p class="ps-notice">{store.fill(&words::BODY_OTHERS, &[("members", Arg::Text(members))])}</p> }
        })
    };
    view! { {notice} }
}

/// The text, with its line numbers, marks and members to choose.
#[component]
pub(crate) fn JsonEditor(
    /// True while the section is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = use_store();
    let editor = NodeRef::<html::Textarea>::new();
    // What stands in the editor, for whatever follows from it.
    let text = RwSignal::new(String::new());
    let show = move || {
        let shown = store.draft.with_untracked(|draft| store.secrets.with_untracked(|it| draft.shown_body(it)));
        if let Some(editor) = editor.get_untracked().filter(|editor| editor.value() != shown) {
            editor.set_value(&shown);
        }
        text.set(shown);
    };
    Effect::new(move |_| {
        store.draft.track();
        store.secrets.track();
        let (is_open, Some(element)) = (open.get(), editor.get()) else { return };
        // What is being typed is shown as it counts once the text is left.
        if is_open && !document::has_focus(&element) {
            show();
        }
    });
    let take = move |typed: String| {
        store.take_body(&typed);
        text.set(typed);
    };
    let completion = Completion::new(editor, take);
    let marks = Marks::new(store, text);
    let has_error = move || {
        let is_error =
            |problem: &poolsync_core::Problem| problem.code.severity == Severity::Error && is_of_body(&problem.path);
        store.checked.with(|checked| checked.report.problems().iter().any(is_error)).then_some("true")
    };
    let scrolled = RwSignal::new(0);
    view! {
        <label class="ps-hidden" for=EDITOR>{say(&words::BODY_LABEL)}</label>
        <div class="ps-editor">
            <Gutter marks=marks scrolled=scrolled />
            <textarea
                node_ref=editor
                id=EDITOR
                class="ps-field__input ps-field__input--lines"
                rows="16"
                wrap="off"
                autocomplete="off"
                spellcheck="false"
                autocapitalize="off"
                maxlength=MOST_CHARACTERS
                aria-describedby=format!("{HELP} {PROBLEMS}")
                aria-invalid=has_error
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-controls=completion::LIST
                aria-activedescendant=move || completion.active_id()
                on:input=move |event| {
                    take(event_target_value(&event));
                    completion.offer(false);
                }
                on:keydown=move |event| completion.press(&event)
                on:click=move |_| completion.close()
                on:focusout=move |_| {
                    completion.close();
                    show();
                }
                on:scroll=move |_| {
                    completion.close();
                    scrolled.set(editor.get_untracked().map_or(0, |editor| editor.scroll_top()));
                }
            ></textarea>
            <Members completion=completion />
        </div>
        <p id=HELP class="ps-field__help">{say(&words::BODY_HELP)}</p>
        <div id=PROBLEMS><PlaceList marks=marks editor=editor /></div>
    }
}
