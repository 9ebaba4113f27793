//! By how much this computer's clock is off.
//!
//! ```
//! use poolsync_core::answer::Answer;
//! use poolsync_core::cloud::{date_was_refused, skew};
//!
//! let headers = vec![("Date".to_owned(), "Fri, 02 Jan 1970 00:20:00 GMT".to_owned())];
//! let answer = Answer { status: 401, headers, body: r#"{"error_msg": "signature expired"}"#.to_owned() };
//! assert!(date_was_refused(&answer));
//! assert_eq!(skew(&answer, 86_400), Some(1_200));
//! ```

use crate::answer::Answer;
use crate::time;

/// So many seconds a signature may be off.
pub const ALLOWED_SKEW: i64 = 15 * 60;

/// Returns what the service's clock shows more than ours, in seconds; none if the answer does not tell its time. `now`:
/// our own time at which the answer came, in seconds since 1970.
///
/// The gateway writes `…, signature time:20261124T044800Z, server time:20261124T051500Z`; the header `Date` is readable
/// for a page only if the host lets it.
pub fn skew(answer: &Answer, now: i64) -> Option<i64> {
    let in_text = answer.body.find("server time").and_then(|at| first_time(answer.body.get(at..)?));
    let in_header = || {
        let (_, date) = answer.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("date"))?;
        time::parse(date)
    };
    Some(in_text.or_else(in_header)?.saturating_sub(now))
}

/// Returns true if the service speaks of the date in refusing. A token that has expired is another matter.
pub fn date_was_refused(answer: &Answer) -> bool {
    let text = answer.body.to_ascii_lowercase();
    let about_date = ["signature expired", "signature time", "x-sdk-date", "server time", "timestamp"];
    matches!(answer.status, 400 | 401 | 403) && about_date.iter().any(|words| text.contains(words))
}

/// The first `YYYYMMDDTHHMMSSZ` in a text.
fn first_time(text: &str) -> Option<i64> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).find_map(time::parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str, date: &str) -> Answer {
        Answer { status, headers: vec![("date".to_owned(), date.to_owned())], body: body.to_owned() }
    }

    // The text: devg-apisign, api-sign-errorcode. 1795495680 is 2026-11-24T04:48:00Z (GNU date).
    #[test]
    fn the_gateways_text_counts_more_than_the_header() {
        let body = r#"{"error_msg":"Incorrect IAM authentication information: signature expired, signature time:20261124T044800Z,server time:20261124T051500Z","error_code":"APIGW.0301"}"#;
        let refused = answer(401, body, "Tue, 24 Nov 2026 04:48:00 GMT");
        assert!(date_was_refused(&refused));
        assert_eq!(skew(&refused, 1_795_495_680), Some(27 * 60));
    }

    #[test]
    fn a_clock_can_be_ahead() {
        assert_eq!(skew(&answer(200, "", "Tue, 24 Nov 2026 04:48:00 GMT"), 1_795_495_700), Some(-20));
        assert_eq!(skew(&answer(200, "", ""), 0), None);
    }

    #[test]
    fn an_expired_token_is_no_matter_of_the_clock() {
        assert!(!date_was_refused(&answer(401, r#"{"error_msg":"token expires"}"#, "")));
        assert!(!date_was_refused(&answer(200, "x-sdk-date", "")));
    }
}
