//! Times as CCE writes them.
//!
//! ```ignore
//! assert_eq!(text(SystemTime::UNIX_EPOCH), "1970-01-01 00:00:00.000000000 +0000 UTC");
//! ```

use std::time::SystemTime;

/// Returns the time in the form of CCE's `creationTimestamp`.
pub(super) fn text(time: SystemTime) -> String {
    let text = humantime::format_rfc3339_nanos(time).to_string();
    format!("{} +0000 UTC", text.replace('T', " ").trim_end_matches('Z'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn is_written_like_go_writes_it() {
        // `date -u -d @1788249611`: Tue Sep  1 08:00:11 UTC 2026.
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_788_249_611);
        assert_eq!(text(time), "2026-09-01 08:00:11.000000000 +0000 UTC");
    }
}
