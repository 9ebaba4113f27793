//! The store: every signal that outlives a view.

use leptos::prelude::*;
use poolsync_core::cloud::{Node, Pool};
use poolsync_core::{Arg, Locale, Word};
use poolsync_form::{Draft, Secrets};

use super::model::{
    Aftermath, CallState, Checked, EnteredFor, Journal, Notice, Picture, Polling, Preflight, RefusedSignature, Seen,
    Tracking, Validity,
};
use crate::api::Route;
use crate::platform::page_config::PageConfig;

/// Everything the page knows. A handle: copies see the same.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    /// What is typed and kept.
    pub(crate) draft: RwSignal<Draft>,
    /// Notified when the draft was changed by something else than typing, so that fields show it.
    pub(crate) replaced: Trigger,
    /// The fields that were left once: from then on they show their problems.
    pub(super) left: RwSignal<Vec<&'static str>>,
    /// What is typed and never kept.
    pub(crate) secrets: RwSignal<Secrets>,
    /// Notified when secrets were forgotten, so that fields are masked again.
    pub(crate) forgotten: Trigger,
    /// How often secrets were forgotten: what was asked for before must not bring one back.
    pub(super) forgettings: StoredValue<u32>,
    /// The hosts for which credentials were entered.
    pub(crate) entered_for: RwSignal<EnteredFor>,
    /// What is known of a token or key that this page got itself.
    pub(crate) validity: RwSignal<Option<Validity>>,
    /// What the service's clock shows more than ours, in seconds, once an answer has told.
    pub(crate) skew: RwSignal<Option<i64>>,
    /// Seconds that are added to the time of signing, on the user's word.
    pub(crate) clock_correction: RwSignal<i64>,
    /// A signature that the gateway refused.
    pub(crate) refused_signature: RwSignal<Option<RefusedSignature>>,

    /// What follows from draft and secrets.
    pub(crate) checked: RwSignal<Checked>,
    /// What the service has shown of pools and nodes.
    pub(crate) seen: RwSignal<Seen>,
    /// The plan of the call in numbers.
    pub(crate) picture: RwSignal<Picture>,
    /// What was read of the pool before the call.
    pub(crate) preflight: RwSignal<Preflight>,
    /// The number of the newest preflight.
    pub(super) preflight_number: StoredValue<u32>,
    /// The route that the user chose, if any.
    pub(crate) chosen_route: RwSignal<Option<Route>>,
    /// The route that a read has found open, and to which endpoint.
    pub(super) learned_route: RwSignal<Option<(String, Route)>>,
    /// True while the rollouts are open.
    pub(crate) rolling: RwSignal<bool>,
    /// True while this tab carries a rollout out that is not over.
    pub(crate) carries_out: RwSignal<bool>,
    /// Called at once when everything is forgotten, by who knows more than the store does.
    pub(super) forgetting: StoredValue<Vec<Callback<()>>>,
    /// True while the last question is asked.
    pub(crate) confirming: RwSignal<bool>,
    /// What became of the call.
    pub(crate) call: RwSignal<CallState>,
    /// The calls of this browser.
    pub(crate) journal: RwSignal<Journal>,
    /// What the pool says about a call whose outcome is not known.
    pub(crate) aftermath: RwSignal<Aftermath>,
    /// The synchronization that is followed.
    pub(crate) tracking: RwSignal<Option<Tracking>>,
    /// When its pool is read next.
    pub(super) polling: StoredValue<Polling, LocalStorage>,

    /// How many lazy parts did not come.
    pub(crate) missing_parts: RwSignal<usize>,
    /// Notified when lazy parts that did not come are to be asked for again.
    pub(crate) retry_parts: Trigger,
    /// The element that takes the keyboard focus once its lazy part is there.
    pub(super) awaited_field: StoredValue<Option<&'static str>>,
    /// What a button just did, and perhaps what it replaced.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// True while secrets are shown in the request.
    pub(crate) revealed: RwSignal<bool>,
    /// The language.
    pub(crate) locale: RwSignal<Locale>,
    /// What the server of this page offers.
    pub(crate) config: StoredValue<PageConfig>,
}

impl Store {
    /// Returns a store that begins with this draft.
    pub(crate) fn new(draft: Draft, config: PageConfig, locale: Locale) -> Self {
        Self {
            draft: RwSignal::new(draft),
            replaced: Trigger::new(),
            left: RwSignal::new(Vec::new()),
            secrets: RwSignal::new(Secrets::default()),
            forgotten: Trigger::new(),
            forgettings: StoredValue::new(0),
            entered_for: RwSignal::new(EnteredFor::default()),
            validity: RwSignal::new(None),
            skew: RwSignal::new(None),
            clock_correction: RwSignal::new(0),
            refused_signature: RwSignal::new(None),
            checked: RwSignal::new(Checked::default()),
            seen: RwSignal::new(Seen::default()),
            picture: RwSignal::new(Picture::default()),
            preflight: RwSignal::new(Preflight::Idle),
            preflight_number: StoredValue::new(0),
            chosen_route: RwSignal::new(None),
            learned_route: RwSignal::new(None),
            rolling: RwSignal::new(false),
            carries_out: RwSignal::new(false),
            forgetting: StoredValue::new(Vec::new()),
            confirming: RwSignal::new(false),
            call: RwSignal::new(CallState::Idle),
            journal: RwSignal::new(Journal::default()),
            aftermath: RwSignal::new(Aftermath::None),
            tracking: RwSignal::new(None),
            polling: StoredValue::new_local(Polling::default()),
            missing_parts: RwSignal::new(0),
            retry_parts: Trigger::new(),
            awaited_field: StoredValue::new(None),
            notice: RwSignal::new(None),
            revealed: RwSignal::new(false),
            locale: RwSignal::new(locale),
            config: StoredValue::new(config),
        }
    }

    /// Calls this when everything is forgotten, from now on.
    pub(super) fn on_forget_everything(self, forget: Callback<()>) {
        self.forgetting.update_value(|all| all.push(forget));
    }

    /// Takes note of pools that were read of the cluster which the form shows.
    pub(crate) fn note_pools(self, pools: &[Pool]) {
        self.draft.with_untracked(|draft| self.seen.update(|seen| seen.note_pools(draft, pools)));
    }

    /// Takes note of all nodes of the cluster which the form shows.
    pub(crate) fn note_nodes(self, nodes: &[Node]) {
        self.draft.with_untracked(|draft| self.seen.update(|seen| seen.note_nodes(draft, nodes)));
    }

    /// Returns what people call the pool that the form shows, which is tracked; its id while no name is known.
    pub(crate) fn pool_name(self) -> String {
        self.draft.with(|draft| self.seen.with(|seen| seen.pool_name(draft).to_owned()))
    }

    /// Returns the words in the language of the page, which is tracked.
    pub(crate) fn say(self, word: &Word) -> &'static str {
        word.get(self.locale.get())
    }

    /// Returns the words with values filled in.
    pub(crate) fn fill(self, word: &Word, args: &[(&'static str, Arg)]) -> String {
        word.fill(self.locale.get(), args)
    }
}
