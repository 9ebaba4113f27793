//! Everything that can be done, for those who do it by keyboard.

use leptos::prelude::*;
use poolsync_core::Word;
use poolsync_form::field;

use super::wishes::Wishes;
use crate::commands::Command;
use crate::rollout;
use crate::state::{Store, checks};
use crate::words;

/// Returns the commands in the order in which they are shown.
pub(super) fn commands(store: Store, wishes: Wishes) -> Vec<Command> {
    let command = |name, run: Callback<()>| Command { name, run };
    let wish = |name: &'static Word, wish: RwSignal<bool>| command(name, Callback::new(move |()| wish.set(true)));
    let [projects, clusters, pools, _] = wishes.lookups;
    let look_up = |name: &'static Word, presses: RwSignal<u32>, field: &'static field::Field| {
        let run = move |()| {
            presses.update(|presses| *presses += 1);
            store.go_to(field);
        };
        command(name, Callback::new(run))
    };
    let go_to =
        |name: &'static Word, field: &'static field::Field| command(name, Callback::new(move |()| store.go_to(field)));
    let has_sandbox = store.config.with_value(|config| config.sandbox.is_some());
    let guide = has_sandbox.then(|| wish(&words::COMMAND_GUIDE, wishes.guiding));
    let commands = [
        command(&words::COMMAND_SEND, Callback::new(move |()| checks::ask_or_lead(store))),
        command(&words::COMMAND_FIRST_PROBLEM, Callback::new(move |()| store.go_to_first_error())),
        wish(&words::COMMAND_IMPORT, wishes.importing),
        command(&words::COMMAND_EXAMPLE, Callback::new(move |()| store.load_example())),
        look_up(&words::COMMAND_PROJECTS, projects, &field::PROJECT_ID),
        look_up(&words::COMMAND_CLUSTERS, clusters, &field::CLUSTER_ID),
        look_up(&words::COMMAND_POOLS, pools, &field::NODEPOOL_ID),
        command(&words::COMMAND_NODES, Callback::new(move |()| wishes.find_nodes())),
        wish(&words::COMMAND_BEFORE, wishes.asking),
        command(&words::COMMAND_ROLLOUT, Callback::new(move |()| rollout::open(store))),
        wish(&words::COMMAND_CODE, wishes.sampling),
        wish(&words::COMMAND_JSON, wishes.editing),
        wish(&words::COMMAND_PRESETS, wishes.presets),
        go_to(&words::COMMAND_REGION, &field::ENDPOINT),
        go_to(&words::COMMAND_TOKEN, &field::TOKEN),
        go_to(&words::COMMAND_POOL, &field::NODEPOOL_ID),
        go_to(&words::COMMAND_NODE_IDS, &field::NODE_IDS),
        wish(&words::COMMAND_KEYBOARD, wishes.keyboard),
        command(&words::COMMAND_FORGET_SECRETS, Callback::new(move |()| store.forget_secrets())),
        wish(&words::COMMAND_FORGET_EVERYTHING, wishes.forgetting),
    ];
    guide.into_iter().chain(commands).collect()
}
