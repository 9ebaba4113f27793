//! The answer: what it is, what it means, and what to do.

use leptos::prelude::*;
use poolsync_core::Word;

use crate::components::{CopyButton, Section, marked, say, use_store};
use crate::platform::{document, time};
use crate::state::outcome::{OutcomeKind, outcome};
use crate::state::{Aftermath, CallState, Ended, Store};
use crate::words;

/// The id of the section.
const SECTION: &str = "answer";
/// The id of the place in the page where answer and run stand.
const OUTCOME: &str = "outcome";

/// The section of the answer.
#[component]
pub(crate) fn AnswerSection(
    /// The answer, once there was a question.
    answer: AnyView,
) -> impl IntoView {
    let store = use_store();
    let is_idle = Memo::new(move |_| store.call.with(|call| *call == CallState::Idle));
    view! {
        <Section id=SECTION title=&words::ANSWER_TITLE quiet=is_idle>
            <Show when=move || is_idle.get()><p>{say(&words::ANSWER_NONE)}</p></Show>
            <div role="status">{answer}</div>
        </Section>
    }
}

/// What became of the call.
#[component]
pub(crate) fn Answer() -> impl IntoView {
    let store = use_store();
    // Once it has ended, the answer is what matters.
    Effect::watch(
        move || store.call.with(|call| matches!(call, CallState::Ended(_))),
        move |has_ended, _, _| {
            if *has_ended {
                request_animation_frame(bring_into_view);
            }
        },
        false,
    );
    move || match store.call.get() {
        CallState::Idle => None,
        CallState::Sending => Some(view! { <p>{say(&words::SEND_SENDING)}</p> }.into_any()),
        CallState::Ended(ended) => Some(shown(store, &ended).into_any()),
    }
}

/// Leads to the answer, and shows all that came of the call from its begin: the run stands above the answer.
fn bring_into_view() {
    document::focus(&format!("{SECTION}-title"));
    if let Some(outcome) = document::element::<web_sys::Element>(OUTCOME) {
        outcome.scroll_into_view();
    }
}

fn shown(store: Store, ended: &Ended) -> impl IntoView + use<> {
    let locale = store.locale.get();
    let outcome = outcome(ended, locale);
    let class = match outcome.kind {
        OutcomeKind::Accepted => "ps-answer ps-answer--accepted",
        OutcomeKind::Refused => "ps-answer ps-answer--refused",
        OutcomeKind::Unknown => "ps-answer ps-answer--unknown",
    };
    let sent_at = time::date_and_time(ended.sent_at, locale);
    // Once the run is over, it says what has happened.
    let is_over = store.tracking.with(|tracking| tracking.as_ref().is_some_and(|tracking| tracking.run.is_over()));
    let is_told = outcome.kind == OutcomeKind::Accepted && is_over;
    let meaning = (!is_told).then_some(outcome.meaning);
    let advice = Some(outcome.advice).filter(|advice| !advice.is_empty() && !is_told);
    let aftermath = match store.aftermath.get() {
        Aftermath::None => None,
        Aftermath::Reading => Some(&words::AFTERMATH_READING),
        Aftermath::Running => Some(&words::AFTERMATH_RUNNING),
        Aftermath::Quiet => Some(&words::AFTERMATH_QUIET),
        Aftermath::Unread => Some(&words::AFTERMATH_UNREAD),
    };
    view! {
        <div class=class data-outcome=outcome.kind.id()>
            <p class="ps-answer__title">{outcome.title}</p>
            {meaning.map(|meaning| view! { <p>{meaning}</p> })}
            {aftermath.map(|word| view! { <p class="ps-answer__aftermath">{say(word)}</p> })}
            <dl class="ps-answer__facts">
                <Fact name=&words::ANSWER_STATUS value=outcome.status.map(|status| status.to_string()) />
                <Fact name=&words::ANSWER_CODE value=outcome.code />
                <Fact name=&words::ANSWER_MESSAGE value=outcome.message />
                <Fact name=&words::ANSWER_ADVICE value=advice />
                <Fact name=&words::ANSWER_JOB_ID value=outcome.job_id is_id=true />
                <Fact name=&words::ANSWER_REQUEST_ID value=outcome.request_id is_id=true />
                <Fact name=&words::ANSWER_SENT_AT value=Some(sent_at) />
            </dl>
        </div>
    }
}

/// Something about the answer, if it is there. An id can be copied: people pass it on to others.
#[component]
fn Fact(name: &'static Word, value: Option<String>, #[prop(optional)] is_id: bool) -> impl IntoView {
    value.map(|value| {
        let copied = value.clone();
        let value = if is_id {
            view! { <code>{value}</code> <CopyButton text=move || copied.clone() small=true /> }.into_any()
        } else {
            marked(&value).into_any()
        };
        view! { <div><dt>{say(name)}</dt><dd>{value}</dd></div> }
    })
}
