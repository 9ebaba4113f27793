//! What is seen while a rollout runs: a bar on a terminal, else a line for what happens and what is waited for, or events.
//!
//! ```text
//! {"event":"happened","at":1796479200,"what":"called","stage":0,"index":0}
//! ```

use super::describe;
use crate::command::end::{End, Stop};
use crate::command::output::Output;
use indicatif::{ProgressBar, ProgressStyle};
use poolsync_core::problem::capitalized;
use poolsync_core::rollout::{Entry, NodeCounts, RolloutState, WaitFor, What};
use poolsync_core::{Arg, Report, Word};
use serde::Serialize;
use serde_json::json;
use std::io::{self, IsTerminal as _};

/// Something that is waited for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Waiting {
    /// None for a pool that is not free, or does not answer.
    #[serde(rename = "for")]
    pub(super) what: Option<WaitFor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<i64>,
    #[serde(skip)]
    pub(super) sentence: String,
}

/// What is seen.
#[derive(Debug)]
pub(super) struct View {
    output: Output,
    bar: Option<ProgressBar>,
    /// So many entries of the log were told.
    told: usize,
    counts: Option<NodeCounts>,
    waiting: Vec<Waiting>,
}

impl View {
    /// Shows what happens to a rollout from now on.
    pub(super) fn new(output: Output, state: &RolloutState) -> Self {
        let bar = !output.is_json() && io::stdout().is_terminal() && io::stderr().is_terminal();
        let style = || ProgressStyle::with_template("{bar:30} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = bar.then(|| ProgressBar::new(size(state.node_counts().total)).with_style(style()));
        Self { output, bar, told: state.log.len(), counts: None, waiting: Vec::new() }
    }

    /// Shows what has changed.
    pub(super) fn show(&mut self, state: &RolloutState, waiting: Vec<Waiting>) -> Result<(), Stop> {
        for entry in state.log.iter().skip(self.told) {
            self.entry(entry, state)?;
        }
        self.told = state.log.len();
        let counts = state.node_counts();
        let progress = describe::progress(state, self.output.locale());
        if self.counts != Some(counts) {
            self.counts = Some(counts);
            if self.output.is_json() {
                let NodeCounts { done, failed, resetting, total } = counts;
                let (stage, stages) = (state.stage, state.stages.len());
                Output::value(&json!({
                    "event": "progress", "done": done, "failed": failed, "resetting": resetting, "total": total,
                    "stage": stage, "stages": stages,
                }))?;
            } else if self.bar.is_none() {
                Output::line(&capitalized(progress.clone()))?;
            }
        }
        if self.waiting != waiting {
            self.waiting = waiting;
            self.wait()?;
        }
        if let Some(bar) = &self.bar {
            bar.set_position(size(counts.done + counts.failed));
            let waits = self.waiting.last().filter(|waiting| waiting.what != Some(WaitFor::Nodes));
            bar.set_message(waits.map_or_else(|| progress.clone(), |waits| format!("{progress} · {}", waits.sentence)));
        }
        Ok(())
    }

    /// Tells a person something beside the output.
    pub(super) fn tell(&self, word: &Word, args: &[(&'static str, Arg)]) {
        self.above(|| self.output.tell(word, args));
    }

    /// Tells a person something that is a sentence already.
    pub(super) fn text(&self, sentence: &str) {
        self.above(|| Output::tell_text(&capitalized(sentence.to_owned())));
    }

    /// Tells what is wrong with something that was typed.
    pub(super) fn problems(&self, report: &Report) {
        for problem in report.problems() {
            self.above(|| Output::tell_text(&self.output.problem(problem)));
        }
    }

    /// Leaves the bar as it stands, above what is printed next.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.abandon();
        }
    }

    fn entry(&self, entry: &Entry, state: &RolloutState) -> Result<(), Stop> {
        if self.output.is_json() {
            #[derive(Serialize)]
            struct Happened<'e> {
                event: &'static str,
                #[serde(flatten)]
                entry: &'e Entry,
            }
            return Output::value(&Happened { event: "happened", entry });
        }
        // Nodes that come and go are counted.
        if matches!(entry.what, What::NodeWentAway | What::NodeDone) {
            return Ok(());
        }
        let line = describe::entry(entry, state, self.output);
        self.above(|| Output::line(&line))
    }

    fn wait(&self) -> Result<(), Stop> {
        if self.output.is_json() {
            return Output::value(&json!({ "event": "waiting", "waits": self.waiting }));
        }
        for waiting in
            self.waiting.iter().filter(|waiting| !matches!(waiting.what, Some(WaitFor::Nodes | WaitFor::Reply)))
        {
            self.above(|| Output::line(&capitalized(waiting.sentence.clone())))?;
        }
        Ok(())
    }

    fn above<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Returns the exit code of a rollout that is over, and prints how it ended.
pub(super) fn ended(state: &RolloutState, output: Output) -> Result<End, Stop> {
    use poolsync_core::rollout::End as Ended;
    last(if output.is_json() {
        Output::value(&json!({ "event": "ended", "end": state.end, "digest": state.digest }))
    } else {
        Output::line(&describe::status(state, output.locale()))
    })?;
    Ok(if state.end == Some(Ended::Done) { End::Fine } else { End::Failed })
}

/// What is printed last: that nobody reads it does not change how it ended.
pub(super) fn last(printed: Result<(), Stop>) -> Result<(), Stop> {
    match printed {
        Err(Stop::Unread) => Ok(()),
        printed => printed,
    }
}
