//! The signature doctor: our canonical request and string to sign, beside the gateway's.

use leptos::prelude::*;
use poolsync_core::Secret;
use poolsync_core::doctor::{self, Comparison, Line};

use crate::components::{Section, marked, say, use_store};
use crate::state::{RefusedSignature, Store};
use crate::words;

/// The id of the field for the gateway's text.
const TEXT: &str = "doctor-text";
/// What stands in place of a security token.
const MASK: &str = "x-security-token:••••••••";
const TOKEN_LINE: &str = "x-security-token:";

/// The section, while a signature was refused.
#[component]
pub(crate) fn SignatureDoctor() -> impl IntoView {
    let store = use_store();
    let is_there = Memo::new(move |_| store.refused_signature.with(Option::is_some));
    let paste = move |event| {
        store.refused_signature.update(|refused| {
            if let Some(refused) = refused {
                refused.gateway_text = event_target_value(&event);
            }
        });
    };
    let finding = move || store.refused_signature.with(|refused| refused.as_ref().map(|it| finding(store, it)));
    view! {
        <Show when=move || is_there.get()>
            <Section id="doctor" title=&words::DOCTOR_TITLE about=&words::DOCTOR_ABOUT>
                <div>{finding}</div>
                <div class="ps-field">
                    <label class="ps-field__label" for=TEXT>{say(&words::DOCTOR_PASTE)}</label>
                    <textarea
                        id=TEXT
                        class="ps-field__input ps-field__input--lines"
                        rows="3"
                        spellcheck="false"
                        autocomplete="off"
                        on:input=paste
                    ></textarea>
                </div>
            </Section>
        </Show>
    }
}

fn finding(store: Store, refused: &RefusedSignature) -> impl IntoView + use<> {
    let locale = store.locale.get();
    // EXPOSE: shown with the security token masked.
    let compared = doctor::compare(refused.steps.canonical_request.expose(), &refused.gateway_text);
    let conclusion = match &compared {
        Ok(comparison) => comparison.conclusion(locale).to_owned(),
        Err(none) => none.sentence(locale).to_owned(),
    };
    let note = |note: &String| view! { <p class="ps-problem ps-problem--error">{note.clone()}</p> };
    let lines = match compared {
        Ok(comparison) => both(store, &comparison).into_any(),
        Err(_) => ours(&refused.steps.canonical_request).into_any(),
    };
    view! {
        {refused.notes.iter().map(note).collect_view()}
        <p class="ps-problem ps-problem--warning" data-conclusion="">{marked(&conclusion)}</p>
        <h3>{say(&words::DOCTOR_CANONICAL)}</h3>
        {lines}
        <h3>{say(&words::DOCTOR_STRING)}</h3>
        <pre class="ps-code" tabindex="0">{refused.steps.string_to_sign.clone()}</pre>
    }
}

fn masked(line: &str) -> &str {
    if line.starts_with(TOKEN_LINE) { MASK } else { line }
}

fn ours(canonical: &Secret) -> impl IntoView + use<> {
    // EXPOSE: shown with the security token masked.
    let lines: Vec<&str> = canonical.expose().split('\n').map(masked).collect();
    view! { <pre class="ps-code" tabindex="0">{lines.join("\n")}</pre> }
}

/// Line by line; of a line that differs both are shown, with the cause.
fn both(store: Store, comparison: &Comparison) -> impl IntoView + use<> {
    let locale = store.locale.get();
    let none = store.say(&words::DOCTOR_NO_LINE);
    let text = |line: &Option<String>| line.as_deref().map_or(none, masked).to_owned();
    let line = |line: &Line| {
        if !line.differs() {
            return view! { <li>{text(&line.ours)}</li> }.into_any();
        }
        view! {
            <li class="ps-doctor__differs" data-differs="">
                <span class="ps-doctor__side">{say(&words::DOCTOR_OURS)} " " {text(&line.ours)}</span>
                <span class="ps-doctor__side">{say(&words::DOCTOR_THEIRS)} " " {text(&line.theirs)}</span>
                <span class="ps-problem__help">{marked(line.cause(locale).unwrap_or_default())}</span>
            </li>
        }
        .into_any()
    };
    view! { <ol class="ps-code ps-doctor" tabindex="0">{comparison.lines.iter().map(line).collect_view()}</ol> }
}
