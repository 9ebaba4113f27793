//! Commands and programs, read as what they make most sense as.
//!
//! A text does not say which shell it was written for, and it may have lost quotes, line joins or its beginning. So it is
//! read as the shell that it looks like; where that leaves something over, it is read in the other ways too, and the reading
//! counts that makes the body JSON. There are only so many ways, each in proportion to the length of the text.

use super::found::{Found, Quality};
use super::several::{self, Fit};
use super::signs::{with_plain_quotes, without_entities};
use super::words::{Command, Files, Quoting};
use super::{curl, hcloud, note, powershell, program, transcript, url, words};
use crate::problem::codes;

/// Takes the request of a text over.
pub(super) fn read(text: &str, found: &mut Found) {
    let unescaped = without_entities(text);
    let mut best = Best { found: None, straightened: unescaped.is_some() };
    let text = unescaped.as_deref().unwrap_or(text);
    let plain =
        transcript::of_python(text).or_else(|| transcript::without_margin(text)).or_else(|| transcript::plain(text));
    let is_done = best.guess(text)
        || plain.as_deref().is_some_and(|plain| best.guess(plain))
        || alone(text).is_some_and(|alone| best.guess(alone) || !best.is_good() && best.every(alone))
        || best.is_good()
        || plain.as_deref().is_some_and(|plain| best.every(plain))
        || best.every(text);
    if !is_done && let Some(straight) = with_plain_quotes(plain.as_deref().unwrap_or(text)) {
        best.straightened = true;
        let _ = best.guess(&straight)
            || alone(&straight).is_some_and(|alone| best.guess(alone) || best.every(alone))
            || best.every(&straight);
    }
    match best.found {
        Some((_, read)) => *found = read,
        None if note::read(text, found) => {}
        None => match program::language(text) {
            Some(language) => found.report_program(language),
            None => match program::tool(text).or_else(|| program::file_format(text)) {
                Some(format) => found.report_tool_file(format),
                None => found.report_code(&codes::IMPORT_UNKNOWN_FORMAT),
            },
        },
    }
}

/// The best reading so far.
#[derive(Default)]
struct Best {
    found: Option<(Quality, Found)>,
    /// Curly quotes and entities were made plain for the readings that follow.
    straightened: bool,
}

/// What a text may be written for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Shell(Quoting),
    PowerShell,
    Program,
}

impl Best {
    /// Reads a text in the ways that it looks like; true if that leaves nothing to be wished.
    fn guess(&mut self, text: &str) -> bool {
        let [first, second] = likely(text);
        self.read(text, first) || self.found.is_none() && self.read(text, second)
    }

    fn is_good(&self) -> bool {
        self.found.as_ref().is_some_and(|(quality, _)| quality.is_good())
    }

    /// Reads a text in every way.
    fn every(&mut self, text: &str) -> bool {
        use Quoting::{Bash, Cmd, PowerShell};
        let ways = [Way::Shell(Bash), Way::Shell(Cmd), Way::Shell(PowerShell), Way::PowerShell, Way::Program];
        ways.into_iter().any(|way| self.read(text, way))
    }

    fn read(&mut self, text: &str, way: Way) -> bool {
        let mut found = Found::default();
        found.repaired = self.straightened;
        let is_read = match way {
            Way::Shell(quoting) => read_commands(text, quoting, &mut found),
            Way::PowerShell => powershell::read(text, &mut found),
            Way::Program => program::read(text, &mut found),
        };
        if is_read {
            let quality = found.quality();
            if self.found.as_ref().is_none_or(|(known, _)| quality > *known) {
                self.found = Some((quality, found));
            }
        }
        self.found.as_ref().is_some_and(|(quality, _)| quality.is_best())
    }
}

/// The two likeliest ways. What names one program may stand in the body of the other's call: the one that is named first is
/// tried first.
fn likely(text: &str) -> [Way; 2] {
    let shell = Way::Shell(Quoting::of(text));
    let tool = words::tool_at(text);
    match powershell::call_at(text) {
        Some(at) if at < tool => [Way::PowerShell, shell],
        Some(_) => [shell, Way::PowerShell],
        None if program::call_at(text).is_some_and(|at| at < tool) => [Way::Program, shell],
        None => [shell, Way::Program],
    }
}

