//! Bash, and the like: `'…'`, `"…"`, `$'…'`, backslash, variables that the text itself sets, here-documents.
//!
//! Grammar: Bash Reference Manual, "Quoting" and "Redirections". Browsers' "Copy as cURL (bash)" writes `'…'`, and `$'…'` with
//! `\u0021` and the like where the text has `'`, `!` or control characters.

mod assignment;
mod dollar;
mod redirect;
mod substitution;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::signs::{is_odd_blank, is_odd_quote, straighten_word};
use super::{Command, Cursor, Script};
use assignment::After;
use redirect::written_by;

/// So many times its own length may come from the variables and files of a text. A script that signs passes its body on about
/// six times.
const MOST_COPIES: usize = 16;

/// The commands of a text.
pub(super) fn split(text: &str) -> Script {
    let mut bash =
        Bash { cursor: Cursor::new(text), budget: text.len().saturating_mul(MOST_COPIES), ..Bash::default() };
    bash.commands();
    bash.script
}

#[derive(Default)]
struct Bash<'t> {
    /// So many `$(` are open around this place.
    depth: usize,
    cursor: Cursor<'t>,
    script: Script,
    variables: BTreeMap<String, String>,
    /// What the command sets so far; none where the value is not known.
    assigned: BTreeMap<String, Option<String>>,
    /// How the command hangs on the one before.
    after: After,
    /// So many conditions, loops and brackets are open.
    blocks: usize,
    /// So many bytes may still come from variables; without a limit a few lines could fill the memory.
    budget: usize,
    command: Command,
    word: Option<String>,
    /// A part of the word stands in quotes.
    quoted: bool,
    redirection: Option<Redirection>,
    /// The number in front of a redirection, such as the `3` of `3<file`.
    descriptor: Option<String>,
    /// The file that takes the output of the command.
    output: Option<String>,
    documents: Vec<Document>,
    /// The output of the command before a `|`.
    piped: Option<String>,
    /// The output of the last command, if the text tells it.
    written: Option<String>,
}

/// What the next word is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Redirection {
    Input,
    InputText,
    Output,
}

/// A here-document whose text begins with the next line.
struct Document {
    tag: String,
    verbatim: bool,
    indented: bool,
    descriptor: Option<String>,
}

