//! The plan as text, YAML or JSON, with its problems, each of which leads to its place.

use leptos::html;
use leptos::prelude::*;
use poolsync_core::{Arg, Problem, Severity};

use super::use_board;
use crate::components::field::MOST_CHARACTERS;
use crate::components::{ProblemItem, ProblemLine, marked, say, use_store};
use crate::words::rollout as words;

const EDITOR: &str = "rollout-plan";
const HELP: &str = "rollout-plan-help";
const PROBLEMS: &str = "rollout-plan-problems";
/// So many problems are shown; who has mended them sees the next.
const MOST_PROBLEMS: usize = 20;
const FEWEST_ROWS: usize = 8;
const MOST_ROWS: usize = 22;

/// The text and its problems.
#[component]
pub(super) fn PlanEditor() -> impl IntoView {
    let board = use_board();
    let editor = NodeRef::<html::Textarea>::new();
    let has_error = move || {
        let is_wrong = board.checked.with(|(_, report)| report.of(Severity::Error).next().is_some());
        (is_wrong && !is_empty(board.text)).then_some("true")
    };
    let rows = move || board.text.with(|text| text.lines().count() + 1).clamp(FEWEST_ROWS, MOST_ROWS).to_string();
    view! {
        <div class="ps-field">
            <label class="ps-field__label" for=EDITOR>{say(&words::PLAN)}</label>
            <textarea
                node_ref=editor
                id=EDITOR
                class="ps-field__input ps-field__input--lines ps-rollout__plan"
                rows=rows
                wrap="off"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength=MOST_CHARACTERS
                aria-describedby=format!("{HELP} {PROBLEMS}")
                aria-invalid=has_error
                prop:value=move || board.text.get()
                on:input=move |event| board.text.set(event_target_value(&event))
            ></textarea>
            <p id=HELP class="ps-field__help">{say(&words::PLAN_HELP)}</p>
            <div id=PROBLEMS aria-live="polite"><Problems editor=editor /></div>
        </div>
    }
}

fn is_empty(text: RwSignal<String>) -> bool {
    text.with(|text| text.trim().is_empty())
}

/// What was noticed: about the text, and once the pools were read about what it means.
#[component]
fn Problems(editor: NodeRef<html::Textarea>) -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let lines = Memo::new(move |_| {
        if is_empty(board.text) {
            return Vec::new();
        }
        let locale = store.locale.get();
        let of_text = board.checked.with(|(_, report)| report.problems().to_vec());
        let resolved = board
            .resolved
            .with(|resolved| resolved.as_ref().map(|resolved| resolved.report.problems().to_vec()).unwrap_or_default());
        let all = of_text.into_iter().chain(resolved).take(MOST_PROBLEMS).enumerate();
        let line = |(at, problem): (usize, Problem)| (at, place(&problem), ProblemLine::new(&problem, false, locale));
        all.map(line).collect::<Vec<_>>()
    });
    let item = move |(_, place, line): (usize, Option<(usize, usize)>, ProblemLine)| {
        let message = marked(&line.message);
        let path = line.path.clone();
        let lead = place.map(|(line, column)| {
            let args = [("line", Arg::count(line)), ("column", Arg::count(column))];
            let text = move || store.fill(&words::PLACE, &args);
            view! {
                <button type="button" class="ps-link" on:click=move |_| go_to(editor, line, column)>{text}</button>
                " "
            }
        });
        let path = (place.is_none() && !path.is_empty()).then(|| view! { <code>{path}</code> " " });
        view! { <ProblemItem line=line>{lead} {path} <span>{message}</span></ProblemItem> }
    };
    view! {
        <ul class="ps-problems">
            <For each=move || lines.get() key=Clone::clone children=item />
        </ul>
    }
}

/// Line and column of a problem, where they are known.
fn place(problem: &Problem) -> Option<(usize, usize)> {
    let number = |wanted: &str| {
        let (_, value) = problem.args.iter().find(|(name, _)| *name == wanted)?;
        if let Arg::Number(number) = value { usize::try_from(*number).ok() } else { None }
    };
    number("line").zip(number("column"))
}

/// Puts the caret to a place, in sight.
fn go_to(editor: NodeRef<html::Textarea>, line: usize, column: usize) {
    let Some(editor) = editor.get_untracked() else { return };
    let text = editor.value();
    let before: usize = text.split('\n').take(line.saturating_sub(1)).map(|line| line.encode_utf16().count() + 1).sum();
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let at = unit(before + column.saturating_sub(1));
    let _ = editor.focus();
    let _ = editor.set_selection_range(at, at);
    let lines = i32::try_from(text.matches('\n').count() + 1).unwrap_or(i32::MAX);
    let line = i32::try_from(line).unwrap_or(i32::MAX);
    editor.set_scroll_top(editor.scroll_height().saturating_mul(line) / lines - editor.client_height() / 2);
}
