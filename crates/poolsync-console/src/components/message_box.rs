//! What is said of a question that has no good answer.

use leptos::prelude::*;

use super::{CopyButton, marked, say};
use crate::api::Message;
use crate::words;

/// Shows a message, what to do, and the service's id of the question.
#[component]
pub(crate) fn MessageBox(message: Message) -> impl IntoView {
    let Message { text, advice, request_id } = message;
    let id = request_id.map(|id| {
        let copied = id.clone();
        view! {
            <span class="ps-problem__help">
                {say(&words::ANSWER_REQUEST_ID)} " " <code>{id}</code> " "
                <CopyButton text=move || copied.clone() small=true />
            </span>
        }
    });
    view! {
        <div class="ps-problem ps-problem--error" data-trouble="">
            {marked(&text)}
            <span class="ps-problem__help">{marked(&advice)}</span>
            {id}
        </div>
    }
}
