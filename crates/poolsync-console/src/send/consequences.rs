//! What the call will do, said in numbers and names.

use leptos::prelude::*;
use poolsync_core::{Arg, Locale};
use poolsync_form::{Draft, LoginMethod, field};

use crate::api::Route;
use crate::state::{Fate, Picture, Preflight, Store, journal};
use crate::words;

/// Returns what the call will do, a sentence each.
pub(super) fn consequences(store: Store) -> Vec<String> {
    let locale = store.locale.get();
    let mut lines: Vec<String> = before(store).into_iter().map(str::to_owned).collect();
    store.draft.with(|draft| {
        lines.push(extent(&store.picture.get(), locale));
        lines.push(place(store, draft));
        lines.push(store.say(&words::CONFIRM_WIPED).to_owned());
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

/// What the last call about this pool has to do with this one; nothing if the service has certainly not carried it out.
fn before(store: Store) -> Option<&'static str> {
    match journal::last_fate(store)? {
        Fate::Accepted => Some(store.say(&words::CONFIRM_AGAIN)),
        Fate::Unknown | Fate::Open => Some(store.say(&words::CONFIRM_UNKNOWN)),
        Fate::Refused => None,
    }
}

/// Where the node pool is.
fn place(store: Store, draft: &Draft) -> String {
    let id = |text: &str| Arg::Text(text.trim().to_owned());
    let (cluster, project) = (id(&draft.cluster_id), id(&draft.project_id));
    let name = store.preflight.with(|preflight| match preflight {
        Preflight::Answered(findings) => findings.cluster.as_ref().map(|cluster| cluster.name.clone()),
        _ => None,
    });
    match name.filter(|name| !name.is_empty()) {
        Some(name) => {
            let args = [("name", Arg::text(&name)), ("cluster", cluster), ("project", project)];
            store.fill(&words::CONFIRM_PLACE_NAMED, &args)
        }
        None => store.fill(&words::CONFIRM_PLACE, &[("cluster", cluster), ("project", project)]),
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
        lines.push(words::CONFIRM_SCRIPTS.fill(locale, &[("scripts", Arg::Text(locale.list(&labels)))]));
    }
    lines
}

/// How many nodes, in how many batches.
fn extent(picture: &Picture, locale: Locale) -> String {
    let word = if picture.nodes.is_some() { &words::CONFIRM_NAMED } else { &words::CONFIRM_ALL };
    let args = [
        ("nodes", Arg::count(picture.nodes.unwrap_or_default())),
        ("batches", Arg::count(picture.batches.len())),
        ("away", Arg::count(picture.at_once)),
    ];
    word.fill(locale, &args)
}
