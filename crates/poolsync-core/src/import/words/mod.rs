//! Commands of a shell, split into words.

mod bash;
mod cmd;
mod cursor;

use std::collections::BTreeMap;

pub(super) use cursor::Cursor;

use super::powershell;

/// A shell, told by its quoting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    Bash,
    Cmd,
    PowerShell,
}

/// What a text holds.
#[derive(Debug, Default)]
pub(super) struct Script {
    pub(super) commands: Vec<Command>,
    /// Those that stand within others, `$(…)`.
    pub(super) inner: Vec<Command>,
    /// Files that the text itself writes, by name.
    pub(super) files: BTreeMap<String, String>,
    /// A quotation never ends.
    pub(super) unclosed: bool,
    /// Signs of web pages were read as plain ones.
    pub(super) repaired: bool,
}

/// One command.
#[derive(Debug, Default)]
pub(super) struct Command {
    /// The program and its arguments, without quotes. A variable that nobody knows stays as it is written.
    pub(super) words: Vec<String>,
    /// What the text gives it to read.
    pub(super) input: Option<String>,
}

impl Quoting {
    /// The shell that a text is written for: told by how its lines go on, else by its first quotation marks.
    pub(super) fn of(text: &str) -> Self {
        if text.starts_with("#!") {
            return Self::Bash;
        }
        let tool = tool_at(text);
        if powershell::call_at(text).is_some_and(|at| at < tool) {
            return Self::PowerShell;
        }
        let command = text.get(tool..).unwrap_or_default();
        let first = |signs: &[(&str, Self)]| {
            let found = signs.iter().filter_map(|(sign, shell)| Some((command.find(sign)?, *shell)));
            found.min_by_key(|(at, _)| *at).map(|(_, shell)| shell)
        };
        first(&[("\\\n", Self::Bash), ("^\n", Self::Cmd), ("`\n", Self::PowerShell)])
            .or_else(|| first(&[("'", Self::Bash), ("^\"", Self::Cmd)]))
            .unwrap_or(Self::Bash)
    }

    /// The commands of a text.
    pub(super) fn split(self, text: &str) -> Script {
        match self {
            Self::Bash => bash::split(text),
            Self::Cmd => cmd::split(text),
            Self::PowerShell => powershell::split(text),
        }
    }
}

/// Where the first program that makes calls is named; the end of the text if there is none.
pub(super) fn tool_at(text: &str) -> usize {
    ["curl", "hcloud"].into_iter().filter_map(|tool| text.find(tool)).min().unwrap_or(text.len())
}
