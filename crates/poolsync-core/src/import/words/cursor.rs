//! A place in a text that moves forward.

/// The rest of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    pub(in super::super) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    pub(in super::super) fn rest(&self) -> &'t str {
        self.rest
    }

    pub(in super::super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(in super::super) fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    /// Moves past a character for which this holds.
    pub(in super::super) fn next_if(&mut self, holds: impl Fn(char) -> bool) -> Option<char> {
        self.peek().filter(|c| holds(*c))?;
        self.next()
    }

    /// Moves past a text if it stands there.
    pub(in super::super) fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// The run of characters for which this holds.
    pub(in super::super) fn take_while(&mut self, mut holds: impl FnMut(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !holds(c)).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        run
    }

    /// What stands before the next `end`, which is passed, and true; the rest of the text and false if there is none.
    pub(in super::super) fn take_until(&mut self, end: char) -> (&'t str, bool) {
        match self.rest.split_once(end) {
            Some((before, rest)) => {
                self.rest = rest;
                (before, true)
            }
            None => (std::mem::take(&mut self.rest), false),
        }
    }

    /// The rest of the line, whose end is passed.
    pub(in super::super) fn line(&mut self) -> &'t str {
        self.take_until('\n').0
    }

    /// Blanks and, where they are wanted, line ends.
    pub(in super::super) fn skip_blanks(&mut self, lines: bool) {
        self.take_while(|c| c == ' ' || c == '\t' || lines && c == '\n' || super::super::signs::is_odd_blank(c));
    }
}
