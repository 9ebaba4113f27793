//! `$(…)`: its commands are commands of the text, and its value is what the last of them writes.

use super::Bash;

/// Substitutions within substitutions are read so deep; what is deeper is kept as it is written.
const MOST_LEVELS: usize = 8;

impl<'t> Bash<'t> {
    /// The cursor is behind `$(`. What only a shell could tell stays as it is written.
    pub(super) fn substitution(&mut self) {
        let start = self.cursor.rest();
        let written = if self.depth < MOST_LEVELS { self.run_inner() } else { self.skip_inner() };
        if let Some(text) = written {
            return self.push(text.trim_end_matches('\n'));
        }
        let length = start.len().saturating_sub(self.cursor.rest().len());
        let inner = start.get(..length).unwrap_or_default();
        self.push("$(");
        self.push(inner.strip_suffix(')').unwrap_or(inner));
        self.push(")");
    }

    /// True behind the begin of a command, where a backtick is none of a text around it.
    pub(super) fn is_within_command(&self) -> bool {
        let has_begun = !self.command.words.is_empty() || !self.assigned.is_empty() || self.declaration.is_some();
        self.word.is_some() || has_begun
    }

    /// `` `…` ``, the older way to write `$(…)`; the cursor is behind the first sign. With backslashes it is kept as it is written.
    pub(super) fn backticks(&mut self) {
        let mut ahead = self.cursor;
        let (inner, closed) = ahead.take_until('`');
        if !closed {
            return self.push("`");
        }
        if inner.contains('\\') || self.depth >= MOST_LEVELS {
            self.push("$(");
            self.push(inner);
            self.push(")");
            self.cursor = ahead;
            return;
        }
        self.cursor = super::Cursor::new(inner);
        self.substitution();
        self.cursor = ahead;
    }

    /// Reads the commands; variables, files and the budget are those of the whole text. What is set in there is not set
    /// outside, and so it counts as unknown.
    fn run_inner(&mut self) -> Option<String> {
        let mut inner = Bash::<'t> {
            depth: self.depth + 1,
            cursor: self.cursor,
            script: std::mem::take(&mut self.script),
            variables: std::mem::take(&mut self.variables),
            blocks: self.blocks + 1,
            budget: self.budget,
            ..Bash::default()
        };
        inner.commands();
        self.command.unclosed |= inner.is_unclosed;
        self.cursor = inner.cursor;
        self.script = inner.script;
        self.variables = inner.variables;
        self.budget = inner.budget;
        inner.written
    }

    /// Passes everything up to the bracket that closes.
    fn skip_inner(&mut self) -> Option<String> {
        let mut open = 1_usize;
        self.cursor.take_while(|c| {
            match c {
                '(' => open += 1,
                ')' => open -= 1,
                _ => {}
            }
            open > 0
        });
        self.cursor.eat(")");
        None
    }
}