/// Takes a command among others over; false if none of them is a call.
fn read_commands(text: &str, quoting: Quoting, found: &mut Found) -> bool {
    let script = quoting.split(text);
    let call = |command| Tool::of_command(command).map(|tool| (command, tool));
    let mut outer: Vec<_> = script.commands.iter().filter_map(call).collect();
    let mut inner: Vec<_> = script.inner.iter().filter_map(call).collect();
    let is_ours = |(command, _): &(&Command, Tool)| command.words.iter().any(|word| is_ours(word));
    // What stands within a call serves it, such as getting its token; a script may keep the answer of the call itself.
    if !outer.is_empty() {
        inner.retain(is_ours);
        if !inner.is_empty() {
            outer.retain(is_ours);
        }
    }
    outer.extend(inner);
    if !outer.is_empty() {
        found.repaired |= script.repaired;
        found.requoted |= script.requoted;
    }
    let fit = |call: &(&Command, Tool)| Fit::of(is_ours(call), call.1.method(&call.0.words));
    several::take_best(outer, fit, found, |(command, tool), found| {
        found.unclosed |= command.unclosed;
        found.joined |= command.joined;
        tool.read(command, &script.files, found);
    })
}

/// The command of a text without the prose around it: from its program on, up to an empty line. `None` if there is no program
/// within the text, or nothing else.
fn alone(text: &str) -> Option<&str> {
    let ours = text.find("/operation/upgrade").or_else(|| text.find("UpgradeNodePool")).unwrap_or(text.len());
    let before = text.get(..ours)?;
    let at = last_tool(before)?;
    // A call that was commented out, while another runs.
    if several::is_in_comment(text, at) && text.lines().any(starts_with_tool) {
        return None;
    }
    let (before, rest) = text.split_at_checked(at)?;
    if before.ends_with('`')
        && let Some((inner, _)) = rest.split_once('`')
    {
        return Some(inner);
    }
    let mut end = rest.len();
    let mut from = 0;
    while let Some(gap) = rest.get(from..).and_then(|rest| rest.find("\n\n")) {
        let at = from + gap;
        if !words::goes_on(rest.get(at..).unwrap_or_default(), "", false) {
            end = at;
            break;
        }
        from = at + 2;
    }
    let alone = rest.get(..end)?;
    (alone.len() < text.len()).then_some(alone)
}

/// The last place in a text where a program that makes calls is named.
pub(super) fn last_tool(text: &str) -> Option<usize> {
    TOOLS.iter().filter_map(|tool| last_word(text, tool)).max()
}

/// The last place in a text where a word stands by itself.
fn last_word(text: &str, word: &str) -> Option<usize> {
    text.rmatch_indices(word).take(100).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        before.is_none_or(|c| !c.is_ascii_alphanumeric() && !"-_.$".contains(c))
            && after.is_none_or(|c| c.is_whitespace() || c == '.')
    })
}

/// Programs that make calls, as a command begins with them.
const TOOLS: [&str; 6] = ["curl", "hcloud", "Invoke-RestMethod", "Invoke-WebRequest", "irm", "iwr"];

/// True if a text holds a call of some program.
pub(super) fn has_call(text: &str) -> bool {
    TOOLS.iter().any(|tool| last_word(text, tool).is_some()) || program::call_at(text).is_some()
}

/// True if a line begins with a program that makes calls.
pub(super) fn starts_with_tool(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    Tool::of(word).is_some() || TOOLS.iter().any(|tool| word.eq_ignore_ascii_case(tool))
}

/// True if a word names this call.
fn is_ours(word: &str) -> bool {
    url::is_ours(word) || hcloud::is_operation(word)
}

/// A program that makes calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    Curl,
    Hcloud,
}

impl Tool {
    /// Takes the request of a command over; `files` are those that the text itself writes.
    fn read(self, command: &Command, files: &Files, found: &mut Found) {
        match self {
            Self::Curl => curl::read(command, files, found),
            Self::Hcloud => hcloud::read(command, files, found),
        }
    }

    /// The method that a command names, if it does.
    fn method(self, words: &[String]) -> Option<&str> {
        match self {
            Self::Curl => curl::method(words),
            Self::Hcloud => None,
        }
    }

    pub(super) fn of_command(command: &Command) -> Option<Self> {
        Self::of(command.words.first()?)
    }

    /// The program of a command's first word, which may be a path such as `/usr/bin/curl`, with a prompt in front.
    pub(super) fn of(word: &str) -> Option<Self> {
        // A function of PHP.
        if word.contains("curl_") {
            return None;
        }
        let name = word.rsplit(['/', '\\', '>']).next().unwrap_or(word);
        let name = name.get(..name.len().min(11)).unwrap_or_default().to_ascii_lowercase();
        match name.strip_suffix(".exe").unwrap_or(&name) {
            "curl" => Some(Self::Curl),
            "hcloud" => Some(Self::Hcloud),
            _ => None,
        }
    }
}
