//! `poolsync rollout pause`, `promote`, `approve`, `decide` and `abort`: what a person says to a rollout, whether a program drives
//! it just now or not.
//!
//! ```text
//! poolsync rollout approve december.yaml --by "Li Na"
//! ```
//! A program that drives it is left word, and hears it before its next call. Else it is written into the state: nothing is
//! called here, and no credential is needed.

use super::clock::Clock;
use super::file::{self, StateFile};
use super::{describe, lost, run, told};
use crate::cli::{ApproveOptions, DecideOptions, Decision, StateOptions};
use crate::command::end::{End, Stop};
use crate::command::output::Output;
use crate::words::rollout as words;
use poolsync_core::rollout::{Command, Event, EventKind, Gate, RolloutState, StagePhase, TargetPhase};
use poolsync_core::{Arg, Word};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// So long the program that drives may take to hear: it may be reading from a service that does not answer.
const PATIENCE: Duration = Duration::from_secs(90);
const LOOK: Duration = Duration::from_millis(50);

/// Tells a rollout what is the same for all of it.
pub(super) fn command(options: &StateOptions, command: Command, output: Output) -> Result<End, Stop> {
    tell(&super::state_path(options)?, output, |_| Ok(vec![EventKind::Command { command }]))
}

/// Opens the first gate of the stage that waits for an approval.
pub(super) fn approve(options: &ApproveOptions, output: Output) -> Result<End, Stop> {
    let by = options.by.trim();
    if by.is_empty() {
        return Err(Stop::misuse(&words::MISUSE_NAME, Vec::new()));
    }
    tell(&super::state_path(&options.file)?, output, |state| {
        run::check_digest(options.digest.as_deref(), state)?;
        let stage = state.stage;
        let planned = state.rollout.stages.get(stage);
        let gated = state.stages.get(stage).filter(|stage| stage.phase == StagePhase::Gated).zip(planned);
        let gates = gated.into_iter().flat_map(|(state, planned)| state.gates.iter().zip(&planned.gates).enumerate());
        let open = gates.filter(|(_, (state, gate))| state.opened.is_none() && matches!(gate, Gate::Approval(_)));
        // One approval opens one gate: the next may be somebody else's.
        Ok(open.take(1).map(|(gate, _)| EventKind::Approve { stage, gate, by: by.to_owned() }).collect())
    })
}

/// Says what became of a call whose answer was lost.
pub(super) fn decide(options: &DecideOptions, output: Output) -> Result<End, Stop> {
    let carried_out = options.decision == Decision::CarriedOut;
    tell(&super::state_path(&options.file)?, output, |state| {
        let lost = lost::of_pool(&lost::calls(state), options.pool.as_deref())?;
        Ok(lost.map(|(stage, target)| EventKind::Decide { stage, target, carried_out }).into_iter().collect())
    })
}

fn tell(
    path: &Path,
    output: Output,
    kinds: impl Fn(&RolloutState) -> Result<Vec<EventKind>, Stop>,
) -> Result<End, Stop> {
    if file::is_driven(path) {
        let state = file::read(path)?;
        let kinds = heard(kinds(&state)?, &state)?;
        let mut is_heard = true;
        for kind in &kinds {
            is_heard = is_heard && leave_word(path, kind)?;
        }
        if is_heard {
            return said(&words::TOLD, &file::read(path)?, output);
        }
    }
    let (file, state) = StateFile::open(path)?;
    let kinds = heard(kinds(&state)?, &state)?;
    let at = Clock::new(1, state.now).now();
    let mut state = state;
    if state.targets().any(|target| target.phase == TargetPhase::Calling) {
        state = state.take_note(&Event { at, kind: EventKind::Restarted });
    }
    for kind in kinds {
        state = state.take_note(&Event { at, kind });
    }
    if state.aborted {
        // What follows an abort is its end, and never a call.
        state = state.next(&Event { at, kind: EventKind::Time }).0;
    }
    file.save(&state)?;
    said(&words::NOTED, &state, output)
}

/// Refuses what changes nothing.
fn heard(kinds: Vec<EventKind>, state: &RolloutState) -> Result<Vec<EventKind>, Stop> {
    if kinds.is_empty() || state.end.is_some() {
        return Err(Stop::misuse(&words::MISUSE_NOTHING_WAITS, vec![("name", Arg::text(&state.rollout.name))]));
    }
    Ok(kinds)
}

/// Leaves word for the program that drives, and waits until it was heard. Returns false if it has ended before.
fn leave_word(path: &Path, kind: &EventKind) -> Result<bool, Stop> {
    let begun = Instant::now();
    let unheard = |reason: &str| Stop::Said(&words::UNHEARD, vec![("reason", Arg::text(reason))], End::Unknown);
    // Somebody else's word is heard first.
    while told::is_waiting(path) && begun.elapsed() < PATIENCE {
        sleep(LOOK);
    }
    told::leave(path, kind).map_err(|error| unheard(&error.to_string()))?;
    while told::is_waiting(path) {
        if !file::is_driven(path) {
            told::take_away(path);
            return Ok(false);
        }
        if begun.elapsed() >= PATIENCE {
            return Err(unheard(&PATIENCE.as_secs().to_string()));
        }
        sleep(LOOK);
    }
    Ok(true)
}

fn said(word: &Word, state: &RolloutState, output: Output) -> Result<End, Stop> {
    if output.is_json() {
        Output::value(&serde_json::json!({ "name": state.rollout.name, "end": state.end }))?;
    } else {
        Output::line(&describe::status(state, output.locale()))?;
        if state.end.is_none() {
            output.tell(word, &[]);
        }
    }
    Ok(End::Fine)
}
