//! The report of a rollout, at any time and at its end: Markdown in either language.

mod named;
mod texts;
mod ticket;

use std::fmt::Write as _;

use super::machine::follow::{GONE, NOT_RESET};
use super::machine::{GateState, NodeCounts, NodeState, RolloutState, StageState, TargetState};
use super::plan::{Gate, OnFailure};
use super::resolved::{ResolvedStage, ResolvedTarget};
use crate::locale::{Arg, Locale, Word};
use crate::words::rollout as words;
pub use named::{digest_groups, reason};
use texts::{code, gate_words, grouped, status};
pub use texts::{moment, one_line};
pub use ticket::ticket;

/// Returns the report of a rollout: what was done where and when, who approved of it, and what failed and why. Text of the user
/// and of the service stands in code marks, so that nothing in it becomes Markdown.
///
/// ```
/// use poolsync_core::Locale;
/// use poolsync_core::rollout::{RolloutState, example_plan, example_pools, read_plan, report, resolve};
///
/// let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
/// let text = report(&RolloutState::start(rollout), Locale::En);
/// assert!(text.starts_with("# Rollout `os-image-december`\n"));
/// ```
pub fn report(state: &RolloutState, locale: Locale) -> String {
    let mut writer = Writer { out: String::new(), locale };
    writer.head(state);
    for (index, (stage, planned)) in state.stages.iter().zip(&state.rollout.stages).enumerate() {
        writer.stage(index, stage, planned);
    }
    writer.log(state);
    writer.out
}

struct Writer {
    out: String,
    locale: Locale,
}

impl Writer {
    fn head(&mut self, state: &RolloutState) {
        let rollout = &state.rollout;
        let title = words::TITLE.fill(self.locale, &[("name", Arg::Text(code(&rollout.name)))]);
        self.line(&format!("# {title}\n"));
        let status = self.word(status(state));
        self.item(&words::STATUS, &status);
        let NodeCounts { done, failed, total, .. } = state.node_counts();
        let counts = [("done", Arg::count(done)), ("failed", Arg::count(failed)), ("total", Arg::count(total))];
        let counts = words::NODES_COUNTS.fill(self.locale, &counts);
        self.item(&words::NODES, &counts);
        self.item(&words::DIGEST, &code(&grouped(&state.digest)));
        self.item(&words::ENDPOINT, &code(&rollout.endpoint));
        self.item(&words::PROJECT, &code(&rollout.project_id));
        self.on_failure(rollout.on_failure);
    }

    fn on_failure(&mut self, on_failure: OnFailure) {
        let after = self.word(match on_failure {
            OnFailure::Stop => &words::ON_FAILURE_STOP,
            OnFailure::Continue => &words::ON_FAILURE_CONTINUE,
        });
        self.item(&words::ON_FAILURE, &after);
    }

    fn stage(&mut self, index: usize, stage: &StageState, planned: &ResolvedStage) {
        let args = [("number", Arg::count(index + 1)), ("name", Arg::Text(code(&planned.name)))];
        let title = words::STAGE.fill(self.locale, &args);
        let phase = self.word(stage.phase.word());
        self.line(&format!("\n## {title}: {phase}\n"));
        for (gate, planned) in stage.gates.iter().zip(&planned.gates) {
            self.gate(gate, planned);
        }
        if planned.soak_seconds > 0 {
            let seconds = ("seconds", Arg::Number(planned.soak_seconds));
            let soak = match stage.soak_until {
                Some(until) => words::SOAK_UNTIL.fill(self.locale, &[seconds, ("time", Arg::Text(moment(until)))]),
                None => words::SOAK_SECONDS.fill(self.locale, &[seconds]),
            };
            self.item(&words::SOAK, &soak);
        }
        for (target, planned) in stage.targets.iter().zip(&planned.targets) {
            self.target(target, planned);
        }
    }

