//! The last question before the call: what will happen, said in numbers.

use poolsync_core::plan::plan;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Locale, Severity, effects};
use poolsync_form::{Draft, LoginMethod, field};
use web_sys::HtmlDialogElement;

use super::reading::{Certainty, certainty};
use super::way::{self, Way};
use super::{Run, call, reach};
use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// More warnings than these are not read by anybody; the list of problems has them all.
const MOST_WARNINGS: usize = 20;
/// So many nodes are named one by one.
const MOST_NODES: usize = 5;

fn dialog() -> Option<HtmlDialogElement> {
    browser::element("confirm")
}

/// Asks.
pub(super) fn open(store: Store) {
    store.asking.set(true);
    reach::learn(store);
    if let Some(dialog) = dialog() {
        // Fails only for a dialog that is open already.
        let _ = dialog.show_modal();
    }
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

pub(super) fn start(store: Store) {
    bind::text("confirm-title", move || {
        let pool = store.draft.with(|draft| draft.pool().to_owned());
        words::CONFIRM_TITLE.fill(store.locale.get(), &[("pool", Arg::Text(pool))])
    });
    bind::content("confirm-lines", move || {
        if store.asking.get() { list("ps-dialog__lines", "", &consequences(store)) } else { Vec::new() }
    });
    let warnings = bind::memo(move || warnings(store));
    bind::hidden("confirm-accepting", move || warnings.with(Vec::is_empty));
    bind::content("confirm-warnings", move || {
        warnings.with(|lines| list("ps-problems", "ps-problem ps-problem--warning", lines))
    });
    if let Some(dialog) = dialog() {
        browser::listen(&dialog, "close", move |_| {
            reach::end(store);
            store.asking.set(false);
        });
    }
    bind::button("confirm-no", close);
    bind::button("confirm-yes", move || yes(store));
    bind::attribute("confirm-yes", "disabled", move || {
        let can_be_said = reach::is_known(store) || store.sent_elsewhere().is_some();
        (!can_be_said).then(String::new)
    });
}

fn yes(store: Store) {
    // A key held down presses the button again while the dialog closes.
    if !dialog().is_some_and(|dialog| dialog.open()) {
        return;
    }
    if untrack(|| store.sent_elsewhere()).is_some() {
        // That was the word for the credential. What is known of the pool there is shown before the call.
        store.allow_here();
        return reach::learn_then(store, Some(go_unless_answered));
    }
    if untrack(|| reach::is_known(store)) {
        go(store);
    }
}

fn go(store: Store) {
    close();
    call::make(store);
}

/// Where the pool could not be read there is nothing to show: the call ends there.
fn go_unless_answered(store: Store) {
    if !untrack(|| reach::is_answered(store)) {
        go(store);
    }
}

fn list(class: &str, item_class: &str, lines: &[String]) -> Vec<Built> {
    let items = lines.iter().map(|line| dom::element("li", item_class).marked(line));
    vec![dom::element("ul", class).children(items)]
}

/// What the call will do, a sentence each.
fn consequences(store: Store) -> Vec<String> {
    let locale = store.locale.get();
    let mut lines: Vec<String> = before(store).into_iter().map(str::to_owned).collect();
    store.draft.with(|draft| {
        lines.push(extent(draft, locale));
        lines.extend(names(draft, locale));
        lines.push(place(draft, locale));
        lines.push(store.say(&words::CONFIRM_WIPED).to_owned());
        let effects = store.checked.with(|checked| effects(&checked.request, None));
        let many_away = effects.problems().iter().filter(|effect| effect.code.id == "effect/many-away");
        lines.extend(many_away.map(|effect| effect.sentence(locale)));
        // A body that was typed as JSON may say something else; the request shows it.
        if draft.has_template() && draft.body_text.is_none() {
            lines.extend(template(draft, locale));
        }
    });
    let route = match way::way(store) {
        Way::Direct => &words::CONFIRM_DIRECT,
        Way::Relay => &words::CONFIRM_RELAY,
    };
    lines.push(route.fill(locale, &[("host", Arg::Text(way::host(store)))]));
    lines.push(store.say(&words::CONFIRM_ENDLESS).to_owned());
    lines
}

/// What the last call has to do with this one; nothing if the service has certainly not carried it out.
fn before(store: Store) -> Option<&'static str> {
    let certainty = store.run.with(|run| match run {
        Run::Ended(ended) => ended.stopped.is_none().then(|| certainty(&ended.reply)),
        Run::Idle | Run::Sending => None,
    });
    match certainty? {
        Certainty::Done => Some(store.say(&words::CONFIRM_AGAIN)),
        Certainty::Open => Some(store.say(&words::CONFIRM_UNKNOWN)),
        Certainty::NotDone => None,
    }
}

