//! The one store: what was typed, what follows from it, and what became of the call.

use std::cell::Cell;

use poolsync_core::wire::{WireRequest, review};
use poolsync_core::{Credential, Locale, Report, Secret, SyncRequest, Word, check_credential, wipe};
use poolsync_form::{Draft, Field, Secrets};

use crate::bind;
use crate::browser;
use crate::prelude::*;
use crate::sending::{Run, Way};
use crate::server::Server;

/// Everything the page knows. A handle: copies see the same.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    /// What is typed and kept.
    pub(crate) draft: RwSignal<Draft>,
    /// Runs whenever the draft was replaced as a whole, so that the controls show it.
    pub(crate) replaced: Trigger,
    /// Runs whenever secrets were forgotten, so that fields are masked again.
    pub(crate) forgotten: Trigger,
    /// What is typed and never kept.
    pub(crate) secrets: RwSignal<Secrets>,
    /// What follows from both; derived, never stored. Of a long draft it follows when typing pauses.
    pub(crate) checked: Memo<Checked>,
    /// Runs when the draft is to be checked.
    due: Trigger,
    /// The fields that were left once: from then on they show their problems.
    left: RwSignal<Vec<&'static str>>,
    /// What became of the call.
    pub(crate) run: RwSignal<Run>,
    /// True once the part that asks, sends and shows the answer has been started.
    pub(crate) can_send: StoredValue<bool>,
    /// True while the last question is asked: nobody needs its sentences otherwise.
    pub(crate) asking: RwSignal<bool>,
    /// The way the user chose, if any.
    pub(crate) chosen_way: RwSignal<Option<Way>>,
    /// True while secrets are shown in the request.
    pub(crate) revealed: RwSignal<bool>,
    /// A short word about what a button just did, and perhaps what it replaced.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// The language.
    pub(crate) locale: RwSignal<Locale>,
    /// What the server of this page offers.
    pub(crate) server: StoredValue<Server>,
}

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

/// A longer draft is checked once typing pauses: ten thousand nodes take longer than a keystroke may.
const LONG_DRAFT: usize = 16_384;
const PAUSE_MS: i32 = 200;

/// Makes a check due after every change: at once for a short draft, else after a pause.
fn check_when_due(draft: RwSignal<Draft>, secrets: RwSignal<Secrets>, due: Trigger) {
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

/// What a button just did.
#[derive(Clone, PartialEq)]
pub(crate) struct Notice {
    pub(crate) word: &'static Word,
    /// What stood there before, to be taken back. Holds secrets, and goes with the notice.
    pub(crate) before: Option<Box<(Draft, Secrets)>>,
}

impl Store {
    pub(crate) fn new(draft: Draft, server: Server) -> Self {
        let draft = RwSignal::new(draft);
        let secrets = RwSignal::new(Secrets::default());
        let due = Trigger::new();
        let checked = Memo::new(move |_| {
            due.track();
            draft.with_untracked(|draft| secrets.with_untracked(|secrets| Checked::new(draft, secrets)))
        });
        check_when_due(draft, secrets, due);
        Self {
            draft,
            replaced: Trigger::new(),
            forgotten: Trigger::new(),
            secrets,
            checked,
            due,
            left: RwSignal::new(Vec::new()),
            run: RwSignal::new(Run::Idle),
            can_send: StoredValue::new(false),
            asking: RwSignal::new(false),
            chosen_way: RwSignal::new(None),
            revealed: RwSignal::new(false),
            notice: RwSignal::new(None),
            locale: RwSignal::new(browser::locale()),
            server: StoredValue::new(server),
        }
    }

    /// Checks what stands there now, without waiting for a pause.
    pub(crate) fn settle(&self) {
        self.due.notify();
    }

    /// The words in the language of the page, which is watched.
    pub(crate) fn say(&self, word: &Word) -> &'static str {
        word.get(self.locale.get())
    }

    /// Takes a typed password over and salts it.
    pub(crate) fn set_password(&self, password: Secret) {
        let Some(salt) = browser::random_salt() else { return };
        wipe::after(|| self.secrets.update(|secrets| secrets.set_password(password, &salt)));
    }

    /// From now on this field shows its problems.
    pub(crate) fn leave(&self, field: &'static Field) {
        if self.left.with_untracked(|left| !left.contains(&field.id)) {
            self.left.update(|left| left.push(field.id));
        }
    }

    /// From now on every field shows its problems.
    pub(crate) fn leave_all(&self) {
        self.left.update(|left| left.extend(poolsync_form::field::ALL.iter().map(|field| field.id)));
    }

    /// True if the field was left once.
    pub(crate) fn was_left(&self, field: &Field) -> bool {
        self.left.with(|left| left.contains(&field.id))
    }

    /// Fills in the example; what stood there can be taken back.
    pub(crate) fn load_example(&self) {
        let before = Box::new((self.draft.get_untracked(), self.secrets.get_untracked()));
        let (sandbox, token) = self.server.with_value(|server| (server.sandbox.clone(), server.sandbox_token.clone()));
        let mut secrets = Secrets::default();
        secrets.token = Secret::new(token.unwrap_or_else(|| EXAMPLE_TOKEN.to_owned()));
        self.replace(Draft::example(sandbox.as_deref()), secrets);
        self.notice.set(Some(Notice { word: &crate::words::EXAMPLE_LOADED, before: Some(before) }));
    }

    /// Puts back what a notice kept.
    pub(crate) fn take_back(&self) {
        if let Some((draft, secrets)) =
            self.notice.get_untracked().and_then(|notice| notice.before).map(|before| *before)
        {
            self.replace(draft, secrets);
        }
        self.notice.set(None);
    }

    /// Ends a notice, and with it what could be taken back: something else was typed since.
    pub(crate) fn drop_notice(&self) {
        if self.notice.with_untracked(Option::is_some) {
            self.notice.set(None);
        }
    }

    fn replace(&self, draft: Draft, secrets: Secrets) {
        self.draft.set(draft);
        self.secrets.set(secrets);
        self.replaced.notify();
    }

    /// Wipes every secret.
    pub(crate) fn forget_secrets(&self) {
        self.secrets.set(Secrets::default());
        self.revealed.set(false);
        self.forgotten.notify();
        self.notice.set(Some(Notice { word: &crate::words::FORGOTTEN, before: None }));
    }
}

/// Looks like a token and is none, for the example of a page without a sandbox.
const EXAMPLE_TOKEN: &str = "MIIExampleTokenMadeUpAndAcceptedNowhere";

impl Checked {
    fn new(draft: &Draft, secrets: &Secrets) -> Self {
        let request = draft.request(secrets);
        let (mut report, preview) = review(&request);
        if draft.has_template() && draft.login == poolsync_form::LoginMethod::Password {
            report = report.and(secrets.check_password(&draft.username));
        }
        report = report.and(check_credential(&Credential::Token(secrets.token.clone())));
        Self { named_nodes: draft.named_nodes(), request, report, preview }
    }
}
