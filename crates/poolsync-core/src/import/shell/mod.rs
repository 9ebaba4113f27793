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
    let plain = typography::plain_command(text);
    let text = match &plain {
        Some((plain, signs)) => {
            gathered.signs(*signs);
            plain
        }
        None => text,
    };
    let line = match shell(text) {
        Shell::Bash => bash::split(text),
        Shell::Cmd => cmd::split(text),
        Shell::PowerShell => powershell::split(text),
    };
    if line.is_open {
        gathered.remark(&codes::IMPORT_OPEN_QUOTE);
    }
    if line.has_more {
        gathered.remark(&codes::IMPORT_SEVERAL);
    }
    line
}

enum Shell {
    Bash,
    Cmd,
    PowerShell,
}

/// The shell, by the sign that continues a line or escapes a quote.
fn shell(text: &str) -> Shell {
    let continues = |sign: char| text.lines().any(|line| line.trim_end().ends_with(sign));
    if continues('^') || text.contains(" ^\"") || (text.contains("\"{\"\"") && !text.contains('\'')) {
        Shell::Cmd
    } else if continues('`') || text.contains("`\"") {
        Shell::PowerShell
    } else {
        Shell::Bash
    }
}
