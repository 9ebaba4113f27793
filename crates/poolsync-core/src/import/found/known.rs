//! Which parts were taken over, or told as missing.

use super::{Found, Key, Part};
use crate::problem::{Code, Problem, codes};
use crate::secret::Secret;

/// With these a text was refused as a whole, by its kind.
static REFUSED: [&Code; 4] =
    [&codes::IMPORT_UNKNOWN_FORMAT, &codes::IMPORT_PROGRAM, &codes::IMPORT_TOOL_FILE, &codes::IMPORT_NO_BODY];
/// With these the body was told of.
static OF_BODY: [&Code; 6] = [
    &codes::IMPORT_NOT_TAKEN,
    &codes::IMPORT_PLACEHOLDER,
    &codes::IMPORT_UNREADABLE_FILE,
    &codes::IMPORT_NO_BODY,
    &codes::JSON_SYNTAX,
    &codes::JSON_TOO_DEEP,
];

impl Found {
    /// True if the text was refused as a whole.
    pub(in super::super) fn is_refused(&self) -> bool {
        self.has_told(|problem| REFUSED.contains(&problem.code))
    }

    /// True if a part of the target is there, or was told as missing.
    pub(in super::super) fn knows_part(&self, part: Part) -> bool {
        let place = match part {
            Part::Endpoint => &self.imported.endpoint,
            Part::ProjectId => &self.imported.project_id,
            Part::ClusterId => &self.imported.cluster_id,
            Part::NodepoolId => &self.imported.nodepool_id,
        };
        place.is_some() || self.has_told(|problem| problem.path == part.path())
    }

    /// True if a part of the credential is there, another one in its place, or it was told as missing.
    pub(in super::super) fn knows_key(&self, key: Key) -> bool {
        let is_there = match key {
            Key::Token | Key::Access => self.token.is_some() || !self.key.access_key.is_empty(),
            Key::Secret => self.key.secret_key != Secret::default(),
            Key::Security => self.key.security_token.is_some(),
        };
        is_there
            || self.has_told(|problem| {
                let is_other = key == Key::Token && problem.path == Key::Access.path();
                problem.path == key.path() || is_other || problem.code == &codes::IMPORT_SIGNATURE
            })
    }

    /// True if there is a token, beside which no key is of use.
    pub(in super::super) fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// True if there is a body, or something was said of it.
    pub(in super::super) fn knows_body(&self) -> bool {
        let is_of_body = |problem: &Problem| problem.path.is_empty() && OF_BODY.contains(&problem.code);
        self.imported.body.is_some() || self.has_told(is_of_body)
    }

    /// Project, cluster and node pool, as far as they are there.
    pub(in super::super) fn ids(&self) -> [Option<&str>; 3] {
        let parts = &self.imported;
        [&parts.project_id, &parts.cluster_id, &parts.nodepool_id].map(Option::as_deref)
    }

    /// The body, if there is one.
    pub(in super::super) fn body_text(&self) -> Option<&str> {
        self.imported.body.as_deref()
    }

    /// The names of the parts in which another reading of the same text differs.
    pub(in super::super) fn differences(&self, other: &Self) -> Vec<&'static str> {
        let one = &self.imported;
        let other = &other.imported;
        let pairs = [
            ("endpoint", &one.endpoint, &other.endpoint),
            ("project_id", &one.project_id, &other.project_id),
            ("cluster_id", &one.cluster_id, &other.cluster_id),
            ("nodepool_id", &one.nodepool_id, &other.nodepool_id),
            ("body", &one.body, &other.body),
        ];
        let differ = pairs.into_iter().filter(|(_, one, other)| one.is_some() && other.is_some() && one != other);
        differ.map(|(name, ..)| name).collect()
    }

    pub(super) fn has_told(&self, holds: impl Fn(&Problem) -> bool) -> bool {
        self.imported.report.problems().iter().any(holds)
    }
}
