//! What the readers of all formats have found so far, and how it becomes an [`Imported`].

use super::{Imported, body, placeholder};
use crate::json::Place;
use crate::problem::{Code, Problem, codes};
use crate::secret::Secret;

/// More remarks than a person reads are only counted.
const MOST_REMARKS: usize = 50;

/// A part of the request or the credential that one text fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Endpoint,
    ProjectId,
    ClusterId,
    NodepoolId,
    Token,
    AccessKey,
    SecretKey,
    SecurityToken,
}

impl Part {
    /// The path of its problems.
    fn path(self) -> &'static str {
        match self {
            Self::Endpoint => "endpoint",
            Self::ProjectId => "project_id",
            Self::ClusterId => "cluster_id",
            Self::NodepoolId => "nodepool_id",
            Self::Token => "token",
            Self::AccessKey => "access_key",
            Self::SecretKey => "secret_key",
            Self::SecurityToken => "security_token",
        }
    }
}

/// The findings.
#[derive(Default)]
pub(super) struct Gathered {
    imported: Imported,
    /// Pieces of the text that nothing was made of and that have no name to call them by.
    unnamed: usize,
    /// Typographic signs that were taken for plain ones.
    signs: usize,
}

impl Gathered {
    /// Fills a part; the first text for it counts. A placeholder counts as missing.
    pub(super) fn fill(&mut self, part: Part, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if placeholder::is_placeholder(text) {
            return self.missing(part.path());
        }
        let fields = &mut self.imported;
        let credential = &mut fields.credential;
        let secret = || Secret::new(text.to_owned());
        match part {
            Part::Endpoint => drop(fields.endpoint.get_or_insert_with(|| text.to_owned())),
            Part::ProjectId => drop(fields.project_id.get_or_insert_with(|| text.to_owned())),
            Part::ClusterId => drop(fields.cluster_id.get_or_insert_with(|| text.to_owned())),
            Part::NodepoolId => drop(fields.nodepool_id.get_or_insert_with(|| text.to_owned())),
            Part::AccessKey => drop(credential.access_key.get_or_insert_with(|| text.to_owned())),
            Part::Token => drop(credential.token.get_or_insert_with(secret)),
            Part::SecretKey => drop(credential.secret_key.get_or_insert_with(secret)),
            Part::SecurityToken => drop(credential.security_token.get_or_insert_with(secret)),
        }
    }

    /// Takes the body; the first one counts.
    pub(super) fn body(&mut self, text: &str) {
        if self.imported.body.is_some() {
            return self.unnamed();
        }
        let text = text.trim();
        if placeholder::is_placeholder_word(text) {
            self.add(Problem::new(&codes::IMPORT_PLACEHOLDER, "").text("name", "body"));
        } else if !text.is_empty() {
            self.imported.body = Some(body::read(text, self));
        }
    }

    /// Takes a body that is in its canonical form already; the first one counts.
    pub(super) fn canonical_body(&mut self, text: String) {
        if self.imported.body.is_some() {
            return self.unnamed();
        }
        self.imported.body = Some(text);
    }

    /// Says that the text has a placeholder at this place.
    pub(super) fn missing(&mut self, path: &str) {
        self.add(Problem::new(&codes::IMPORT_PLACEHOLDER, path).text("name", path));
    }

    /// The same for a place in the body, which is written out only if it will be read.
    pub(super) fn missing_at(&mut self, place: &Place<'_>) {
        if self.imported.report.problems().len() < MOST_REMARKS {
            self.missing(&place.to_string());
        } else {
            self.unnamed();
        }
    }

    /// Says that a part of this name was left out. What does not look like a name is only counted, since it might be a
    /// value.
    pub(super) fn ignored(&mut self, name: &str) {
        if is_name(name) { self.say(&codes::IMPORT_IGNORED, name) } else { self.unnamed() }
    }

    /// Says that something without a name was left out.
    pub(super) fn unnamed(&mut self) {
        self.unnamed += 1;
    }

    /// The same for so many lines.
    pub(super) fn unnamed_lines(&mut self, count: usize) {
        self.unnamed += count;
    }

    /// Counts signs that a web page or a word processor has put in place of plain ones.
    pub(super) fn signs(&mut self, count: usize) {
        self.signs += count;
    }

    /// Says something about a thing of this name; once for each name.
    pub(super) fn say(&mut self, code: &'static Code, name: &str) {
        self.add(Problem::new(code, "").text("found", name));
    }

    /// Says something about the text as a whole.
    pub(super) fn remark(&mut self, code: &'static Code) {
        self.add(Problem::new(code, ""));
    }

    /// Adds a remark, unless it was made before.
    pub(super) fn add(&mut self, problem: Problem) {
        let said = self.imported.report.problems();
        if said.contains(&problem) {
            return;
        }
        if said.len() < MOST_REMARKS {
            self.imported.report.add(problem);
        } else {
            self.unnamed += 1;
        }
    }

    /// The result.
    pub(super) fn finish(mut self) -> Imported {
        if self.unnamed > 0 {
            let problem = Problem::new(&codes::IMPORT_IGNORED_TEXT, "").count("count", self.unnamed);
            self.imported.report.add(problem);
        }
        if self.signs > 0 {
            self.imported.report.add(Problem::new(&codes::IMPORT_TYPOGRAPHIC, "").count("count", self.signs));
        }
        self.imported
    }
}

/// The name of an option, a header or a member, short enough to be no value.
fn is_name(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.@".contains(&byte);
    !text.is_empty() && text.len() <= 40 && text.bytes().all(sign)
}
