//! What is seen of a run: a bar over all nodes, the batch under way, the rest, and a row for each node.

use std::cell::RefCell;
use std::rc::Rc;

use poolsync_core::follow::{End, Followed, Progress, Stage};
use poolsync_core::{Arg, Locale, Word};
use wasm_bindgen_futures::spawn_local;

use super::{Following, look};
use crate::asking::host_of;
use crate::bind;
use crate::browser;
use crate::credential::duration;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::window::Window;
use crate::words;

pub(super) fn show(store: Store) {
    let is_there = bind::memo(move || store.following.with(Option::is_some));
    let may_notify = RwSignal::new(None);
    bind::hidden("following", move || !is_there.get());
    // Made once; what changes has elements of its own, so that nothing jumps and the list keeps its place.
    bind::content("following-content", move || {
        store.locale.track();
        if !is_there.get() {
            return Vec::new();
        }
        let place = |id| dom::element("div", "").attribute("id", id);
        let rows: Rc<RefCell<Vec<Followed>>> = Rc::default();
        let mut content = vec![
            place("following-summary").attribute("role", "status"),
            place("following-failures"),
            dom::element("div", "ps-actions").children(buttons(store, may_notify)),
            place("following-notified").attribute("role", "status"),
        ];
        let of_rows = rows.clone();
        let row = move |index: usize| {
            of_rows.borrow().get(index).map_or_else(|| dom::element("div", ""), |it| row(store, it))
        };
        if let Some(window) = Window::new(row) {
            let list = window.element();
            for (name, value) in [("role", "list"), ("tabindex", "0"), ("aria-label", store.say(&words::FOLLOW_NODES))]
            {
                browser::set_attribute(list, name, Some(value));
            }
            content.push(Built::from(list.clone()));
            follow_rows(store, rows, window);
        }
        content
    });
    bind::content("following-summary", move || {
        is_there.track();
        store.following.with(|following| following.as_ref().map(|it| summary(store, it)).unwrap_or_default())
    });
    show_notified(store, is_there, may_notify);
    bind::content("following-failures", move || {
        is_there.track();
        store.following.with(|following| following.as_ref().map(|it| failures(store, it)).unwrap_or_default())
    });
}

/// What became of the wish to be notified.
fn show_notified(store: Store, is_there: Memo<bool>, may_notify: RwSignal<Option<bool>>) {
    bind::content("following-notified", move || {
        is_there.track();
        store.locale.track();
        let word = match may_notify.get() {
            None => return Vec::new(),
            Some(true) => &words::FOLLOW_NOTIFIED,
            Some(false) => &words::FOLLOW_NOT_NOTIFIED,
        };
        vec![dom::element("p", "ps-field__help").text(store.say(word))]
    });
}

/// Failed nodes first, then those that are away, those that wait, those that are done.
fn follow_rows(store: Store, rows: Rc<RefCell<Vec<Followed>>>, window: Window) {
    bind::watch(move || {
        let mut nodes = Vec::new();
        store.following.with(|it| {
            let all = it.as_ref().map(|it| it.run.nodes()).unwrap_or_default();
            for place in 0..4 {
                nodes.extend(all.iter().filter(|node| place_of(&node.stage) == place).cloned());
            }
        });
        let count = nodes.len();
        *rows.borrow_mut() = nodes;
        let window = window.clone();
        browser::after(0, move || window.show(count));
    });
}

fn place_of(stage: &Stage) -> u8 {
    match stage {
        Stage::Failed(_) => 0,
        Stage::Resetting => 1,
        Stage::Waiting => 2,
        Stage::Done => 3,
    }
}

fn row(store: Store, node: &Followed) -> Built {
    let locale = store.locale.get_untracked();
    let (class, word) = match &node.stage {
        Stage::Failed(_) => ("ps-row ps-row--failed", &words::STAGE_FAILED),
        Stage::Resetting => ("ps-row ps-row--resetting", &words::STAGE_RESETTING),
        Stage::Waiting => ("ps-row", &words::STAGE_WAITING),
        Stage::Done => ("ps-row ps-row--done", &words::STAGE_DONE),
    };
    let since = words::STAGE_SINCE.fill(locale, &[("time", Arg::Text(browser::moment(node.since, locale)))]);
    let part = |class, text: &str| dom::element("span", class).text(text);
    dom::element("div", class)
        .attribute("role", "listitem")
        .attribute("data-node", &node.id)
        .child(part("ps-row__name", &node.name))
        .text(" ")
        .child(part("ps-row__stage", word.get(locale)))
        .text(" ")
        .child(part("ps-row__since", &since))
        .text(" ")
        .child(part("ps-row__phase", &node.phase))
}

