//! Bash, and the like: `'…'`, `"…"`, `$'…'`, backslash, variables that the text itself sets, here-documents.
//!
//! Grammar: Bash Reference Manual, "Quoting" and "Redirections". Browsers' "Copy as cURL (bash)" writes `'…'`, and `$'…'` with
//! `\u0021` and the like where the text has `'`, `!` or control characters.

mod arithmetic;
mod assignment;
mod bare;
mod dollar;
mod files;
mod front;
mod groups;
mod quotes;
mod redirect;
mod setters;
mod substitution;
mod variables;
mod written;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::signs::{TORN, is_invisible, is_odd_blank, is_odd_quote, straighten_word};
use super::{Command, Cursor, Script, behind_comments};
use assignment::{After, Process};
use front::{is_declaration, is_no_program};
use groups::Group;
use redirect::{Document, Redirection};
use variables::Variables;
use written::written_by;

/// So many times its own length may come from the variables and files of a text. A script that signs passes its body on about
/// six times.
const MOST_COPIES: usize = 16;

/// The commands of a text.
pub(super) fn split(text: &str) -> Script {
    let mut bash = Bash {
        cursor: Cursor::new(text),
        budget: text.len().saturating_mul(MOST_COPIES),
        budget_of_bare: text.len().saturating_mul(2),
        variables: Variables::of(text),
        ..Bash::default()
    };
    bash.commands();
    bash.script
}

#[derive(Default)]
struct Bash<'t> {
    /// So many `$(` are open around this place.
    depth: usize,
    cursor: Cursor<'t>,
    script: Script,
    variables: Variables,
    /// What the command sets so far; none where the value is not known.
    assigned: BTreeMap<String, Option<String>>,
    /// The last variable that was set, where its value may go on in the next line.
    last_assigned: Option<String>,
    /// The variable of the line before, as long as this line may be the rest of its value.
    wrapped: Option<String>,
    /// `export` and the like in front of the words of a command.
    declaration: Option<String>,
    /// How the command hangs on the one before.
    after: After,
    /// Where the command runs.
    process: Process,
    /// So many conditions, loops and brackets are open.
    blocks: usize,
    /// So many brackets are open.
    open: usize,
    /// The groups and bodies of functions around this place.
    groups: Vec<Group>,
    /// For each `case` that is open, how many brackets were so before it.
    cases: Vec<usize>,
    /// So many bytes may still come from variables; without a limit a few lines could fill the memory.
    budget: usize,
    /// So many bytes may still be looked through for JSON without quotes.
    budget_of_bare: usize,
    command: Command,
    word: Option<String>,
    /// A part of the word stands in quotes.
    quoted: bool,
    /// So was a part of the last one.
    ends_quoted: bool,
    redirection: Option<Redirection>,
    /// The number in front of a redirection, such as the `3` of `3<file`.
    descriptor: Option<String>,
    /// The file that takes the output of the command.
    output: Option<(String, Redirection)>,
    documents: Vec<Document>,
    /// The output of the command before a `|`.
    piped: Option<String>,
    /// A quotation in one of the commands never ends.
    is_unclosed: bool,
    /// The output of the last command, if the text tells it.
    written: Option<String>,
}

