//! What commands do to variables: most change none, the others are handed tables that they may change.

use super::super::value::Value;
use super::super::words::Cursor;
use super::reader::{MOST_LEVELS, Reader};
use super::statement::Argument;

impl<'t> Reader<'t> {
    /// `param(…)`: what it names is given by whoever runs the script. The cursor is behind the word, which began at `before`.
    pub(super) fn header(&mut self, name: &str, before: Cursor<'t>) {
        if !name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("param")) {
            return;
        }
        let mut ahead = self.clone_place();
        ahead.cursor = before;
        ahead.cursor.take_while(|c| c.is_ascii_alphabetic());
        ahead.skip(true);
        if ahead.cursor.eat("(") {
            ahead.parenthesis(MOST_LEVELS + 1);
            self.cursor = ahead.cursor;
            for name in Self::named_in(self.since(before)) {
                self.unset(&name);
            }
        }
    }

    /// Notes what a command that was read may have changed.
    pub(super) fn ran(&mut self, name: &str, arguments: &[Argument], before: Cursor<'t>) {
        let name = name.to_ascii_lowercase();
        let text = self.since(before);
        // `-OutVariable name`
        let names = arguments.iter().zip(arguments.iter().skip(1)).filter_map(|pair| match pair {
            (Argument::Name(option), Argument::Value(Value::Text(name)))
                if option.to_ascii_lowercase().ends_with("variable") || matches!(option.as_str(), "-ov" | "-pv") =>
            {
                Some(name.to_ascii_lowercase())
            }
            _ => None,
        });
        for name in names.collect::<Vec<_>>() {
            self.unset(&name);
        }
        match name.as_str() {
            "foreach" => {
                let first = Self::named_in(text).next().unwrap_or_default();
                self.unset(&first);
                self.reads.extend(Self::named_in(text).skip(1));
                self.reads.retain(|read| *read != first);
                self.link_reads(&first, 0);
            }
            "function" | "filter" => {
                for name in Self::named_in(text) {
                    self.unset(&name);
                }
            }
            "for" | "if" | "elseif" | "while" | "until" | "switch" | "return" if text.contains('=') => {
                self.lose_named_since(before);
            }
            "set-variable" | "sv" | "new-variable" | "nv" | "clear-variable" | "remove-variable" | "set-item"
            | "clear-item" | "remove-item" => {
                for argument in arguments {
                    if let Argument::Value(Value::Text(name)) = argument {
                        let name = name.to_ascii_lowercase();
                        self.lose(name.strip_prefix("variable:").unwrap_or(&name));
                    }
                }
            }
            "foreach-object" | "%" => {
                for read in self.reads.clone() {
                    if self.variables.get(&read).is_some_and(|(value, _)| value.has_table()) {
                        self.lose(&read);
                    }
                }
            }
            // A text that runs as a script.
            "invoke-expression" | "iex" => self.unset_all(),
            _ if is_pure(&name) => {}
            _ => {
                for read in std::mem::take(&mut self.reads) {
                    self.lose(&read);
                }
            }
        }
    }

    /// What stands in a bracket behind its first value, and is not understood.
    pub(super) fn passed(&mut self, text: &str) {
        let is_command = |part: &str| {
            let word = part.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
            !is_pure(&word) && word.starts_with(|c: char| c.is_ascii_alphabetic() || "&.%?".contains(c))
        };
        let mut parts = text.split('|');
        let first = parts.next().unwrap_or_default();
        let is_odd = is_command(first) && first.contains('-') || parts.any(is_command) || text.contains('=');
        if is_odd {
            for name in Self::named_in(text).chain(std::mem::take(&mut self.reads)).collect::<Vec<_>>() {
                self.lose(&name);
            }
        }
    }
}

/// True for a command that changes nothing which is handed to it; in lower case.
pub(super) fn is_pure(name: &str) -> bool {
    const STARTS: [&str; 16] = [
        "write-",
        "out-",
        "convertto-",
        "convertfrom-",
        "format-",
        "get-",
        "test-",
        "start-",
        "invoke-webrequest",
        "invoke-restmethod",
        "join-",
        "split-",
        "set-content",
        "add-content",
        "import-",
        "export-",
    ];
    const NAMES: [&str; 26] = [
        "echo",
        "irm",
        "iwr",
        "curl",
        "curl.exe",
        "hcloud",
        "hcloud.exe",
        "select-object",
        "where-object",
        "?",
        "select",
        "measure-object",
        "sort-object",
        "tee-object",
        "if",
        "elseif",
        "else",
        "while",
        "switch",
        "return",
        "throw",
        "exit",
        "ps",
        "try",
        "new-object",
        "for",
    ];
    STARTS.iter().any(|start| name.starts_with(start)) || NAMES.contains(&name)
}
