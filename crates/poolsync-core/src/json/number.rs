//! Numbers as they are spelled, and whether they are whole.
//!
//! ```
//! use poolsync_core::json::{Number, Whole};
//!
//! assert_eq!(Number::new("1.0").whole(), Some(Whole::Small(1)));
//! assert_eq!(Number::new("1e300").whole(), Some(Whole::Huge));
//! assert_eq!(Number::new("2.5").whole(), None);
//! ```

/// A JSON number in the spelling of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number<'t> {
    text: &'t str,
}

/// A number without a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// One that 18 decimal digits can hold.
    Small(i64),
    /// Any other.
    Huge,
}

/// So many digits always fit into an `i64`.
const MOST_DIGITS: usize = 18;

impl<'t> Number<'t> {
    /// Returns the number that `text` spells. The text must follow the grammar of JSON; this is not checked.
    pub fn new(text: &'t str) -> Self {
        Self { text }
    }

    /// Returns the spelling, such as `1.0` or `1e3`.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the value if it has no fraction, however it is written; else none.
    pub fn whole(&self) -> Option<Whole> {
        if self.text.len() <= MOST_DIGITS
            && let Ok(value) = self.text.parse()
        {
            return Some(Whole::Small(value));
        }
        self.whole_by_digits()
    }

    /// Returns the value as an integer; none if it has a fraction, or more than 18 digits.
    pub fn to_i64(&self) -> Option<i64> {
        match self.whole()? {
            Whole::Small(value) => Some(value),
            Whole::Huge => None,
        }
    }

    fn whole_by_digits(&self) -> Option<Whole> {
        let (negative, text) = match self.text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, self.text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{integer}{fraction}");
        let significant = digits.trim_start_matches('0').trim_end_matches('0');
        if significant.is_empty() {
            return Some(Whole::Small(0));
        }
        let trailing_zeros = digits.len() - digits.trim_end_matches('0').len();
        // The value is `significant` followed by `zeros` zeros; fewer than none of them is a fraction.
        let zeros = exponent_value(exponent)
            .saturating_add(i64::try_from(trailing_zeros).unwrap_or(i64::MAX))
            .saturating_sub(i64::try_from(fraction.len()).unwrap_or(i64::MAX));
        let zeros = usize::try_from(zeros).ok()?;
        if significant.len().saturating_add(zeros) > MOST_DIGITS {
            return Some(Whole::Huge);
        }
        let value: i64 = format!("{significant}{}", "0".repeat(zeros)).parse().ok()?;
        Some(Whole::Small(if negative { -value } else { value }))
    }
}

/// The value of an exponent; one too long for an `i64` counts as the largest or smallest.
fn exponent_value(text: &str) -> i64 {
    text.parse().unwrap_or(if text.starts_with('-') { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::{Number, Whole};

    #[track_caller]
    fn check(text: &str, expected: Option<Whole>) {
        assert_eq!(Number::new(text).whole(), expected, "{text}");
    }

    #[test]
    fn a_number_without_a_fraction_is_whole_however_written() {
        for text in ["1", "1.0", "1e0", "10e-1", "0.1e1", "1.000000000000000000000000000", "100E-2", "0.01e+2"] {
            check(text, Some(Whole::Small(1)));
        }
        for text in ["0", "-0", "0.0", "0e999999999999999999999", "-0.0E-5"] {
            check(text, Some(Whole::Small(0)));
        }
        check("-3.0", Some(Whole::Small(-3)));
        check("123456789012345678", Some(Whole::Small(123_456_789_012_345_678)));
    }

    #[test]
    fn large_numbers_are_whole_and_huge() {
        for text in ["1e300", "1e999999999999999999999", "1234567890123456789012", "-1e300"] {
            check(text, Some(Whole::Huge));
        }
    }

    #[test]
    fn a_fraction_is_not_whole() {
        for text in ["1.5", "1e-1", "0.99999999999999999999999", "1e-999999999999999999999", "15e-1"] {
            check(text, None);
        }
    }
}