impl Bash<'_> {
    /// Reads commands up to the end of the text or, within `$(…)`, past its `)`.
    fn commands(&mut self) {
        while let Some(c) = self.cursor.next() {
            match c {
                ' ' | '\t' => self.end_word(),
                '\n' => {
                    self.end_word();
                    if self.documents.is_empty() && self.goes_on() {
                        continue;
                    }
                    self.read_documents();
                    let last = self.last_assigned.take().filter(|_| self.command.words.is_empty());
                    self.end_command(false);
                    self.wrapped = self.wrapped.take().or(last);
                }
                '#' if self.word.is_none() => {
                    self.cursor.take_while(|c| c != '\n');
                }
                ')' if self.open == 0 && self.depth > 0 && !self.is_pattern() => break,
                '&' => {
                    self.end_word();
                    self.leave_documents(false);
                    let and = self.cursor.eat("&");
                    if !and {
                        self.process = Process::Apart;
                    }
                    self.end_command(false);
                    self.process = Process::Shell;
                    self.after = if and { After::Success } else { After::Whatever };
                }
                '(' if self.word.is_none() && self.arithmetic().is_some() => {}
                ';' | '(' | ')' => {
                    if c == '(' {
                        self.list();
                        // The name of a function is no rest of a value.
                        self.wrapped = None;
                    }
                    self.end_word();
                    self.leave_documents(false);
                    self.end_command(false);
                    match c {
                        '(' => (self.open, self.blocks) = (self.open + 1, self.blocks + 1),
                        ')' if !self.is_pattern() => {
                            self.open = self.open.saturating_sub(1);
                            self.blocks = self.blocks.saturating_sub(1);
                        }
                        _ => {}
                    }
                }
                '|' => {
                    self.end_word();
                    let or = self.cursor.eat("|");
                    self.leave_documents(!or);
                    if !or {
                        self.process = Process::Apart;
                    }
                    self.end_command(!or);
                    self.process = if or { Process::Shell } else { Process::Apart };
                    self.after = if or { After::Failure } else { After::Whatever };
                }
                '<' | '>' => self.redirect(c),
                '{' if self.word.is_none() && self.bare_json() => {}
                '{' if self.template() => {}
                '\'' => self.push_quoted('\''),
                '"' => self.double_quoted(),
                '$' => self.dollar(false),
                '`' if self.is_within_command() => self.backticks(),
                '\\' => self.backslash(),
                // Within a word it is told by whoever takes the word.
                _ if is_invisible(c) && self.word.is_some() => self.word.get_or_insert_default().push(c),
                _ if is_odd_blank(c) => {
                    self.script.repaired = true;
                    self.end_word();
                }
                _ if is_odd_quote(c) => self.oddly_quoted(c),
                _ => self.word.get_or_insert_default().push(c),
            }
        }
        self.end_word();
        self.end_command(false);
    }

    /// True if a `)` at this place ends a pattern of `case`.
    fn is_pattern(&self) -> bool {
        let first = self.command.words.first().or(self.word.as_ref()).map_or("", String::as_str);
        first != "esac" && (first == "case" || self.cases.last() == Some(&self.open))
    }

    fn push(&mut self, text: &str) {
        self.word.get_or_insert_default().push_str(text);
    }

    /// Passes a line end behind which the command goes on, though the shell would say otherwise.
    fn goes_on(&mut self) -> bool {
        if self.command.goes_on(self.cursor.rest()) {
            self.command.join();
            self.cursor = Cursor::new(behind_comments(self.cursor.rest()));
            return true;
        }
        let Some(length) = self.command.torn(self.cursor.rest()).filter(|_| !self.ends_quoted) else { return false };
        if let Some(word) = self.command.words.last_mut() {
            word.push(TORN);
        }
        self.command.joined = true;
        self.cursor = Cursor::new(self.cursor.rest().get(length..).unwrap_or_default());
        true
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        let quoted = std::mem::take(&mut self.quoted);
        self.ends_quoted = quoted;
        let Some(redirection) = self.redirection.take() else { return self.add(word, quoted) };
        self.redirected(redirection, word);
    }

    fn add(&mut self, word: String, quoted: bool) {
        let first = self.command.words.is_empty();
        if !quoted && word == "{" && self.opens_group() {
            return;
        }
        if first && !quoted && is_no_program(&word) {
            self.blocks += usize::from(word == "if");
            if is_declaration(&word) {
                self.declaration = Some(word);
            }
            return;
        }
        if (first || self.declaration.is_some()) && self.assignment(&word, quoted) {
            return;
        }
        let plain = straighten_word(&word);
        if !quoted || word.starts_with(['–', '—']) {
            self.script.repaired |= plain != word;
            self.command.words.push(plain);
        } else {
            self.command.words.push(word);
        }
    }

    fn end_command(&mut self, piped: bool) {
        if self.is_rest_of_assignment() {
            self.command = Command::default();
            return;
        }
        self.wrapped = None;
        if let Some(declaration) = self.declaration.take() {
            self.declare(&declaration);
        } else if self.command.words.is_empty() {
            self.commit();
        } else {
            self.run();
        }
        let mut command = std::mem::take(&mut self.command);
        command.at = self.script.clock;
        self.is_unclosed |= command.unclosed;
        if command.input.is_none() {
            command.input = self.piped.take();
        }
        self.piped = None;
        let output = self.output.take();
        let appends = matches!(output, Some((_, Redirection::Append)));
        let output = output.as_ref().map(|(name, _)| name.as_str());
        if command.words.is_empty() {
            if let Some(name) = output.filter(|_| !appends) {
                self.write(name, Some(String::new()), false, self.is_certain());
            }
            // `$(<file)` is what the file holds.
            self.written = command.input.or_else(|| self.written.take());
            self.after = After::Whatever;
            return;
        }
        let written = written_by(&command, &self.script.files, self.script.clock);
        let written = written.filter(|text| text.len() <= self.budget / 2).map(Cow::into_owned);
        if piped {
            self.piped.clone_from(&written);
        }
        self.budget -= written.as_ref().map_or(0, String::len);
        self.script.clock += 1;
        self.leave_files(&command, output, appends, written.as_deref());
        self.after = After::Whatever;
        self.written = written.filter(|_| output.is_none());
        let commands = if self.depth > 0 { &mut self.script.inner } else { &mut self.script.commands };
        commands.push(command);
    }
}
