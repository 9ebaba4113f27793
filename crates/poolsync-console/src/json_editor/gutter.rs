//! The numbers of the lines beside them, coloured where there is a problem.

use leptos::prelude::*;
use poolsync_core::Severity;

use super::marks::Marks;

/// The id of the numbers.
const LINES: &str = "body_json-lines";

/// The numbers of the lines. `scrolled`: how far the text is scrolled, in CSS pixels.
#[component]
pub(super) fn Gutter(marks: Marks, scrolled: RwSignal<i32>) -> impl IntoView {
    let numbers = move || {
        let runs = runs(&marks.lines());
        runs.into_iter().map(|(class, text)| view! { <div class=class>{text}</div> }).collect_view()
    };
    view! {
        <div class="ps-editor__gutter" aria-hidden="true">
            <div id=LINES class="ps-editor__lines" style:top=move || format!("-{}px", scrolled.get())>{numbers}</div>
        </div>
    }
}

/// Numbers without a problem in one text, one with a problem in a text of its own.
fn runs(lines: &[Option<Severity>]) -> Vec<(Option<&'static str>, String)> {
    let mut runs = Vec::new();
    let mut plain = String::new();
    for (index, severity) in lines.iter().enumerate() {
        let number = (index + 1).to_string();
        let class = match severity {
            None => {
                plain.push_str(&number);
                plain.push('\n');
                continue;
            }
            Some(Severity::Error) => "ps-problem--error",
            Some(Severity::Warning) => "ps-problem--warning",
            Some(Severity::Hint) => "ps-problem--hint",
        };
        runs.push((None, std::mem::take(&mut plain)));
        runs.push((Some(class), number));
    }
    runs.push((None, plain));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_a_problem_stands_alone() {
        let found = runs(&[None, None, Some(Severity::Error), None]);
        let expected = [(None, "1\n2\n"), (Some("ps-problem--error"), "3"), (None, "4\n")];
        assert_eq!(found, expected.map(|(class, text)| (class, text.to_owned())));
    }
}
