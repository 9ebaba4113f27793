//! What was found so far.

mod known;
mod name;
mod quality;
mod told;

use std::collections::BTreeSet;

use super::Imported;
use super::headers::{self, Header};
use super::placeholder::{is_masked, is_open_endpoint, is_open_id, is_open_key, is_placeholder};
use super::signs::{is_invisible, straighten_word};
use crate::credential::{AccessKey, Credential};
use crate::problem::{Problem, codes};
use crate::secret::Secret;
use crate::secret_value::is_key_or_token;
pub(super) use name::is_shown_name;
pub(super) use quality::Quality;

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
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the whole text")]
pub(super) struct Found {
    imported: Imported,
    token: Option<Secret>,
    key: AccessKey,
    /// What was told, each thing once.
    told: BTreeSet<String>,
    /// Names of parts that were left out, each told once.
    ignored: BTreeSet<String>,
    ignored_words: usize,
    /// A token stands where none is expected.
    stray_token: bool,
    project_of_header: Option<String>,
    /// The request is another one than this call.
    another: bool,
    /// Signs of web pages were read as plain ones.
    pub(super) repaired: bool,
    /// The body was misquoted, and is read as it was meant.
    pub(super) requoted: bool,
    /// Lines were joined that the shell would not join.
    pub(super) joined: bool,
    /// A quotation never ends.
    pub(super) unclosed: bool,
}

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
    pub(super) fn take_part(&mut self, part: Part, value: &str) {
        let value = self.seen(part.path(), value.trim());
        let value = if part == Part::Endpoint { self.without_user(&value) } else { value };
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        if part == Part::Endpoint && has_odd_port(value) {
            return self.report_not_taken(part.path(), part.path());
        }
        let is_open = if part == Part::Endpoint { is_open_endpoint(value) } else { is_open_id(value) };
        if is_open {
            return self.report_placeholder(part.path());
        }
        // Text of a command, a secret perhaps: a quotation that never ends runs over what follows. No ID is a step of a path.
        let is_step = part != Part::Endpoint
            && (matches!(value, "." | "..") || value.contains(['&', ';', ':', ',', '*', '(', ')', '?']));
        let is_secret = part != Part::Endpoint && is_key_or_token(value);
        if is_step
            || is_secret
            || value.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'`\\^<>|=".contains(c))
        {
            return self.report_not_taken(part.path(), part.path());
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
            Some(_) => self.report_given_twice(part.path()),
        }
    }

    /// An endpoint without a user in front of its host, whose password may stand beside him.
    fn without_user(&mut self, endpoint: &str) -> String {
        let (scheme, rest) = endpoint.split_once("://").unwrap_or(("", endpoint));
        let Some((_, host)) = rest.rsplit_once('@') else { return endpoint.to_owned() };
        self.ignore("@");
        if scheme.is_empty() { host.to_owned() } else { format!("{scheme}://{host}") }
    }

    /// A part of the target that is there, but no text.
    pub(super) fn refuse_part(&mut self, part: Part) {
        self.report_not_taken(part.path(), part.path());
    }

    /// Takes a part of the credential over; one that is there already stays.
    pub(super) fn take_key(&mut self, key: Key, value: &str) {
        let value = self.seen(key.path(), value.trim());
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        // A secret key may hold any sign.
        let is_open = if key == Key::Secret { is_placeholder(value) || is_masked(value) } else { is_open_key(value) };
        if is_open {
            return self.report_placeholder(key.path());
        }
        // Nor has any of them blanks or quotation marks: it would be text of the command.
        let is_torn = key != Key::Secret && value.contains('\\');
        if is_torn || value.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'`^<>|“”‘’".contains(c))
        {
            return self.report_not_taken(key.path(), key.path());
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
            self.report_given_twice(key.path());
        }
    }

    /// A part of the credential that is there, but no text.
    pub(super) fn refuse_key(&mut self, key: Key) {
        self.report_not_taken(key.path(), key.path());
    }

    /// The value without signs that are not seen, which are told.
    fn seen(&mut self, path: &str, value: &str) -> String {
        if let Some(sign) = value.chars().find(|c| is_invisible(*c)) {
            self.report_hidden_sign(path, path, sign);
        }
        value.chars().filter(|c| !is_invisible(*c)).collect()
    }

    /// Takes a body over, as it was made by `body::take`.
    pub(super) fn take_body(&mut self, body: String) {
        match &self.imported.body {
            None => self.imported.body = Some(body),
            Some(known) if *known == body => {}
            Some(_) => self.report(Problem::new(&codes::IMPORT_GIVEN_TWICE, "").text("name", "body")),
        }
    }

    /// Looks at a header: a part of the target, of the credential, a usual one, or one that is left out.
    pub(super) fn take_header(&mut self, name: &str, value: &str) {
        let name: String = name.chars().filter(|c| !is_invisible(*c)).collect();
        let name = straighten_word(name.trim()).to_ascii_lowercase();
        match headers::of(&name) {
            Header::Key(key) => self.take_key(key, value),
            // The path says which project it is about; a header may repeat it.
            Header::Project => self.project_of_header = Some(value.to_owned()),
            Header::Signature if value.trim().is_empty() => {}
            Header::Signature => self.report(Problem::new(&codes::IMPORT_SIGNATURE, "")),
            Header::Usual => {}
            Header::Other => self.ignore(&name),
        }
    }

    /// Looks at a header whose value is not known, or no text.
    pub(super) fn refuse_header(&mut self, name: &str) {
        match headers::of(&name.trim().to_ascii_lowercase()) {
            Header::Key(key) => self.refuse_key(key),
            Header::Signature => self.report(Problem::new(&codes::IMPORT_SIGNATURE, "")),
            Header::Usual => {}
            Header::Project | Header::Other => self.ignore(name),
        }
    }

    /// Looks at a line among headers that has no colon. Its value is not known for sure.
    pub(super) fn take_header_line(&mut self, line: &str) {
        let end = |c: char| c.is_whitespace() || c == '=';
        let name = line.trim_start().split(end).next().unwrap_or_default().to_ascii_lowercase();
        match headers::of(&name) {
            Header::Key(key) => self.refuse_key(key),
            _ => self.report_stray_word(line.trim()),
        }
    }

    /// Takes the project of a header over, which counts after that of the path.
    pub(super) fn take_project_of_header(&mut self) {
        if let Some(project) = self.project_of_header.take() {
            self.take_part(Part::ProjectId, &project);
        }
    }

    /// Everything that was found.
    pub(super) fn finish(mut self) -> Imported {
        self.take_project_of_header();
        self.conceal();
        self.report_keys();
        self.report_at_end();
        if let Some(token) = self.token {
            self.imported.credential = Some(Credential::Token(token));
        } else if self.key != AccessKey::default() {
            self.key.project_id = None;
            self.imported.credential = Some(Credential::AccessKey(self.key));
        }
        self.imported
    }

    /// Takes a part away in which a secret of the credential stands: it is text that was misread.
    fn conceal(&mut self) {
        let known = self.token.iter().chain([&self.key.secret_key]).chain(&self.key.security_token);
        // EXPOSE: looked for, not kept. A short one could stand in anything.
        let secrets: Vec<_> = known.map(|secret| secret.expose().to_owned()).filter(|text| text.len() >= 8).collect();
        let holds = |text: &Option<String>| {
            text.as_ref().is_some_and(|text| secrets.iter().any(|secret| text.contains(secret.as_str())))
        };
        let Imported { endpoint, project_id, cluster_id, nodepool_id, body, .. } = &mut self.imported;
        let parts = [
            ("endpoint", endpoint),
            ("project_id", project_id),
            ("cluster_id", cluster_id),
            ("nodepool_id", nodepool_id),
            ("body", body),
        ];
        let held: Vec<_> =
            parts.into_iter().filter_map(|(name, part)| holds(part).then(|| (name, part.take()))).collect();
        drop(secrets);
        for (name, _) in held {
            self.report_not_taken(if name == "body" { "" } else { name }, name);
        }
    }
}

/// True if what stands behind the colon of a host is no port: a password perhaps, whose `@` was lost.
fn has_odd_port(endpoint: &str) -> bool {
    let rest = endpoint.split_once("://").map_or(endpoint, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let port = authority.rsplit(']').next().unwrap_or_default().split_once(':');
    port.is_some_and(|(_, port)| !is_placeholder(port) && !port.bytes().all(|byte| byte.is_ascii_digit()))
}
