//! The request that follows from what is typed, and everything that was noticed about it.

use poolsync_core::wire::{Headers, WireRequest, review};
use poolsync_core::{Report, SyncRequest, check_credential};
use poolsync_form::{Draft, LoginMethod, Secrets, problems_to_tell};

/// A request and all that was noticed about it.
#[derive(Clone, PartialEq)]
pub(crate) struct Checked {
    pub(crate) request: SyncRequest,
    /// Everything: what decides whether the request may be sent.
    pub(crate) report: Report,
    /// What a person has to mend: a fault that two rules found in one field stands here once.
    pub(crate) told: Report,
    /// The request as it will be sent, without the credential.
    pub(crate) preview: WireRequest,
    /// How many nodes are named.
    pub(crate) named_nodes: usize,
}

impl Default for Checked {
    /// What is known before anything was checked.
    fn default() -> Self {
        let preview =
            WireRequest { method: String::new(), url: String::new(), headers: Headers::default(), body: String::new() };
        let request = SyncRequest::new("", "", "", "", "");
        Self { request, report: Report::new(), told: Report::new(), preview, named_nodes: 0 }
    }
}

impl Checked {
    /// Checks a draft with its secrets.
    pub(crate) fn new(draft: &Draft, secrets: &Secrets) -> Self {
        let request = draft.request(secrets);
        let (mut report, preview) = review(&request);
        if draft.has_template() && draft.login == LoginMethod::Password {
            report = report.and(secrets.check_password(&draft.username));
        }
        report = report.and(check_credential(&secrets.credential(draft.credential)));
        let told = problems_to_tell(draft, &report);
        Self { named_nodes: draft.named_nodes(), request, report, told, preview }
    }
}
