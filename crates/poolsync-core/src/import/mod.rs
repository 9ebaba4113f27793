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
mod braces;
mod clear;
mod curl;
mod fence;
mod files;
mod found;
mod hcloud;
mod headers;
mod http;
mod json;
mod links;
mod lost;
mod note;
mod options;
mod placeholder;
mod places;
mod powershell;
mod program;
mod readings;
mod request_file;
mod requote;
mod several;
mod signs;
mod spelling;
mod template;
mod transcript;
mod tree;
mod url;
mod value;
mod words;

use std::fmt;

use crate::credential::Credential;
use crate::json::Member;
use crate::model::SyncRequest;
use crate::problem::Report;
use found::Found;
pub use request_file::{RequestFile, request_file};

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
    let whole = signs::with_plain_ends(&signs::without_escapes(text));
    let text = fence::inner(signs::trimmed(&whole));
    if json::looks_like(text) {
        json::read(text, &mut found);
    } else if http::looks_like(text) {
        http::read(text, &mut found);
    } else if let Some(request) = http::below_prose(text).filter(|_| !readings::has_call(text)) {
        http::read(request, &mut found);
    } else {
        readings::read(text, &mut found);
    }
    lost::tell(text, &mut found);
    several::tell(&whole, &mut found);
    found.finish()
}
