//! Times as the services write them, in seconds since 1970-01-01 UTC.
//!
//! ```
//! use poolsync_core::time;
//!
//! assert_eq!(time::parse("1970-01-02T00:00:01.000000Z"), Some(86_401));
//! assert_eq!(time::parse("Fri, 02 Jan 1970 00:00:01 GMT"), Some(86_401));
//! ```
//!
//! The calendar is that of the crate `time`, without its clock. The forms are few and fixed, and read here: its readers of
//! any form would be the largest part of a page that needs four. The form that signing writes is [`crate::sign::SdkDate`].

use std::str::FromStr;

use ::time::{Date, Month, Time, UtcDateTime};

use crate::sign::SdkDate;

/// Reads a time and returns its seconds since 1970-01-01 UTC, negative before. Fractions are dropped; a leap second is the
/// second after it. None if the text has another form, names a day that no calendar has, or is in another zone than UTC.
///
/// The forms are those of
/// - IAM (RFC 3339): `2026-11-24T04:48:00.000000Z`,
/// - CCE (as Go prints a time): `2026-09-01 08:00:11.000000000 +0000 UTC`,
/// - the headers `Date` and `Retry-After` (RFC 9110, section 5.6.7): `Tue, 24 Nov 2026 04:48:00 GMT`,
/// - the header `X-Sdk-Date`, and the gateway's texts about it: `20261124T044800Z`.
pub fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    http_date(text).or_else(|| sdk_date(text)).or_else(|| date_and_time(text))
}

/// `Tue, 24 Nov 2026 04:48:00 GMT`, the one form of RFC 9110 that is to be written. The weekday is not compared.
fn http_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_weekday, date) = text.split_once(", ")?;
    let (date, time) = date.strip_suffix(" GMT")?.rsplit_once(' ')?;
    let [day, month, year] = three(date, ' ')?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    seconds([year, &format!("{month:02}"), day], three(time, ':')?)
}

/// `20261124T044800Z`.
fn sdk_date(text: &str) -> Option<i64> {
    SdkDate::parse(text)?;
    let date = [text.get(..4)?, text.get(4..6)?, text.get(6..8)?];
    let time = [text.get(9..11)?, text.get(11..13)?, text.get(13..15)?];
    seconds(date, time)
}

/// `2026-11-24T04:48:00`, with a fraction and a name of UTC or without; a blank can stand for the `T`.
fn date_and_time(text: &str) -> Option<i64> {
    let (date, rest) = text.split_once(['T', ' '])?;
    let (time, rest) = rest.split_at_checked("hh:mm:ss".len())?;
    let zone = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let is_utc = matches!(zone.trim_start(), "" | "Z" | "UTC" | "+00:00" | "+0000 UTC");
    if is_utc { seconds(three(date, '-')?, three(time, ':')?) } else { None }
}

/// The seconds of a date (year, month, day) and a time (hour, minute, second), each in digits.
fn seconds([year, month, day]: [&str; 3], [hour, minute, second]: [&str; 3]) -> Option<i64> {
    let month = Month::try_from(digits::<u8>(month, 2)?).ok()?;
    let date = Date::from_calendar_date(digits(year, 4)?, month, digits(day, 2)?).ok()?;
    let second: u8 = digits(second, 2)?;
    let is_leap = second == 60;
    let second = if is_leap { 59 } else { second };
    let time = Time::from_hms(digits(hour, 2)?, digits(minute, 2)?, second).ok()?;
    Some(UtcDateTime::new(date, time).unix_timestamp() + i64::from(is_leap))
}

/// A number of exactly so many digits.
fn digits<N: FromStr>(text: &str, count: usize) -> Option<N> {
    let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The parts of a text that has three.
fn three(text: &str, separator: char) -> Option<[&str; 3]> {
    let (first, rest) = text.split_once(separator)?;
    let (second, third) = rest.split_once(separator)?;
    Some([first, second, third])
}

#[cfg(test)]
mod tests {
    use super::parse;

    // The examples of RFC 9110, section 5.6.7, and RFC 3339, section 5.8; the ends of a signed number of 32 bits (The Open
    // Group, "Seconds Since the Epoch"). Their seconds: `date -u -d "1994-11-06 08:49:37" +%s` and the like of GNU coreutils.
    #[test]
    fn published_times_are_read() {
        for (text, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("1985-04-12T23:20:50.52Z", 482_196_050),
            ("1990-12-31T23:59:60Z", 662_688_000),
            ("2038-01-19T03:14:07Z", 2_147_483_647),
            ("19011213T204552Z", -2_147_483_648),
        ] {
            assert_eq!(parse(text), Some(expected), "{text}");
        }
    }

    // Expected values: `date -u -d "2026-11-24 04:48:00" +%s` and the like of GNU coreutils.
    #[test]
    fn every_form_is_read() {
        for text in [
            "2026-11-24T04:48:00.000000Z",
            "2026-11-24T04:48:00Z",
            "2026-11-24T04:48:00+00:00",
            "2026-11-24 04:48:00.000000000 +0000 UTC",
            "Tue, 24 Nov 2026 04:48:00 GMT",
            "20261124T044800Z",
            " 2026-11-24T04:48:00Z\n",
        ] {
            assert_eq!(parse(text), Some(1_795_495_680), "{text}");
        }
        assert_eq!(parse("2000-02-29T23:59:59Z"), Some(951_868_799));
        assert_eq!(parse("2024-03-01T00:00:00Z"), Some(1_709_251_200));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "now",
            "2026-11-24",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-11-24T25:00:00Z",
            "2026-11-24T04:48:61Z",
            "2026-11-24T04:48:00-08:00",
            "2026-1-024T04:48:00Z",
            "Tue, 24 Nov",
            "Tue, 31 Nov 2026 04:48:00 GMT",
            "Tue, 24 Nov 2026 04:48:00 CET",
            "中T文",
            ", ",
            "20261124T04480中",
            "99999999T999999Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