    fn gate(&mut self, gate: &GateState, planned: &Gate) {
        let what = gate_words(planned, self.locale);
        let how = match (&gate.by, gate.opened) {
            (Some(by), Some(at)) => {
                let args = [("by", Arg::Text(code(by))), ("time", Arg::Text(moment(at)))];
                words::GATE_APPROVED.fill(self.locale, &args)
            }
            (None, Some(at)) if matches!(planned, Gate::Approval(_)) => {
                words::GATE_UNAPPROVED.fill(self.locale, &[("time", Arg::Text(moment(at)))])
            }
            (None, Some(at)) => words::GATE_OPEN.fill(self.locale, &[("time", Arg::Text(moment(at)))]),
            (_, None) => self.word(&words::GATE_CLOSED),
        };
        self.line(&format!("- {what} — {how}"));
    }

    fn target(&mut self, target: &TargetState, planned: &ResolvedTarget) {
        let args = [
            ("pool", Arg::Text(code(&planned.nodepool_id))),
            ("cluster", Arg::Text(code(&planned.cluster_id))),
            ("count", Arg::count(planned.max_unavailable)),
        ];
        let pool = words::CALL_POOL.fill(self.locale, &args);
        let phase = self.word(target.phase.word());
        let call = self.word(&words::CALL);
        self.line(&format!("\n### {call}: {phase}\n\n{}\n", crate::problem::capitalized(pool)));
        if let Some(called) = target.called {
            self.item(&words::CALLED, &moment(called));
        }
        for (word, text) in [(&words::REQUEST_ID, &target.request_id), (&words::JOB_ID, &target.job_id)] {
            if let Some(text) = text {
                self.item(word, &code(text));
            }
        }
        if !target.reason.is_empty() {
            self.item(&words::REASON, &code(&target.reason));
        }
        let columns = [&words::COLUMN_NODE, &words::COLUMN_ZONE, &words::COLUMN_STATUS, &words::COLUMN_SINCE];
        self.table(&columns.map(|word| self.word(word)));
        for (node, planned) in target.nodes.iter().zip(&planned.nodes) {
            let name = if planned.name.is_empty() { &planned.id } else { &planned.name };
            let since = node.since.map(moment).unwrap_or_default();
            let status = self.node(node);
            self.row(&[code(name), code(&planned.zone), status, since]);
        }
    }

    fn node(&self, node: &NodeState) -> String {
        let phase = self.word(node.phase.word());
        if node.reason.is_empty() { phase } else { format!("{phase}: {}", self.reason(&node.reason)) }
    }

    /// Our own reasons have words, those of the service stay as they are.
    fn reason(&self, reason: &str) -> String {
        match reason {
            NOT_RESET => self.word(&words::NODE_NOT_RESET),
            GONE => self.word(&words::NODE_GONE),
            other => code(other),
        }
    }

    fn log(&mut self, rollout: &RolloutState) {
        if rollout.log.is_empty() {
            return;
        }
        let title = self.word(&words::LOG);
        self.line(&format!("\n## {title}"));
        let columns = [&words::COLUMN_TIME, &words::COLUMN_WHAT, &words::COLUMN_WHERE, &words::COLUMN_TEXT];
        self.table(&columns.map(|word| self.word(word)));
        for entry in &rollout.log {
            let stage = entry.stage.and_then(|stage| rollout.rollout.stages.get(stage));
            let target = stage.zip(entry.index).and_then(|(stage, index)| stage.targets.get(index));
            let node = target.zip(entry.node).and_then(|(target, node)| target.nodes.get(node));
            let place = match (stage, node) {
                (Some(_), Some(node)) => code(node.called()),
                (Some(stage), None) => code(&stage.name),
                (None, _) => String::new(),
            };
            let what = self.word(entry.what.word());
            let text = self.reason(&entry.text);
            self.row(&[moment(entry.at), what, place, text]);
        }
    }

    fn word(&self, word: &Word) -> String {
        word.get(self.locale).to_owned()
    }

    fn item(&mut self, name: &Word, value: &str) {
        let (name, colon) = (name.get(self.locale), if self.locale == Locale::Zh { "：" } else { ": " });
        self.line(&format!("- {name}{colon}{value}"));
    }

    fn table(&mut self, columns: &[String]) {
        self.line("");
        self.row(columns);
        self.line(&format!("|{}", " --- |".repeat(columns.len())));
    }

    fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn line(&mut self, line: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.out, "{line}");
    }
}
