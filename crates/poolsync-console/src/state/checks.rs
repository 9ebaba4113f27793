//! Checks what is typed: the request that follows from it, and everything that was noticed about it.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use poolsync_core::wire::{Headers, WireRequest, review};
use poolsync_core::{Report, SyncRequest, check_credential};
use poolsync_form::{Draft, LoginMethod, Secrets, problems_to_tell};

use super::Store;

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

/// A longer draft (bytes of its list of nodes) is checked once typing pauses: ten thousand nodes take longer than a keystroke
/// may.
const LONG_DRAFT: usize = 16_384;
const PAUSE_MS: u32 = 200;

/// Checks after every change from now on: at once for a short draft, else after a pause.
pub(crate) fn start(store: Store) {
    let timer = StoredValue::new_local(None);
    Effect::new(move |_| {
        store.secrets.track();
        let is_long = store.draft.with(|draft| draft.node_ids.len() > LONG_DRAFT);
        // Dropping the timer before cancels it.
        timer.set_value(is_long.then(|| Timeout::new(PAUSE_MS, move || run(store))));
        if !is_long {
            run(store);
        }
    });
}

/// Checks what stands there now, without waiting for a pause.
pub(crate) fn run(store: Store) {
    let checked = store.draft.with_untracked(|draft| store.secrets.with_untracked(|it| Checked::new(draft, it)));
    store.checked.set(checked);
}

#[cfg(test)]
mod tests {
    use poolsync_core::Locale;

    use super::*;
    use crate::platform::page_config::PageConfig;

    #[test]
    fn what_is_typed_is_checked_with_its_credential() {
        Owner::new().with(|| {
            let store = Store::new(Draft::example(None), PageConfig::default(), Locale::En);
            run(store);
            let codes = store.checked.with_untracked(|checked| {
                checked.report.problems().iter().map(|problem| problem.code.id).collect::<Vec<_>>()
            });
            assert_eq!(codes, ["token/missing"]);
            store.fill_in(|draft| draft.max_unavailable = "21".to_owned());
            run(store);
            let codes = store.checked.with_untracked(|checked| {
                checked.report.problems().iter().map(|problem| problem.code.id).collect::<Vec<_>>()
            });
            assert_eq!(codes, ["max-unavailable/out-of-range", "token/missing"]);
        });
    }
}
