//! Until when a token or a temporary key is valid, counted down.

use poolsync_core::{Arg, Locale};
use poolsync_form::CredentialKind;

use crate::bind;
use crate::browser;
use crate::dom;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// What is known of a credential that this page got itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Validity {
    /// For which kind it was got.
    pub(crate) kind: CredentialKind,
    /// Until when, in seconds since 1970.
    pub(crate) until: Option<i64>,
    /// The name of the project, where the answer told.
    pub(crate) project: String,
}

/// Counting down by the minute needs no more.
const STEP_MS: i32 = 15_000;
/// Less than this is shown as something to look at, in seconds.
const SHORT: i64 = 600;

pub(super) fn show(store: Store) {
    let now = RwSignal::new(browser::unix_now());
    bind::watch(move || {
        now.track();
        if store.validity.with(Option::is_some) {
            browser::after(STEP_MS, move || now.set(browser::unix_now()));
        }
    });
    bind::content("credential-state", move || {
        now.track();
        let kind = store.draft.with(|draft| draft.credential);
        let Some(validity) = store.validity.get().filter(|validity| of_kind(validity.kind, kind)) else {
            return Vec::new();
        };
        let (sentence, left) = sentence(&validity, browser::unix_now(), store.locale.get());
        let class = if left.is_some_and(|left| left < SHORT) { "ps-problem ps-problem--warning" } else { "ps-good" };
        vec![dom::element("p", class).text(&sentence)]
    });
}

/// A token from signing in stays known when it is shown as a token.
fn of_kind(got: CredentialKind, shown: CredentialKind) -> bool {
    got == shown || (!got.signs() && !shown.signs())
}

/// The sentence, and the seconds that are left.
pub(crate) fn sentence(validity: &Validity, now: i64, locale: Locale) -> (String, Option<i64>) {
    let left = validity.until.map(|until| until - now);
    let word = match (validity.kind.signs(), left) {
        (_, Some(..=0)) => &words::VALID_NO_LONGER,
        (true, Some(_)) => &words::VALID_KEY,
        (false, Some(_)) if validity.project.is_empty() => &words::VALID_TOKEN,
        (false, Some(_)) => &words::VALID_TOKEN_FOR,
        (_, None) => &words::VALID_UNKNOWN,
    };
    let args = [
        ("until", Arg::Text(validity.until.map(|until| browser::moment(until, locale)).unwrap_or_default())),
        ("left", Arg::Text(duration(left.unwrap_or_default(), locale))),
        ("project", Arg::text(&validity.project)),
    ];
    (word.fill(locale, &args), left)
}

/// A length of time in the two largest units that people need.
pub(crate) fn duration(seconds: i64, locale: Locale) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    let args =
        [("hours", Arg::Number(hours)), ("minutes", Arg::Number(minutes)), ("seconds", Arg::Number(seconds % 60))];
    let word = match (hours, minutes) {
        (0, 0) => &words::DURATION_SECONDS,
        (0, _) => &words::DURATION_MINUTES,
        _ => &words::DURATION_HOURS,
    };
    word.fill(locale, &args)
}
