//! A report of a run, to be passed on: Markdown without secrets.

use std::fmt::Write as _;

use poolsync_core::Locale;
use poolsync_core::follow::Stage;

use super::duration::duration;
use super::model::{Entry, Tracking};
use crate::platform::time;
use crate::words;

/// Returns the report of a run. `result`: how it ended, or how far it is, in a sentence. `entry`: what the journal has of its
/// call.
pub(crate) fn report(tracking: &Tracking, result: &str, entry: Option<&Entry>, locale: Locale) -> String {
    let target = &tracking.target;
    let say = |word: &poolsync_core::Word| word.get(locale);
    let mut text = format!("# {}: {}\n\n{result}\n\n", say(&words::REPORT_TITLE), inline(&target.name));
    let begun = tracking.run.calls().first().map(|call| time::moment(call.begun, locale)).unwrap_or_default();
    let empty = String::new();
    let rows = [
        (&words::REPORT_BEGUN, &begun),
        (&words::REPORT_TOOK, &duration(tracking.run.took(), locale)),
        (&words::REPORT_ENDPOINT, &target.origin),
        (&words::REPORT_PROJECT, &target.project),
        (&words::REPORT_CLUSTER, &target.cluster),
        (&words::REPORT_POOL, &target.pool),
        (&words::ANSWER_JOB_ID, entry.map_or(&empty, |entry| &entry.job_id)),
        (&words::ANSWER_REQUEST_ID, entry.map_or(&empty, |entry| &entry.request_id)),
    ];
    for (word, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        // Writing to a string never fails.
        let _ = writeln!(text, "- {}: {}", say(word), inline(value));
    }
    let _ = writeln!(
        text,
        "\n| {} | ID | {} | {} |\n|---|---|---|---|",
        say(&words::REPORT_NODE),
        say(&words::REPORT_STAGE),
        say(&words::REPORT_REASON)
    );
    for node in tracking.run.nodes() {
        let (word, reason) = match &node.stage {
            Stage::Waiting => (&words::STAGE_WAITING, ""),
            Stage::Resetting => (&words::STAGE_RESETTING, ""),
            Stage::Done => (&words::STAGE_DONE, ""),
            Stage::Failed(reason) => (&words::STAGE_FAILED, reason.as_str()),
        };
        let _ =
            writeln!(text, "| {} | {} | {} | {} |", inline(&node.name), inline(&node.id), say(word), inline(reason));
    }
    text
}

/// Returns text of others within a line of Markdown: nothing in it ends the cell, begins a link or a tag.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '<' | '>' | '[' | ']' | '`' | '*' | '_' | '\\' | '#' => out.extend(['\\', character]),
            '\n' | '\r' => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_others_stays_text() {
        assert_eq!(inline("a|b\n<img> [x](y) `c`"), "a\\|b \\<img\\> \\[x\\](y) \\`c\\`");
        assert_eq!(inline("cn-north-4"), "cn-north-4");
    }
}
