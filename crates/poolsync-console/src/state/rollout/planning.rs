//! Before a rollout: a plan is begun from the pools of the form's cluster, and its places are read.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::Word;
use poolsync_core::cloud::{Node, Pool, read_pools};
use poolsync_core::model::DEFAULT_POOL;

use super::board::{Board, Reading, Role};
use super::link::{self, Handed};
use super::opened;
use super::reading::Places;
use super::ready_made::{Beginning, PlannedPool, ReadyMade};
use crate::api::ApiError;
use crate::platform::{address, storage};
use crate::state::service::Service;
use crate::state::store::Store;
use crate::words::rollout as words;

/// Where the plan is kept while it is written.
const DRAFT: &str = "poolsync.rollout-plan";

/// Reads the pools of the plan by which it is resolved.
pub(crate) fn read(board: Board) {
    let is_current = board.next_reading();
    let Some(plan) = board.checked.with_untracked(|(plan, _)| plan.clone()) else {
        return board.reading.set(Reading::Idle);
    };
    if let Some(missing) = super::preflight::missing(board.store(), &plan.endpoint, false) {
        return board.reading.set(Reading::Failed(ApiError::Incomplete(missing)));
    }
    board.reading.set(Reading::Pending);
    spawn_local(async move {
        let read = Places::read(board.store(), &plan.project_id, &plan.pools(), &is_current).await;
        if is_current() {
            board.reading.set(match read {
                Ok(places) => Reading::Done(Arc::new(places)),
                Err(error) => Reading::Failed(error),
            });
        }
    });
}

/// Begins a plan from pools of the form's cluster. `typed`: their names or ids, one a line; the form's pool if there are none.
/// Then its places are read.
pub(crate) fn begin(board: Board, kind: ReadyMade, typed: &str) {
    let wanted: Vec<String> =
        typed.split(['\n', ',']).map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let store = board.store();
    let is_current = board.next_reading();
    board.reading.set(Reading::Pending);
    spawn_local(async move {
        match beginning(store, &wanted).await {
            _ if !is_current() => {}
            Ok(beginning) => {
                let before = board.text.get_untracked();
                board.replaced.set(Some(before).filter(|before| !before.trim().is_empty()));
                board.text.set(beginning.plan(kind, store.locale.get_untracked()));
                board.approved.set(String::new());
                board.handed.set(None);
                read(board);
            }
            Err(error) => board.reading.set(Reading::Failed(error)),
        }
    });
}

/// What a plan of these pools begins with, as the form and its cluster say.
async fn beginning(store: Store, wanted: &[String]) -> Result<Beginning, ApiError> {
    let endpoint = store.origin(Service::Cce).ok_or_else(|| store.incomplete(&crate::words::ASK_ENDPOINT))?;
    let form = store.draft.get_untracked();
    let (project, cluster) = (form.project_id.trim().to_owned(), form.cluster_id.trim().to_owned());
    let pools = store.ask(Service::Cce, |caller| caller.pools(&project, &cluster), read_pools).await?;
    store.note_pools(&pools);
    let nodes = store.all_nodes(&project, &cluster, &|| true).await?;
    store.note_nodes(&nodes);
    let shown = [form.pool().to_owned()];
    let wanted = if wanted.is_empty() { &shown } else { wanted };
    let mut planned = Vec::new();
    for wanted in wanted {
        let found = pools.iter().find(|pool| pool.name == *wanted || pool.id.eq_ignore_ascii_case(wanted));
        let Some(pool) = found else { return Err(ApiError::Incomplete(unknown_pool(store, wanted))) };
        let template = form.template_without_password().filter(|_| pool.id == DEFAULT_POOL);
        planned.push(planned_pool(&cluster, pool, &nodes, template));
    }
    let per_batch = form.nodes_per_batch();
    let is_quick = store.config.with_value(|config| config.is_sandbox(&endpoint));
    Ok(Beginning { endpoint, project, per_batch, pools: planned, is_quick })
}

fn planned_pool(cluster: &str, pool: &Pool, nodes: &[Node], template: Option<String>) -> PlannedPool {
    let of_pool = nodes.iter().filter(|node| node.pool == pool.id && node.up_to_date != Some(true));
    let mut zones: Vec<String> = of_pool.map(|node| node.zone.clone()).filter(|zone| !zone.is_empty()).collect();
    zones.sort();
    zones.dedup();
    PlannedPool { cluster: cluster.to_owned(), id: pool.id.clone(), name: pool.name.clone(), zones, template }
}

fn unknown_pool(store: Store, wanted: &str) -> String {
    let word: &Word = &words::UNKNOWN_POOL;
    word.fill(store.locale.get_untracked(), &[("pool", poolsync_core::Arg::text(wanted))])
}

/// Returns the plan of an earlier visit.
pub(crate) fn load_draft() -> String {
    storage::get(DRAFT).unwrap_or_default()
}

/// Keeps the plan while it is written. Scripts are kept only where the user says so, and here nobody has asked.
pub(crate) fn keep_draft(board: Board) {
    Effect::watch(
        move || board.text.get(),
        |text, _, _| {
            storage::set(DRAFT, if names_scripts(text) { "" } else { text });
        },
        false,
    );
}

/// Returns true if a plan, right or wrong, has scripts: they are kept and passed on only where the user says so.
pub(crate) fn names_scripts(plan: &str) -> bool {
    ["preInstall", "postInstall"].iter().any(|name| plan.contains(name))
}

/// Takes over what a link brings along.
pub(crate) fn take_link(board: Board) {
    if !link::is_in_address() {
        return;
    }
    spawn_local(async move {
        let handed = Handed::of_fragment(&address::fragment()).await;
        address::drop_fragment();
        let Some(handed) = handed else { return board.handed_is_damaged.set(true) };
        if board.role.get_untracked() == Role::Driving {
            return;
        }
        opened::note(None);
        board.kept.set(None);
        board.text.set(handed.plan.clone());
        board.reading.set(Reading::Idle);
        if let Some(resolved) = &handed.resolved {
            board.approved.set(poolsync_core::rollout::digest_groups(&resolved.digest()));
        }
        board.handed.set(Some(handed));
    });
}
