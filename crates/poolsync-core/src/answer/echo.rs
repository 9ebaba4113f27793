//! Secrets of a call that its answer repeats.

use crate::secret::Secret;
use crate::wire::MASK;

/// So much of the beginning of a longer secret counts as the secret: answers cut what they repeat.
const SHORTEST_PART: usize = 8;
/// Shorter secrets are not looked for: they would be found in any text.
const SHORTEST: usize = 6;
/// `&#x10FFFF;` with some zeros.
const LONGEST_ENTITY: usize = 16;

/// Returns the text with [`MASK`] in place of every secret that stands in it: as it is, cut, or written as JSON, a URL
/// or HTML write its signs. Takes time in proportion to the text.
///
/// ```
/// use poolsync_core::Secret;
/// use poolsync_core::answer::without_secrets;
///
/// let token = [Secret::new("MIIFtoken=+/x".to_owned())];
/// assert_eq!(without_secrets(r"token MIIFtoken\u003d%2B\/x is unknown", &token), "token •••••••• is unknown");
/// ```
pub fn without_secrets(text: &str, secrets: &[Secret]) -> String {
    // EXPOSE: looked for in the text, and taken out there.
    let secrets: Vec<&str> = secrets.iter().map(Secret::expose).filter(|secret| secret.len() >= SHORTEST).collect();
    let mut out = String::new();
    let mut rest = text;
    while let Some((_, after)) = sign(rest) {
        let found = secrets.iter().map(|secret| repeated(rest, secret)).max().unwrap_or_default();
        if found > 0 {
            out.push_str(MASK);
            rest = rest.get(found..).unwrap_or_default();
        } else {
            // A sign that is written in several is passed over sign by sign: a secret may hold what looks like one.
            let length = rest.chars().next().map_or(rest.len() - after.len(), char::len_utf8);
            out.push_str(rest.get(..length).unwrap_or_default());
            rest = rest.get(length..).unwrap_or_default();
        }
    }
    out
}

/// How many bytes at the beginning of the text repeat a secret, or enough of its beginning; 0 if they do not.
fn repeated(text: &str, secret: &str) -> usize {
    let mut rest = text;
    let mut matched = 0;
    for wanted in secret.chars() {
        let meant = sign(rest).filter(|(sign, _)| *sign == wanted).map(|(_, after)| after);
        let Some(after) = meant.or_else(|| rest.strip_prefix(wanted)) else { break };
        matched += wanted.len_utf8();
        rest = after;
    }
    // Another secret may begin like this one, as all tokens do: then it goes on where this one differs.
    let goes_on = |(sign, _): (char, _)| sign.is_ascii_alphanumeric() || "+/=-_".contains(sign);
    let is_cut = matched >= SHORTEST_PART && !sign(rest).is_some_and(goes_on);
    let is_enough = matched == secret.len() || is_cut;
    match is_enough {
        true => text.len() - rest.len(),
        // A secret may hold what looks like an escape.
        false if text.starts_with(secret) => secret.len(),
        false => 0,
    }
}

/// The first sign of a text, and what follows it; an escape of JSON, a URL or HTML is the sign that it means.
fn sign(text: &str) -> Option<(char, &str)> {
    let escaped = match text.bytes().next()? {
        b'\\' => match text.get(1..2) {
            Some("u") => json_escape(text),
            Some(plain) if matches!(plain, "\"" | "\\" | "/") => plain.chars().next().zip(text.get(2..)),
            _ => None,
        },
        b'%' => url_escape(text),
        b'&' => {
            let end = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
            end.and_then(|end| Some((entity(text.get(..end)?)?, text.get(end + 1..)?)))
        }
        _ => None,
    };
    escaped.or_else(|| {
        let first = text.chars().next()?;
        Some((first, text.get(first.len_utf8()..).unwrap_or_default()))
    })
}

