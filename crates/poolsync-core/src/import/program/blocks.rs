//! Blocks of a program: what stands in one may not run, may run again, or later than it is written.

use super::memory::{Hidden, Memory, Scope};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Function,
    Loop,
    Branch,
    /// Runs once, in its turn: that of `with`.
    Plain,
}

struct Block {
    kind: Kind,
    scope: Scope,
    /// Blanks in front of its lines, where they make the block.
    indent: usize,
    /// Variables first set in it; true for one that lives on behind it.
    names: Vec<(String, bool)>,
    hidden: Vec<(String, Hidden)>,
}

/// In more blocks within each other nothing is known.
const MOST_LEVELS: usize = 200;

/// The blocks that are open.
#[derive(Default)]
pub(super) struct Blocks {
    open: Vec<Block>,
    count: usize,
    base: usize,
}

impl Blocks {
    pub(super) fn scope(&self) -> Scope {
        self.open.last().map(|block| block.scope).unwrap_or_default()
    }

    /// Opens a block, in which the variables of these names are others than outside.
    pub(super) fn open(&mut self, kind: Kind, indent: usize, hidden: Vec<&str>, memory: &mut Memory, rest: usize) {
        if self.open.len() > MOST_LEVELS {
            memory.give_up();
        }
        self.count += 1;
        let mut scope = self.scope();
        if kind != Kind::Plain {
            scope.block = self.count;
        }
        if kind == Kind::Function {
            scope.function = self.count;
        }
        if matches!(kind, Kind::Function | Kind::Loop) {
            scope.repeats = self.count;
        }
        let hidden = hidden.into_iter().map(|name| (name.to_owned(), memory.hide(name, scope, rest))).collect();
        self.open.push(Block { kind, scope, indent, names: Vec::new(), hidden });
    }

    /// Notes that a variable was first set in the innermost block.
    pub(super) fn owns(&mut self, name: &str, lives_on: bool) {
        if let Some(block) = self.open.last_mut() {
            block.names.push((name.to_owned(), lives_on));
        }
    }

    pub(super) fn close(&mut self, memory: &mut Memory) {
        let Some(block) = self.open.pop() else { return };
        let around = self.scope();
        for (name, lives_on) in block.names {
            let lives_on = lives_on && block.kind != Kind::Function;
            memory.end(&name, lives_on.then_some(around));
            if lives_on {
                self.owns(&name, true);
            }
        }
        for (name, known) in block.hidden.into_iter().rev() {
            memory.restore(name, known);
        }
    }

    /// Begins another branch of the same block: `case 'a':`.
    pub(super) fn branch(&mut self) {
        self.count += 1;
        if let Some(block) = self.open.last_mut() {
            block.scope.block = self.count;
        }
    }

    /// Blanks in front of the lines of the innermost block.
    pub(super) fn indent(&self) -> usize {
        self.open.last().map_or(self.base, |block| block.indent)
    }

    pub(super) fn set_indent(&mut self, indent: usize) {
        *self.open.last_mut().map_or(&mut self.base, |block| &mut block.indent) = indent;
    }

    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}
