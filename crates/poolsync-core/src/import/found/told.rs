//! What is told of a text: by name, never by value.

use super::super::signs::is_invisible;
use super::{Found, Key, Part, is_shown_name};
use crate::problem::{Code, Problem, Report, codes};
use crate::secret::Secret;
use crate::secret_value::is_token;

/// So many names are listed; what is more is counted.
const MOST_NAMES: usize = 40;
/// So many problems are listed.
const MOST_PROBLEMS: usize = 10 * MOST_NAMES;

impl Found {
    /// A part that the form has nothing for, told by its name: an option, a header. What is no name may be a value, and is
    /// only counted.
    pub(in super::super) fn ignore(&mut self, name: &str) {
        if !is_shown_name(name) || (self.ignored.len() >= MOST_NAMES && !self.ignored.contains(name)) {
            self.ignored_words = self.ignored_words.saturating_add(1);
        } else if self.ignored.insert(name.to_owned()) {
            self.report(Problem::new(&codes::IMPORT_IGNORED_PART, "").text("found", name));
        }
    }

    /// Something without a name, which may be secret.
    pub(in super::super) fn ignore_word(&mut self) {
        self.ignored_words = self.ignored_words.saturating_add(1);
    }

    /// A word that stands where none is expected. A token is known by its beginning, and told.
    pub(in super::super) fn report_stray_word(&mut self, word: &str) {
        self.note_token(word);
        self.ignore_word();
    }

    /// Looks whether a text is a token that stands where none is expected.
    pub(in super::super) fn note_token(&mut self, text: &str) {
        self.stray_token |= is_token(text);
    }

    /// Tells the parts of a credential that go with no call: a token in an odd place, a key beside a token.
    pub(super) fn report_keys(&mut self) {
        if self.token.is_none() {
            if self.stray_token && !self.knows_key(Key::Token) {
                self.refuse_key(Key::Token);
            }
            return;
        }
        for (key, is_there) in [
            (Key::Access, !self.key.access_key.is_empty()),
            (Key::Secret, self.key.secret_key != Secret::default()),
            (Key::Security, self.key.security_token.is_some()),
        ] {
            if is_there {
                self.refuse_key(key);
            }
        }
    }

    /// Tells a sign that is not seen. `name`: of what it stands in.
    pub(in super::super) fn report_hidden_sign(&mut self, path: impl Into<String>, name: &str, sign: char) {
        let sign = format!("U+{:04X}", u32::from(sign));
        self.report(Problem::new(&codes::IMPORT_HIDDEN_SIGN, path).text("name", name).text("found", &sign));
    }

