//! What tools write around Base64: the lines of `certutil`, `openssl` and `uuencode`, and `data:` URLs.

/// Returns what stands between the lines `-----BEGIN …-----` and `-----END …-----`, or `begin-base64 …` and `====`, without
/// white space; none if the text does not begin with such a line.
pub(crate) fn in_armor(text: &str) -> Option<String> {
    const BEGIN: &str = "-----BEGIN";
    const END: &str = "-----END";
    let text = text.trim_ascii_start();
    // POSIX, "uuencode", the option -m: mode and name follow, then the lines.
    if let Some((_, rest)) = text.strip_prefix("begin-base64 ").and_then(|rest| rest.split_once('\n')) {
        return rest.split("\n====").next().map(|inner| inner.split_ascii_whitespace().collect());
    }
    let rest = text.strip_prefix(BEGIN)?;
    // The line's own end, or, where all line breaks are lost, that of its dashes.
    let (label, rest) = rest.split_once("-----")?;
    let inner = rest.split(END).next().unwrap_or_default();
    (!label.contains('\n')).then(|| inner.split_ascii_whitespace().collect())
}

/// Returns the Base64 of a `data:` URL (RFC 2397), without white space; none if the text is no such URL.
pub(crate) fn in_data_url(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once(':')?;
    let (head, data) = rest.split_once(',')?;
    let is_encoded = scheme.trim_ascii().eq_ignore_ascii_case("data") && head.to_ascii_lowercase().ends_with(";base64");
    is_encoded.then(|| data.split_ascii_whitespace().collect())
}

/// Returns a text without what a program or a person writes around it: quotation marks of any kind, `b'…'` of Python, a name
/// such as `password: `, the `%` that a shell writes where a line has no end, and escapes in place of signs (`%3D` of URLs, `\n` of
/// JSON). None if there is nothing of that around it.
pub(crate) fn without_surroundings(text: &str) -> Option<String> {
    let is_quote = |sign: char| "\"'`“”‘’„".contains(sign);
    let mut inner = text.trim();
    // A name has letters alone; Base64 has neither `: ` nor `=` before other signs.
    if let Some((name, rest)) = inner.split_once([':', '：'])
        && (1..=24).contains(&name.trim_matches(is_quote).len())
        && name.trim_matches(is_quote).bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
    {
        inner = rest.trim();
    }
    inner = inner.trim_end_matches([',', ';']);
    if let Some(rest) = inner.strip_prefix('b').filter(|rest| rest.starts_with(['"', '\''])) {
        inner = rest;
    }
    let inner = inner.trim_end_matches('%').trim_matches(is_quote).trim();
    let mut plain = inner.to_owned();
    let of_urls = [("%3D", "="), ("%3d", "="), ("%2B", "+"), ("%2b", "+"), ("%2F", "/"), ("%2f", "/")];
    for (escape, sign) in of_urls.into_iter().chain([("\\n", ""), ("\\r", ""), ("\\/", "/")]) {
        if plain.contains(escape) {
            plain = plain.replace(escape, sign);
        }
    }
    (plain != text && !plain.is_empty()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashed_lines_are_taken_off() {
        let lines = "-----BEGIN CERTIFICATE-----\r\nZWNo\r\nbyAx\r\n-----END CERTIFICATE-----\r\n";
        for text in
            [lines.to_owned(), lines.replace("\r\n", "\n"), lines.replace("\r\n", " "), lines.replace("\r\n", "")]
        {
            assert_eq!(in_armor(&text).as_deref(), Some("ZWNobyAx"), "{text:?}");
        }
        assert_eq!(in_armor("-----BEGIN X-----\nZWNo").as_deref(), Some("ZWNo"));
        assert_eq!(in_armor("begin-base64 644 a.sh\nZWNo\nbyAx\n====\n").as_deref(), Some("ZWNobyAx"));
        for text in ["echo 1", "", "-----BEGIN", "cat <<E\n-----BEGIN X-----\nE"] {
            assert_eq!(in_armor(text), None);
        }
    }

    #[test]
    fn what_stands_around_is_taken_off() {
        for text in ["\"ZWNo\"", "'ZWNo'", "b'ZWNo'", "“ZWNo”", "password: ZWNo", "\"password\": \"ZWNo\",", "`ZWNo`"]
        {
            assert_eq!(without_surroundings(text).as_deref(), Some("ZWNo"), "{text}");
        }
        for text in ["ZWNoCg%3D%3D", "ZWNoCg==%", "ZWNo\\nCg==\\n"] {
            assert_eq!(without_surroundings(text).as_deref(), Some("ZWNoCg=="), "{text}");
        }
        for text in ["ZWNoCg==", "", "bZWNo", "echo 'a' b"] {
            assert_eq!(without_surroundings(text), None, "{text}");
        }
    }

    #[test]
    fn data_urls_are_read() {
        // RFC 2397 with the types that browsers and editors write.
        for head in ["data:;base64,", "data:text/plain;base64,", "DATA:application/x-sh;charset=utf-8;BASE64,"] {
            assert_eq!(in_data_url(&format!("{head}ZWNo\nbyAx")).as_deref(), Some("ZWNobyAx"), "{head}");
        }
        for text in ["data:,echo", "data:text/plain,echo%201", "base64,ZWNo", "ZWNo"] {
            assert_eq!(in_data_url(text), None, "{text}");
        }
    }
}
