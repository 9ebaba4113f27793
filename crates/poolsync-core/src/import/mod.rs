//! A request from pasted text: a JSON body, a curl or hcloud command, a PowerShell call, an HTTP file.
//!
//! Importing always finishes. What was understood fills the parts of a request, what was not is listed; secrets go to their
//! fields and nowhere else. Placeholders of the documentation count as missing. Whether the result is right is for
//! [`crate::check`] to say.
//!
//! ```
//! use poolsync_core::import::import_request;
//!
//! let imported = import_request(
//!     "curl -X POST 'https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/{project_id}/clusters/\
//!      4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/DefaultPool/operation/upgrade' \
//!      -H \"X-Auth-Token: $TOKEN\" -d '{\"spec\": {\"maxUnavailable\": 1}}'",
//! );
//! assert_eq!(imported.endpoint.as_deref(), Some("https://cce.cn-north-4.myhuaweicloud.com"));
//! assert_eq!(imported.project_id, None);
//! assert_eq!(imported.nodepool_id.as_deref(), Some("DefaultPool"));
//! assert_eq!(imported.body.as_deref(), Some(r#"{"spec":{"maxUnavailable":1}}"#));
//! assert!(imported.credential.token.is_none());
//! let told: Vec<_> = imported.report.problems().iter().map(|problem| problem.path.as_str()).collect();
//! assert_eq!(told, ["project_id", "token"]);
//! ```

mod address;
mod body;
mod curl;
mod format;
mod gathered;
mod hcloud;
mod header;
mod http;
mod json;
mod placeholder;
mod powershell;
mod shell;
mod typography;

use crate::problem::Report;
use crate::secret::Secret;
use gathered::Gathered;

/// What a pasted text says. A part that it does not say is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Scheme and host, such as `https://cce.cn-north-4.myhuaweicloud.com`.
    pub endpoint: Option<String>,
    /// The project.
    pub project_id: Option<String>,
    /// The cluster.
    pub cluster_id: Option<String>,
    /// The node pool of the path.
    pub nodepool_id: Option<String>,
    /// The body in its canonical form ([`crate::model::format_body`]); as it was given where it is no JSON.
    pub body: Option<String>,
    /// Who calls, as far as the text says it.
    pub credential: ImportedCredential,
    /// What was left out or changed on the way. Holds no secret.
    pub report: Report,
}

/// The parts of a credential that a pasted text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedCredential {
    /// A user token.
    pub token: Option<Secret>,
    /// An access key ID.
    pub access_key: Option<String>,
    /// A secret key.
    pub secret_key: Option<Secret>,
    /// The security token of a temporary key.
    pub security_token: Option<Secret>,
}

/// Reads a request from any of the formats; which one it is shows in the text itself. Takes time in proportion to the
/// length of the text.
pub fn import_request(text: &str) -> Imported {
    let mut gathered = Gathered::default();
    format::read(text, &mut gathered);
    gathered.finish()
}

#[cfg(test)]
mod tests;
