//! Where the problems stand in the text, listed with line and column.

use leptos::html;
use leptos::prelude::*;
use poolsync_core::edit::{Mark, marks};
use poolsync_core::{Arg, Problem, Severity};
use poolsync_form::is_of_body;

use crate::components::{ProblemItem, ProblemLine, marked, use_store};
use crate::state::Store;
use crate::words;

/// So many are listed here; the list of problems has more.
const MOST_LISTED: usize = 20;

/// The problems of the body with their places in the text. A handle: copies see the same.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    text: RwSignal<String>,
    places: Memo<Vec<(Mark, Problem)>>,
}

impl Marks {
    /// Follows the text and what was noticed about it.
    pub(super) fn new(store: Store, text: RwSignal<String>) -> Self {
        let places = Memo::new(move |_| {
            store.checked.with(|checked| {
                let marks = text.with(|text| marks(text, &checked.report));
                let placed = marks.into_iter().zip(checked.report.problems().iter().cloned());
                placed.filter(|(_, problem)| is_of_body(&problem.path)).collect::<Vec<_>>()
            })
        });
        Self { text, places }
    }

    /// Returns for each line of the text the worst of its problems.
    pub(super) fn lines(self) -> Vec<Option<Severity>> {
        let mut lines = vec![None; self.text.with(|text| text.matches('\n').count()) + 1];
        self.places.with(|places| {
            for (mark, problem) in places {
                if let Some(line) = mark.line.checked_sub(1).and_then(|index| lines.get_mut(index)) {
                    let severity = problem.code.severity;
                    *line = Some(line.map_or(severity, |worst: Severity| worst.min(severity)));
                }
            }
        });
        lines
    }
}

/// The problems with line and column, each of which leads there.
#[component]
pub(super) fn PlaceList(marks: Marks, editor: NodeRef<html::Textarea>) -> impl IntoView {
    let store = use_store();
    let items = move || {
        let locale = store.locale.get();
        marks.places.with(|places| {
            let listed = places.iter().take(MOST_LISTED).enumerate();
            listed
                .map(|(at, (mark, problem))| (at, *mark, ProblemLine::new(problem, false, locale)))
                .collect::<Vec<_>>()
        })
    };
    let item = move |(_, mark, line): (usize, Mark, ProblemLine)| {
        let args = [("line", Arg::count(mark.line)), ("column", Arg::count(mark.column))];
        let place = move || store.fill(&words::BODY_PLACE, &args);
        let message = marked(&line.message);
        view! {
            <ProblemItem line=line>
                <button type="button" class="ps-link" on:click=move |_| go_to(editor, mark)>{place}</button>
                <span>{message}</span>
            </ProblemItem>
        }
    };
    let rest = move || {
        let rest = marks.places.with(|places| places.len().saturating_sub(MOST_LISTED));
        (rest > 0).then(|| view! { <p>{store.fill(&words::CONFIRM_MORE, &[("count", Arg::count(rest))])}</p> })
    };
    view! {
        <ul class="ps-problems">
            <For
                each=items
                key=|(at, mark, line)| (*at, mark.from, mark.to, line.clone())
                children=item
            />
        </ul>
        {rest}
    }
}

/// Selects what a problem is about, in sight.
fn go_to(editor: NodeRef<html::Textarea>, mark: Mark) {
    let Some(editor) = editor.get_untracked() else { return };
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let _ = editor.focus();
    let _ = editor.set_selection_range(unit(mark.from), unit(mark.to));
    let lines = i32::try_from(editor.value().matches('\n').count() + 1).unwrap_or(i32::MAX);
    let line = i32::try_from(mark.line).unwrap_or(i32::MAX);
    let middle = editor.scroll_height().saturating_mul(line) / lines;
    editor.set_scroll_top(middle - editor.client_height() / 2);
}
