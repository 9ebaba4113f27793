//! Words and quotations.

use super::super::signs::{is_invisible, is_odd_blank};
use super::super::value::Value;
use super::super::words::Cursor;
use super::reader::{Reader, is_name, plain_name};

/// What is longer within a text is not looked through.
const LONGEST: usize = 200;

impl<'t> Reader<'t> {
    /// A run of bare and quoted text; within a table it ends at `=` and `,` too.
    pub(super) fn word(&mut self, depth: usize) -> Option<String> {
        let mut text = String::new();
        let mut first = true;
        // `{project_id}` is a placeholder.
        let mut brace = false;
        while let Some(c) = self.cursor.peek() {
            let ends = match c {
                ' ' | '\t' | '\n' | ';' | '|' => true,
                ')' | '}' => !brace,
                '=' | ',' => depth > 0,
                _ => is_odd_blank(c) && !is_invisible(c),
            };
            if ends && !first {
                break;
            }
            self.cursor.next();
            match c {
                _ if is_single_quote(c) => self.single_quoted(&mut text),
                _ if is_double_quote(c) => self.double_quoted(&mut text),
                '`' => text.extend(self.cursor.next()),
                '$' => self.dollar(&mut text),
                _ => text.push(c),
            }
            first = false;
            brace |= c == '{';
        }
        (!first).then_some(text)
    }

    /// Of two quotes in a row the second is meant.
    pub(super) fn single_quoted(&mut self, text: &mut String) {
        loop {
            text.push_str(self.cursor.take_while(|c| !is_single_quote(c)));
            if self.cursor.next().is_none() {
                self.unclosed = true;
                return;
            }
            match self.cursor.next_if(is_single_quote) {
                Some(second) => text.push(second),
                None => return,
            }
        }
    }

    pub(super) fn double_quoted(&mut self, text: &mut String) {
        loop {
            text.push_str(self.cursor.take_while(|c| !is_double_quote(c) && c != '`' && c != '$'));
            match self.cursor.next() {
                Some('`') => self.back_tick(text),
                Some('$') => self.dollar(text),
                Some(_) => match self.cursor.next_if(is_double_quote) {
                    Some(second) => text.push(second),
                    None => return,
                },
                None => {
                    self.unclosed = true;
                    return;
                }
            }
        }
    }

    fn back_tick(&mut self, text: &mut String) {
        text.extend(self.cursor.next().map(|c| match c {
            '0' => '\0',
            'a' => '\u{7}',
            'b' => '\u{8}',
            'e' => '\u{1b}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            other => other,
        }));
    }

    /// A variable, or `$([char]10)`; what nobody knows stays as it is written.
    fn dollar(&mut self, text: &mut String) {
        if self.cursor.eat("([char]") {
            let mut units = vec![self.unit()];
            // A character beyond U+FFFF is written as two.
            while self.cursor.eat("$([char]") {
                units.push(self.unit());
            }
            text.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
            return;
        }
        if self.cursor.eat("(") {
            return self.sub_expression(text);
        }
        let braced = self.cursor.eat("{");
        let name = self.cursor.take_while(is_name);
        if braced {
            self.cursor.eat("}");
        }
        let key = plain_name(name);
        match self.variables.get(&key).filter(|_| !self.is_open(&key)) {
            Some((value, _)) if value.in_text().is_some_and(|value| value.len() <= self.budget) => {
                let value = value.in_text().unwrap_or_default();
                self.budget -= value.len();
                text.push_str(value);
            }
            _ => text.extend(["$", name]),
        }
    }

    /// `$($name)` and `$($table.member)`; what only PowerShell could compute stays as it is written.
    fn sub_expression(&mut self, text: &mut String) {
        let mut ahead = self.clone_place();
        let is_variable = ahead.cursor.eat("$");
        let name = ahead.name();
        let path = ahead.path();
        let known =
            self.variables.get(&name).and_then(|(value, _)| path.iter().try_fold(value, |it, name| it.member(name)));
        match known.and_then(Value::in_text) {
            Some(value)
                if !self.is_open(&name) && is_variable && ahead.cursor.eat(")") && value.len() <= self.budget =>
            {
                self.budget -= value.len();
                text.push_str(value);
                self.cursor = ahead.cursor;
            }
            _ => {
                self.run_inner();
                text.push_str("$(");
            }
        }
    }

    /// What is computed within a text may change variables.
    fn run_inner(&mut self) {
        if self.has_given_up() {
            return;
        }
        let rest = self.cursor.rest();
        let end = rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ')' | '\n')).map(|(at, _)| at);
        let Some(inner) = end.and_then(|end| rest.get(..end)) else { return self.give_up() };
        if inner.contains(['(', '=']) || inner.contains("++") {
            for name in Self::named_in(inner) {
                self.lose(&name);
            }
        }
    }

    fn unit(&mut self) -> u16 {
        let digits = self.cursor.take_while(|c| c.is_ascii_hexdigit() || c == 'x');
        self.cursor.eat(")");
        let hex = digits.strip_prefix("0x").and_then(|digits| u16::from_str_radix(digits, 16).ok());
        hex.or_else(|| digits.parse().ok()).unwrap_or(0xfffd)
    }

    pub(super) fn here_string(&mut self, end: &str) -> &'t str {
        let rest = self.cursor.rest();
        let (text, after) = rest.split_once(end).unwrap_or_else(|| {
            self.unclosed = true;
            (rest, "")
        });
        self.cursor = Cursor::new(after);
        text
    }

    /// A here-string with its variables and back-ticks.
    pub(super) fn expanded(&mut self, text: &'t str) -> String {
        let outer = std::mem::replace(&mut self.cursor, Cursor::new(text));
        let mut out = String::new();
        loop {
            out.push_str(self.cursor.take_while(|c| c != '`' && c != '$'));
            match self.cursor.next() {
                Some('`') => self.back_tick(&mut out),
                Some(_) => self.dollar(&mut out),
                None => break,
            }
        }
        self.cursor = outer;
        out
    }
}

/// PowerShell takes typographic quotes for plain ones (language specification, 2.3.5.2).
fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}')
}

fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}'..='\u{201e}')
}

/// A quotation mark of either kind.
pub(super) fn is_quote(c: char) -> bool {
    is_single_quote(c) || is_double_quote(c)
}
