//! The date of a signature: `YYYYMMDDTHHMMSSZ`, in UTC.

use std::fmt;

use ::time::UtcDateTime;

/// A moment as `X-Sdk-Date` writes it, to the second. The service allows a clock to be off by 15 minutes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SdkDate([u8; 16]);

impl SdkDate {
    /// 1970-01-01, for a clock that says nothing that can be written.
    pub const EPOCH: Self = Self(*b"19700101T000000Z");

    /// Returns the moment so many seconds after 1970-01-01 UTC; none after the year 9999.
    pub fn from_unix(seconds: u64) -> Option<Self> {
        let moment = UtcDateTime::from_unix_timestamp(seconds.try_into().ok()?).ok()?;
        let (year, month, day) = moment.to_calendar_date();
        let (hour, minute, second) = moment.as_hms();
        Self::parse(&format!("{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}Z", u8::from(month)))
    }

    /// Returns the date that a text writes; none if the text has another shape. That there is such a day is not
    /// checked.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 16] = text.as_bytes().try_into().ok()?;
        let fits = bytes.iter().enumerate().all(|(index, byte)| match index {
            8 => *byte == b'T',
            15 => *byte == b'Z',
            _ => byte.is_ascii_digit(),
        });
        fits.then_some(Self(bytes))
    }

    /// Returns the written form.
    pub fn as_str(&self) -> &str {
        // Only ASCII gets in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for SdkDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::SdkDate;

    // Expected values: `date -u -d @N +%Y%m%dT%H%M%SZ` of GNU coreutils.
    #[test]
    fn dates_are_those_of_the_calendar() {
        for (seconds, expected) in [
            (0, "19700101T000000Z"),
            (951_782_399, "20000228T235959Z"),
            (951_782_400, "20000229T000000Z"),
            (1_709_210_096, "20240229T123456Z"),
            (4_107_542_400, "21000301T000000Z"),
            (253_402_300_799, "99991231T235959Z"),
        ] {
            assert_eq!(SdkDate::from_unix(seconds).unwrap().as_str(), expected);
        }
        assert_eq!(SdkDate::from_unix(253_402_300_800), None);
    }

    #[test]
    fn only_the_written_form_is_read() {
        assert!(SdkDate::parse("20260115T083000Z").is_some());
        for text in ["", "20260115T083000", "2026-01-15T08:30:00Z", "20260115 083000Z"] {
            assert!(SdkDate::parse(text).is_none());
        }
    }
}
