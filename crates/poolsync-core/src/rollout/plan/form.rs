//! How a plan writes spans of time, and times of day with their zone.

use crate::time;

/// Reads a span such as `30m`, `1h30m`, `45s` or `2d` and returns its seconds; at most thirty days. None if the text has another
/// form.
pub(super) fn seconds(text: &str) -> Option<i64> {
    const MOST: i64 = 30 * 86_400;
    let mut total: i64 = 0;
    let mut smaller_than = i64::MAX;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|sign: char| !sign.is_ascii_digit())?;
        let (number, after) = rest.split_at_checked(end)?;
        let unit = match after.chars().next()? {
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        // Units fall: `1h30m`, not `30m1h`.
        if unit >= smaller_than {
            return None;
        }
        smaller_than = unit;
        total = total.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
        rest = after.get(1..)?;
    }
    (!text.is_empty() && total <= MOST).then_some(total)
}

/// Reads a time with its zone, such as `2026-12-05T22:00:00+08:00` or `…Z` (RFC 3339), and returns its seconds since 1970. None
/// without a zone: whose evening it is must stand there.
pub(super) fn moment(text: &str) -> Option<i64> {
    if let Some(utc) = text.strip_suffix(['Z', 'z']) {
        return time::parse(&format!("{utc}Z"));
    }
    let (local, offset) = text.split_at_checked(text.len().checked_sub("+hh:mm".len())?)?;
    let sign = match offset.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let part = |text: &str, most: i64| {
        let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i64>().ok().filter(|number| fits && *number <= most)
    };
    let offset = part(hours, 23)? * 3_600 + part(minutes, 59)? * 60;
    Some(time::parse(&format!("{local}Z"))? - sign * offset)
}

#[cfg(test)]
mod tests {
    use super::{moment, seconds};

    #[test]
    fn spans_have_units() {
        for (text, expected) in [("30m", 1_800), ("1h30m", 5_400), ("45s", 45), ("2d", 172_800), ("0s", 0)] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for text in ["", "30", "m", "30 m", "1.5h", "-1m", "30m1h", "1m1m", "31d", "99999999999999999999d", "1小时"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    // Expected values: `date -u -d "2026-12-05T22:00:00+08:00" +%s` and the like of GNU coreutils.
    #[test]
    fn times_have_a_zone() {
        for (text, expected) in [
            ("2026-12-05T22:00:00+08:00", 1_796_479_200),
            ("2026-12-05T14:00:00Z", 1_796_479_200),
            ("2026-12-05T08:30:00-05:30", 1_796_479_200),
        ] {
            assert_eq!(moment(text), Some(expected), "{text}");
        }
        for text in
            ["2026-12-05T22:00:00", "2026-12-05", "22:00", "", "2026-12-05T22:00:00+8:00", "2026-13-05T22:00:00Z"]
        {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
