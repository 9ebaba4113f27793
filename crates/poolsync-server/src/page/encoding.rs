//! Content negotiation: which encoding a client accepts (RFC 9110, 12.5.3).
//!
//! ```ignore
//! assert_eq!(negotiate(["gzip, br"].into_iter(), &[Encoding::Identity, Encoding::Brotli]), Encoding::Brotli);
//! ```
//! `headers` has no `Accept-Encoding`, and tower-http keeps its own reading of it to itself.

use headers::ETag;

/// A content coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// The plain bytes.
    Identity,
    /// `br`, the smallest.
    Brotli,
    /// `gzip`.
    Gzip,
}

impl Encoding {
    /// Returns the value of `Content-Encoding`; none for plain bytes.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
        }
    }

    /// Returns the entity tag of content with this digest in this encoding. Hex digits always make one.
    pub(super) fn tag(self, digest: &str) -> Option<ETag> {
        let tag = self.name().map_or_else(|| format!("\"{digest}\""), |name| format!("\"{digest}-{name}\""));
        tag.parse().ok()
    }

    /// Returns the preference among equal weights: the smallest bytes win.
    fn rank(self) -> u8 {
        match self {
            Self::Identity => 0,
            Self::Gzip => 1,
            Self::Brotli => 2,
        }
    }
}

/// Returns the best of what is offered. A client that refuses everything gets plain bytes.
pub(super) fn negotiate<'a>(values: impl Iterator<Item = &'a str>, offered: &[Encoding]) -> Encoding {
    let accepted: Vec<(String, u16)> = values.flat_map(|value| value.split(',')).filter_map(coding).collect();
    let weight = |encoding: Encoding| {
        let name = encoding.name().unwrap_or("identity");
        let named = accepted.iter().find(|(other, _)| other == name || (other == "x-gzip" && name == "gzip"));
        let any = || accepted.iter().find(|(other, _)| other == "*").map(|(_, weight)| *weight);
        match (named, encoding) {
            (Some((_, weight)), _) => *weight,
            // Plain bytes are always welcome unless refused, but less than what was asked for.
            (None, Encoding::Identity) => any().map_or(1, |weight| weight.min(1)),
            (None, _) => any().unwrap_or(0),
        }
    };
    let best = offered.iter().copied().filter(|encoding| weight(*encoding) > 0);
    best.max_by_key(|encoding| (weight(*encoding), encoding.rank())).unwrap_or(Encoding::Identity)
}

/// Reads a coding and its weight in thousandths; nothing for an empty element. A weight that cannot be read counts as 0.
fn coding(element: &str) -> Option<(String, u16)> {
    let mut parts = element.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
    let weight = match parts.next() {
        None => 1000,
        Some(parameter) => parameter.strip_prefix("q=").or(parameter.strip_prefix("Q=")).map_or(0, thousandths),
    };
    Some((name, weight))
}

/// Reads a weight: `0.5` is 500. At most three digits after the point are allowed (RFC 9110, 12.4.2).
fn thousandths(text: &str) -> u16 {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    match (whole, format!("{rest:0<3}").parse::<u16>()) {
        ("1", Ok(0)) if digits => 1000,
        ("0", Ok(rest)) if digits => rest,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Brotli, Gzip, Identity};
    use super::*;

    #[test]
    fn takes_the_smallest_that_the_client_takes() {
        for (value, expected) in [
            ("gzip, deflate, br, zstd", Brotli),
            ("gzip", Gzip),
            ("x-gzip", Gzip),
            ("BR", Brotli),
            ("*", Brotli),
            ("", Identity),
            ("deflate", Identity),
            ("identity", Identity),
            ("br;q=0, *", Gzip),
            ("br;q=0.5, gzip;q=0.8", Gzip),
            ("br; q=0.001", Brotli),
            ("br;q=0.0005", Identity),
            ("br;q=2", Identity),
            ("br;q=0, gzip;q=0.000", Identity),
            ("identity;q=0, br;q=0, gzip;q=0", Identity),
            ("identity;q=1, br;q=0.5", Identity),
        ] {
            assert_eq!(negotiate([value].into_iter(), &[Identity, Brotli, Gzip]), expected, "{value}");
        }
    }

    #[test]
    fn takes_only_what_is_offered() {
        assert_eq!(negotiate(["br, gzip"].into_iter(), &[Identity, Gzip]), Gzip);
        assert_eq!(negotiate(["br, gzip"].into_iter(), &[Identity]), Identity);
        assert_eq!(negotiate(["gzip", "br"].into_iter(), &[Identity, Brotli, Gzip]), Brotli);
    }
}
