//! Until when a token or a temporary key is valid.

use poolsync_core::{Arg, Locale};
use poolsync_form::CredentialKind;

use crate::platform::time;
use crate::state::duration::duration;
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

impl Validity {
    /// Returns true if this is about a credential of the shown kind: a token from signing in stays known when it is shown as
    /// a token.
    pub(crate) fn is_of(&self, shown: CredentialKind) -> bool {
        self.kind == shown || (!self.kind.signs() && !shown.signs())
    }

    /// Returns the seconds that are left; less than nothing once it has expired.
    pub(crate) fn left(&self, now: i64) -> Option<i64> {
        self.until.map(|until| until - now)
    }

    /// Says until when it is valid. `now`: seconds since 1970.
    pub(crate) fn sentence(&self, now: i64, locale: Locale) -> String {
        let left = self.left(now);
        let word = match (self.kind.signs(), left) {
            (_, Some(..=0)) => &words::VALID_NO_LONGER,
            (true, Some(_)) => &words::VALID_KEY,
            (false, Some(_)) if self.project.is_empty() => &words::VALID_TOKEN,
            (false, Some(_)) => &words::VALID_TOKEN_FOR,
            (_, None) => &words::VALID_UNKNOWN,
        };
        let args = [
            ("until", Arg::Text(self.until.map(|until| time::moment(until, locale)).unwrap_or_default())),
            ("left", Arg::Text(duration(left.unwrap_or_default(), locale))),
            ("project", Arg::text(&self.project)),
        ];
        word.fill(locale, &args)
    }
}