/// `\uXXXX`, or two of them for a sign beyond U+FFFF.
fn json_escape(text: &str) -> Option<(char, &str)> {
    let unit = |text: &str| from_digits(text.strip_prefix("\\u")?.get(..4)?, 16)?.try_into().ok();
    let units: [u16; 2] = [unit(text)?, text.get(6..).and_then(unit).unwrap_or_default()];
    let sign = char::decode_utf16(units).next()?.ok()?;
    Some((sign, text.get(6 * sign.len_utf16()..)?))
}

/// `%XX` for each byte of a sign in UTF-8.
fn url_escape(text: &str) -> Option<(char, &str)> {
    let byte = |at: usize| {
        let escape = text.get(3 * at..3 * at + 3)?;
        u8::try_from(from_digits(escape.strip_prefix('%')?, 16)?).ok()
    };
    let bytes: Vec<u8> = (0..4).map_while(byte).collect();
    let first = bytes.utf8_chunks().next()?.valid().chars().next()?;
    Some((first, text.get(3 * first.len_utf8()..)?))
}

/// What `&name` means in HTML.
pub(super) fn entity(name: &str) -> Option<char> {
    match name {
        "&amp" => Some('&'),
        "&lt" => Some('<'),
        "&gt" => Some('>'),
        "&quot" => Some('"'),
        "&apos" => Some('\''),
        "&nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix("&#")?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => from_digits(digits, 16),
                None => from_digits(number, 10),
            };
            code.and_then(char::from_u32)
        }
    }
}

/// Digits alone: the standard library would take a sign as well.
fn from_digits(digits: &str, radix: u32) -> Option<u32> {
    digits.chars().all(|c| c.is_digit(radix)).then(|| u32::from_str_radix(digits, radix).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::without_secrets;
    use crate::secret::Secret;

    #[track_caller]
    fn check(secret: &str, text: &str, expected: &str) {
        assert_eq!(without_secrets(text, &[Secret::new(secret.to_owned())]), expected);
    }

    #[test]
    fn a_secret_is_found_in_every_writing() {
        let token = "MIIFtoken=+/x&\"é😀";
        // By JSON.stringify, with other signs escaped as RFC 8259 allows; encodeURIComponent; HTML 13.1.4.
        for text in [
            "MIIFtoken=+/x&\"é😀",
            r#"MIIFtoken\u003d+\/x\u0026\"é😀"#,
            "MIIFtoken%3D%2B%2Fx%26%22%C3%A9%F0%9F%98%80",
            "MIIFtoken%3d%2b%2fx%26%22é😀",
            "MIIFtoken&#61;&#x2B;/x&amp;&quot;&#233;&#x1F600;",
            r#"MIIFtoken=+/x&\"\u00e9\ud83d\ude00"#,
        ] {
            check(token, &format!("a {text} b"), "a •••••••• b");
        }
        check("Iam\"Pass\\word1", r#"{"m":"Iam\"Pass\\word1"}"#, r#"{"m":"••••••••"}"#);
        check("back\\slash\\", "back\\slash\\ ", "•••••••• ");
    }

    #[test]
    fn a_part_that_was_cut_is_found_too() {
        check("MIIFtoken=+/x", "a MIIFtoke… b", "a ••••••••… b");
        check("MIIFtoken=+/x", "a MIIFtok b", "a MIIFtok b");
        check("MIIFtoken=+/x", "a MIIFtokens of others b", "a MIIFtokens of others b");
        check("a\\\\b\\\\", "a\\\\b\\\\ c", "•••••••• c");
        check("short1!", "a short1! b short1 c", "a •••••••• b short1 c");
        check("abc", "abc", "abc");
    }

    #[test]
    fn all_else_stays() {
        for text in [
            "",
            "100 % \\ & &; &#; \\u12 %",
            "é中😀 &nbsp; %C3%A9 %C3 %E4%B8 \\ud83d \\ud83dx \\ude00\\u+041 %",
            "\\",
            "MII%+46token=+/x",
        ] {
            check("MIIFtoken=+/x", text, text);
        }
    }
}
