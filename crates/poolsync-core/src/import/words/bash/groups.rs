//! Groups `{ …; }`, most of them bodies of functions: they run when they are called, or never. What they set counts within them
//! and is unknown after them; what the text sets below them is unknown in them.

use std::collections::BTreeSet;

use super::Bash;
use super::assignment::After;

/// A group that is open.
#[derive(Default)]
pub(super) struct Group {
    /// So many conditions and loops were open at its begin.
    blocks: usize,
    /// The variables that it sets.
    set: BTreeSet<String>,
}

impl Bash<'_> {
    /// Opens a group at a `{`, alone or behind `function NAME`; false where it is none.
    pub(super) fn opens_group(&mut self) -> bool {
        match self.command.words.as_slice() {
            [] => {}
            [first, _] if first == "function" => self.command.words.clear(),
            _ => return false,
        }
        self.groups.push(Group { blocks: self.blocks, set: BTreeSet::new() });
        true
    }

    /// Ends the innermost group.
    pub(super) fn close_group(&mut self) {
        let Some(group) = self.groups.pop() else { return };
        self.blocks = group.blocks;
        for name in group.set {
            self.lose(&name);
        }
    }

    /// Notes that the group sets a variable.
    pub(super) fn note_in_group(&mut self, name: &str) {
        if let Some(group) = self.groups.last_mut() {
            group.set.insert(name.to_owned());
        }
    }

    /// True if a command at this place runs whenever its group does.
    pub(super) fn is_certain_in_group(&self) -> bool {
        self.after == After::Whatever && self.blocks == self.groups.last().map_or(0, |group| group.blocks)
    }

    /// True if the text sets a variable of the outside again below: nobody knows which comes first.
    pub(super) fn is_set_later(&self, name: &str) -> bool {
        let is_later = || self.variables.is_set_below(name, self.cursor.rest().len());
        !self.groups.is_empty() && !self.groups.iter().any(|group| group.set.contains(name)) && is_later()
    }
}

#[cfg(test)]
mod tests {
    use super::super::split;

    /// The words of the command that calls.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let script = split(text);
        let words = |command: &super::super::Command| command.words.join(" ");
        let call = script.commands.iter().map(words).find(|words| words.starts_with("curl"));
        assert_eq!(call.as_deref(), Some(expected), "{text}");
    }

    // Expected values: what bash 5 does where it is certain; else the variable as it stands.
    #[test]
    fn a_function_has_what_it_sets_and_what_was_set_before_once() {
        check("f() {\n  P=a\n  curl $P\n}\nf", "curl a");
        check("f() {\n  local P=a\n  curl $P\n}\nf", "curl a");
        check("function f {\n  P=a; curl $P\n}\nf", "curl a");
        check("function f { P=a; curl $P; }; f", "curl a");
        check("P=a\nf() { curl $P; }\nf", "curl a");
        check("P=a\nf() { Q=b; }\nf\ncurl $P", "curl a");
        check("{ P=a; curl $P; }", "curl a");
    }

    #[test]
    fn what_a_function_may_set_is_unknown_after_it() {
        for text in [
            "P=a; f() { P=b; }; f; curl $P",
            "P=a\nf() {\n  P=b\n}\nf\ncurl $P",
            "P=a; function f { P=b; }; f; curl $P",
            "P=a\nf() {\n local P\n P=b\n}\nf\ncurl $P",
            "P=a\nf() { curl $P; }\nP=b\nf",
            "f() { if x; then P=b; fi; curl $P; }\nf",
        ] {
            check(text, "curl $P");
        }
    }
}
