//! Signs that web pages and word processors put in place of plain ones: `“spec”`, wide blanks, long dashes.

/// A JSON text with typographic quotes and blanks made plain, and how many there were. None if there are none. What stands
/// between plain double quotes stays.
pub(super) fn plain_json(text: &str) -> Option<(String, usize)> {
    plain(text, &['"'])
}

/// A command with typographic quotes and blanks made plain, and how many there were. None if there are none. What stands
/// between plain quotes stays.
pub(super) fn plain_command(text: &str) -> Option<(String, usize)> {
    plain(text, &['"', '\''])
}

/// True for a word that begins with a typographic quote, or in which such a blank stands where a plain one would end it.
pub(super) fn is_odd_word(word: &str) -> bool {
    let is_blank = |sign: char| !sign.is_ascii() && (sign.is_whitespace() || sign == '\u{200b}');
    let is_end = |sign: char| is_blank(sign) || matches!(sign, ' ' | '"' | '{' | '=');
    let blank = word.find(is_end).and_then(|at| word.get(at..)).is_some_and(|rest| rest.starts_with(is_blank));
    blank || word.starts_with(['‘', '’', '“', '”', '＇', '＂'])
}

/// A word whose long dash at the beginning stands for the two hyphens of an option.
pub(super) fn plain_option(word: &str) -> Option<String> {
    let rest = word.strip_prefix(['–', '—'])?;
    let hyphens = if rest.chars().nth(1).is_some_and(char::is_alphanumeric) { "--" } else { "-" };
    Some(format!("{hyphens}{rest}"))
}

fn plain(text: &str, quotes: &[char]) -> Option<(String, usize)> {
    let mut signs = 0;
    let mut quote = None;
    let mut escaped = false;
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if quote == Some(sign) && !escaped {
            quote = None;
        } else if quote.is_none() && quotes.contains(&sign) {
            quote = Some(sign);
        }
        escaped = sign == '\\' && !escaped && quote != Some('\'');
        let plain = match sign {
            _ if quote.is_some() => sign,
            '“' | '”' | '„' | '＂' => '"',
            '‘' | '’' | '＇' => '\'',
            '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
            '\u{200b}' | '\u{feff}' => {
                signs += 1;
                continue;
            }
            '：' if quotes.len() == 1 => ':',
            '，' if quotes.len() == 1 => ',',
            _ => sign,
        };
        signs += usize::from(plain != sign);
        out.push(plain);
    }
    (signs > 0).then_some((out, signs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_blanks_of_web_pages_become_plain() {
        let plain = plain_json("{“spec”：\u{3000}{\"nodePoolID\": \"“a”\"}}");
        assert_eq!(plain, Some(("{\"spec\": {\"nodePoolID\": \"“a”\"}}".to_owned(), 4)));
        assert_eq!(plain_json("{\"spec\": \"中“文”\"}"), None);
        let plain = plain_command("curl\u{a0}-d ‘{\"a\":1}’");
        assert_eq!(plain, Some(("curl -d '{\"a\":1}'".to_owned(), 3)));
    }

    #[test]
    fn a_long_dash_stands_for_the_hyphens_of_an_option() {
        assert_eq!(plain_option("—data").as_deref(), Some("--data"));
        assert_eq!(plain_option("–H").as_deref(), Some("-H"));
        assert_eq!(plain_option("-H"), None);
    }
}
