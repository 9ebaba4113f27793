//! Where the problems stand in the text: marked beside its lines, and listed with line and column.

use poolsync_core::edit::{Mark, marks};
use poolsync_core::{Arg, Problem, Severity};
use poolsync_form::is_of_body;
use web_sys::HtmlTextAreaElement;

use super::EDITOR;
use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::form::{problem_class, severity_word};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

const LINES: &str = "body_json-lines";
const LIST: &str = "body_json-problems";
/// So many are listed here; the list of problems has more.
const MOST_LISTED: usize = 20;

/// Shows the places of problems whenever the text or what is wrong with it has changed. `shown` runs when the program has
/// written the text.
pub(super) fn start(store: Store, editor: &HtmlTextAreaElement, shown: Trigger) {
    add_gutter(editor);
    bind::content(LINES, move || {
        shown.track();
        gutter(&marked_lines(&places(store)))
    });
    bind::content(LIST, move || {
        shown.track();
        list(store, &places(store))
    });
    bind::attribute(EDITOR, "aria-invalid", move || {
        let is_error = |problem: &Problem| problem.code.severity == Severity::Error && is_of_body(&problem.path);
        store.checked.with(|checked| checked.report.problems().iter().any(is_error)).then(|| "true".to_owned())
    });
}

/// The problems of the body with their places in the text.
fn places(store: Store) -> Vec<(Mark, Problem)> {
    store.track_checks();
    let text = super::text();
    store.checked.with(|checked| {
        let placed = marks(&text, &checked.report).into_iter().zip(checked.report.problems().iter().cloned());
        placed.filter(|(_, problem)| is_of_body(&problem.path)).collect()
    })
}

/// For each line the worst of its problems.
fn marked_lines(places: &[(Mark, Problem)]) -> Vec<Option<Severity>> {
    let mut marked = vec![None; super::text().matches('\n').count() + 1];
    for (mark, problem) in places {
        if let Some(line) = mark.line.checked_sub(1).and_then(|index| marked.get_mut(index)) {
            let severity = problem.code.severity;
            *line = Some(line.map_or(severity, |worst: Severity| worst.min(severity)));
        }
    }
    marked
}

/// Puts the numbers of the lines beside them.
fn add_gutter(editor: &HtmlTextAreaElement) {
    let Some(frame) = editor.parent_element() else { return };
    let lines = dom::element("div", "ps-editor__lines").attribute("id", LINES);
    let gutter = dom::element("div", "ps-editor__gutter").attribute("aria-hidden", "true").child(lines);
    if let Some(gutter) = gutter.into_node() {
        let _ = frame.insert_before(&gutter, Some(editor));
    }
    let scrolled = editor.clone();
    browser::listen(editor, "scroll", move |_| dom::set_style(LINES, "top", &format!("-{}px", scrolled.scroll_top())));
}

fn gutter(lines: &[Option<Severity>]) -> Vec<Built> {
    let mut content = Vec::new();
    let mut numbers = String::new();
    for (index, severity) in lines.iter().enumerate() {
        let number = (index + 1).to_string();
        let class = match severity {
            None => {
                numbers.push_str(&number);
                numbers.push('\n');
                continue;
            }
            Some(Severity::Error) => "ps-problem--error",
            Some(Severity::Warning) => "ps-problem--warning",
            Some(Severity::Hint) => "ps-problem--hint",
        };
        content.push(dom::element("div", "").text(&numbers));
        content.push(dom::element("div", class).text(&number));
        numbers.clear();
    }
    content.push(dom::element("div", "").text(&numbers));
    content
}

fn list(store: Store, places: &[(Mark, Problem)]) -> Vec<Built> {
    if places.is_empty() {
        return Vec::new();
    }
    let items = places.iter().take(MOST_LISTED).map(|(mark, problem)| item(store, *mark, problem));
    let mut content = vec![dom::element("ul", "ps-problems").children(items)];
    let rest = places.len().saturating_sub(MOST_LISTED);
    if rest > 0 {
        let text = store.fill(&words::CONFIRM_MORE, &[("count", Arg::count(rest))]);
        content.push(dom::element("p", "").text(&text));
    }
    content
}

/// One problem: its place, which leads there, and what is wrong.
fn item(store: Store, mark: Mark, problem: &Problem) -> Built {
    let place = store.fill(&words::BODY_PLACE, &[("line", Arg::count(mark.line)), ("column", Arg::count(mark.column))]);
    dom::element("li", problem_class(problem))
        .attribute("data-code", problem.code.id)
        .child(dom::element("span", "ps-problem__severity").text(store.say(severity_word(problem))))
        .child(dom::button("ps-link", &place, move || go_to(mark)))
        .child(dom::element("span", "ps-problem__help").marked(&problem.sentence(store.locale.get())))
}

/// Selects what a problem is about, in sight.
fn go_to(mark: Mark) {
    let Some(editor) = super::editor() else { return };
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let _ = editor.focus();
    let _ = editor.set_selection_range(unit(mark.from), unit(mark.to));
    let lines = i32::try_from(super::text().matches('\n').count() + 1).unwrap_or(i32::MAX);
    let line = i32::try_from(mark.line).unwrap_or(i32::MAX);
    let middle = editor.scroll_height().saturating_mul(line) / lines;
    editor.set_scroll_top(middle - editor.client_height() / 2);
}
