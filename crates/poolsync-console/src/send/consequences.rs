//! What the call will do, said in numbers and names.

use leptos::prelude::*;
use poolsync_core::plan::plan;
use poolsync_core::{Arg, Locale, effects};
use poolsync_form::{Draft, LoginMethod, field};

use crate::api::Route;
use crate::state::outcome::{Certainty, certainty};
use crate::state::{CallState, Store};
use crate::words;

/// So many nodes are named one by one.
const MOST_NODES: usize = 5;

/// Returns what the call will do, a sentence each.
pub(super) fn consequences(store: Store) -> Vec<String> {
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
    let word = match store.route() {
        Route::Direct => &words::CONFIRM_DIRECT,
        Route::Relay => &words::CONFIRM_RELAY,
    };
    lines.push(word.fill(locale, &[("host", Arg::Text(store.host()))]));
    lines.push(store.say(&words::CONFIRM_ENDLESS).to_owned());
    lines
}

/// What the last call has to do with this one; nothing if the service has certainly not carried it out.
fn before(store: Store) -> Option<&'static str> {
    let certainty = store.call.with(|call| match call {
        CallState::Ended(ended) => ended.not_made.is_none().then(|| certainty(&ended.reply)),
        CallState::Idle | CallState::Sending => None,
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
