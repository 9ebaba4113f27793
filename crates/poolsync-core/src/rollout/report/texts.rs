//! Words, times and text of others, as a report writes them.

use time::UtcDateTime;

use super::super::machine::{End, RolloutState, What};
use super::super::plan::Gate;
use crate::locale::{Arg, Locale, Word};
use crate::words::rollout as words;

pub(super) fn status(state: &RolloutState) -> &'static Word {
    match state.end {
        Some(End::Done) => &words::STATUS_DONE,
        Some(End::Failed) => &words::STATUS_FAILED,
        Some(End::Aborted) => &words::STATUS_ABORTED,
        None if state.log.is_empty() => &words::STATUS_BEGUN,
        None if state.aborted => &words::STATUS_ABORTING,
        None if state.stopped => &words::STATUS_STOPPING,
        None if state.credential_lost => &words::STATUS_CREDENTIAL,
        None if state.paused => &words::STATUS_PAUSED,
        None => &words::STATUS_RUNNING,
    }
}

pub(super) fn happened(what: What) -> &'static Word {
    match what {
        What::StageBegan => &words::LOG_STAGE_BEGAN,
        What::StageSkipped => &words::LOG_STAGE_SKIPPED,
        What::GateOpened => &words::LOG_GATE_OPENED,
        What::Called => &words::LOG_CALLED,
        What::Accepted => &words::LOG_ACCEPTED,
        What::Refused => &words::LOG_REFUSED,
        What::AnswerLost => &words::LOG_ANSWER_LOST,
        What::CarriedOut => &words::LOG_CARRIED_OUT,
        What::NotCarriedOut => &words::LOG_NOT_CARRIED_OUT,
        What::NodeAlreadyUpToDate => &words::LOG_NODE_ALREADY_UP_TO_DATE,
        What::NodeWentAway => &words::LOG_NODE_WENT_AWAY,
        What::NodeDone => &words::LOG_NODE_DONE,
        What::NodeFailed => &words::LOG_NODE_FAILED,
        What::TargetDone => &words::LOG_TARGET_DONE,
        What::TargetFailed => &words::LOG_TARGET_FAILED,
        What::SoakBegan => &words::LOG_SOAK_BEGAN,
        What::StageDone => &words::LOG_STAGE_DONE,
        What::StageFailed => &words::LOG_STAGE_FAILED,
        What::Paused => &words::LOG_PAUSED,
        What::Resumed => &words::LOG_RESUMED,
        What::Promoted => &words::LOG_PROMOTED,
        What::Aborted => &words::LOG_ABORTED,
        What::CredentialLost => &words::LOG_CREDENTIAL_LOST,
        What::Restarted => &words::LOG_RESTARTED,
        What::Ended => &words::LOG_ENDED,
    }
}

/// Returns a gate in words, what is asked in marks of code.
pub(super) fn gate_words(gate: &Gate, locale: Locale) -> String {
    match gate {
        Gate::Approval(question) => words::GATE_APPROVAL.fill(locale, &[("question", Arg::Text(code(question)))]),
        Gate::NotBefore(at) => words::GATE_NOT_BEFORE.fill(locale, &[("time", Arg::Text(moment(*at)))]),
    }
}

/// Returns a time in UTC: `2026-12-05 14:00:00 UTC`. `at`: seconds since 1970.
pub fn moment(at: i64) -> String {
    let Ok(time) = UtcDateTime::from_unix_timestamp(at) else { return at.to_string() };
    let (date, clock) = (time.date(), time.time());
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    format!("{year}-{month:02}-{day:02} {:02}:{:02}:{:02} UTC", clock.hour(), clock.minute(), clock.second())
}

/// A digest as people compare it: eight groups of eight digits.
pub(super) fn grouped(digest: &str) -> String {
    let digits: Vec<char> = digest.chars().collect();
    digits.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Text of somebody else as a code span of one line, also within a table; nothing for an empty one.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    // A table knows no escape for a bar that every reader understands within a code span.
    format!("`{}`", one_line(text).replace('`', "'").replace('|', "\u{2502}"))
}

/// Returns text of somebody else as one line: what would begin another one, or is obeyed by a terminal, becomes a blank.
pub fn one_line(text: &str) -> String {
    let breaks = |sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}');
    text.replace(breaks, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected value: `date -u -d @1796479200` of GNU coreutils.
    #[test]
    fn times_are_in_utc() {
        assert_eq!(moment(1_796_479_200), "2026-12-05 14:00:00 UTC");
        assert_eq!(moment(i64::MAX), i64::MAX.to_string());
    }

    #[test]
    fn nothing_in_a_text_becomes_markdown() {
        assert_eq!(code("a`b|c\n<img>"), "`a'b\u{2502}c <img>`");
        assert_eq!(code(""), "");
        assert_eq!(one_line("a\nDigest: 0\r\u{1b}[2K\u{2028}b"), "a Digest: 0  [2K b");
    }
}
