//! Which format a text is in.

use super::gathered::Gathered;
use super::{curl, json, shell};
use crate::problem::codes;

/// A line that a command begins with, behind a prompt perhaps.
struct Command<'t> {
    name: String,
    /// The text from the command on.
    text: &'t str,
}

/// Recognizes the format and reads the text.
pub(super) fn read(text: &str, gathered: &mut Gathered) {
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}' || sign == '\u{200b}');
    if text.starts_with(['{', '[']) {
        return json::read(text, gathered);
    }
    match command(text, gathered) {
        Some(Command { name, text }) if name == "curl" => curl::read(&shell::words(text, gathered), gathered),
        _ => gathered.remark(&codes::IMPORT_UNKNOWN_FORMAT),
    }
}

/// The first line that is a command we know. The lines before it are counted, unless they are comments.
fn command<'t>(text: &'t str, gathered: &mut Gathered) -> Option<Command<'t>> {
    let mut rest = text;
    let mut passed = 0;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let shown = line.trim_start();
        let start = ["$ ", "> ", "% ", "# "].iter().find_map(|prompt| shown.strip_prefix(prompt)).unwrap_or(shown);
        let start = start.trim_start();
        let name = start.split([' ', '\t', '\r', '\u{a0}', '\u{3000}', '\\', '^', '`']).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".exe").unwrap_or(&name);
        if name == "curl" {
            gathered.unnamed_lines(passed);
            return Some(Command { name: name.to_owned(), text: rest.get(line.len() - start.len()..)? });
        }
        passed += usize::from(!shown.trim().is_empty() && !shown.starts_with('#'));
        rest = after;
    }
    None
}
