//! Command lines: how each shell divides a text into words.

mod bash;
mod cmd;
pub(super) mod powershell;

use super::gathered::Gathered;
use super::typography;
use crate::problem::codes;

/// A command line as the program that is called sees it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CommandLine {
    /// The words, the command itself first.
    pub(super) words: Vec<String>,
    /// What is given to standard input by a here-document.
    pub(super) input: Option<String>,
    /// True if a quote is never closed.
    pub(super) is_open: bool,
    /// True if another command stands behind.
    pub(super) has_more: bool,
}

/// The words of a command, by the rules of the shell that it is written for.
pub(super) fn words(text: &str, gathered: &mut Gathered) -> CommandLine {
    let mut line = split(text);
    // Within plain quotes such signs are meant; a word that begins with one shows that they are not.
    if line.words.iter().any(|word| typography::is_odd_word(word))
        && let Some((plain, signs)) = typography::plain_command(text)
    {
        gathered.signs(signs);
        line = split(&plain);
    }
    if line.is_open {
        gathered.remark(&codes::IMPORT_OPEN_QUOTE);
    }
    if line.has_more {
        gathered.remark(&codes::IMPORT_SEVERAL);
    }
    line
}

fn split(text: &str) -> CommandLine {
    match shell(text) {
        Shell::Bash => bash::split(text),
        Shell::Cmd => cmd::split(text),
        Shell::Power => powershell::split(text),
    }
}

enum Shell {
    Bash,
    Cmd,
    Power,
}

/// The shell, by the first sign outside of Bash's quotes that only another shell has: one that continues a line, a quote
/// behind a caret, a quote behind a back-tick.
fn shell(text: &str) -> Shell {
    let mut quote = None;
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        let after = signs.as_str();
        let ends_line = || after.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        match (quote, sign) {
            (None | Some('"' | '$'), '\\') => drop(signs.next()),
            (None, '^') if ends_line() || after.starts_with('"') => return Shell::Cmd,
            (None, '`') if ends_line() => return Shell::Power,
            (Some('"'), '`') if after.starts_with('"') => return Shell::Power,
            (None, '$') if after.starts_with('\'') => {
                signs.next();
                quote = Some('$');
            }
            (None, '"') if after.starts_with("{\"\"") && !text.get(..at).unwrap_or_default().contains('\'') => {
                return Shell::Cmd;
            }
            (None, '"' | '\'') => quote = Some(sign),
            (Some('$'), '\'') => quote = None,
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    Shell::Bash
}
