//! The signature doctor: our canonical request and string to sign, beside the gateway's.

use poolsync_core::answer::Answer;
use poolsync_core::doctor::{self, Comparison, Steps};
use poolsync_core::wire::WireRequest;
use poolsync_core::{Credential, Secret};
use web_sys::HtmlTextAreaElement;

use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::net::Reply;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// A signature that was refused. It holds the security token of a temporary key, and goes when secrets are forgotten.
#[derive(Clone, PartialEq)]
pub(crate) struct Patient {
    steps: Steps,
    /// What looks wrong about the key itself.
    notes: Vec<String>,
    /// The gateway's text: its own answer, until another is pasted.
    text: String,
}

/// What stands in place of a security token.
const MASK: &str = "x-security-token:••••••••";
const TOKEN_LINE: &str = "x-security-token:";

/// Takes a call as a patient whose signature was refused; heals what was there if it was not.
pub(crate) fn examine(store: Store, wire: &WireRequest, credential: &Credential, reply: &Reply) {
    let patient = match (credential, reply, store.signing_date()) {
        (Credential::AccessKey(key), Reply::Answer(Answer { status: 401 | 403, body, .. }), Some(date)) => {
            let locale = store.locale.get_untracked();
            let notes = doctor::look_at(key).iter().map(|note| note.sentence(locale)).collect();
            Some(Patient { steps: doctor::steps(wire, key, date), notes, text: body.clone() })
        }
        _ => None,
    };
    if store.patient.with_untracked(Option::is_some) || patient.is_some() {
        store.patient.set(patient);
    }
}

pub(super) fn show(store: Store) {
    let is_there = bind::memo(move || store.patient.with(Option::is_some));
    bind::hidden("doctor", move || !is_there.get());
    bind::content("doctor-content", move || {
        store.locale.track();
        if !is_there.get() {
            return Vec::new();
        }
        let input = dom::element("textarea", "ps-field__input ps-field__input--lines")
            .attribute("id", "doctor-text")
            .attribute("rows", "3")
            .attribute("spellcheck", "false")
            .attribute("autocomplete", "off");
        if let Some(area) = input.as_element::<HtmlTextAreaElement>() {
            let typed = area.clone();
            browser::listen(&area, "input", move |_| {
                store.patient.update(|patient| {
                    if let Some(patient) = patient {
                        patient.text = typed.value();
                    }
                });
            });
        }
        let label = dom::element("label", "ps-field__label")
            .attribute("for", "doctor-text")
            .text(store.say(&words::DOCTOR_PASTE));
        vec![
            dom::element("p", "ps-section__about").text(store.say(&words::DOCTOR_ABOUT)),
            dom::element("div", "").attribute("id", "doctor-finding"),
            dom::element("div", "ps-field").child(label).child(input),
        ]
    });
    bind::content("doctor-finding", move || {
        is_there.track();
        store.patient.with(|patient| patient.as_ref().map(|patient| finding(store, patient)).unwrap_or_default())
    });
}

fn finding(store: Store, patient: &Patient) -> Vec<Built> {
    let locale = store.locale.get();
    // EXPOSE: shown with the security token masked.
    let compared = doctor::compare(patient.steps.canonical_request.expose(), &patient.text);
    let conclusion = match &compared {
        Ok(comparison) => comparison.conclusion(locale),
        Err(none) => none.sentence(locale),
    };
    let notes = patient.notes.iter().map(|note| dom::element("p", "ps-problem ps-problem--error").text(note));
    let title = |word| dom::element("h3", "").text(store.say(word));
    let lines = match compared {
        Ok(comparison) => both(store, &comparison),
        Err(_) => ours(&patient.steps.canonical_request),
    };
    let mut content: Vec<Built> = notes.collect();
    content.extend([
        dom::element("p", "ps-problem ps-problem--warning").attribute("data-conclusion", "").marked(conclusion),
        title(&words::DOCTOR_CANONICAL),
        lines,
        title(&words::DOCTOR_STRING),
        dom::element("pre", "ps-code").attribute("tabindex", "0").text(&patient.steps.string_to_sign),
    ]);
    content
}

fn masked(line: &str) -> &str {
    if line.starts_with(TOKEN_LINE) { MASK } else { line }
}

fn ours(canonical: &Secret) -> Built {
    // EXPOSE: shown with the security token masked.
    let lines: Vec<&str> = canonical.expose().split('\n').map(masked).collect();
    dom::element("pre", "ps-code").attribute("tabindex", "0").text(&lines.join("\n"))
}

/// Line by line; of a line that differs both are shown, with the cause.
fn both(store: Store, comparison: &Comparison) -> Built {
    let locale = store.locale.get();
    let none = store.say(&words::DOCTOR_NO_LINE);
    let lines = comparison.lines.iter().map(|line| {
        let text = |line: &Option<String>| line.as_deref().map_or(none, masked).to_owned();
        if !line.differs() {
            return dom::element("li", "").text(&text(&line.ours));
        }
        let side =
            |name, line| dom::element("span", "ps-doctor__side").text(store.say(name)).text(" ").text(&text(line));
        let cause = dom::element("span", "ps-problem__help").marked(line.cause(locale).unwrap_or_default());
        dom::element("li", "ps-doctor__differs")
            .attribute("data-differs", "")
            .child(side(&words::DOCTOR_OURS, &line.ours))
            .child(side(&words::DOCTOR_THEIRS, &line.theirs))
            .child(cause)
    });
    dom::element("ol", "ps-code ps-doctor").attribute("tabindex", "0").children(lines)
}
