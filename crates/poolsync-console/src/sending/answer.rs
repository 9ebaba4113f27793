//! The answer: what it is, what it means, and what to do.

use poolsync_core::Word;
use web_sys::Element;

use super::reading::{Told, read_end};
use super::{Ended, Run};
use crate::bind;
use crate::browser;
use crate::copying::Copying;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// Brings the answer into view, and the focus to it.
pub(super) fn bring_into_view() {
    browser::focus("answer-title");
    browser::scroll_to("answer");
}

/// Says that there is none yet, until [`show`] takes over.
pub(super) fn show_none(store: Store) {
    bind::watch(move || {
        let text = store.say(&words::ANSWER_NONE);
        let answer = browser::element::<Element>("answer-content").filter(|_| !store.has_begun("sending"));
        if let (Some(answer), Some(none)) = (answer, dom::element("p", "").text(text).into_node()) {
            answer.set_text_content(None);
            let _ = answer.append_child(&none);
        }
    });
}

/// Shows it.
pub(super) fn show(store: Store) {
    let copying = Copying::new();
    copying.tell(store, "answer-copied");
    bind::content("answer-content", move || match store.run.get() {
        Run::Idle => vec![dom::element("p", "").text(store.say(&words::ANSWER_NONE))],
        Run::Sending => vec![dom::element("p", "").text(store.say(&words::SEND_SENDING))],
        Run::Ended(ended) => vec![shown(store, copying, &ended)],
    });
}

fn shown(store: Store, copying: Copying, ended: &Ended) -> Built {
    let reading = read_end(ended, store.locale.get());
    let sent_at = browser::local_time(ended.sent_at, store.locale.get());
    let status = reading.status.map(|status| status.to_string());
    let advice = Some(&reading.advice).filter(|advice| !advice.is_empty());
    let facts = [
        fact(store, &words::ANSWER_STATUS, status.as_ref()),
        fact(store, &words::ANSWER_CODE, reading.code.as_ref()),
        fact(store, &words::ANSWER_MESSAGE, reading.message.as_ref()),
        fact(store, &words::ANSWER_ADVICE, advice),
        id_fact(store, copying, &words::ANSWER_JOB_ID, reading.job_id.as_ref()),
        id_fact(store, copying, &words::ANSWER_REQUEST_ID, reading.request_id.as_ref()),
        fact(store, &words::ANSWER_SENT_AT, Some(&sent_at)),
    ];
    dom::element("div", reading.class())
        .attribute("data-outcome", reading.kind)
        .child(dom::element("p", "ps-answer__title").text(reading.title))
        .child(dom::element("p", "").text(&reading.meaning))
        .child(dom::element("dl", "ps-answer__facts").children(facts.into_iter().flatten()))
}

impl Told {
    /// A box that says it.
    pub(crate) fn shown(&self, store: Store) -> Built {
        let id = self.request_id.as_ref().map(|id| {
            let name = store.say(&words::ANSWER_REQUEST_ID);
            let shown = dom::element("span", "ps-problem__help").text(name).text(" ");
            shown.child(dom::element("code", "").text(id)).text(" ").child(Copying::new().button(store, id.clone()))
        });
        dom::element("div", "ps-problem ps-problem--error")
            .attribute("data-trouble", "")
            .marked(&self.message)
            .child(dom::element("span", "ps-problem__help").marked(&self.advice))
            .children(id)
    }
}

fn fact(store: Store, name: &Word, value: Option<&String>) -> Option<Built> {
    Some(named(store, name, dom::element("dd", "").text(value?)))
}

/// An id, which people pass on to others.
fn id_fact(store: Store, copying: Copying, name: &Word, value: Option<&String>) -> Option<Built> {
    let value = value?.clone();
    let shown = dom::element("code", "").text(&value);
    Some(named(store, name, dom::element("dd", "").child(shown).child(copying.button(store, value))))
}

fn named(store: Store, name: &Word, content: Built) -> Built {
    dom::element("div", "").child(dom::element("dt", "").text(store.say(name))).child(content)
}
