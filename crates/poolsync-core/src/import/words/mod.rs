//! Commands of a shell, split into words.

mod bash;
mod cmd;
mod cursor;
mod files;

pub(super) use cursor::Cursor;
pub(super) use files::Files;

use super::readings::{Tool, starts_with_tool};
use super::signs::{is_odd_blank, is_rest_of_value};
use super::{options, powershell};

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
    pub(super) files: Files,
    /// The number of the next command.
    clock: usize,
    /// Signs of web pages were read as plain ones.
    pub(super) repaired: bool,
    /// A body stood there without quotes.
    pub(super) requoted: bool,
}

/// One command.
#[derive(Debug, Default)]
pub(super) struct Command {
    /// The program and its arguments, without quotes. A variable that nobody knows stays as it is written.
    pub(super) words: Vec<String>,
    /// Its number among all commands of the text.
    pub(super) at: usize,
    /// What the text gives it to read.
    pub(super) input: Option<String>,
    /// A quotation in it never ends.
    pub(super) unclosed: bool,
    /// Lines were joined that the shell would not join.
    pub(super) joined: bool,
}

impl Command {
    /// True if the line goes on, though the shell would say otherwise: it is a call, and what follows makes no sense alone.
    fn goes_on(&self, rest: &str) -> bool {
        let is_call = Tool::of_command(self).is_some() || self.words.first().is_some_and(|word| starts_with_tool(word));
        is_call && {
            let last = self.words.iter().rfind(|word| !is_join(word));
            let wants_url = !self.words.iter().any(|word| word.starts_with("http") || word.starts_with('$'));
            goes_on(rest, last.map_or("", String::as_str), wants_url)
        }
    }

    /// True if the next line is the rest of the last word, which was wrapped: one word alone that is nothing else, and more of the
    /// command behind it. Returns how long that line is, with its end.
    fn torn(&self, rest: &str) -> Option<usize> {
        let is_call = Tool::of_command(self).is_some();
        let (line, after) = rest.split_once('\n')?;
        let word = line.trim();
        let is_rest = is_rest_of_value(word) && !starts_with_tool(word) && !is_join(word);
        (is_call && is_rest && self.words.len() > 1 && (goes_on(after, "", false) || is_rest_too(after)))
            .then(|| line.len() + 1)
    }

    /// Joins the next line: a sign that was meant to do so is no word.
    fn join(&mut self) {
        self.joined = true;
        self.words.pop_if(|word| is_join(word));
    }
}

/// True if one more line of a wrapped word follows.
fn is_rest_too(rest: &str) -> bool {
    rest.split_once('\n').is_some_and(|(line, after)| {
        line.len() >= SHORTEST_WRAPPED && is_rest_of_value(line) && !after.trim_start().is_empty()
    })
}

impl Quoting {
    /// The shell that a text is written for: told by how its lines go on, else by its first quotation marks.
    pub(super) fn of(text: &str) -> Self {
        if text.starts_with("#!") {
            return Self::Bash;
        }
        let sets =
            |line: &str| line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("set ")) && line.contains('=');
        if text.contains('%') && text.lines().any(sets) {
            return Self::Cmd;
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

/// True if what follows the end of a line can only belong to the command before: an option, the value that its `last` word waits
/// for, an address where `wants_url`.
pub(super) fn goes_on(rest: &str, last: &str, wants_url: bool) -> bool {
    let next = behind_comments(rest);
    let bare = next.trim_start_matches(['\'', '"', '“', '‘']);
    let dashes = next.trim_start_matches(['-', '–', '—']);
    let count = next.chars().take_while(|c| "-–—".contains(*c)).count();
    let is_option = (1..=2).contains(&count) && dashes.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_url = wants_url && ["https://", "http://"].iter().any(|scheme| bare.starts_with(scheme));
    let waits = match last.strip_prefix("--") {
        Some(name) => options::long(name).has_value(),
        None => {
            last.len() == 2
                && last.starts_with('-')
                && last.chars().nth(1).is_some_and(|c| options::short(c).has_value())
        }
    };
    is_option || is_url || waits && (bare.len() < next.len() || next.starts_with(['{', '$']))
}

/// The text without blanks, line ends and lines of comments in front of it.
pub(super) fn behind_comments(text: &str) -> &str {
    let blank = |c: char| c.is_ascii_whitespace() || is_odd_blank(c);
    let mut rest = text.trim_start_matches(blank);
    for _ in 0..MOST_COMMENTS {
        let Some((comment, after)) = rest.split_once('\n').filter(|(line, _)| line.starts_with('#')) else { break };
        if comment.len() > LONGEST_COMMENT {
            break;
        }
        rest = after.trim_start_matches(blank);
    }
    rest
}

/// Terminals and mails wrap at more than this.
const SHORTEST_WRAPPED: usize = 32;
/// So many lines of comments may stand between two lines of a command, each so long.
const MOST_COMMENTS: usize = 8;
const LONGEST_COMMENT: usize = 400;

/// True for an option of curl that is known, written out at the beginning of a text, or any long one of KooCLI.
pub(super) fn begins_with_option(text: &str) -> bool {
    let ends = |rest: &str| rest.starts_with(|c: char| c.is_whitespace() || "=\"'".contains(c));
    if let Some(long) = text.strip_prefix("--") {
        let end = long.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c)).unwrap_or(long.len());
        let (name, rest) = long.split_at_checked(end).unwrap_or_default();
        return ends(rest) && (options::long(name) != options::Meaning::OtherFlag || name.contains(['.', '_']));
    }
    let mut letters = text.chars();
    letters.next() == Some('-')
        && letters.next().is_some_and(|letter| options::short(letter) != options::Meaning::OtherFlag)
        && ends(letters.as_str())
}

/// True for a sign at the end of a line that joins it to the next one, in some shell.
pub(super) fn is_join(word: &str) -> bool {
    matches!(word, "\\" | "\\\\" | "^" | "`" | "/" | "、")
}

/// Where the first program that makes calls is named; the end of the text if there is none.
pub(super) fn tool_at(text: &str) -> usize {
    ["curl", "hcloud"].into_iter().filter_map(|tool| text.find(tool)).min().unwrap_or(text.len())
}
