//! `poolsync rollout`: several calls as one operation, by the machine of [`poolsync_core::rollout`].
//!
//! ```text
//! poolsync rollout check december.yaml
//! poolsync rollout run december.yaml
//! poolsync rollout resume december.yaml
//! ```

#![expect(clippy::similar_names, reason = "a stage and its state are both words of the field")]

mod clock;
mod cloud;
mod describe;
mod drive;
mod file;
mod hidden;
mod lost;
mod password;
mod person;
mod plan;
mod run;
mod show;
mod tell;
mod told;
mod view;

use super::end::{End, Stop};
use super::output::Output;
use crate::cli::{ReplyOptions, RolloutCommand, StateOptions};
use crate::words::rollout as words;
use poolsync_core::rollout::Command;
use std::path::PathBuf;

/// Does what a command says.
pub(super) fn run(command: &RolloutCommand, output: Output) -> Result<End, Stop> {
    match command {
        RolloutCommand::Check(options) => plan::check(options, output),
        RolloutCommand::Show(options) => show::show(options, output),
        RolloutCommand::Ticket(options) => show::print_ticket(options, output),
        RolloutCommand::Run(options) => run::run(options, output),
        RolloutCommand::Resume(options) => run::resume(options, output),
        RolloutCommand::Status(options) => show::status(options, output),
        RolloutCommand::Pause(options) => tell::command(options, Command::Pause, output),
        RolloutCommand::Promote(options) => tell::command(options, Command::Promote, output),
        RolloutCommand::Approve(options) => tell::approve(options, output),
        RolloutCommand::Decide(options) => tell::decide(options, output),
        RolloutCommand::Abort(options) => tell::command(options, Command::Abort, output),
        RolloutCommand::Report(options) => show::print_report(options, output),
    }
}

/// Returns how a command answers.
pub(super) fn reply(command: &RolloutCommand) -> ReplyOptions {
    match command {
        RolloutCommand::Check(options) => options.reply,
        RolloutCommand::Show(options) => options.plan.reply,
        RolloutCommand::Ticket(options) => options.plan.reply,
        RolloutCommand::Run(options) => options.file.plan.reply,
        RolloutCommand::Resume(options) => options.file.plan.reply,
        RolloutCommand::Approve(options) => options.file.plan.reply,
        RolloutCommand::Decide(options) => options.file.plan.reply,
        RolloutCommand::Status(options)
        | RolloutCommand::Pause(options)
        | RolloutCommand::Promote(options)
        | RolloutCommand::Abort(options)
        | RolloutCommand::Report(options) => options.plan.reply,
    }
}

/// Returns where the state is kept.
fn state_path(options: &StateOptions) -> Result<PathBuf, Stop> {
    options.path().ok_or_else(|| Stop::misuse(&words::MISUSE_NO_STATE, Vec::new()))
}
