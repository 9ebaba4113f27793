//! What can be seen of a wrong key without asking anybody. Nothing of the key enters a note.

use crate::credential::AccessKey;
use crate::locale::{Arg, Locale, Word};
use crate::words::cloud as words;

/// Something about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyNote {
    word: &'static Word,
    count: usize,
}

/// The usual lengths: that of an access key and that of its secret.
const USUAL: (usize, usize) = (20, 40);

impl KeyNote {
    /// Returns a clause in this language, without a full stop.
    pub fn sentence(&self, locale: Locale) -> String {
        self.word.fill(locale, &[("count", Arg::count(self.count))])
    }
}

/// Returns what looks wrong about a key, and nothing of the key. All of it may still be right: the service documents no
/// form.
pub fn look_at(key: &AccessKey) -> Vec<KeyNote> {
    // EXPOSE: its length and ends are looked at.
    let secret = key.secret_key.expose();
    let lengths = (key.access_key.trim().chars().count(), secret.trim().chars().count());
    let swapped = lengths == (USUAL.1, USUAL.0);
    let ours = |yes: bool, word| yes.then_some(KeyNote { word, count: lengths.1 });
    [
        ours(swapped, &words::KEY_SWAPPED),
        ours(secret.trim() != secret, &words::KEY_BLANK),
        ours(!swapped && lengths.0 == USUAL.0 && lengths.1 > 0 && lengths.1 < USUAL.1, &words::KEY_SHORT),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn notes(access_key: &str, secret_key: &str) -> Vec<&'static str> {
        let key = AccessKey {
            access_key: access_key.to_owned(),
            secret_key: Secret::new(secret_key.to_owned()),
            ..AccessKey::default()
        };
        look_at(&key).iter().map(|note| note.word.en).collect()
    }

    #[test]
    fn a_good_key_has_no_note() {
        assert_eq!(notes(&"A".repeat(20), &"s".repeat(40)), [""; 0]);
        assert_eq!(notes("", ""), [""; 0]);
        assert_eq!(notes("short", "short"), [""; 0]);
    }

    #[test]
    fn what_people_do_wrong() {
        assert_eq!(notes(&"s".repeat(40), &"A".repeat(20)), [words::KEY_SWAPPED.en]);
        assert_eq!(notes(&"A".repeat(20), &format!("{}\n", "s".repeat(40))), [words::KEY_BLANK.en]);
        assert_eq!(notes(&"A".repeat(20), &"s".repeat(39)), [words::KEY_SHORT.en]);
    }
}
