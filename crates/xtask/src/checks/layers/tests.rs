use super::*;
use crate::checks::shown;

/// The findings in a console with these files, named below its `src`.
fn console(files: &[(&str, &str)]) -> Vec<String> {
    let named: Vec<_> = files.iter().map(|(path, text)| (format!("{CONSOLE}{path}"), *text)).collect();
    let files: Vec<_> = named.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    shown(find, &files).iter().map(|finding| finding.replace(CONSOLE, "")).collect()
}

#[test]
fn every_layer_imports_those_below_it() {
    let right = [
        ("words.rs", ""),
        ("platform/time.rs", "use crate::words;"),
        ("api/mod.rs", "use crate::platform::time;"),
        ("state/mod.rs", "use crate::{api, platform::time, words};"),
        ("components/mod.rs", "use crate::state::Store;"),
        ("send/mod.rs", "mod button;\nuse button::Button;\nuse crate::components::Tabs;"),
        ("send/button.rs", "use super::answer::Answer;\nuse crate::send::route;"),
        ("send/answer.rs", ""),
        ("send/route.rs", ""),
        ("app.rs", "use crate::send::Button;\nuse crate::static_page::REST;"),
        ("static_page.rs", "use crate::send::Button;"),
        ("lib.rs", "mod app;\npub fn start() { app::start(); }"),
    ];
    assert_eq!(console(&right), [""; 0]);
}

#[test]
fn no_layer_imports_one_above_it() {
    let wrong = [
        ("platform/time.rs", "use crate::api::Client;"),
        ("api/mod.rs", "\nuse crate::{platform, state::Store};"),
        ("state/mod.rs", "fn f() { crate::components::say() }"),
        ("components/mod.rs", "use crate::send::Button;"),
        ("send/mod.rs", "use super::app::start;"),
        ("app.rs", ""),
    ];
    assert_eq!(
        console(&wrong),
        [
            "api/mod.rs:2: `api` imports `state`, which is above it",
            "components/mod.rs:1: `components` imports `send`, which is above it",
            "platform/time.rs:1: `platform` imports `api`, which is above it",
            "send/mod.rs:1: `send` imports `app`, which is above it",
            "state/mod.rs:1: `state` imports `components`, which is above it",
        ]
    );
}

#[test]
fn features_do_not_name_each_other() {
    let wrong = [
        ("send/answer.rs", "use super::super::run::Run;"),
        ("run/mod.rs", "use crate::anything_new::X;"),
        ("anything_new/mod.rs", ""),
    ];
    assert_eq!(
        console(&wrong),
        [
            "run/mod.rs:1: the feature `run` imports the feature `anything_new`; only `app` names features",
            "send/answer.rs:1: the feature `send` imports the feature `run`; only `app` names features",
        ]
    );
}

#[test]
fn no_module_imports_itself_by_way_of_others() {
    let circle = [
        ("state/mod.rs", "mod draft;\nmod store;\npub(crate) use draft::Draft;\npub(crate) use store::Store;"),
        ("state/draft.rs", "use super::Store;"),
        ("state/store.rs", "use crate::state::Draft;"),
    ];
    assert_eq!(
        console(&circle),
        [
            "state/draft.rs: is in a circle of imports: state::draft, state::store, state::draft",
            "state/store.rs: is in a circle of imports: state::store, state::draft, state::store",
        ]
    );
}

#[test]
fn what_a_module_passes_on_makes_no_circle() {
    let right = [
        ("state/mod.rs", "mod draft;\nmod store;\npub(crate) use draft::Draft;\npub(crate) use store::Store;"),
        ("state/draft.rs", "#[cfg(test)]\nmod tests { use super::*;\nuse crate::state::Store; }"),
        ("state/store.rs", "use super::Draft;"),
        ("state/progress.rs", "mod poll;\npub(crate) use self::poll::poll;"),
        ("state/progress/poll.rs", "use crate::state::Store;"),
    ];
    assert_eq!(console(&right), [""; 0]);
}
