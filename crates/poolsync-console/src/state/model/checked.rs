//! The request that follows from what is typed, and everything that was noticed about it.

use poolsync_core::wire::{Headers, WireRequest, review};
use poolsync_core::{Report, SyncRequest};
use poolsync_form::{Draft, Secrets, problems_to_tell};

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
    /// How many nodes are named; none if what is typed in their field names no node.
    pub(crate) named_nodes: Option<usize>,
}

impl Default for Checked {
    /// What is known before anything was checked.
    fn default() -> Self {
        let preview =
            WireRequest { method: String::new(), url: String::new(), headers: Headers::default(), body: String::new() };
        let request = SyncRequest::new("", "", "", "", "");
        Self { request, report: Report::new(), told: Report::new(), preview, named_nodes: Some(0) }
    }
}

impl Checked {
    /// Checks a draft with its secrets.
    pub(crate) fn new(draft: &Draft, secrets: &Secrets) -> Self {
        let request = draft.request(secrets);
        let (report, preview) = review(&request);
        let report = draft.tell_of_all(report, secrets);
        let told = problems_to_tell(draft, &report);
        let list = draft.node_list();
        let named_nodes = (!list.has_nothing()).then_some(list.ids.len());
        Self { request, report, told, preview, named_nodes }
    }
}
