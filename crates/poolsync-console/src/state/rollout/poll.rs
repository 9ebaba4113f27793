//! Looks at the pools whose nodes are followed: slowly, and more slowly when the service is busy.

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::cloud::read_job;
use poolsync_core::rollout::{Action, EventKind};

use super::board::{Board, Role, Trouble};
use super::engine::{pace, with};
use super::preflight::{missing, of_error};
use super::reading::{one_pool, with_nodes};
use crate::api::ApiError;
use crate::platform::{random, time};
use crate::state::progress::asked_to_wait;
use crate::state::service::Service;

/// A pool that is followed.
struct Followed {
    cluster: String,
    pool: String,
    stage: usize,
    target: usize,
    job: Option<String>,
}

/// Reads what the machine waits for. `tell` tells it; `end` is called with the milliseconds until the next look.
pub(super) fn poll(board: Board, tell: impl Fn(EventKind) + 'static, end: impl FnOnce(f64) + 'static) {
    let wanted: Vec<Followed> = with(board, |engine| {
        engine.is_polling = true;
        engine.actions.iter().filter_map(followed).collect()
    });
    let rollout = board.kept.with_untracked(|kept| {
        let kept = kept.as_ref()?;
        let state = &kept.state;
        let called = state.targets().filter_map(|target| target.called).max();
        Some((state.rollout.endpoint.clone(), state.rollout.project_id.clone(), called))
    });
    let Some((endpoint, project, called)) = rollout else { return };
    spawn_local(async move {
        let answered = match missing(board.store(), &endpoint, false) {
            Some(missing) => Err(ApiError::Incomplete(missing)),
            None => read(board, &project, &wanted, &tell).await,
        };
        if board.role.get_untracked() != Role::Driving {
            return;
        }
        let now = time::now();
        let mut pace = pace(board);
        let wait = match answered {
            Ok(()) => {
                board.looked.set(Some(now));
                if matches!(board.trouble.get_untracked(), Some(Trouble::Unread(_))) {
                    board.trouble.set(None);
                }
                pace.after_answer(now - called.unwrap_or(now))
            }
            Err(error) => {
                let wait = pace.after_failure(asked_to_wait(&error, now), random::percent());
                let trouble = of_error(board.store(), error);
                if matches!(trouble, Trouble::Credential(_)) {
                    tell(EventKind::CredentialLost);
                }
                board.trouble.set(Some(trouble));
                wait
            }
        };
        with(board, |engine| engine.pace = Some(pace));
        end(wait.into());
    });
}

fn followed(action: &Action) -> Option<Followed> {
    let Action::Read { cluster_id, nodepool_id, stage, target, job_id } = action else { return None };
    Some(Followed {
        cluster: cluster_id.clone(),
        pool: nodepool_id.clone(),
        stage: *stage,
        target: *target,
        job: job_id.clone(),
    })
}

/// Reads jobs, pools, then nodes.
async fn read(board: Board, project: &str, wanted: &[Followed], tell: &impl Fn(EventKind)) -> Result<(), ApiError> {
    let store = board.store();
    let mut pools = Vec::new();
    for Followed { cluster, pool, stage, target, job } in wanted {
        if let Some(job) = job {
            // Records of jobs are short-lived: without one, nodes and pool tell.
            if let Ok(job) = store.ask(Service::Cce, |caller| caller.job(project, job), read_job).await {
                tell(EventKind::Job { stage: *stage, target: *target, job: job.into() });
            }
        }
        pools.push((cluster.as_str(), pool.as_str(), one_pool(store, project, cluster, pool).await?));
    }
    with_nodes(store, project, &pools, &|| board.role.get_untracked() == Role::Driving, |pool| {
        tell(EventKind::Read { pool });
    })
    .await
}
