//! What follows from what is typed: the request, and everything that was noticed about it.

use std::cell::Cell;

use poolsync_core::wire::{Headers, WireRequest, review};
use poolsync_core::{Report, SyncRequest, check_credential};
use poolsync_form::{Draft, LoginMethod, Secrets};

use crate::bind;
use crate::browser;
use crate::prelude::*;

/// A request and all that was noticed about it.
#[derive(Clone, PartialEq)]
pub(crate) struct Checked {
    pub(crate) request: SyncRequest,
    pub(crate) report: Report,
    /// The request as it will be sent, without the credential.
    pub(crate) preview: WireRequest,
    /// How many nodes are named.
    pub(crate) named_nodes: usize,
}

/// Checks a draft.
pub(super) type Check = fn(&Draft, &Secrets) -> Checked;

impl Checked {
    /// What is known before anything is checked.
    pub(super) fn nothing(_: &Draft, _: &Secrets) -> Self {
        let preview =
            WireRequest { method: String::new(), url: String::new(), headers: Headers::default(), body: String::new() };
        let request = SyncRequest::new("", "", "", "", "");
        Self { request, report: Report::new(), preview, named_nodes: 0 }
    }

    pub(super) fn new(draft: &Draft, secrets: &Secrets) -> Self {
        let request = draft.request(secrets);
        let (mut report, preview) = review(&request);
        if draft.has_template() && draft.login == LoginMethod::Password {
            report = report.and(secrets.check_password(&draft.username));
        }
        report = report.and(check_credential(&secrets.credential(draft.credential)));
        Self { named_nodes: draft.named_nodes(), request, report, preview }
    }
}

/// A longer draft is checked once typing pauses: ten thousand nodes take longer than a keystroke may.
const LONG_DRAFT: usize = 16_384;
const PAUSE_MS: i32 = 200;

/// Makes a check due after every change: at once for a short draft, else after a pause.
pub(super) fn check_when_due(draft: RwSignal<Draft>, secrets: RwSignal<Secrets>, due: Trigger) {
    let timer = Cell::new(None);
    bind::watch(move || {
        secrets.track();
        let is_long = draft.with(|draft| draft.node_ids.len() > LONG_DRAFT);
        if let Some(timer) = timer.take() {
            browser::cancel(timer);
        }
        if is_long {
            timer.set(Some(browser::after(PAUSE_MS, move || due.notify())));
        } else {
            due.notify();
        }
    });
}
