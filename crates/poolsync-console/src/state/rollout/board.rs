//! What the page knows of rollouts: the plan that is written, what was read for it, and the rollout that is shown. A handle of
//! signals, made with its lazy part: who rolls nothing out does not carry it.

use std::collections::VecDeque;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use poolsync_core::follow::Pace;
use poolsync_core::rollout::{Action, EventKind, LoadError, Plan, ResolvedRollout, read_plan, resolve};
use poolsync_core::{Arg, Report, Word};

use super::kept::{Kept, Listed};
use super::link::Handed;
use super::names::Names;
use super::owner::Ownership;
use super::reading::Places;
use crate::api::ApiError;
use crate::state::store::Store;

/// How far the reading of the places of a plan is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reading {
    /// Nobody has asked.
    Idle,
    /// They are being read.
    Pending,
    /// They could not be read.
    Failed(ApiError),
    /// They were read.
    Done(Arc<Places>),
}

/// A plan as it resolves by what was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Resolved {
    /// None while there is an error.
    pub(crate) rollout: Option<ResolvedRollout>,
    /// What was noticed.
    pub(crate) report: Report,
}

/// Whether this tab carries the rollout out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// This one does.
    Driving,
    /// Another one does.
    Watching,
    /// None does.
    Free,
}

/// Why a rollout does not go on by itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Trouble {
    /// The credential is missing, is no longer taken, or may not go there. Says which.
    Credential(String),
    /// A pool could not be read.
    Unread(ApiError),
    /// This pool is being synchronized by somebody else's call.
    Busy(String),
    /// This browser does not keep what must be written down before a call.
    Storage,
    /// What was kept is damaged or of another version.
    Damaged(LoadError),
}

/// The rollouts of the page. A handle: copies see the same.
#[derive(Clone, Copy)]
pub(crate) struct Board {
    /// The one store of the page, which is large.
    store: StoredValue<Store>,
    /// The plan as it is typed.
    pub(crate) text: RwSignal<String>,
    /// The plan that a ready-made one has replaced, to be taken back.
    pub(crate) replaced: RwSignal<Option<String>>,
    /// The plan, unless there is an error, and everything noticed about its text.
    pub(crate) checked: Memo<(Option<Plan>, Report)>,
    /// What was read of its places.
    pub(crate) reading: RwSignal<Reading>,
    /// The plan by what was read; none before.
    pub(crate) resolved: Memo<Option<Resolved>>,
    /// The digest that was approved, as typed; empty if none was.
    pub(crate) approved: RwSignal<String>,
    /// What a link brought along.
    pub(crate) handed: RwSignal<Option<Handed>>,
    /// True if the address held a rollout that is none: cut or changed on the way.
    pub(crate) handed_is_damaged: RwSignal<bool>,
    /// True while the question before the first call is asked.
    pub(crate) asking: RwSignal<bool>,
    /// The rollout that is shown.
    pub(crate) kept: RwSignal<Option<Kept>>,
    /// Whether this tab carries it out.
    pub(crate) role: RwSignal<Role>,
    /// Why it does not go on by itself.
    pub(crate) trouble: RwSignal<Option<Trouble>>,
    /// When its pools were read last, in seconds since 1970.
    pub(crate) looked: RwSignal<Option<i64>>,
    /// The rollouts of this browser.
    pub(crate) listed: RwSignal<Vec<Listed>>,
    /// What carries it out.
    pub(super) engine: StoredValue<Engine, LocalStorage>,
    /// The number of the newest reading.
    reading_number: StoredValue<u32>,
}

/// What carries a rollout out in this tab.
#[derive(Default)]
pub(super) struct Engine {
    /// What happened and was not told to the machine yet.
    pub(super) queue: VecDeque<EventKind>,
    /// True while it is being told.
    pub(super) is_busy: bool,
    /// True while pools are being read.
    pub(super) is_polling: bool,
    /// When the machine is told or the pools are read next.
    pub(super) timer: Option<Timeout>,
    /// When the pools are read next, in milliseconds since 1970.
    pub(super) next_poll: f64,
    /// When a call that could not be made is tried to be made again, in milliseconds since 1970.
    pub(super) retry_at: Option<f64>,
    /// How often.
    pub(super) pace: Option<Pace>,
    /// What the machine waits for.
    pub(super) actions: Vec<Action>,
    /// The right to carry it out.
    pub(super) ownership: Option<Ownership>,
}

