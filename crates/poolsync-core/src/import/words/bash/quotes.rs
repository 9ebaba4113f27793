//! Quotation marks and backslashes, also those of web pages.

use super::super::super::readings::Tool;
use super::super::super::signs::{is_odd_apostrophe, is_odd_quote};
use super::super::begins_with_option;
use super::Bash;

impl Bash<'_> {
    /// A quotation ended: an option that is glued to it lost its blank.
    pub(super) fn end_quotation(&mut self) {
        let is_call = Tool::of_command(&self.command).is_some();
        if is_call && self.cursor.peek() == Some('-') && begins_with_option(self.cursor.rest()) {
            self.script.repaired = true;
            self.end_word();
        }
    }

    pub(super) fn push_quoted(&mut self, end: char) {
        self.quoted = true;
        let (text, closed) = self.cursor.take_until(end);
        self.command.unclosed |= !closed;
        self.push(text);
        self.end_quotation();
    }

    /// Within curly quotes everything is as it stands, plain quotes too.
    pub(super) fn oddly_quoted(&mut self, first: char) {
        self.quoted = true;
        self.script.repaired = true;
        let is_single = is_odd_apostrophe(first);
        let text = self.cursor.take_while(|c| !is_odd_quote(c) || is_odd_apostrophe(c) != is_single);
        self.command.unclosed |= self.cursor.next().is_none();
        self.push(text);
    }

    pub(super) fn double_quoted(&mut self) {
        self.quoted = true;
        self.push("");
        loop {
            let text = self.cursor.take_while(|c| !matches!(c, '"' | '\\' | '$' | '`'));
            self.push(text);
            match self.cursor.next() {
                Some('"') => return self.end_quotation(),
                Some('$') => self.dollar(true),
                Some('`') => self.backticks(),
                Some(_) => match self.cursor.next() {
                    Some('\n') => {}
                    Some(c @ ('"' | '\\' | '$' | '`')) => self.word.get_or_insert_default().push(c),
                    Some(c) => self.word.get_or_insert_default().extend(['\\', c]),
                    None => self.push("\\"),
                },
                None => {
                    self.command.unclosed = true;
                    return;
                }
            }
        }
    }

    /// Outside of quotes: the next character as it is, or the line goes on.
    pub(super) fn backslash(&mut self) {
        let mut ahead = self.cursor;
        // Two of them were one before a program escaped them.
        let doubled = self.word.is_none() && ahead.eat("\\");
        ahead.skip_blanks(false);
        let is_end = ahead.eat("\n");
        if is_end && doubled && self.command.goes_on(ahead.rest()) {
            self.command.join();
            self.cursor = ahead;
        } else if is_end && !doubled && self.word.is_some() && begins_with_option(ahead.rest().trim_start()) {
            // The blank before the backslash was lost.
            self.script.repaired = true;
            self.end_word();
            self.cursor = ahead;
        } else if is_end && !doubled {
            // Blanks copied along behind the backslash would end the command for a real shell.
            self.script.repaired |= self.cursor.peek() != Some('\n');
            self.cursor = ahead;
        } else if self.word.is_none() && self.cursor.peek() == Some(' ') && self.command.goes_on(self.cursor.rest()) {
            // The line ends are lost, and the backslashes are still there.
            self.command.join();
        } else if let Some(c) = self.cursor.next() {
            self.word.get_or_insert_default().push(c);
        }
    }
}
