//! A length of time in words.

use poolsync_core::{Arg, Locale};

use crate::words;

/// Writes a length of time (seconds) in the two largest units that people need.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_units_are_enough() {
        let said = [0, 59, 61, 3_600, 86_399].map(|seconds| duration(seconds, Locale::En));
        assert_eq!(said, ["0 s", "59 s", "1 min 1 s", "1 h 0 min", "23 h 59 min"]);
    }

    #[test]
    fn the_past_is_no_time() {
        assert_eq!(duration(-5, Locale::En), "0 s");
    }
}
