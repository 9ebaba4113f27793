//! What is printed, in which language.
//!
//! ```ignore
//! let output = Output::new(options.reply);
//! Output::line(&words::FINE.fill(output.locale(), &[]))?;
//! ```
//! Text of the service and of files may hold control characters, with which a terminal could be told to do things: they
//! are printed as `�`.

use super::end::{End, Stop};
use super::json;
use crate::cli::{Language, ReplyOptions};
use crate::words;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Locale, Problem, Report, Severity, Word};
use serde::Serialize;
use std::io::{self, IsTerminal as _, Write as _};

/// Where a command prints, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    locale: Locale,
    json: bool,
    /// True if somebody asked for this very language.
    is_chosen: bool,
}

impl Output {
    /// Returns the output of a command with these options.
    pub(super) fn new(options: ReplyOptions) -> Self {
        Self { json: options.json, ..Self::in_language(options.lang) }
    }

    /// Returns an output in this language, else in that of the environment.
    pub(super) fn in_language(language: Option<Language>) -> Self {
        let locale = language.map_or_else(of_environment, Locale::from);
        Self { locale, json: false, is_chosen: language.is_some() }
    }

    /// Returns the language of what a person is told.
    pub(super) fn locale(self) -> Locale {
        self.locale
    }

    /// Returns the language of texts within JSON: English, as in the npm module, unless another was asked for.
    pub(super) fn json_locale(self) -> Locale {
        if self.is_chosen { self.locale } else { Locale::En }
    }

    /// Returns true if JSON is wanted.
    pub(super) fn is_json(self) -> bool {
        self.json
    }

    /// Prints text as it is.
    pub(super) fn raw(text: &str) -> Result<(), Stop> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| {
            if error.kind() == io::ErrorKind::BrokenPipe {
                return Stop::Unread;
            }
            let reason = Arg::text(&error.to_string());
            Stop::Said(&words::FAILED_OUTPUT, vec![("reason", reason)], End::Failed)
        })
    }

    /// Prints a line.
    pub(super) fn line(text: &str) -> Result<(), Stop> {
        Self::raw(&format!("{}\n", harmless(text)))
    }

    /// Prints a sentence in the language of the output.
    pub(super) fn say(self, word: &Word, args: &[(&'static str, Arg)]) -> Result<(), Stop> {
        Self::line(&capitalized(word.fill(self.locale, args)))
    }

    /// Prints a value as a line of JSON.
    pub(super) fn value(value: &impl Serialize) -> Result<(), Stop> {
        // Plain data can always be written.
        Self::raw(&format!("{}\n", serde_json::to_string(value).unwrap_or_default()))
    }

    /// Prints a report: JSON, or a paragraph for each problem and a sentence about all.
    pub(super) fn report(self, report: &Report) -> Result<End, Stop> {
        self.report_about(report, &[&words::FINE, &words::SENDABLE_ONE, &words::SENDABLE, &words::UNSENDABLE])
    }

    /// The same about something else than a request: what is said of it without a remark, with one, with more, with errors.
    pub(super) fn report_about(self, report: &Report, about: &[&Word; 4]) -> Result<End, Stop> {
        let end = if report.sendable() { End::Fine } else { End::Problems };
        if self.json {
            Self::value(&json::report(report))?;
            return Ok(end);
        }
        for problem in report.problems() {
            Self::line(&self.problem(problem))?;
        }
        let count = report.problems().len();
        let [fine, one, more, wrong] = about;
        let word = match (end, count) {
            (End::Fine, 0) => fine,
            (End::Fine, 1) => one,
            (End::Fine, _) => more,
            _ => wrong,
        };
        self.say(word, &[("count", Arg::count(count))])?;
        Ok(end)
    }

    /// Returns a problem as a paragraph.
    pub(super) fn problem(self, problem: &Problem) -> String {
        let severity = match problem.code.severity {
            Severity::Error => &words::SEVERITY_ERROR,
            Severity::Warning => &words::SEVERITY_WARNING,
            Severity::Hint => &words::SEVERITY_HINT,
        };
        let place = if problem.path.is_empty() { String::new() } else { format!(" ({})", problem.path) };
        let sentence = problem.sentence(self.locale);
        format!("{}: {}{place}\n  {sentence}", severity.get(self.locale), problem.code.id)
    }

    /// Tells a person something beside the output.
    pub(super) fn tell(self, word: &Word, args: &[(&'static str, Arg)]) {
        Self::tell_text(&capitalized(word.fill(self.locale, args)));
    }

    /// Tells a person something beside the output, without a word of ours.
    pub(super) fn tell_text(text: &str) {
        let _ = writeln!(io::stderr(), "{}", harmless(text));
    }

    /// Asks a person on the terminal, and returns the line that was typed; none without a terminal.
    fn ask(self, word: &Word) -> Option<String> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        let mut out = io::stderr();
        let _ = write!(out, "{}", word.get(self.locale)).and_then(|()| out.flush());
        let mut line = String::new();
        io::stdin().read_line(&mut line).ok().map(|_| line)
    }

    /// Asks a person on the terminal for a `yes`. Where it was not given, this tells that it was declined, or how to give it
    /// without a terminal.
    pub(super) fn is_yes(self, question: &Word, declined: &Word, without_terminal: &Word) -> bool {
        match self.ask(question) {
            Some(answer) if answer.trim().eq_ignore_ascii_case("yes") => return true,
            Some(_) => self.tell(declined, &[]),
            None => self.tell(without_terminal, &[]),
        }
        false
    }

    /// Tells why a command stopped, and returns how it ends.
    pub(super) fn stop(self, stop: &Stop) -> End {
        if let Some(sentence) = stop.sentence(self.locale) {
            Self::tell_text(&format!("poolsync: {sentence}"));
        }
        match stop {
            Stop::Said(_, _, end) => *end,
            Stop::Problems(report) => self.report(report).unwrap_or(End::Problems),
            Stop::PlanProblems(report) => self.report_about(report, &words::rollout::ABOUT).unwrap_or(End::Problems),
            Stop::Unread => End::Fine,
        }
    }
}

/// Returns the text without what a terminal would obey.
fn harmless(text: &str) -> String {
    let obeyed = |c: char| (c.is_control() && c != '\n' && c != '\t') || is_direction(c);
    text.chars().map(|c| if obeyed(c) { '\u{fffd}' } else { c }).collect()
}

/// Returns true for the marks of direction (Unicode, UAX 9), with which a name can be made to read as another one.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns the language of the environment, by the first of its variables that says anything.
fn of_environment() -> Locale {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let said = variables.filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    if said.is_some_and(|value| value.to_ascii_lowercase().starts_with("zh")) { Locale::Zh } else { Locale::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_nothing_by_a_text() {
        assert_eq!(harmless("a\u{1b}[2Jb\r\n\t中\u{9b}"), "a\u{fffd}[2Jb\u{fffd}\n\t中\u{fffd}");
    }
}
