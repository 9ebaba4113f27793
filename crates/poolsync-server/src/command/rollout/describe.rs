//! A rollout that is resolved, and how far it is, in lines for a terminal.

use crate::command::output::Output;
use crate::words::rollout as words;
use poolsync_core::problem::capitalized;
use poolsync_core::rollout::{
    Entry, Gate, ResolvedNode, ResolvedRollout, ResolvedStage, ResolvedTarget, RolloutState, digest_groups, moment,
    one_line, reason,
};
use poolsync_core::{Arg, Locale, Word};

/// So many names of nodes stand in a line.
const MOST_NAMES: usize = 12;

/// Returns what will be done.
pub(super) fn rollout(rollout: &ResolvedRollout, locale: Locale) -> String {
    let text = |word: &Word, args: &[(&'static str, Arg)]| capitalized(word.fill(locale, args));
    let mut lines = vec![text(
        &words::SHOW_HEAD,
        &[
            ("name", Arg::text(&one_line(&rollout.name))),
            ("endpoint", Arg::text(&rollout.endpoint)),
            ("project", Arg::text(&rollout.project_id)),
        ],
    )];
    for (number, stage) in (1..).zip(&rollout.stages) {
        lines.push(format!("{number}. {}", one_line(&stage.name)));
        for gate in &stage.gates {
            lines.push(format!("   {}", gate_text(gate, locale)));
        }
        lines.extend(stage.targets.iter().map(|target| format!("   {}", target_text(target, locale))));
        if stage.targets.is_empty() {
            lines.push(format!("   {}", words::SHOW_NOTHING.get(locale)));
        }
        if stage.soak_seconds > 0 {
            let soak = [("seconds", Arg::Number(stage.soak_seconds))];
            lines.push(format!("   {}", words::SHOW_SOAK.fill(locale, &soak)));
        }
    }
    for away in &rollout.away {
        let args = [("cluster", Arg::text(&away.cluster_id)), ("count", Arg::count(away.at_once))];
        lines.push(text(&words::SHOW_AWAY, &args));
    }
    lines.push(text(&words::SHOW_DIGEST, &[("digest", Arg::Text(digest_groups(&rollout.digest())))]));
    lines.join("\n")
}

fn gate_text(gate: &Gate, locale: Locale) -> String {
    match gate {
        Gate::Approval(question) => words::SHOW_APPROVAL.fill(locale, &[("question", Arg::Text(one_line(question)))]),
        Gate::NotBefore(at) => words::SHOW_NOT_BEFORE.fill(locale, &[("time", Arg::Text(moment(*at)))]),
    }
}

fn target_text(target: &ResolvedTarget, locale: Locale) -> String {
    let called = |node: &ResolvedNode| one_line(node.called());
    let mut shown: Vec<String> = target.nodes.iter().map(called).take(MOST_NAMES).collect();
    if target.nodes.len() > MOST_NAMES {
        shown.push("…".to_owned());
    }
    let args = [
        ("pool", Arg::text(&target.nodepool_id)),
        ("cluster", Arg::text(&target.cluster_id)),
        ("count", Arg::count(target.nodes.len())),
        ("most", Arg::count(target.at_once())),
        ("nodes", Arg::Text(shown.join(", "))),
    ];
    Word::counted(target.nodes.len(), &words::SHOW_TARGET_ONE, &words::SHOW_TARGET).fill(locale, &args)
}

/// Returns how far a rollout is, in one line.
pub(super) fn status(state: &RolloutState, locale: Locale) -> String {
    let args = [
        ("name", Arg::text(&one_line(&state.rollout.name))),
        ("status", Arg::Text(state.status().get(locale).to_owned())),
        ("progress", Arg::Text(progress(state, locale))),
    ];
    capitalized(words::STATUS.fill(locale, &args))
}

/// Returns how many nodes are done, and which stage it is.
pub(super) fn progress(state: &RolloutState, locale: Locale) -> String {
    let counts = state.node_counts();
    let stages = state.stages.len();
    let args = [
        ("done", Arg::count(counts.done)),
        ("total", Arg::count(counts.total)),
        ("resetting", Arg::count(counts.resetting)),
        ("failed", Arg::count(counts.failed)),
        ("stage", Arg::count(state.stage.saturating_add(1).min(stages))),
        ("stages", Arg::count(stages)),
    ];
    words::PROGRESS.fill(locale, &args)
}

/// Returns what happened, as a line.
pub(super) fn entry(entry: &Entry, state: &RolloutState, output: Output) -> String {
    let locale = output.locale();
    let stage = entry.stage.and_then(|stage| state.rollout.stages.get(stage));
    let mut line = moment(entry.at);
    for part in place(entry, stage) {
        line.push_str("  ");
        line.push_str(&part);
    }
    let colon = if locale == Locale::Zh { "：" } else { ": " };
    line.push_str(colon);
    line.push_str(entry.what.word().get(locale));
    if !entry.text.is_empty() {
        line.push_str(colon);
        line.push_str(&one_line(&reason(&entry.text, locale)));
    }
    line
}

/// Stage, and pool or node.
fn place(entry: &Entry, stage: Option<&ResolvedStage>) -> Vec<String> {
    let Some(stage) = stage else { return Vec::new() };
    let mut place = vec![one_line(&stage.name)];
    if matches!(entry.what, poolsync_core::rollout::What::GateOpened) {
        return place;
    }
    let target = entry.index.and_then(|index| stage.targets.get(index));
    let node = target.zip(entry.node).and_then(|(target, node)| target.nodes.get(node));
    match (target, node) {
        (_, Some(node)) => place.push(one_line(node.called())),
        (Some(target), None) => place.push(target.nodepool_id.clone()),
        (None, None) => {}
    }
    place
}