impl Bash<'_> {
    /// Reads commands up to the end of the text or, within `$(…)`, past its `)`.
    fn commands(&mut self) {
        let mut open = 0_usize;
        while let Some(c) = self.cursor.next() {
            match c {
                ' ' | '\t' => self.end_word(),
                '\n' => {
                    self.end_word();
                    self.read_documents();
                    self.end_command(false);
                }
                '#' if self.word.is_none() => {
                    self.cursor.take_while(|c| c != '\n');
                }
                ')' if open == 0 && self.depth > 0 => break,
                '&' => {
                    self.end_word();
                    let and = self.cursor.eat("&");
                    self.end_command(false);
                    self.after = if and { After::Success } else { After::Whatever };
                }
                ';' | '(' | ')' => {
                    self.end_word();
                    self.end_command(false);
                    match c {
                        '(' => (open, self.blocks) = (open + 1, self.blocks + 1),
                        ')' => (open, self.blocks) = (open.saturating_sub(1), self.blocks.saturating_sub(1)),
                        _ => {}
                    }
                }
                '|' => {
                    self.end_word();
                    let or = self.cursor.eat("|");
                    self.end_command(!or);
                    self.after = if or { After::Failure } else { After::Whatever };
                }
                '<' | '>' => self.redirect(c),
                '\'' => self.push_quoted('\''),
                '"' => self.double_quoted(),
                '$' => self.dollar(false),
                '\\' => self.backslash(),
                _ if is_odd_blank(c) => {
                    self.script.repaired = true;
                    self.end_word();
                }
                _ if is_odd_quote(c) => self.oddly_quoted(),
                _ => self.word.get_or_insert_default().push(c),
            }
        }
        self.end_word();
        self.end_command(false);
    }

    fn push(&mut self, text: &str) {
        self.word.get_or_insert_default().push_str(text);
    }

    fn push_quoted(&mut self, end: char) {
        self.quoted = true;
        let (text, closed) = self.cursor.take_until(end);
        self.script.unclosed |= !closed;
        self.push(text);
    }

    /// Within curly quotes everything is as it stands, plain quotes too.
    fn oddly_quoted(&mut self) {
        self.quoted = true;
        self.script.repaired = true;
        let text = self.cursor.take_while(|c| !is_odd_quote(c));
        self.script.unclosed |= self.cursor.next().is_none();
        self.push(text);
    }

    fn double_quoted(&mut self) {
        self.quoted = true;
        self.push("");
        loop {
            let text = self.cursor.take_while(|c| !matches!(c, '"' | '\\' | '$'));
            self.push(text);
            match self.cursor.next() {
                Some('"') => return,
                Some('$') => self.dollar(true),
                Some(_) => match self.cursor.next() {
                    Some('\n') => {}
                    Some(c @ ('"' | '\\' | '$' | '`')) => self.word.get_or_insert_default().push(c),
                    Some(c) => self.word.get_or_insert_default().extend(['\\', c]),
                    None => self.push("\\"),
                },
                None => {
                    self.script.unclosed = true;
                    return;
                }
            }
        }
    }

    /// Outside of quotes: the next character as it is, or the line goes on.
    fn backslash(&mut self) {
        let mut ahead = self.cursor;
        ahead.skip_blanks(false);
        if ahead.eat("\n") {
            // Blanks copied along behind the backslash would end the command for a real shell.
            self.script.repaired |= self.cursor.peek() != Some('\n');
            self.cursor = ahead;
        } else if let Some(c) = self.cursor.next() {
            self.word.get_or_insert_default().push(c);
        }
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        let quoted = std::mem::take(&mut self.quoted);
        let Some(redirection) = self.redirection.take() else { return self.add(word, quoted) };
        let descriptor = self.descriptor.take();
        match redirection {
            Redirection::Output if descriptor.as_ref().is_none_or(|number| number == "1") => self.output = Some(word),
            Redirection::Output => {}
            Redirection::InputText => self.give(descriptor, word),
            Redirection::Input => {
                let text = self.script.files.get(&word).filter(|text| text.len() <= self.budget).cloned();
                self.budget -= text.as_ref().map_or(0, String::len);
                if let Some(text) = text {
                    self.give(descriptor, text);
                }
            }
        }
    }

    fn add(&mut self, word: String, quoted: bool) {
        let first = self.command.words.is_empty();
        if first && !quoted && is_no_program(&word) {
            self.blocks += usize::from(word == "if");
            return;
        }
        if first && self.assignment(&word) {
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
        if self.command.words.is_empty() {
            self.commit();
        } else {
            self.run();
        }
        self.after = After::Whatever;
        let mut command = std::mem::take(&mut self.command);
        if command.input.is_none() {
            command.input = self.piped.take();
        }
        self.piped = None;
        let output = self.output.take();
        if command.words.is_empty() {
            // `$(<file)` is what the file holds.
            self.written = command.input.or_else(|| self.written.take());
            return;
        }
        let written =
            written_by(&command, &self.script.files).filter(|text| text.len() <= self.budget / 2).map(Cow::into_owned);
        if piped {
            self.piped.clone_from(&written);
        }
        self.budget -= 2 * written.as_ref().map_or(0, String::len);
        let teed = (command.words.first().is_some_and(|word| word == "tee")).then(|| command.words.last()).flatten();
        if let (Some(name), Some(text)) = (output.as_ref().or(teed), &written) {
            self.script.files.insert(name.clone(), text.clone());
            self.written = None;
        } else {
            self.written = written;
        }
        let commands = if self.depth > 0 { &mut self.script.inner } else { &mut self.script.commands };
        commands.push(command);
    }
}

/// Words in front of a program: a prompt, or a command that starts another.
fn is_no_program(word: &str) -> bool {
    let prompt = matches!(word, "$" | "#" | "%" | ">") || word.ends_with(":~$") || word.ends_with(":~#");
    prompt
        || matches!(
            word,
            "sudo"
                | "time"
                | "exec"
                | "command"
                | "export"
                | "local"
                | "readonly"
                | "declare"
                | "if"
                | "!"
                | "then"
                | "else"
                | "do"
        )
}
