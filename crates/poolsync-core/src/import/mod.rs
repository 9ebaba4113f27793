//! A request from pasted text: JSON, a curl or hcloud command, a PowerShell call, an HTTP file.
//!
//! Importing always finishes. What was understood is filled in, what was not is listed by name, never by value: a value
//! may be secret. A credential goes to its field and nowhere else. Placeholders of the documentation and variables
//! nobody knows count as missing. Whether the request is right is not said here: that is what [`check`](crate::check())
//! is for.
//!
//! ```
//! use poolsync_core::import::import_request;
//!
//! let imported = import_request(concat!(
//!     "curl -X POST https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/0123456789abcdef0123456789abcdef/",
//!     "clusters/:clusterid/nodepools/DefaultPool/operation/upgrade -H 'X-Auth-Token: MIIF' -d '{\"spec\": {}}'",
//! ));
//! assert_eq!(imported.endpoint.as_deref(), Some("https://cce.cn-north-4.myhuaweicloud.com"));
//! assert_eq!(imported.cluster_id, None);
//! assert_eq!(imported.body.as_deref(), Some(r#"{"spec":{}}"#));
//! assert_eq!(imported.report.problems()[0].code.id, "import/placeholder");
//! ```
//!
//! # What this module does not do
//! It reads no file, asks for no variable and runs nothing: a shell's text is split into words, not executed.

mod body;
mod curl;
mod found;
mod hcloud;
mod headers;
mod http;
mod json;
mod options;
mod placeholder;
mod powershell;
mod program;
mod signs;
mod tree;
mod url;
mod words;

use std::fmt;

use crate::credential::Credential;
use crate::json::Member;
use crate::model::SyncRequest;
use crate::problem::{Report, codes};
use found::Found;
use words::{Command, Quoting};

/// What was found in a text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Scheme and host.
    pub endpoint: Option<String>,
    /// The project.
    pub project_id: Option<String>,
    /// The cluster.
    pub cluster_id: Option<String>,
    /// The node pool of the path.
    pub nodepool_id: Option<String>,
    /// The body: its canonical text, or the text as it was given where that is no JSON.
    pub body: Option<String>,
    /// The credential, complete or not: an access key may lack its secret.
    pub credential: Option<Credential>,
    /// What was not understood or left out, and what is wrong with the body as JSON.
    pub report: Report,
}

/// Of the body only its length is shown: a password may be in it.
impl fmt::Debug for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Imported")
            .field("endpoint", &self.endpoint)
            .field("project_id", &self.project_id)
            .field("cluster_id", &self.cluster_id)
            .field("nodepool_id", &self.nodepool_id)
            .field("body_bytes", &self.body.as_ref().map(String::len))
            .field("credential", &self.credential)
            .field("report", &self.report)
            .finish()
    }
}

impl Imported {
    /// Returns the request, with what was not found left out.
    pub fn request(&self) -> SyncRequest {
        let part = |part: &Option<String>| part.clone().map_or(Member::Absent, Member::Given);
        SyncRequest {
            endpoint: part(&self.endpoint),
            project_id: part(&self.project_id),
            cluster_id: part(&self.cluster_id),
            nodepool_id: part(&self.nodepool_id),
            body: self.body.clone().unwrap_or_default(),
        }
    }
}

/// Reads a pasted text, whatever it is. Takes time in proportion to its length.
pub fn import_request(text: &str) -> Imported {
    let mut found = Found::default();
    let text = signs::with_plain_ends(text);
    let text = signs::without_fence(&text);
    if json::looks_like(text) {
        json::read(text, &mut found);
    } else if http::looks_like(text) {
        http::read(text, &mut found);
    } else {
        read_script(text, &mut found);
    }
    found.finish()
}

/// A command, or a whole script with commands.
fn read_script(text: &str, found: &mut Found) {
    // What names one program may stand in the body of the other's call: the one that is named first is tried first.
    let is_read = match powershell::call_at(text) {
        Some(at) if at < words::tool_at(text) => powershell::read(text, found) || read_commands(text, found),
        Some(_) => read_commands(text, found) || powershell::read(text, found),
        None => read_commands(text, found),
    };
    if !is_read {
        match program::language(text) {
            Some(language) => found.program(language),
            None => found.say(&codes::IMPORT_UNKNOWN_FORMAT),
        }
    }
}

/// A command among others: the first that is this call, else the first that is a call at all; false if there is none.
fn read_commands(text: &str, found: &mut Found) -> bool {
    let script = Quoting::of(text).split(text);
    let call = |command| Tool::of_command(command).map(|tool| (command, tool));
    let outer: Vec<_> = script.commands.iter().filter_map(call).collect();
    let inner: Vec<_> = script.inner.iter().filter_map(call).collect();
    // What stands within a call serves it, such as getting its token; a script may keep the answer of the call itself.
    let calls = if outer.is_empty() { &inner } else { &outer };
    let is_ours = |(command, _): &&(&Command, Tool)| command.words.iter().any(|word| is_ours(word));
    let ours = outer.iter().chain(&inner).find(is_ours);
    let Some((command, tool)) = ours.or(calls.first()) else { return false };
    found.repaired |= script.repaired;
    found.unclosed |= script.unclosed;
    found.several(calls.len());
    match tool {
        Tool::Curl => curl::read(command, &script.files, found),
        Tool::Hcloud => hcloud::read(command, &script.files, found),
    }
    true
}

/// True if a word names this call.
fn is_ours(word: &str) -> bool {
    url::is_ours(word) || word.eq_ignore_ascii_case("UpgradeNodePool")
}

/// A program that makes calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tool {
    Curl,
    Hcloud,
}

impl Tool {
    fn of_command(command: &Command) -> Option<Self> {
        Self::of(command.words.first()?)
    }

    /// The program of a command's first word, which may be a path such as `/usr/bin/curl`, with a prompt in front.
    fn of(word: &str) -> Option<Self> {
        let name = word.rsplit(['/', '\\', '>']).next().unwrap_or(word).to_ascii_lowercase();
        match name.strip_suffix(".exe").unwrap_or(&name) {
            "curl" => Some(Self::Curl),
            "hcloud" => Some(Self::Hcloud),
            _ => None,
        }
    }
}
