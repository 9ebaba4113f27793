//! The stages one after the other: what each waits for, which calls it makes, how long it is watched, and how far it is.

use leptos::prelude::*;
use poolsync_core::rollout::{
    Gate, GateState, NodePhase, ResolvedRollout, ResolvedStage, RolloutState, StagePhase, TargetPhase, reason,
};
use poolsync_core::{Arg, Locale, Word};

use super::use_board;
use crate::components::{CellKind, Cells, use_store};
use crate::platform::time;
use crate::state::duration;
use crate::state::rollout::{BATCH_SECONDS, Names, gate_words, rest, seconds};
use crate::words::rollout as words;

/// What is shown of a stage.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    number: usize,
    name: String,
    /// Where it is, once the rollout has begun.
    phase: Option<StagePhase>,
    /// Its gates, calls and soak, a sentence each.
    details: Vec<Detail>,
    /// Its nodes by batch.
    cells: Vec<Vec<CellKind>>,
}

/// A sentence about a stage.
#[derive(Debug, Clone, PartialEq)]
struct Detail {
    text: String,
    class: &'static str,
}

/// The stages of the plan.
#[component]
pub(super) fn PlannedStages() -> impl IntoView {
    let board = use_board();
    let lines = Memo::new(move |_| {
        let locale = board.store().locale.get();
        board.shown(|rollout| lines(rollout, None, &board.names(), locale)).unwrap_or_default()
    });
    let about = move || {
        let locale = board.store().locale.get();
        board.shown(|rollout| {
            let args = [
                ("time", Arg::Text(duration(seconds(rollout), locale))),
                ("batch", Arg::Text(duration(BATCH_SECONDS, locale))),
            ];
            words::ESTIMATE_GUESS.fill(locale, &args)
        })
    };
    view! {
        <Stages lines=lines />
        <p class="ps-field__help">{about}</p>
    }
}

/// The stages of the rollout that runs.
#[component]
pub(super) fn RunningStages() -> impl IntoView {
    let board = use_board();
    let lines = Memo::new(move |_| {
        let locale = board.store().locale.get();
        board.kept.with(|kept| {
            let lines = kept.as_ref().map(|kept| lines(&kept.state.rollout, Some(&kept.state), &kept.names, locale));
            lines.unwrap_or_default()
        })
    });
    let about = move || {
        let locale = board.store().locale.get();
        let rest = board.kept.with(|kept| rest(&kept.as_ref().filter(|kept| kept.state.end.is_none())?.state));
        rest.map(|rest| words::ESTIMATE_REST.fill(locale, &[("time", Arg::Text(duration(rest, locale)))]))
    };
    view! {
        <Stages lines=lines />
        <p class="ps-field__help">{about}</p>
    }
}

#[component]
fn Stages(lines: Memo<Vec<Line>>) -> impl IntoView {
    let store = use_store();
    let numbers = move || lines.with(|lines| (0..lines.len()).collect::<Vec<_>>());
    let item = move |index: usize| {
        let line = Memo::new(move |_| lines.with(|lines| lines.get(index).cloned()));
        let phase = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line| line.phase)));
        let cells =
            Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.cells.clone()).unwrap_or_default()));
        let title = move || {
            line.with(|line| line.as_ref().map(|line| format!("{}. {}", line.number, line.name)).unwrap_or_default())
        };
        let details = move || {
            let details = line.with(|line| line.as_ref().map(|line| line.details.clone()).unwrap_or_default());
            let detail = |detail: Detail| view! { <li class=detail.class>{detail.text}</li> };
            details.into_iter().map(detail).collect_view()
        };
        view! {
            <li
                class=move || class(phase.get())
                data-stage=index.to_string()
                data-phase=move || phase.get().map(id)
                aria-current=move || is_present(phase.get()).then_some("step")
            >
                <span class=format!("ps-swatch ps-swatch--{}", index % 4) aria-hidden="true"></span>
                <div class="ps-stage__body">
                    <p class="ps-stage__title">
                        <strong>{title}</strong>
                        " "
                        <span class="ps-stage__phase">
                            {move || phase.get().map(|phase| phase.word().get(store.locale.get()))}
                        </span>
                    </p>
                    <ul class="ps-stage__details">{details}</ul>
                    <Cells blocks=Signal::derive(move || cells.get()) />
                </div>
            </li>
        }
    };
    view! {
        <ol class="ps-stages" aria-label=move || store.say(&words::STAGES)>
            <For each=numbers key=|index| *index children=item />
        </ol>
    }
}

fn is_present(phase: Option<StagePhase>) -> bool {
    matches!(phase, Some(StagePhase::Gated | StagePhase::Running | StagePhase::Soaking))
}

fn class(phase: Option<StagePhase>) -> &'static str {
    match phase {
        Some(StagePhase::Done | StagePhase::Skipped) => "ps-stage ps-stage--done",
        Some(StagePhase::Failed) => "ps-stage ps-stage--failed",
        phase if is_present(phase) => "ps-stage ps-stage--present",
        _ => "ps-stage",
    }
}

fn id(phase: StagePhase) -> &'static str {
    match phase {
        StagePhase::Waiting => "waiting",
        StagePhase::Gated => "gated",
        StagePhase::Running => "running",
        StagePhase::Soaking => "soaking",
        StagePhase::Done => "done",
        StagePhase::Failed => "failed",
        StagePhase::Skipped => "skipped",
    }
}