/// Where the node pool is.
fn place(draft: &Draft, locale: Locale) -> String {
    let id = |text: &str| Arg::Text(text.trim().to_owned());
    words::CONFIRM_PLACE.fill(locale, &[("cluster", id(&draft.cluster_id)), ("project", id(&draft.project_id))])
}

/// The nodes by name; of a long list the first ones.
fn names(draft: &Draft, locale: Locale) -> Option<String> {
    let all = draft.named_nodes();
    let first: Vec<_> = draft.node_ids().take(MOST_NODES).collect();
    let nodes = ("nodes", Arg::Text(first.join(", ")));
    match all.saturating_sub(first.len()) {
        0 if all == 0 => None,
        0 => Some(words::CONFIRM_NODES.fill(locale, &[nodes])),
        more => Some(words::CONFIRM_NODES_MORE.fill(locale, &[nodes, ("count", Arg::count(more))])),
    }
}

/// Login and scripts of the default pool's nodes.
fn template(draft: &Draft, locale: Locale) -> Vec<String> {
    let [password, key_pair] = field::LOGIN_METHODS;
    let (method, detail) = match draft.login {
        LoginMethod::Password => (password, draft.login_name()),
        LoginMethod::KeyPair => (key_pair, draft.ssh_key.as_str()),
    };
    let login = match locale {
        Locale::En => format!("{} ({detail})", method.get(locale)),
        Locale::Zh => format!("{}（{detail}）", method.get(locale)),
    };
    let mut lines = vec![words::CONFIRM_LOGIN.fill(locale, &[("login", Arg::Text(login))])];
    let given = [&draft.pre_install, &draft.post_install].map(|script| !script.text.is_empty());
    let labels = field::SCRIPTS.iter().zip(given).filter(|(_, given)| *given).map(|(label, _)| label.get(locale));
    let labels: Vec<_> = labels.collect();
    if !labels.is_empty() {
        let scripts = labels.join(if locale == Locale::Zh { "、" } else { ", " });
        lines.push(words::CONFIRM_SCRIPTS.fill(locale, &[("scripts", Arg::Text(scripts))]));
    }
    lines
}

/// How many nodes, in how many batches.
fn extent(draft: &Draft, locale: Locale) -> String {
    let at_once = draft.nodes_per_batch();
    let nodes = draft.named_nodes();
    match plan(nodes, at_once) {
        Ok(plan) if nodes > 0 => {
            let args = [
                ("nodes", Arg::count(nodes)),
                ("batches", Arg::count(plan.batches.len())),
                ("away", Arg::count(plan.away_at_once)),
            ];
            words::CONFIRM_NAMED.fill(locale, &args)
        }
        _ => words::CONFIRM_ALL.fill(locale, &[("away", Arg::count(at_once))]),
    }
}

/// The warnings that the user accepts by going on.
fn warnings(store: Store) -> Vec<String> {
    let locale = store.locale.get();
    store.checked.with(|checked| {
        let all = checked.report.of(Severity::Warning);
        let mut shown: Vec<_> = all.map(|problem| capitalized(problem.message(locale))).collect();
        let more = shown.len().saturating_sub(MOST_WARNINGS);
        if more > 0 {
            shown.truncate(MOST_WARNINGS);
            shown.push(words::CONFIRM_MORE.fill(locale, &[("count", Arg::count(more))]));
        }
        shown
    })
}