fn summary(store: Store, following: &Following) -> Vec<Built> {
    let locale = store.locale.get();
    let now = following.looked.unwrap_or_else(browser::unix_now);
    let progress = following.run.progress(now);
    let sentence = sentence(following, &progress, locale);
    let bar = dom::element("progress", "ps-progress")
        .attribute("max", &progress.total.max(1).to_string())
        .attribute("aria-label", store.say(&words::FOLLOW_BAR))
        .attribute("value", &progress.done.to_string());
    let class = match &progress.end {
        None => "ps-answer__title",
        Some(End::Done) => "ps-answer__title ps-good",
        Some(_) => "ps-answer__title ps-bad",
    };
    let mut content = vec![dom::element("p", class).text(&sentence), bar];
    if progress.end.is_none() {
        content.push(dom::element("p", "").text(&batch(&progress, locale)));
    }
    if following.paused {
        content.push(dom::element("p", "ps-notice").text(
            &store.fill(&words::FOLLOW_PAUSED, &[("host", Arg::Text(host_of(&following.target.origin).to_owned()))]),
        ));
    }
    if let Some(trouble) = &following.trouble {
        content.push(trouble.tell(host_of(&following.target.origin), locale).shown(store));
    }
    if let Some(looked) = following.looked {
        let looked = [("time", Arg::Text(browser::moment(looked, locale)))];
        content.push(dom::element("p", "ps-field__help").text(&words::FOLLOW_LOOKED.fill(locale, &looked)));
    }
    content
}

fn sentence(following: &Following, progress: &Progress, locale: Locale) -> String {
    let counted = |one, many| Word::counted(progress.total, one, many);
    let word = match &progress.end {
        None if progress.total == 0 => &words::FOLLOW_UNKNOWN,
        None => counted(&words::FOLLOW_RUNNING_ONE, &words::FOLLOW_RUNNING),
        Some(End::Done) => counted(&words::FOLLOW_DONE_ONE, &words::FOLLOW_DONE),
        Some(End::Failed(_)) => counted(&words::FOLLOW_FAILED_ONE, &words::FOLLOW_FAILED),
        Some(End::Over) => counted(&words::FOLLOW_OVER_ONE, &words::FOLLOW_OVER),
    };
    let args = [
        ("pool", Arg::text(&following.target.name)),
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

/// Failures with their reason.
fn failures(store: Store, following: &Following) -> Vec<Built> {
    let mut lines = Vec::new();
    if let Some(End::Failed(reason)) = following.run.progress(browser::unix_now()).end
        && !reason.is_empty()
    {
        lines.push(dom::element("li", "ps-problem ps-problem--error").text(&reason));
    }
    let failed = following.run.nodes().iter().filter_map(|node| match &node.stage {
        Stage::Failed(reason) => Some((node, reason)),
        _ => None,
    });
    lines.extend(failed.map(|(node, reason)| {
        let args = [("node", Arg::text(&node.name)), ("reason", Arg::Text(reason.clone()))];
        dom::element("li", "ps-problem ps-problem--error").text(&store.fill(&words::FOLLOW_FAILURE, &args))
    }));
    if lines.is_empty() { Vec::new() } else { vec![dom::element("ul", "ps-problems").children(lines)] }
}

fn buttons(store: Store, may_notify: RwSignal<Option<bool>>) -> Vec<Built> {
    let go_on = move || {
        store.following.update(|following| {
            if let Some(following) = following {
                following.paused = false;
            }
        });
        look::look(store);
    };
    let ask = move || spawn_local(async move { may_notify.set(Some(browser::ask_to_notify().await)) });
    let stop = move || store.following.set(None);
    let button = |word, press: Box<dyn Fn()>| dom::button("ps-button ps-button--small", store.say(word), press);
    let mut buttons = vec![button(&words::FOLLOW_LOOK, Box::new(go_on))];
    if browser::knows_notifications() {
        buttons.push(button(&words::FOLLOW_NOTIFY, Box::new(ask)));
    }
    buttons.push(button(&words::FOLLOW_STOP, Box::new(stop)));
    buttons
}
