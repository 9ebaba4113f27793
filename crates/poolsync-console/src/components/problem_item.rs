//! One problem in a list.

use leptos::prelude::*;
use poolsync_core::problem::capitalized;
use poolsync_core::{Locale, Problem, Severity, Word};

use super::marked;
use crate::words;

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct ProblemLine {
    /// The code, such as `max-unavailable/out-of-range`.
    pub(crate) code: &'static str,
    /// The place, in the API's spelling.
    pub(crate) path: String,
    class: &'static str,
    severity: &'static str,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do; may be empty.
    help: String,
}

impl ProblemLine {
    /// Says a problem in a language. `is_open`: something is missing in a field where nobody has been yet.
    pub(crate) fn new(problem: &Problem, is_open: bool, locale: Locale) -> Self {
        let severity = problem.code.severity;
        let (class, word) = if is_open {
            ("ps-problem ps-problem--open", &words::SEVERITY_OPEN)
        } else {
            (problem_class(severity), severity_word(severity))
        };
        Self {
            code: problem.code.id,
            path: problem.path.clone(),
            class,
            severity: word.get(locale),
            message: capitalized(problem.message(locale)),
            help: capitalized(problem.help(locale)),
        }
    }
}

/// A problem as an item of a list: its severity, its message (`children`, which may lead somewhere), and what to do.
#[component]
pub(crate) fn ProblemItem(
    line: ProblemLine,
    /// In place of the message.
    #[prop(optional)]
    children: Option<Children>,
    /// What stands below: a button that mends it.
    #[prop(optional_no_strip)]
    below: Option<AnyView>,
) -> impl IntoView {
    let ProblemLine { code, class, severity, message, help, .. } = line;
    let title = children.map_or_else(|| view! { <span>{marked(&message)}</span> }.into_any(), |children| children());
    view! {
        <li class=class data-code=code>
            <span class="ps-problem__severity">{severity}</span>
            {title}
            <span class="ps-problem__help">{marked(&help)}</span>
            {below}
        </li>
    }
}

/// Returns the class of a problem.
pub(crate) fn problem_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ps-problem ps-problem--error",
        Severity::Warning => "ps-problem ps-problem--warning",
        Severity::Hint => "ps-problem ps-problem--hint",
    }
}

fn severity_word(severity: Severity) -> &'static Word {
    match severity {
        Severity::Error => &words::SEVERITY_ERROR,
        Severity::Warning => &words::SEVERITY_WARNING,
        Severity::Hint => &words::SEVERITY_HINT,
    }
}