    /// Takes signs that are not seen away from both ends of a text, and tells them.
    pub(in super::super) fn without_unseen_ends<'t>(&mut self, part: Part, text: &'t str) -> &'t str {
        let seen = text.trim_matches(is_invisible);
        if seen.len() < text.len()
            && let Some(sign) = text.chars().find(|c| is_invisible(*c))
        {
            let path = part.path();
            self.report_hidden_sign(path, path, sign);
        }
        seen
    }

    /// A part of this call that is there and cannot be taken over. `name`: what the text calls it, never its value.
    pub(in super::super) fn report_not_taken(&mut self, path: &str, name: &str) {
        self.report(Problem::new(&codes::IMPORT_NOT_TAKEN, path).text("name", name));
    }

    /// A part that is misspelt, and taken for what it can only mean.
    pub(in super::super) fn report_read_as(&mut self, path: &str, name: &str) {
        self.report(Problem::new(&codes::IMPORT_READ_AS, path).text("found", name).text("name", path));
    }

    /// A body that is there and cannot be taken over.
    pub(in super::super) fn refuse_body(&mut self) {
        self.report_not_taken("", "body");
    }

    /// A file that only the one who wrote the text has; `name` is the option that names it.
    pub(in super::super) fn report_unreadable_file(&mut self, name: &str) {
        self.report(Problem::new(&codes::IMPORT_UNREADABLE_FILE, "").text("found", name));
    }

    /// A value that stands for another.
    pub(in super::super) fn report_placeholder(&mut self, path: &str) {
        self.report(Problem::new(&codes::IMPORT_PLACEHOLDER, path).text("name", path));
    }

    /// The request has another method, path or operation.
    pub(in super::super) fn report_another_call(&mut self) {
        self.another = true;
    }

    /// True if the request is known to be another call.
    pub(in super::super) fn is_another(&self) -> bool {
        self.another
    }

    /// How many requests the text holds, and which of them is taken; `index` counts from 0.
    pub(in super::super) fn report_several(&mut self, count: usize, index: usize) {
        if count > 1 {
            let problem = Problem::new(&codes::IMPORT_SEVERAL_REQUESTS, "");
            self.report(problem.count("count", count).count("index", index.saturating_add(1)));
        }
    }

    /// The same, where no reader has told it.
    pub(in super::super) fn report_several_once(&mut self, count: usize, index: usize) {
        if !self.has_told(|problem| problem.code == &codes::IMPORT_SEVERAL_REQUESTS) {
            self.report_several(count, index);
        }
    }

    /// The text makes this call more than once, for other pools or nodes; told once. `names`: what is different.
    pub(in super::super) fn report_differing_calls(&mut self, names: &[&str]) {
        if !self.has_told(|problem| problem.code == &codes::IMPORT_CALLS_DIFFER) {
            let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            self.report(Problem::new(&codes::IMPORT_CALLS_DIFFER, "").whole_text("names", names));
        }
    }

    /// Tells in what another call of the same text differs from the one that is taken. `read` takes that call over.
    pub(in super::super) fn compare(&mut self, read: impl FnOnce(&mut Self)) {
        let mut other = Self::default();
        read(&mut other);
        let names = self.differences(&other);
        if !names.is_empty() {
            self.report_differing_calls(&names);
        }
    }

    /// The text is a program in another language.
    pub(in super::super) fn report_program(&mut self, language: &str) {
        self.report(Problem::new(&codes::IMPORT_PROGRAM, "").text("language", language));
    }

    /// The text is a file of a tool, which is not read.
    pub(in super::super) fn report_tool_file(&mut self, tool: &str) {
        self.report(Problem::new(&codes::IMPORT_TOOL_FILE, "").text("tool", tool));
    }

    /// Tells a condition of the whole text.
    pub(in super::super) fn report_code(&mut self, code: &'static Code) {
        self.report(Problem::new(code, ""));
    }

    /// Adds a problem, once.
    pub(in super::super) fn report(&mut self, problem: Problem) {
        if self.told.len() < MOST_PROBLEMS
            && self.told.insert(format!("{} {} {:?}", problem.code.id, problem.path, problem.args))
        {
            self.imported.report.add(problem);
        }
    }

    /// Adds the problems of the body as JSON.
    pub(in super::super) fn report_all(&mut self, report: Report) {
        self.imported.report = std::mem::take(&mut self.imported.report).and(report);
    }

    pub(super) fn report_given_twice(&mut self, path: &str) {
        self.report(Problem::new(&codes::IMPORT_GIVEN_TWICE, path).text("name", path));
    }

    /// Tells what is known only when everything was read.
    pub(super) fn report_at_end(&mut self) {
        if self.ignored_words > 0 {
            self.report(Problem::new(&codes::IMPORT_IGNORED_WORDS, "").count("count", self.ignored_words));
        }
        for (holds, code) in [
            (self.unclosed, &codes::IMPORT_BROKEN_QUOTING),
            (self.another, &codes::IMPORT_ANOTHER_CALL),
            (self.repaired, &codes::IMPORT_REPAIRED_SIGNS),
            (self.requoted, &codes::IMPORT_REPAIRED_QUOTING),
            (self.joined, &codes::IMPORT_JOINED_LINES),
        ] {
            if holds {
                self.report_code(code);
            }
        }
    }
}
