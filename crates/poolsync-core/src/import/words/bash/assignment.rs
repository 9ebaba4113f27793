//! Variables that the text sets: `name=value`, alone or in front of a command. What a command, a condition or a loop may set
//! or not is unknown from there on: it is never guessed.

use super::super::super::signs::{TORN, is_rest_of_value};
use super::Bash;

/// Commands that scripts have in lines of their own, without a word behind them.
const COMMANDS: [&str; 16] = [
    "ls", "pwd", "clear", "date", "whoami", "set", "env", "fi", "done", "then", "do", "esac", "true", "false", "else",
    "id",
];

/// How a command hangs on the one before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum After {
    /// It runs whatever that one did.
    #[default]
    Whatever,
    /// `&&`: it runs if that one went well.
    Success,
    /// `||`: it runs if that one failed.
    Failure,
}

/// Where a command runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Process {
    /// In the shell itself.
    #[default]
    Shell,
    /// In a process of its own, in a pipe or in the background: what it sets ends with it.
    Apart,
}

impl Bash<'_> {
    /// Takes an assignment over; false if the word is none. It counts once its command ends.
    pub(super) fn assignment(&mut self, word: &str, quoted: bool) -> bool {
        let Some((name, value)) = word.split_once('=') else { return false };
        let (name, appends) = name.strip_suffix('+').map_or((name, false), |name| (name, true));
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return false;
        }
        let value = if appends { self.appended(name, value) } else { Some(value.to_owned()) };
        let may_be_wrapped = !quoted && value.as_deref().is_some_and(|value| !value.is_empty());
        self.last_assigned = may_be_wrapped.then(|| name.to_owned());
        self.assigned.insert(name.to_owned(), value);
        true
    }

    /// True for a command that is the rest of the variable before, whose value was wrapped: one word of Base64, or its padding.
    /// What is known of such a value is a part.
    pub(super) fn is_rest_of_assignment(&mut self) -> bool {
        let Some(name) = &self.wrapped else { return false };
        let has_lower = |name: &String| name.bytes().any(|byte| byte.is_ascii_lowercase());
        let is_padding = |(name, value): (&String, &Option<String>)| {
            name.len() >= 4 && has_lower(name) && matches!(value.as_deref(), Some("" | "="))
        };
        let is_rest = match self.command.words.as_slice() {
            [] => self.assigned.len() == 1 && self.assigned.iter().all(is_padding),
            [word] => is_rest_of_value(word) && !COMMANDS.contains(&word.as_str()),
            _ => false,
        };
        if is_rest {
            self.variables.set(name.clone(), TORN.to_string());
            self.assigned.clear();
        }
        is_rest
    }

    fn appended(&mut self, name: &str, more: &str) -> Option<String> {
        let known = self.value_of(name).filter(|known| known.len() <= self.budget)?;
        let value = format!("{known}{more}");
        self.budget -= value.len() - more.len();
        Some(value)
    }

    /// The value of a variable at this place. What stands in front of a command counts for what follows it there, and not
    /// for the command's own words.
    pub(super) fn value_of(&self, name: &str) -> Option<&str> {
        match self.assigned.get(name).filter(|_| self.command.words.is_empty()) {
            Some(value) => value.as_deref(),
            None if self.is_set_later(name) => None,
            None => self.variables.get(name),
        }
    }

    /// Ends a command that has only assignments.
    pub(super) fn commit(&mut self) {
        for (name, value) in std::mem::take(&mut self.assigned) {
            let is_known = self.is_certain_in_group() && self.process == Process::Shell;
            match value.filter(|_| is_known) {
                Some(value) => {
                    self.note_in_group(&name);
                    self.variables.set(name, value);
                }
                None => self.lose(&name),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::split;

    /// The words of the last command.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let script = split(text);
        assert_eq!(script.commands.last().unwrap().words.join(" "), expected, "{text}");
    }

    // Expected values: what bash 5 does where it is certain; else the variable as it stands.
    #[test]
    fn what_is_certain_counts() {
        check("P=a\ncurl $P", "curl a");
        check("P=a && curl $P", "curl a");
        check("export P=a; curl $P", "curl a");
        check("P=a Q=${P}b; curl $Q", "curl ab");
        check("P=d; P+=e; curl $P", "curl de");
        check("P=a; Q=b curl $P", "curl a");
        check("P=a; P=b curl $P", "curl a");
        check("setenv P a\ncurl $P", "curl a");
        check("set -gx P 'a b'\ncurl \"$P\"", "curl a b");
        check("P=a\nls\ncurl $P", "curl a");
        check("P='a'\nbcd\ncurl $P", "curl a");
        check("P=a\n\nbcd\ncurl $P", "curl a");
    }

    #[test]
    fn a_value_that_was_wrapped_is_torn() {
        for text in ["P=MII\nabc+/9\ncurl $P", "export P=MII\nabc\nabcd==\ncurl $P", "P=MII\nabc\nabcd=\ncurl $P"] {
            check(text, "curl \0");
        }
    }

    #[test]
    fn what_may_be_otherwise_is_unknown() {
        for text in [
            "P=a; false && P=b",
            "false && P=b",
            "P=a; X=$(P=b)",
            "X=$(P=b)",
            "if false; then X=$(P=b); fi",
            "P=a; (P=b)",
            "(P=b)",
            "((P=5))",
            "P=a; { P=b; }",
            "P=a; let P=5",
            "P=a; ((P *= 10))",
            "P=a; (( P<<=1 ))",
            "P=a; : $((P++))",
            "P=a; if ((P++ > 1)); then :; fi",
            "P=a; for ((P=0; P<3; P++)); do :; done",
            "P=a; mapfile -t P",
            "true || P=b",
            "P=a; if true; then P=b; fi",
            "P=a; for P in x y; do :; done",
            "P=a; while read P; do P=c; done",
            "P=a; unset P",
            "P=a; read -r P",
            "P=a; printf -v P b",
            "P=a; eval 'P=b'",
            "P=a; source ./env.sh",
            "P+=e",
            "case $E in\n a) P=b ;;\n *) P=c ;;\nesac",
            "P=a; case $E in b) P=c;; esac",
            "case $E in (a|b) P=b;; esac",
            "P=a; case $E in\n a) case $F in b) ;; esac\n P=b ;;\nesac",
        ] {
            check(&format!("{text}\ncurl $P"), "curl $P");
        }
        check("P=a; if true; then Q=b; fi; curl $P", "curl a");
        check("P=a; ((Q = P + 1)); curl $P", "curl a");
        check("P=a; curl $P $((1 + 2))", "curl a $((1 + 2))");
        check("P=a; case $E in b) Q=c;; esac; curl $P", "curl a");
        check("case $E in b) Q=c;; esac; P=a; curl $P", "curl a");
        check("Q=$(case $E in b) echo c;; esac); P=a; curl $P", "curl a");
    }
}
