//! Commands that set variables: declarations, loops, `read` and the like, csh and fish. What they set is unknown from there on,
//! but where the text itself says it.

use super::Bash;

/// Programs that set no variable of the shell, whatever their words are.
const SETS_NOTHING: [&str; 24] = [
    "curl", "hcloud", "cat", "echo", "ls", "cd", "head", "tail", "grep", "egrep", "sed", "awk", "jq", "tee", "test",
    "[", "[[", "cut", "tr", "sort", "base64", "openssl", "kubectl", "sleep",
];

fn is_name(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    begins && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl Bash<'_> {
    /// A variable is set to something that is not known.
    pub(super) fn lose(&mut self, name: &str) {
        self.note_in_group(name);
        self.variables.remove(name);
    }

    fn lose_all(&mut self) {
        self.variables.clear();
        self.assigned.clear();
    }

    /// Ends a command that begins with `export` and the like.
    pub(super) fn declare(&mut self, declaration: &str) {
        let words = std::mem::take(&mut self.command.words);
        let options: String = words.iter().filter_map(|word| word.strip_prefix(['-', '+'])).collect();
        let declared: Vec<String> = self.assigned.keys().cloned().chain(words.iter().cloned()).collect();
        // The value of one that is changed as it is set is not known even now.
        if options.contains(['i', 'u', 'l', 'c']) {
            self.variables.hold(declared.iter().filter(|name| is_name(name)).cloned());
        }
        self.commit();
        if declaration != "export" && options.contains('n') {
            self.variables.give_up();
        }
        if declaration == "readonly" || options.contains('r') {
            self.variables.hold(declared.into_iter().filter(|name| is_name(name)));
        }
        for word in words.iter().filter(|word| !word.starts_with(['-', '+'])) {
            if !is_name(word) {
                // What a command or a variable names may be any variable.
                self.lose_all();
            } else if declaration == "local" {
                self.lose(word);
            }
        }
    }

    /// `NAME=(…)`: a list, of which nothing is known.
    pub(super) fn list(&mut self) {
        let Some(name) = self.word.as_deref().and_then(|word| word.strip_suffix('=')) else { return };
        let name = name.trim_end_matches('+').to_owned();
        if is_name(&name) && self.command.words.is_empty() {
            self.word = None;
            self.assigned.insert(name, None);
        }
    }

    /// Ends a command with words: what stood in front of it was for it alone, and some commands set variables.
    pub(super) fn run(&mut self) {
        self.assigned.clear();
        if self.sets_variable() {
            return;
        }
        let words = std::mem::take(&mut self.command.words);
        let first = words.first().map_or("", String::as_str);
        match first {
            "case" => {
                self.blocks += 1;
                self.cases.push(self.open);
            }
            "while" | "until" | "for" | "select" => self.blocks += 1,
            "esac" => {
                self.blocks = self.blocks.saturating_sub(1);
                self.cases.pop();
            }
            "fi" | "done" => self.blocks = self.blocks.saturating_sub(1),
            "}" => self.close_group(),
            "eval" | "source" | "." => self.lose_all(),
            // Its text runs later, before any other command perhaps.
            "trap" => self.variables.hold(words.iter().flat_map(|word| names_before_signs(word)).map(str::to_owned)),
            _ => {}
        }
        if !SETS_NOTHING.contains(&first) {
            for word in &words {
                // `-v NAME`, `-vNAME`, `{NAME}`, `NAME=…`, `NAME[0]=…`
                let word = word.strip_prefix("-v").unwrap_or(word).trim_start_matches('{');
                let name = word.split(['=', '+', '[', '}']).next().unwrap_or_default().trim();
                if self.variables.get(name).is_some() {
                    self.lose(name);
                }
            }
        }
        self.command.words = words;
    }

    /// Takes over what csh and fish set: `setenv NAME value`, `set -gx NAME value`.
    fn sets_variable(&mut self) -> bool {
        let is_export = |flag: &str| flag.starts_with('-') && flag.contains('x');
        let words: Vec<_> = self.command.words.iter().take(5).map(String::as_str).collect();
        let (name, value) = match words.as_slice() {
            ["setenv", name, value] => (*name, *value),
            ["set", flag, name, value] if is_export(flag) => (*name, *value),
            _ => return false,
        };
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return false;
        }
        let (name, value) = (name.to_owned(), value.to_owned());
        if self.is_certain_in_group() {
            self.variables.set(name, value);
        } else {
            self.lose(&name);
        }
        true
    }
}

/// The names that a text sets.
fn names_before_signs(text: &str) -> impl Iterator<Item = &str> {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.split('=').map(move |before| before.trim_end_matches('+').rsplit(|c| !is_sign(c)).next().unwrap_or_default())
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
    fn what_is_declared_counts() {
        check("export P=a Q; curl $P", "curl a");
        check("declare -x P=a; curl $P", "curl a");
        check("P=a; export P; curl $P", "curl a");
        check("readonly P=a; curl $P", "curl a");
        check("P=a; trap 'rm -f $F' EXIT; curl $P", "curl a");
        check("P=a; export Q=$(cat q); curl $P", "curl a");
        check("P=a; Q=`cat q`; curl $P", "curl a");
        check("P=`echo b`; curl $P", "curl b");
        check("P=\"`echo b`\"; curl $P", "curl b");
    }

    #[test]
    fn what_may_be_set_otherwise_is_unknown() {
        for text in [
            "P=a; export $(cat .env)",
            "P=a; export `cat .env`",
            "P=a; export $(grep -v '^#' .env | xargs)",
            "P=a; while read -r l; do export \"$l\"; done < .env",
            "P=a; for l in $(cat .env); do export $l; done",
            "P=a; while IFS== read -r k v; do export \"$k=$v\"; done < .env",
            "P=a; declare \"$k=$v\"",
            "readonly P=a; P=b",
            "P=a; readonly P; P=b",
            "P=a; declare -n Q=P; Q=b",
            "P=a; p=P; declare -n q=$p; q=b",
            "declare -i P; P=3+4",
            "typeset -u P; P=a",
            "P=a; local P",
            "P=a; P=b | cat",
            "P=a; true | P=b",
            "P=a; P=b |& cat",
            "P=a; P=b &",
            "P=a; P[0]=b",
            "P=(a b)",
            "P=a; while P=$(cat p); do break; done",
            "P=a; until ! P=$(cat p); do break; done",
            "P=a; printf -vP b",
            "P=a; printf -v P b",
            "P=a; wait -p P",
            "P=a; coproc P",
            "P=a; exec {P}>f",
            "P=a; builtin export P=b",
            "P=a; 'export' P=b",
            "trap 'P=b' DEBUG; P=a",
            "P=`cat p`",
        ] {
            let script = split(&format!("{text}\ncurl $P"));
            let words = script.commands.last().unwrap().words.join(" ");
            assert!(["curl $P", "curl $(cat p)"].contains(&words.as_str()), "{text}: {words}");
        }
    }
}
