//! What was found so far.

use std::collections::BTreeSet;

use super::Imported;
use super::headers::is_usual;
use super::placeholder::{is_open_endpoint, is_placeholder};
use super::signs::straighten_word;
use crate::credential::{AccessKey, Credential};
use crate::problem::{Code, Problem, Report, codes};
use crate::secret::Secret;

/// A part of the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Endpoint,
    ProjectId,
    ClusterId,
    NodepoolId,
}

/// A part of the credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Token,
    Access,
    Secret,
    Security,
}

/// Collects the parts of a request, and what could not be taken over.
#[derive(Debug, Default)]
pub(super) struct Found {
    imported: Imported,
    token: Option<Secret>,
    key: AccessKey,
    /// Names of parts that were left out, each told once.
    ignored: BTreeSet<String>,
    ignored_words: usize,
    project_of_header: Option<String>,
    /// The request is another one than this call.
    another: bool,
    /// Signs of web pages were read as plain ones.
    pub(super) repaired: bool,
    /// A quotation never ends.
    pub(super) unclosed: bool,
}

/// So many names are listed; what is more is counted.
const MOST_NAMES: usize = 40;

impl Part {
    /// The name in the API.
    fn path(self) -> &'static str {
        match self {
            Self::Endpoint => "endpoint",
            Self::ProjectId => "project_id",
            Self::ClusterId => "cluster_id",
            Self::NodepoolId => "nodepool_id",
        }
    }
}

impl Key {
    /// The path of its problems.
    fn path(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Access => "access_key",
            Self::Secret => "secret_key",
            Self::Security => "security_token",
        }
    }
}

impl Found {
    /// Takes a part of the target over; one that is there already stays.
    pub(super) fn part(&mut self, part: Part, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let is_open = if part == Part::Endpoint { is_open_endpoint(value) } else { is_placeholder(value) };
        if is_open {
            return self.placeholder(part.path());
        }
        // A quotation that never ends runs over what follows, a secret perhaps.
        if value.contains(char::is_whitespace) {
            return self.ignore_word();
        }
        let place = match part {
            Part::Endpoint => &mut self.imported.endpoint,
            Part::ProjectId => &mut self.imported.project_id,
            Part::ClusterId => &mut self.imported.cluster_id,
            Part::NodepoolId => &mut self.imported.nodepool_id,
        };
        match place {
            None => *place = Some(value.to_owned()),
            Some(known) if known.eq_ignore_ascii_case(value) => {}
            Some(_) => self.given_twice(part.path()),
        }
    }

    /// Takes a part of the credential over; one that is there already stays.
    pub(super) fn key(&mut self, key: Key, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        // Neither a token nor a key has dots at its end: somebody cut it.
        if is_placeholder(value) || value.ends_with("...") || value.ends_with('…') {
            return self.placeholder(key.path());
        }
        let secret = || Secret::new(value.to_owned());
        // EXPOSE: compared, not kept.
        let differs = |known: &Secret| known.expose() != value;
        let twice = match key {
            Key::Token => differs(self.token.get_or_insert_with(secret)),
            Key::Security => differs(self.key.security_token.get_or_insert_with(secret)),
            Key::Secret if self.key.secret_key == Secret::default() => {
                self.key.secret_key = secret();
                false
            }
            Key::Secret => differs(&self.key.secret_key),
            Key::Access if self.key.access_key.is_empty() => {
                value.clone_into(&mut self.key.access_key);
                false
            }
            Key::Access => self.key.access_key != value,
        };
        if twice {
            self.given_twice(key.path());
        }
    }

    /// Takes a body over, as it was made by `body::take`.
    pub(super) fn body(&mut self, body: String) {
        match &self.imported.body {
            None => self.imported.body = Some(body),
            Some(_) => self.report(Problem::new(&codes::IMPORT_GIVEN_TWICE, "").text("name", "body")),
        }
    }

