//! Times as the services write them.
//!
//! ```
//! use poolsync_core::cloud::parse_time;
//!
//! assert_eq!(parse_time("1970-01-02T00:00:01.000000Z"), Some(86_401));
//! assert_eq!(parse_time("Fri, 02 Jan 1970 00:00:01 GMT"), Some(86_401));
//! ```

/// Seconds since 1970-01-01 UTC of a time in one of four forms: IAM's (`2026-11-24T04:48:00.000000Z`), CCE's
/// (`2026-09-01 08:00:11.000000000 +0000 UTC`), that of the header `Date` (`Tue, 24 Nov 2026 04:48:00 GMT`), and that of
/// `X-Sdk-Date` (`20261124T044800Z`). All of them are in UTC; fractions are dropped.
pub fn parse_time(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Some((_, date)) = text.split_once(", ") {
        return http_date(date);
    }
    if text.len() == 16 && text.get(8..9) == Some("T") {
        return moment(text.get(..8)?, text.get(9..15)?);
    }
    let (date, time) = text.split_once(['T', ' '])?;
    let time = time.get(..8)?;
    let is_time = time.get(2..3) == Some(":") && time.get(5..6) == Some(":");
    let is_date = date.len() == 10 && date.get(4..5) == Some("-") && date.get(7..8) == Some("-");
    (is_time && is_date).then_some(())?;
    moment(&date.replace('-', ""), &time.replace(':', ""))
}

/// `24 Nov 2026 04:48:00 GMT` (RFC 9110, section 5.6.7, the form that is in use).
fn http_date(date: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = date.split(' ');
    let (day, month, year, time) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    (parts.next() == Some("GMT") && day.len() == 2).then_some(())?;
    moment(&format!("{year}{month:02}{day}"), &time.replace(':', ""))
}

/// `YYYYMMDD` and `HHMMSS`.
fn moment(date: &str, time: &str) -> Option<i64> {
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (date.len() == 8 && time.len() == 6 && all_digits(date) && all_digits(time)).then_some(())?;
    let number = |text: &str, from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(date, 0, 4)?, number(date, 4, 6)?, number(date, 6, 8)?);
    let (hour, minute, second) = (number(time, 0, 2)?, number(time, 2, 4)?, number(time, 4, 6)?);
    // A leap second counts as the next second.
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    fits.then(|| days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second)
}

/// Days since 1970-01-01 ("chrono-compatible low-level date algorithms", Howard Hinnant).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::parse_time;

    // Expected values: `date -u -d "2026-11-24 04:48:00" +%s` and the like of GNU coreutils.
    #[test]
    fn every_form_is_read() {
        for text in [
            "2026-11-24T04:48:00.000000Z",
            "2026-11-24T04:48:00Z",
            "2026-11-24 04:48:00.000000000 +0000 UTC",
            "Tue, 24 Nov 2026 04:48:00 GMT",
            "20261124T044800Z",
        ] {
            assert_eq!(parse_time(text), Some(1_795_495_680), "{text}");
        }
        assert_eq!(parse_time("2000-02-29T23:59:59Z"), Some(951_868_799));
        assert_eq!(parse_time("2024-03-01T00:00:00Z"), Some(1_709_251_200));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "now",
            "2026-11-24",
            "2026-13-01T00:00:00Z",
            "2026-11-24T25:00:00Z",
            "Tue, 24 Nov",
            "中T文",
            ", ",
            "20261124T04480中",
        ] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }
}
