//! The one store: what was typed, what follows from it, and what became of the call.

use std::ops::Deref;

use poolsync_core::endpoint::Endpoint;
use poolsync_core::password::Salt;
use poolsync_core::sign::SdkDate;
use poolsync_core::{Arg, Credential, Locale, Secret, Word, wipe};
use poolsync_form::{CredentialKind, Draft, Field, Secrets, field};

mod checked;
mod entered;
mod notice;

pub(crate) use checked::Checked;
pub(crate) use entered::EnteredFor;
pub(crate) use notice::Notice;

use checked::{Check, check_when_due};

use crate::bind;
use crate::browser;
use crate::credential::{Patient, Validity};
use crate::following::Following;
use crate::prelude::*;
use crate::sending::{Reach, Run, Way};
use crate::server::Server;

/// Everything the page knows. A handle, as small as a pointer: copies see the same.
#[derive(Clone, Copy)]
pub(crate) struct Store(&'static Parts);

impl Deref for Store {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What the handle leads to. It lives as long as the page.
pub(crate) struct Parts {
    /// What is typed and kept.
    pub(crate) draft: RwSignal<Draft>,
    /// Runs whenever the draft was replaced as a whole, so that the controls show it.
    pub(crate) replaced: Trigger,
    /// Runs whenever secrets were forgotten, so that fields are masked again.
    pub(crate) forgotten: Trigger,
    /// What is typed and never kept.
    pub(crate) secrets: RwSignal<Secrets>,
    /// The hosts for which credentials were entered.
    pub(crate) entered_for: RwSignal<EnteredFor>,
    /// What follows from both; derived, never stored. Of a long draft it follows when typing pauses.
    pub(crate) checked: Memo<Checked>,
    /// How it follows.
    check_by: StoredValue<Check>,
    /// Runs when the draft is to be checked.
    due: Trigger,
    /// How a password is taken over.
    salt_by: StoredValue<fn(&mut Secrets, Secret, &Salt)>,
    /// The fields that were left once: from then on they show their problems.
    left: RwSignal<Vec<&'static str>>,
    /// What became of the call.
    pub(crate) run: RwSignal<Run>,
    /// The parts of the program that have begun, by name.
    begun: StoredValue<Vec<&'static str>>,
    /// True while the body is open to be edited as JSON.
    pub(crate) editing: RwSignal<bool>,
    /// True while the code is open to be seen.
    pub(crate) sampling: RwSignal<bool>,
    /// True while the last question is asked: nobody needs its sentences otherwise.
    pub(crate) asking: RwSignal<bool>,
    /// The way the user chose, if any.
    pub(crate) chosen_way: RwSignal<Option<Way>>,
    /// True while secrets are shown in the request.
    pub(crate) revealed: RwSignal<bool>,
    /// A short word about what a button just did, and perhaps what it replaced.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// How far the way to the pool is known.
    pub(crate) reach: RwSignal<Reach>,
    /// Which reading of the pool is the newest.
    pub(crate) turn: StoredValue<u32>,
    /// How often secrets were forgotten: what was asked for before must not bring one back.
    pub(crate) forgettings: StoredValue<u32>,
    /// The way that a read has found open, and to which endpoint.
    pub(crate) learned_way: RwSignal<Option<(String, Way)>>,
    /// What is known of a token or key that this page got itself.
    pub(crate) validity: RwSignal<Option<Validity>>,
    /// What the service's clock shows more than ours, in seconds, once an answer has told.
    pub(crate) skew: RwSignal<Option<i64>>,
    /// So many seconds are added to the time of signing, on the user's word.
    pub(crate) correction: RwSignal<i64>,
    /// A signature that was refused.
    pub(crate) patient: RwSignal<Option<Patient>>,
    /// The synchronization that is followed.
    pub(crate) following: RwSignal<Option<Following>>,
    /// The language.
    pub(crate) locale: RwSignal<Locale>,
    /// What the server of this page offers.
    pub(crate) server: StoredValue<Server>,
}

impl Store {
    pub(crate) fn new(draft: Draft, server: Server) -> Self {
        let draft = RwSignal::new(draft);
        let secrets = RwSignal::new(Secrets::default());
        let due = Trigger::new();
        let check_by: StoredValue<Check> = StoredValue::new(Checked::nothing);
        let checked = bind::memo(move || {
            due.track();
            let check = check_by.get_value();
            draft.with_untracked(|draft| secrets.with_untracked(|secrets| check(draft, secrets)))
        });
        check_when_due(draft, secrets, due);
        Self(Box::leak(Box::new(Parts {
            draft,
            replaced: Trigger::new(),
            forgotten: Trigger::new(),
            secrets,
            entered_for: RwSignal::new(EnteredFor::default()),
            check_by,
            checked,
            due,
            salt_by: StoredValue::new(|secrets, password, _| secrets.type_password(password)),
            left: RwSignal::new(Vec::new()),
            run: RwSignal::new(Run::Idle),
            begun: StoredValue::new(Vec::new()),
            editing: RwSignal::new(false),
            sampling: RwSignal::new(false),
            asking: RwSignal::new(false),
            chosen_way: RwSignal::new(None),
            revealed: RwSignal::new(false),
            notice: RwSignal::new(None),
            reach: RwSignal::new(Reach::Idle),
            turn: StoredValue::new(0),
            forgettings: StoredValue::new(0),
            learned_way: RwSignal::new(None),
            validity: RwSignal::new(None),
            skew: RwSignal::new(None),
            correction: RwSignal::new(0),
            patient: RwSignal::new(None),
            following: RwSignal::new(None),
            locale: RwSignal::new(browser::locale()),
            server: StoredValue::new(server),
        })))
    }

    /// From now on the draft is checked: all rules come with a later part of the program.
    pub(crate) fn start_checking(self) {
        self.check_by.set_value(Checked::new);
        self.settle();
    }

    /// Begins a part of the program, unless it has begun.
    pub(crate) fn begin(self, part: &'static str, start: fn(Store)) {
        if !self.has_begun(part) {
            self.begun.update_value(|begun| begun.push(part));
            start(self);
        }
    }

    /// True if a part of the program has begun.
    pub(crate) fn has_begun(self, part: &str) -> bool {
        self.begun.with_value(|begun| begun.contains(&part))
    }

    /// Runs again whoever reads this, whenever a check is due: also when it finds the same.
    pub(crate) fn track_checks(self) {
        self.due.track();
    }

    /// Checks what stands there now, without waiting for a pause.
    pub(crate) fn settle(self) {
        self.due.notify();
    }

    /// The words in the language of the page, which is watched.
    pub(crate) fn say(self, word: &Word) -> &'static str {
        word.get(self.locale.get())
    }

    /// The same with values filled in.
    pub(crate) fn fill(self, word: &Word, args: &[(&'static str, Arg)]) -> String {
        word.fill(self.locale.get(), args)
    }

    /// The credential of the chosen kind.
    pub(crate) fn credential(self) -> Credential {
        let kind = self.draft.with_untracked(|draft| draft.credential);
        self.secrets.with_untracked(|secrets| secrets.credential(kind))
    }

    /// The time of signing: this computer's, corrected where the user said so.
    /// None after the year 9999.
    pub(crate) fn signing_date(self) -> Option<SdkDate> {
        let seconds = browser::unix_now().saturating_add(self.correction.get_untracked());
        u64::try_from(seconds).ok().and_then(SdkDate::from_unix)
    }

    /// Changes the draft as if it were typed, and shows it in its fields.
    pub(crate) fn fill_in(self, change: impl FnOnce(&mut Draft)) {
        self.drop_notice();
        self.draft.update(change);
        self.replaced.notify();
    }

    /// Takes over what was typed into a secret field but that of the password, and notes for which host.
    pub(crate) fn set_secret(self, field: &Field, typed: Secret) {
        self.entered_for.update(|hosts| hosts.note(field, &self.draft.with_untracked(host_of)));
        // What was known of another token or key is not known of this one.
        if self.validity.with_untracked(Option::is_some) {
            self.validity.set(None);
        }
        self.secrets.update(|secrets| {
            if let Some(slot) = secrets.slot(field) {
                *slot = typed;
            }
        });
    }

    /// Takes a typed password over.
    pub(crate) fn set_password(self, password: Secret) {
        let Some(salt) = browser::random_salt() else { return };
        let take = self.salt_by.get_value();
        wipe::after(|| self.secrets.update(|secrets| take(secrets, password, &salt)));
    }

    /// From now on a typed password is salted, and so is the one that is there.
    pub(crate) fn start_salting(self) {
        self.salt_by.set_value(Secrets::set_password);
        self.set_password(self.secrets.with_untracked(|secrets| secrets.password().clone()));
    }

    /// Takes over a body that was typed as JSON.
    pub(crate) fn take_body(self, text: &str) {
        let Some(salt) = browser::random_salt() else { return };
        let (mut draft, mut secrets) = (self.draft.get_untracked(), self.secrets.get_untracked());
        wipe::after(|| draft.take_body(text, &mut secrets, &salt));
        self.draft.set(draft);
        if self.secrets.with_untracked(|known| *known != secrets) {
            self.secrets.set(secrets);
        }
        self.replaced.notify();
    }

    /// From now on this field shows its problems.
    pub(crate) fn leave(self, field: &'static Field) {
        if self.left.with_untracked(|left| !left.contains(&field.id)) {
            self.left.update(|left| left.push(field.id));
        }
    }

    /// From now on every field shows its problems.
    pub(crate) fn leave_all(self) {
        self.left.update(|left| left.extend(field::ALL.iter().map(|field| field.id)));
    }

    /// Brings the user to the field where something can be mended: a token that is fetched begins with the account.
    pub(crate) fn go_to(self, field: &'static Field) {
        let fetched = self.draft.with_untracked(|draft| draft.credential) == CredentialKind::SignIn;
        let field = if fetched && *field == field::TOKEN { &field::ACCOUNT } else { field };
        self.leave(field);
        browser::focus(field.id);
    }

    /// True if the field was left once.
    pub(crate) fn was_left(self, field: &Field) -> bool {
        self.left.with(|left| left.contains(&field.id))
    }
}

/// The host to which calls of a draft go; empty while there is none.
pub(crate) fn host_of(draft: &Draft) -> String {
    Endpoint::parse(&draft.endpoint).map(|endpoint| endpoint.authority().to_owned()).unwrap_or_default()
}