    /// Looks at a header: a part of the target, of the credential, a usual one, or one that is left out.
    pub(super) fn header(&mut self, name: &str, value: &str) {
        let name = straighten_word(name.trim()).to_ascii_lowercase();
        match name.as_str() {
            "x-auth-token" | "x-subject-token" => self.key(Key::Token, value),
            "x-security-token" => self.key(Key::Security, value),
            // The path says which project it is about; a header may repeat it.
            "x-project-id" => self.project_of_header = Some(value.to_owned()),
            "authorization" => self.report(Problem::new(&codes::IMPORT_SIGNATURE, "")),
            "host" => {}
            usual if is_usual(usual) => {}
            other => self.ignore(other),
        }
    }

    /// A part that the form has nothing for, told by its name: an option, a header. What is no name may be a value, and is
    /// only counted.
    pub(super) fn ignore(&mut self, name: &str) {
        let is_name = name.len() <= 40
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:@?#<".contains(&byte))
            && name.bytes().any(|byte| byte != b'-');
        if !is_name || (self.ignored.len() >= MOST_NAMES && !self.ignored.contains(name)) {
            self.ignored_words = self.ignored_words.saturating_add(1);
        } else if self.ignored.insert(name.to_owned()) {
            self.report(Problem::new(&codes::IMPORT_IGNORED_PART, "").text("found", name));
        }
    }

    /// Something without a name, which may be secret.
    pub(super) fn ignore_word(&mut self) {
        self.ignored_words = self.ignored_words.saturating_add(1);
    }

    /// A file that only the one who wrote the text has; `name` is the option that names it.
    pub(super) fn unreadable_file(&mut self, name: &str) {
        self.report(Problem::new(&codes::IMPORT_UNREADABLE_FILE, "").text("found", name));
    }

    /// A value that stands for another.
    pub(super) fn placeholder(&mut self, path: &str) {
        self.report(Problem::new(&codes::IMPORT_PLACEHOLDER, path).text("name", path));
    }

    /// The request has another method, path or operation.
    pub(super) fn another_call(&mut self) {
        self.another = true;
    }

    /// True if the request is known to be another call.
    pub(super) fn is_another(&self) -> bool {
        self.another
    }

    /// How many requests the text holds; the first is the one that is taken.
    pub(super) fn several(&mut self, count: usize) {
        if count > 1 {
            self.report(Problem::new(&codes::IMPORT_SEVERAL_REQUESTS, "").count("count", count));
        }
    }

    /// The text is a program in another language.
    pub(super) fn program(&mut self, language: &str) {
        self.report(Problem::new(&codes::IMPORT_PROGRAM, "").text("language", language));
    }

    /// Tells a condition of the whole text.
    pub(super) fn say(&mut self, code: &'static Code) {
        self.report(Problem::new(code, ""));
    }

    /// Adds a problem, once.
    pub(super) fn report(&mut self, problem: Problem) {
        let known = self.imported.report.problems();
        if known.len() < 10 * MOST_NAMES && !known.contains(&problem) {
            self.imported.report.add(problem);
        }
    }

    /// Adds the problems of the body as JSON.
    pub(super) fn reports(&mut self, report: Report) {
        self.imported.report = std::mem::take(&mut self.imported.report).and(report);
    }

    fn given_twice(&mut self, path: &str) {
        self.report(Problem::new(&codes::IMPORT_GIVEN_TWICE, path).text("name", path));
    }

    /// Everything that was found.
    pub(super) fn finish(mut self) -> Imported {
        if let Some(project) = self.project_of_header.take() {
            self.part(Part::ProjectId, &project);
        }
        if self.unclosed {
            self.say(&codes::IMPORT_BROKEN_QUOTING);
        }
        if self.another {
            self.say(&codes::IMPORT_ANOTHER_CALL);
        }
        if self.ignored_words > 0 {
            self.report(Problem::new(&codes::IMPORT_IGNORED_WORDS, "").count("count", self.ignored_words));
        }
        if self.repaired {
            self.say(&codes::IMPORT_REPAIRED_SIGNS);
        }
        if let Some(token) = self.token {
            self.imported.credential = Some(Credential::Token(token));
        } else if self.key != AccessKey::default() {
            self.key.project_id = None;
            self.imported.credential = Some(Credential::AccessKey(self.key));
        }
        self.imported
    }
}