impl Board {
    /// Returns a board with this plan on it.
    pub(crate) fn new(store: Store, text: String) -> Self {
        let text = RwSignal::new(text);
        let checked = Memo::new(move |_| text.with(|text| read_plan(text)));
        let reading = RwSignal::new(Reading::Idle);
        let resolved = Memo::new(move |_| {
            let Reading::Done(places) = reading.get() else { return None };
            checked.with(|(plan, _)| {
                let (rollout, report) = resolve(plan.as_ref()?, &places.pools());
                Some(Resolved { rollout, report })
            })
        });
        Self {
            store: StoredValue::new(store),
            text,
            replaced: RwSignal::new(None),
            checked,
            reading,
            resolved,
            approved: RwSignal::new(String::new()),
            handed: RwSignal::new(None),
            handed_is_damaged: RwSignal::new(false),
            asking: RwSignal::new(false),
            kept: RwSignal::new(None),
            role: RwSignal::new(Role::Free),
            trouble: RwSignal::new(None),
            looked: RwSignal::new(None),
            listed: RwSignal::new(Vec::new()),
            engine: StoredValue::new_local(Engine::default()),
            reading_number: StoredValue::new(0),
        }
    }

    /// Begins a reading. Returns what tells whether it is still the newest one: an older one that comes late counts no more.
    pub(super) fn next_reading(self) -> impl Fn() -> bool + Copy + 'static {
        self.reading_number.update_value(|number| *number = number.wrapping_add(1));
        let number = self.reading_number.get_value();
        move || self.reading_number.try_get_value() == Some(number)
    }

    /// Returns the one store of the page.
    pub(crate) fn store(self) -> Store {
        self.store.get_value()
    }

    /// Returns what people call the places of the plan, as far as that was read or handed over.
    pub(crate) fn names(self) -> Names {
        if let Reading::Done(places) = self.reading.get() {
            return places.names();
        }
        self.handed.with(|handed| handed.as_ref().map(|handed| handed.names.clone()).unwrap_or_default())
    }

    /// Returns what is shown of the plan: as it resolves now, or, before anything was read, as it was handed over.
    pub(crate) fn shown<T>(self, show: impl FnOnce(&ResolvedRollout) -> T) -> Option<T> {
        let is_read = matches!(self.reading.get(), Reading::Done(_));
        if is_read {
            return self.resolved.with(|resolved| resolved.as_ref()?.rollout.as_ref().map(show));
        }
        self.handed.with(|handed| handed.as_ref()?.resolved.as_ref().map(show))
    }

    /// Returns the digest of the plan as it resolves now.
    pub(crate) fn digest(self) -> Option<String> {
        self.resolved.with(|resolved| Some(resolved.as_ref()?.rollout.as_ref()?.digest()))
    }

    /// Returns whether the plan resolves to what was approved; none if nothing was approved, or nothing was read.
    pub(crate) fn is_as_approved(self) -> Option<bool> {
        // Whatever stands there is meant: a text that is no digest is none that was approved.
        let is_there = self.approved.with(|typed| !typed.trim().is_empty());
        let digest = self.digest().filter(|_| is_there)?;
        Some(self.is_approved(&digest))
    }

    /// Returns true if this digest is the one that was approved.
    pub(crate) fn is_approved(self, digest: &str) -> bool {
        self.approved.with(|typed| digits(typed)) == digest
    }

    /// Returns the words in the language of the page, which is tracked.
    pub(crate) fn say(self, word: &Word) -> &'static str {
        self.store().say(word)
    }

    /// Returns the words with values filled in.
    pub(crate) fn fill(self, word: &Word, args: &[(&'static str, Arg)]) -> String {
        self.store().fill(word, args)
    }
}

/// The hex digits of a digest as people type it.
pub(super) fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_hexdigit).map(|digit| digit.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use poolsync_core::Locale;
    use poolsync_core::rollout::{digest_groups, example_plan};
    use poolsync_form::Draft;

    use super::*;
    use crate::platform::page_config::PageConfig;

    #[test]
    fn nothing_resolves_before_the_pools_were_read() {
        Owner::new().with(|| {
            let store = Store::new(Draft::example(None), PageConfig::default(), Locale::En);
            let board = Board::new(store, example_plan());
            assert!(board.checked.with(|(plan, _)| plan.is_some()));
            board.approved.set("00000000".to_owned());
            assert_eq!((board.digest(), board.is_as_approved()), (None, None));
        });
    }

    #[test]
    fn a_digest_may_be_typed_in_groups() {
        let digest = "0123456789abcdef".repeat(4);
        assert_eq!(digits(&digest_groups(&digest).to_uppercase()), digest);
    }
}
