//! Variables of a batch file: `set NAME=value` sets one for the lines below it, as far as these run in their order.

use std::collections::BTreeMap;

use super::super::super::readings::starts_with_tool;

/// What `set NAME=value` sets for the lines below it, by names in lower case. What may be set otherwise is not known.
#[derive(Default)]
pub(super) struct Variables {
    values: BTreeMap<String, String>,
    /// So many bytes may still come from them.
    budget: usize,
    /// So many brackets are open.
    blocks: usize,
    /// The command hangs on the one before: behind `&&` or `||`.
    hangs: bool,
    /// The lines do not run as they are written, from here on.
    jumped: bool,
    /// For each `setlocal`, what was known before it.
    outer: Vec<BTreeMap<String, String>>,
}

impl Variables {
    /// Variables of a text of which nothing is known yet. `budget`: so many bytes may come from them.
    pub(super) fn new(budget: usize) -> Self {
        Self { budget, ..Self::default() }
    }

    /// The words of a command with the values in place of `%NAME%`; one that nobody knows stays as it is written.
    pub(super) fn filled(&mut self, words: Vec<String>) -> Vec<String> {
        let words: Vec<_> = words.into_iter().map(|word| self.filled_word(word)).collect();
        let is_set = |word: &str| word.trim_start_matches('(').eq_ignore_ascii_case("set");
        // In a block, behind `if`, `for` or `&&`: whether it is done, nobody knows.
        let is_certain = self.blocks == 0
            && !self.hangs
            && !self.jumped
            && words.first().is_some_and(|word| is_set(word))
            && words.iter().filter(|word| is_set(word)).count() == 1;
        for set in words.split(|word| is_set(word)).skip(1) {
            self.set(set, is_certain);
        }
        for word in &words {
            self.blocks = self.blocks.saturating_sub(usize::from(word.starts_with(')'))) + usize::from(word == "(");
        }
        words
    }

    /// Sets a variable, by the words behind `set`; one whose value is asked for, computed or set perhaps is not known.
    fn set(&mut self, words: &[String], is_certain: bool) {
        let is_option = |word: &&String| word.starts_with('/');
        let has_option = words.first().is_some_and(|word| is_option(&word));
        let set = words.iter().skip_while(is_option).map(String::as_str).collect::<Vec<_>>().join(" ");
        if let Some((name, value)) = set.split_once('=').filter(|_| is_certain && !has_option) {
            self.values.insert(name.trim().to_ascii_lowercase(), value.to_owned());
            return;
        }
        for name in set_by(&set.to_ascii_lowercase()) {
            self.values.remove(name);
        }
    }

    /// Follows what a command does to the order of the lines and to all variables. `rest`: what stands behind it.
    pub(super) fn follow(&mut self, line: &str, words: &[String], rest: &str) {
        self.hangs = rest.starts_with(['&', '|']) || line.is_empty() && self.hangs;
        let Some(first) = words.first() else { return };
        let is = |word: &str, name: &str| word.trim_start_matches('(').eq_ignore_ascii_case(name);
        let start = line.trim_start().trim_start_matches('@');
        let is_call = start.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("call "));
        if is(first, "setlocal") {
            self.outer.push(self.values.clone());
        }
        if is(first, "endlocal") {
            let outer = self.outer.pop().unwrap_or_default();
            self.values.retain(|name, value| outer.get(name) == Some(value));
        }
        // Another file may set any variable.
        let is_file = |word: &str| [".bat", ".cmd"].iter().any(|end| word.to_ascii_lowercase().ends_with(end));
        let is_other = is_call && !first.starts_with(':') && !is(first, "set") && !is(first, "echo");
        if words.iter().any(|word| is_file(word)) || is_other && !starts_with_tool(first) {
            self.values.clear();
        }
        let is_label = first.starts_with(':') && !first.starts_with("::");
        if is_label || words.iter().any(|word| is(word, "goto")) {
            self.jump(rest);
        }
    }

    /// From here on the lines may run in any order: what is set below may be set here.
    fn jump(&mut self, rest: &str) {
        if std::mem::replace(&mut self.jumped, true) {
            return;
        }
        for set in rest.to_ascii_lowercase().lines().flat_map(|line| line.split("set ").skip(1)) {
            for name in set_by(set) {
                self.values.remove(name);
            }
        }
    }

    fn filled_word(&mut self, word: String) -> String {
        if self.values.is_empty() || !word.contains('%') {
            return word;
        }
        let mut out = String::with_capacity(word.len());
        let mut rest = word.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            out.push_str(before);
            let named = after.split_once('%').and_then(|(name, after)| Some((self.value_of(name)?, after)));
            rest = if let Some((value, after)) = named {
                out.push_str(&value);
                after
            } else {
                out.push('%');
                after
            };
        }
        out.push_str(rest);
        out
    }

    fn value_of(&mut self, name: &str) -> Option<String> {
        const LONGEST_NAME: usize = 100;
        let is_name = name.len() <= LONGEST_NAME;
        let name = if is_name { name.to_ascii_lowercase() } else { return None };
        let value = self.values.get(&name).filter(|value| value.len() <= self.budget)?.clone();
        self.budget -= value.len();
        Some(value)
    }
}

/// The names that may be set by what follows `set`, in lower case: `p=a`, `/a "n*=10, m=1"`.
fn set_by(set: &str) -> impl Iterator<Item = &str> {
    let is_sign = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    let behind_option = ["/a", "/p"].iter().find_map(|option| set.trim_start().strip_prefix(option));
    behind_option
        .unwrap_or(set)
        .split(',')
        .filter_map(|part| part.split_once('='))
        .map(move |(name, _)| name.trim_matches(is_sign))
}

#[cfg(test)]
mod tests {
    use super::super::split;

    // What `cmd /?`, `set /?`, `goto /?`, `call /?` and `setlocal /?` say.
    #[test]
    fn what_may_be_set_otherwise_is_unknown() {
        for text in [
            "set P=a\nset /a P*=10",
            "set P=a\nset /a \"Q=1, P*=10\"",
            "set P=a\ncall env.bat",
            "set P=a\nenv.cmd",
            "set P=a\ncall env",
            "set P=a\ncall :sub\ncurl %P%\ngoto :eof\n:sub\nset P=b",
            "goto next\nset P=a\n:next",
            "if exist f goto next\nset P=a\n:next",
            "set P=a\nsetlocal\nset P=b\nendlocal",
            "set P=a\nif exist f (set P=b) else (set P=c)",
            "set P=a\nping h && set P=b",
            "set P=a\nping h || set P=b",
        ] {
            let script = split(&format!("{text}\ncurl %P%"));
            assert_eq!(script.commands.last().unwrap().words, ["curl", "%P%"], "{text}");
        }
        for text in [
            "@set P=a",
            "set P=a\ncall curl h",
            "set P=a\ngoto next\nset Q=b\n:next",
            "set P=a\nsetlocal\nset Q=b\nendlocal",
            "ping h\nset P=a",
        ] {
            let script = split(&format!("{text}\ncurl %P%"));
            assert_eq!(script.commands.last().unwrap().words, ["curl", "a"], "{text}");
        }
    }
}
