//! The last question before the call: what will happen, said in numbers.

use poolsync_core::plan::plan;
use poolsync_core::{Arg, Locale, Severity, effects};
use poolsync_form::{Draft, LoginMethod, field};
use web_sys::HtmlDialogElement;

use super::way::host;
use super::{Run, call, reach};
use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// More warnings than these are not read by anybody; the list of problems has them all.
const MOST_WARNINGS: usize = 20;

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
    let warnings = Memo::new(move |_| warnings(store));
    bind::hidden("confirm-accepting", move || warnings.with(Vec::is_empty));
    bind::content("confirm-warnings", move || {
        warnings.with(|lines| list("ps-problems", "ps-problem ps-problem--warning", lines))
    });
    if let Some(dialog) = dialog() {
        browser::listen(&dialog, "close", move |_| store.asking.set(false));
    }
    bind::button("confirm-no", close);
    bind::button("confirm-yes", move || {
        // A key held down presses the button again while the dialog closes.
        let open = dialog().is_some_and(|dialog| dialog.open());
        close();
        if open {
            call::make(store);
        }
    });
}

fn list(class: &str, item_class: &str, lines: &[String]) -> Vec<Built> {
    let items = lines.iter().map(|line| dom::element("li", item_class).marked(line));
    vec![dom::element("ul", class).children(items)]
}

/// What the call will do, a sentence each.
fn consequences(store: Store) -> Vec<String> {
    let locale = store.locale.get();
    let mut lines = Vec::new();
    if store.run.with(|run| matches!(run, Run::Ended(_))) {
        lines.push(store.say(&words::CONFIRM_AGAIN).to_owned());
    }
    store.draft.with(|draft| {
        lines.push(extent(draft, locale));
        lines.push(store.say(&words::CONFIRM_WIPED).to_owned());
        let effects = store.checked.with(|checked| effects(&checked.request, None));
        let many_away = effects.problems().iter().filter(|effect| effect.code.id == "effect/many-away");
        lines.extend(many_away.map(|effect| effect.sentence(locale)));
        if draft.has_template() {
            let [password, key_pair] = field::LOGIN_METHODS;
            let login = match draft.login {
                LoginMethod::Password => format!("{} ({})", password.get(locale), draft.login_name()),
                LoginMethod::KeyPair => format!("{} ({})", key_pair.get(locale), draft.ssh_key),
            };
            lines.push(words::CONFIRM_LOGIN.fill(locale, &[("login", Arg::Text(login))]));
        }
    });
    lines.push(words::CONFIRM_HOST.fill(locale, &[("host", Arg::Text(host(store)))]));
    lines.push(store.say(&words::CONFIRM_ENDLESS).to_owned());
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
        let mut shown: Vec<_> = all.map(|problem| problem.message(locale)).collect();
        let more = shown.len().saturating_sub(MOST_WARNINGS);
        if more > 0 {
            shown.truncate(MOST_WARNINGS);
            shown.push(words::CONFIRM_MORE.fill(locale, &[("count", Arg::count(more))]));
        }
        shown
    })
}
