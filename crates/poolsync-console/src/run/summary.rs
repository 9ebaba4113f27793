//! How far a run is, in a sentence and a bar.

use leptos::prelude::*;
use poolsync_core::follow::{End, Progress};
use poolsync_core::{Arg, Locale, Word};

use super::rest_of_pool::is_part;
use crate::components::{MessageBox, use_store};
use crate::platform::time;
use crate::state::{Store, Tracking, duration, progress};
use crate::words;

/// The sentence, the bar, the batch under way, and when the service was asked last.
#[component]
pub(super) fn Summary() -> impl IntoView {
    let store = use_store();
    let summary = move || store.tracking.with(|it| it.as_ref().map(|tracking| summary(store, tracking)));
    view! { {summary} }
}

/// Returns how far the run is, or how it ended, in a sentence.
pub(super) fn result(store: Store, tracking: &Tracking, locale: Locale) -> String {
    let progress = tracking.run.progress(tracking.polled_at.unwrap_or_else(time::now));
    sentence(tracking, &progress, is_part(store, tracking), locale)
}

fn summary(store: Store, tracking: &Tracking) -> impl IntoView + use<> {
    let locale = store.locale.get();
    let is_part = is_part(store, tracking);
    let progress = tracking.run.progress(tracking.polled_at.unwrap_or_else(time::now));
    let class = match &progress.end {
        None => "ps-answer__title",
        Some(End::Done) => "ps-answer__title ps-good",
        Some(_) => "ps-answer__title ps-bad",
    };
    let host = || [("host", Arg::Text(tracking.target.host().to_owned()))];
    let batch = progress.end.is_none().then(|| view! { <p>{batch(&progress, locale)}</p> });
    let paused = tracking.is_paused.then(|| {
        let word = if progress::is_at_endpoint(store, &tracking.target) {
            &words::FOLLOW_PAUSED_HERE
        } else {
            &words::FOLLOW_PAUSED
        };
        view! { <p class="ps-notice">{word.fill(locale, &host())}</p> }
    });
    let took = progress.end.is_some().then(|| {
        let took = [("time", Arg::Text(duration(tracking.run.took(), locale)))];
        view! { <p>{words::FOLLOW_TOOK.fill(locale, &took)}</p> }
    });
    let error = tracking.error.as_ref().map(|error| {
        view! { <MessageBox message=error.message(tracking.target.host(), locale) /> }
    });
    let polled_at = tracking.polled_at.map(|polled_at| {
        let time = [("time", Arg::Text(time::moment(polled_at, locale)))];
        view! { <p class="ps-field__help">{words::FOLLOW_LOOKED.fill(locale, &time)}</p> }
    });
    view! {
        <p class=class>{sentence(tracking, &progress, is_part, locale)}</p>
        <progress
            class="ps-progress"
            max=progress.total.max(1).to_string()
            value=progress.done.to_string()
            aria-label=store.say(&words::FOLLOW_BAR)
        ></progress>
        {batch}
        {took}
        {paused}
        {error}
        {polled_at}
    }
}

fn sentence(tracking: &Tracking, progress: &Progress, is_part: bool, locale: Locale) -> String {
    let counted = |one, many| Word::counted(progress.total, one, many);
    let word = match &progress.end {
        None if progress.total == 0 => &words::FOLLOW_UNKNOWN,
        None => counted(&words::FOLLOW_RUNNING_ONE, &words::FOLLOW_RUNNING),
        Some(End::Done) if is_part => counted(&words::FOLLOW_DONE_PART_ONE, &words::FOLLOW_DONE_PART),
        Some(End::Done) => counted(&words::FOLLOW_DONE_ONE, &words::FOLLOW_DONE),
        Some(End::Failed(_)) => counted(&words::FOLLOW_FAILED_ONE, &words::FOLLOW_FAILED),
        Some(End::Over) => counted(&words::FOLLOW_OVER_ONE, &words::FOLLOW_OVER),
    };
    let args = [
        ("pool", Arg::text(&tracking.target.name)),
        ("done", Arg::count(progress.done)),
        ("total", Arg::count(progress.total)),
        ("failed", Arg::count(progress.failed)),
    ];
    word.fill(locale, &args)
}

fn batch(progress: &Progress, locale: Locale) -> String {
    let rest = progress.rest.map(|rest| duration(rest, locale));
    let args = [
        ("batch", Arg::count(progress.batch)),
        ("batches", Arg::count(progress.batches)),
        ("resetting", Arg::count(progress.resetting)),
        ("rest", Arg::Text(rest.clone().unwrap_or_default())),
    ];
    let counted = |one, many| Word::counted(progress.resetting, one, many);
    let word = if rest.is_some() {
        counted(&words::FOLLOW_BATCH_REST_ONE, &words::FOLLOW_BATCH_REST)
    } else {
        counted(&words::FOLLOW_BATCH_ONE, &words::FOLLOW_BATCH)
    };
    word.fill(locale, &args)
}