fn lines(rollout: &ResolvedRollout, state: Option<&RolloutState>, names: &Names, locale: Locale) -> Vec<Line> {
    let line = |(index, stage): (usize, &ResolvedStage)| {
        let followed = state.and_then(|state| state.stages.get(index));
        let mut details: Vec<Detail> = Vec::new();
        for (gate, planned) in stage.gates.iter().enumerate() {
            details.push(gate_detail(planned, followed.and_then(|stage| stage.gates.get(gate)), locale));
        }
        for (target, planned) in stage.targets.iter().enumerate() {
            let args = [
                ("pool", Arg::Text(names.pool(&planned.cluster_id, &planned.nodepool_id))),
                ("cluster", Arg::Text(names.cluster(&planned.cluster_id))),
                ("nodes", Arg::count(planned.nodes.len())),
                ("away", Arg::count(planned.at_once())),
            ];
            let count = planned.nodes.len();
            let text = Word::counted(count, &words::CALL_OF_STAGE_ONE, &words::CALL_OF_STAGE).fill(locale, &args);
            let followed = followed.and_then(|stage| stage.targets.get(target));
            details.push(match followed {
                None => Detail { text, class: "ps-stage__call" },
                Some(state) => Detail {
                    text: with_phase(&text, state.phase.word().get(locale), &reason(&state.reason, locale)),
                    class: if state.phase == TargetPhase::Failed { "ps-stage__call ps-bad" } else { "ps-stage__call" },
                },
            });
        }
        if stage.targets.is_empty() {
            details.push(Detail { text: words::NO_CALL.get(locale).to_owned(), class: "ps-stage__call" });
        }
        if stage.soak_seconds > 0 {
            let args = [("time", Arg::Text(duration(stage.soak_seconds, locale)))];
            let until = followed.filter(|stage| stage.phase == StagePhase::Soaking).and_then(|stage| stage.soak_until);
            let text = match until {
                Some(until) => words::SOAK_UNTIL.fill(locale, &[("time", Arg::Text(time::moment(until, locale)))]),
                None => words::SOAK_OF_STAGE.fill(locale, &args),
            };
            details.push(Detail { text, class: "ps-stage__soak" });
        }
        Line {
            number: index + 1,
            name: stage.name.clone(),
            phase: followed.map(|stage| stage.phase),
            details,
            cells: cells(stage, state.and_then(|state| state.stages.get(index)), index),
        }
    };
    rollout.stages.iter().enumerate().map(line).collect()
}

fn gate_detail(planned: &Gate, state: Option<&GateState>, locale: Locale) -> Detail {
    let text = gate_words(planned, locale);
    let Some(opened) = state.and_then(|state| state.opened) else { return Detail { text, class: "ps-stage__gate" } };
    let at = ("time", Arg::Text(time::moment(opened, locale)));
    let how = match state.and_then(|state| state.by.clone()) {
        Some(by) => words::GATE_APPROVED.fill(locale, &[at, ("by", Arg::Text(by))]),
        None if matches!(planned, Gate::Approval(_)) => words::GATE_UNAPPROVED.fill(locale, &[at]),
        None => words::GATE_OPEN.fill(locale, &[at]),
    };
    Detail { text: with_phase(&text, &how, ""), class: "ps-stage__gate ps-stage__gate--open" }
}

/// A sentence, with how it is, and why.
fn with_phase(text: &str, phase: &str, reason: &str) -> String {
    let reason = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
    format!("{text} — {phase}{reason}")
}

/// The nodes of a stage by batch, call after call.
fn cells(
    stage: &ResolvedStage,
    reached: Option<&poolsync_core::rollout::StageState>,
    index: usize,
) -> Vec<Vec<CellKind>> {
    let own = match index % 4 {
        0 => CellKind::First,
        1 => CellKind::Later,
        2 => CellKind::Third,
        _ => CellKind::Fourth,
    };
    let mut blocks = Vec::new();
    for (at, target) in stage.targets.iter().enumerate() {
        let followed = reached.and_then(|reached| reached.targets.get(at));
        let kinds: Vec<CellKind> = (0..target.nodes.len())
            .map(|node| match followed.and_then(|target| target.nodes.get(node)).map(|node| node.phase) {
                None | Some(NodePhase::Waiting) => own,
                Some(NodePhase::Resetting) => CellKind::Resetting,
                Some(NodePhase::Done) => CellKind::Done,
                Some(NodePhase::Failed) => CellKind::Failed,
            })
            .collect();
        blocks.extend(kinds.chunks(target.max_unavailable.max(1)).map(<[CellKind]>::to_vec));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use poolsync_core::rollout::{example_plan, example_pools, read_plan, resolve};

    use super::*;

    #[test]
    fn a_stage_says_its_gate_its_call_and_its_soak() {
        let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
        let shown = lines(&rollout, None, &Names::default(), Locale::En);
        let details: Vec<usize> = shown.iter().map(|line| line.details.len()).collect();
        assert_eq!(details, [2, 2]);
        assert_eq!(shown[1].cells.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
        assert!(shown[1].details[0].text.contains("canary looks well"));
    }
}
