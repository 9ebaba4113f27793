//! What commands do to files that the text has written: write them, add to them, change them in a way that only a shell could
//! tell. A file that was changed so is not known any more.

use super::super::Command;
use super::Bash;
use super::assignment::After;
use super::redirect::To;

impl Bash<'_> {
    /// Takes down what a command leaves in files, once it has ended; `written` is what it writes, if the text tells it.
    pub(super) fn leave_files(
        &mut self,
        command: &Command,
        output: Option<&str>,
        appends: bool,
        written: Option<&str>,
    ) {
        let is_tee = command.words.first().is_some_and(|word| word == "tee");
        let adds = appends || is_tee && command.words.iter().any(|word| matches!(word.as_str(), "-a" | "--append"));
        let target = output.or_else(|| if is_tee { command.words.last().map(String::as_str) } else { None });
        if let Some(name) = target {
            // What a here-document writes that is still to come, is written when it is there.
            if !self
                .documents
                .iter()
                .any(|document| matches!(&document.to, To::File { name: file, .. } if file == name))
            {
                self.write(name, written.map(str::to_owned), adds, self.is_certain());
            }
        }
        // What a condition looks for may be there or not, and be written in one case alone.
        let is_condition = matches!(command.words.first().map(String::as_str), Some("[" | "[[" | "test"));
        if is_condition {
            let names: Vec<_> = command.words.iter().skip(1).filter(|word| !self.script.files.names(word)).collect();
            for name in names {
                self.script.files.set(name, self.script.clock, None);
            }
        } else if !is_tee && !leaves_files_alone(command) {
            let texts = || command.words.iter().skip(1).chain(&command.input);
            // The name may stand in a program's text.
            let names = self.script.files.some_names(MOST_NAMES).filter(|name| texts().any(|text| text.contains(name)));
            let names: Vec<_> = names.map(str::to_owned).collect();
            for name in names.iter().filter(|name| Some(name.as_str()) != target) {
                self.script.files.set(name, self.script.clock, None);
            }
        } else if let Some(name) = downloaded(command).filter(|name| self.script.files.names(name)) {
            self.script.files.set(name, self.script.clock, None);
        }
    }

    /// True if a command at this place runs, whatever the others do.
    pub(super) fn is_certain(&self) -> bool {
        self.after == After::Whatever && self.blocks == 0
    }

    /// Writes a file. Where it is not certain that this is done, only a file of which nothing else is known counts.
    pub(super) fn write(&mut self, name: &str, text: Option<String>, appends: bool, is_certain: bool) {
        let clock = self.script.clock;
        let text = if appends {
            let known = self.script.files.get(name, clock).filter(|_| is_certain);
            known.zip(text).map(|(known, more)| [known, &more].concat())
        } else {
            text.filter(|_| is_certain || !self.script.files.names(name))
        };
        let text = text.filter(|text| text.len() <= self.budget);
        self.budget -= text.as_ref().map_or(0, String::len);
        self.script.files.set(name, clock, text);
    }
}

/// So many files of a text are looked for in commands.
const MOST_NAMES: usize = 32;

/// The file into which curl writes an answer.
fn downloaded(command: &Command) -> Option<&str> {
    let mut words = command.words.iter().map(String::as_str).skip_while(|word| !matches!(*word, "-o" | "--output"));
    words.nth(1)
}

/// True for programs that only read the files that they name.
fn leaves_files_alone(command: &Command) -> bool {
    const READERS: [&str; 30] = [
        "curl",
        "hcloud",
        "cat",
        "echo",
        "printf",
        "ls",
        "head",
        "tail",
        "less",
        "more",
        "wc",
        "grep",
        "jq",
        "diff",
        "cmp",
        "chmod",
        "chown",
        "file",
        "stat",
        "base64",
        "md5sum",
        "sha256sum",
        "openssl",
        "cd",
        "export",
        "cut",
        "sort",
        "awk",
        "tr",
        "for",
    ];
    command.words.first().is_none_or(|word| READERS.contains(&word.rsplit('/').next().unwrap_or_default()))
}
