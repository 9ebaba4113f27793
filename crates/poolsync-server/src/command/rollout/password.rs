//! The password of a default pool's nodes: of the environment or asked for, salted before the first call, and never kept.
//!
//! ```text
//! POOLSYNC_NODE_PASSWORD=… poolsync rollout run december.yaml --yes
//! ```

use crate::command::end::Stop;
use crate::command::output::Output;
use crate::words as common;
use crate::words::rollout as words;
use poolsync_core::password::{Rounds, Salt, salt_password};
use poolsync_core::rollout::{Request, ResolvedTarget, RolloutState, TargetPhase};
use poolsync_core::{Report, Secret, check_password, wipe};
use std::env;
use std::io::{self, IsTerminal as _};

/// Where a password may stand.
const VARIABLE: &str = "POOLSYNC_NODE_PASSWORD";

/// The salted password of each user that the calls which are still to be made need.
#[derive(Debug, Default)]
pub(super) struct Passwords(Vec<(String, Secret)>);

impl Passwords {
    /// Reads the password if one is needed.
    pub(super) fn read(state: &RolloutState, output: Output) -> Result<Self, Stop> {
        let users = users(state);
        if users.is_empty() {
            return Ok(Self::default());
        }
        let plain = plain(output)?;
        let mut report = Report::new();
        for user in &users {
            // EXPOSE: looked at, not kept.
            for problem in check_password(plain.expose(), Some(user)).problems() {
                if !report.problems().contains(problem) {
                    report.add(problem.clone());
                }
            }
        }
        if !report.sendable() {
            return Err(Stop::Problems(report));
        }
        let salted = |user: String| {
            let salt = Salt::from_random(rand::random());
            (user, wipe::after(|| salt_password(&plain, &salt, Rounds::default())))
        };
        Ok(Self(users.into_iter().map(salted).collect()))
    }

    /// Returns the request with the password that it needs.
    pub(super) fn put_into(&self, request: Request) -> Request {
        let user = request.username();
        let salted = self.0.iter().find(|(known, _)| Some(known) == user.as_ref());
        match salted {
            Some((_, salted)) => request.with_password(salted),
            None => request,
        }
    }
}

/// The users whose password is still needed.
fn users(state: &RolloutState) -> Vec<String> {
    if state.aborted || state.stopped {
        return Vec::new();
    }
    let stages = state.stages.iter().zip(&state.rollout.stages);
    let targets = stages.flat_map(|(state, planned)| state.targets.iter().zip(&planned.targets));
    let waiting = targets.filter(|(state, planned)| planned.needs_password && state.phase == TargetPhase::Waiting);
    let mut users: Vec<String> = waiting.filter_map(|(_, planned)| username(planned)).collect();
    users.sort();
    users.dedup();
    users
}

fn username(target: &ResolvedTarget) -> Option<String> {
    let none = String::new;
    let body = target.body.clone();
    Request { endpoint: none(), project_id: none(), cluster_id: none(), nodepool_id: none(), body }.username()
}

fn plain(output: Output) -> Result<Secret, Stop> {
    let missing = || Stop::misuse(&words::MISUSE_NO_PASSWORD, Vec::new());
    if let Some(value) = env::var(VARIABLE).ok().filter(|value| !value.is_empty()) {
        return Ok(Secret::new(value));
    }
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(missing());
    }
    let asked = rpassword::prompt_password(common::SALT_ASK.get(output.locale())).map_err(|_| missing())?;
    Ok(Secret::new(asked))
}
