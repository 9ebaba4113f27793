//! Names that may be shown. What stands where a name is expected may be a value all the same, and a secret: after a quotation
//! mark that was lost, names and values change places.

/// Longer names are none.
const LONGEST: usize = 40;
/// Longer words of letters are none, and longer words of letters and digits.
const LONGEST_WORD: usize = 24;
const LONGEST_WITH_DIGITS: usize = 10;
/// Longer words in capital letters are access keys rather than words.
const LONGEST_IN_CAPITALS: usize = 16;

/// Returns true if a text can only be the name of a header, an option or a member: short words, with signs between them.
pub(in super::super) fn is_shown_name(name: &str) -> bool {
    let is_sign = |c: char| "-_.:@?#<".contains(c);
    name.len() <= LONGEST
        && name.chars().all(|c| c.is_ascii_alphanumeric() || is_sign(c))
        && name.bytes().any(|byte| byte != b'-')
        && name.split(is_sign).all(is_word)
}

/// Tokens and keys have digits among their letters, and capitals where no word has them.
fn is_word(word: &str) -> bool {
    let count = |holds: fn(&u8) -> bool| word.bytes().filter(holds).count();
    let (digits, capitals) = (count(u8::is_ascii_digit), count(u8::is_ascii_uppercase));
    let is_mixed = digits > 0 && digits < word.len();
    let has_begin_of_token = word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("mii"));
    let longest = match (is_mixed, capitals == word.len()) {
        (true, _) => LONGEST_WITH_DIGITS,
        (false, true) => LONGEST_IN_CAPITALS,
        (false, false) => LONGEST_WORD,
    };
    word.len() <= longest && !has_begin_of_token && (capitals == word.len() || 3 * capitals <= word.len() + 3)
}

#[cfg(test)]
mod tests {
    use super::is_shown_name;

    #[test]
    fn names_of_headers_options_and_members_are_shown() {
        for name in [
            "x-amz-content-sha256",
            "Access-Control-Allow-Credentials",
            "--connect-timeout",
            "-k",
            "?",
            "@",
            "Host",
            "Invoke-RestMethod",
            "X-Language",
            "X-B3-TraceId",
            "nodeTemplate",
            "--spec.nodeTemplate.lifeCycle",
            "ETag",
            "containerRuntime",
            "IfModifiedSince",
            "X-SDK-Date",
            "URL",
            "--cli-jsonInput",
            "apiVersion",
        ] {
            assert!(is_shown_name(name), "{name}");
        }
    }

    #[test]
    fn what_may_be_a_token_or_a_key_is_not() {
        for name in [
            "MIIEsecretVALUE0123456789abcd",
            "miiesecretvalue0123456789abcd",
            "--MIIEsecretVALUE0123456789abcd",
            "MIIFtoken",
            "HPUAFIELDFIELDFIELD0",
            "ABCDEFGHIJKLMNOPQRST",
            "aBcDeFgHiJkLmNoPqRsT",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "Tr0ub4dor&3field",
            "",
            "--",
        ] {
            assert!(!is_shown_name(name), "{name}");
        }
    }
}
