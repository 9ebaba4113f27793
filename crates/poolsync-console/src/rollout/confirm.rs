//! The question before the first call: one verdict, what will happen, the digest, and what was read just then.

use leptos::prelude::*;
use poolsync_core::cloud::{Fact, Level};
use poolsync_core::problem::capitalized;
use poolsync_core::rollout::{ResolvedRollout, ResolvedTarget, digest_groups};
use poolsync_core::{Arg, Locale, Severity};

use super::use_board;
use crate::api::Route;
use crate::components::{Dialog, KnownLine, VerdictText, marked, say, use_store};
use crate::state::rollout::{Board, Reading, Stop, start, still_missing, total, verdict};
use crate::state::{Service, Verdict};
use crate::words;
use crate::words::rollout as own;

const DIALOG: &str = "rollout-confirm";
const VERDICT: &str = "rollout-verdict";
/// The id of the title of what was read.
const FACTS: &str = "rollout-facts";
/// More lines of what was read nobody reads; those that need a look come first.
const MOST_FACTS: usize = 30;

/// The dialog.
#[component]
pub(super) fn StartDialog() -> impl IntoView {
    let board = use_board();
    let title = move || {
        let name = board.shown(|rollout| rollout.name.clone()).unwrap_or_default();
        board.fill(&own::CONFIRM_TITLE, &[("name", Arg::Text(name))])
    };
    let can_start = Memo::new(move |_| board.asking.get() && verdict(board).allows());
    // A key held down presses the button again while the dialog closes.
    let yes = move |_| {
        if can_start.get_untracked() {
            start(board);
        }
    };
    view! {
        <Dialog id=DIALOG open=board.asking wide=true described_by=VERDICT>
            <h2 id=format!("{DIALOG}-title")>{title}</h2>
            <Show when=move || board.asking.get()><Content /></Show>
            <div class="ps-actions ps-dialog__actions">
                <button type="button" class="ps-button" autofocus on:click=move |_| board.asking.set(false)>
                    {say(&words::CONFIRM_NO)}
                </button>
                <button
                    type="button"
                    class="ps-button ps-button--danger"
                    disabled=move || !can_start.get()
                    on:click=yes
                >
                    {say(&own::START_NOW)}
                </button>
            </div>
        </Dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let board = use_board();
    let verdict = Memo::new(move |_| verdict(board));
    let lines = move || {
        let lines = consequences(board);
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let digest = move || board.shown(|rollout| digest_groups(&rollout.digest()));
    view! {
        <VerdictText id=VERDICT verdict=verdict>{move || said(board, verdict.get())}</VerdictText>
        <ul class="ps-dialog__lines">{lines}</ul>
        <p>
            <strong>{say(&own::DIGEST)}</strong>
            " "
            <code>{digest}</code>
        </p>
        // It scrolls in itself, so it can be reached.
        <div class="ps-known" tabindex="0" role="group" aria-labelledby=FACTS>
            <h3 id=FACTS>{say(&words::KNOWN_TITLE)}</h3>
            <div role="status"><Facts /></div>
        </div>
    }
}

/// The verdict in words.
fn said(board: Board, verdict: Verdict<Stop>) -> String {
    let word = match verdict {
        Verdict::Wait => &own::VERDICT_WAIT,
        Verdict::Ready => &own::VERDICT_READY,
        Verdict::Look => &own::VERDICT_LOOK,
        Verdict::Stop(Stop::Missing) => {
            let missing = still_missing(board).unwrap_or_default();
            return board.fill(&own::VERDICT_MISSING, &[("missing", Arg::Text(missing))]);
        }
        Verdict::Stop(Stop::Unread) => &own::VERDICT_UNREAD,
        Verdict::Stop(Stop::Plan) => &own::VERDICT_PLAN,
        Verdict::Stop(Stop::Nothing) => &own::VERDICT_NOTHING,
        Verdict::Stop(Stop::Digest) => &own::VERDICT_DIGEST,
        Verdict::Stop(Stop::Busy) => &own::VERDICT_BUSY,
        Verdict::Stop(Stop::Unfit) => &own::VERDICT_UNFIT,
        Verdict::Stop(Stop::Storage) => &own::VERDICT_STORAGE,
    };
    board.say(word).to_owned()
}

/// What will happen, a sentence each.
fn consequences(board: Board) -> Vec<String> {
    let store = board.store();
    let locale = store.locale.get();
    let names = board.names();
    let host = store.host_of(Service::Cce);
    let route = if store.route() == Route::Direct { &own::CALLS_DIRECT } else { &own::CALLS_RELAY };
    let of_rollout = |rollout: &ResolvedRollout| {
        let gates = rollout.stages.iter().filter(|stage| !stage.gates.is_empty()).count();
        let args = [("stages", Arg::count(rollout.stages.len())), ("gates", Arg::count(gates))];
        let mut lines = vec![total(rollout, &names, locale), own::STAGES_AND_GATES.fill(locale, &args)];
        lines.push(words::CONFIRM_WIPED.get(locale).to_owned());
        lines.push(route.fill(locale, &[("host", Arg::Text(host))]));
        if rollout.targets().any(ResolvedTarget::has_scripts) {
            lines.push(own::SCRIPTS_ARE_KEPT.get(locale).to_owned());
        }
        lines.push(own::CONFIRM_TAB.get(locale).to_owned());
        lines
    };
    board.shown(of_rollout).unwrap_or_default()
}

/// What was read just now, a line for each fact; what needs a look comes first.
#[component]
fn Facts() -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let lines = Memo::new(move |_| {
        let locale = store.locale.get();
        match board.reading.get() {
            Reading::Idle => Vec::new(),
            Reading::Pending => vec![(Level::Good, own::READING.get(locale).to_owned())],
            Reading::Failed(error) => {
                let message = error.message(&store.host_of(Service::Cce), locale);
                vec![(Level::Bad, format!("{} {}", message.text, message.advice))]
            }
            Reading::Done(places) => {
                let of_rollout = |rollout: &ResolvedRollout| {
                    let targets = rollout.targets();
                    targets.flat_map(|target| places.facts(target)).collect::<Vec<_>>()
                };
                let facts = board.shown(of_rollout).unwrap_or_default();
                let mut lines = warnings(board, locale);
                lines.extend(facts.iter().map(|fact: &Fact| (fact.level, capitalized(fact.sentence(locale)))));
                lines.sort_by(|(one, _), (other, _)| other.cmp(one));
                // Calls of one pool say the same of it and of its cluster.
                let mut told = Vec::new();
                lines.retain(|line| {
                    let is_new = !told.contains(line);
                    if is_new {
                        told.push(line.clone());
                    }
                    is_new
                });
                lines.truncate(MOST_FACTS);
                lines
            }
        }
    });
    let item = |(level, line): (Level, String)| view! { <KnownLine level=level>{marked(&line)}</KnownLine> };
    view! {
        <ul class="ps-known__list">{move || lines.get().into_iter().map(item).collect_view()}</ul>
    }
}

/// What the person accepts by going on.
fn warnings(board: Board, locale: Locale) -> Vec<(Level, String)> {
    board.resolved.with(|resolved| {
        let Some(resolved) = resolved else { return Vec::new() };
        let problem = |problem: &poolsync_core::Problem| {
            let level = if problem.code.severity == Severity::Error { Level::Bad } else { Level::Look };
            (level, capitalized(problem.message(locale)))
        };
        let of_text = board.checked.with(|(_, report)| report.problems().to_vec());
        of_text.iter().chain(resolved.report.problems()).map(problem).collect()
    })
}
