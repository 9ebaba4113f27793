//! The words of a POSIX shell and of Bash (POSIX.1-2024, 2.2 "Quoting"; Bash manual, 3.1.2.4 "ANSI-C Quoting").
//!
//! Variables and commands in a word stay as they are written; whoever takes the word sees that it has no value.

use super::CommandLine;

/// Splits the first command of a text.
pub(super) fn split(text: &str) -> CommandLine {
    let mut reader = Reader { rest: text, line: CommandLine::default(), word: None, delimiter: None };
    reader.command();
    reader.line
}

struct Reader<'t> {
    rest: &'t str,
    line: CommandLine,
    /// The word that is being read; an empty one too counts once a quote began it.
    word: Option<String>,
    /// The word that ends the here-document.
    delimiter: Option<String>,
}

impl<'t> Reader<'t> {
    fn command(&mut self) {
        while let Some(sign) = self.next() {
            match sign {
                '\'' => {
                    let text = self.until('\'');
                    self.push(text);
                }
                '"' => self.double_quoted(),
                '\\' => self.backslash(),
                '$' => self.dollar(false),
                '`' => {
                    let text = self.until('`');
                    self.push("`");
                    self.push(text);
                    self.push("`");
                }
                '#' if self.word.is_none() => self.skip_line(),
                '<' if self.rest.starts_with('<') => self.here_document(),
                ' ' | '\t' | '\r' => self.end_word(),
                '\n' | ';' | '|' | '&' => {
                    self.end_word();
                    if sign == '\n' && self.delimiter.is_some() {
                        self.here_text();
                    }
                    if !self.line.words.is_empty() {
                        break;
                    }
                }
                _ => self.push(sign.encode_utf8(&mut [0; 4])),
            }
        }
        self.end_word();
        self.line.has_more = self.rest.lines().any(|line| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#')
        });
    }

    fn next(&mut self) -> Option<char> {
        let mut signs = self.rest.chars();
        let sign = signs.next();
        self.rest = signs.as_str();
        sign
    }

    fn push(&mut self, text: &str) {
        self.word.get_or_insert_default().push_str(text);
    }

    fn end_word(&mut self) {
        if let Some(word) = self.word.take() {
            self.line.words.push(word);
        }
    }

    /// The text up to a sign, which is passed; all of the rest if there is none.
    fn until(&mut self, end: char) -> &'t str {
        if let Some((text, rest)) = self.rest.split_once(end) {
            self.rest = rest;
            text
        } else {
            self.line.is_open = true;
            std::mem::take(&mut self.rest)
        }
    }

    fn skip_line(&mut self) {
        self.rest = self.rest.find('\n').and_then(|at| self.rest.get(at..)).unwrap_or_default();
    }

    /// Outside quotes: the next sign as it stands; a line break is no sign at all.
    fn backslash(&mut self) {
        let after = self.rest.trim_start_matches([' ', '\t', '\r']);
        if after.starts_with('\n') {
            // Blanks between the backslash and the line break come from copying.
            self.rest = after.get(1..).unwrap_or_default();
        } else if let Some(sign) = self.next() {
            self.push(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn double_quoted(&mut self) {
        self.push("");
        while let Some(sign) = self.next() {
            match sign {
                '"' => return,
                '$' => self.dollar(true),
                '\\' => match self.rest.chars().next() {
                    Some('\n') => self.rest = self.rest.get(1..).unwrap_or_default(),
                    Some(next @ ('"' | '\\' | '$' | '`')) => {
                        self.next();
                        self.push(next.encode_utf8(&mut [0; 4]));
                    }
                    _ => self.push("\\"),
                },
                _ => self.push(sign.encode_utf8(&mut [0; 4])),
            }
        }
        self.line.is_open = true;
    }

    /// After a `$`: a quote with escapes, a command, or a variable.
    fn dollar(&mut self, is_quoted: bool) {
        if !is_quoted && let Some(rest) = self.rest.strip_prefix('\'') {
            self.rest = rest;
            return self.ansi_c();
        }
        self.push("$");
        if self.rest.starts_with('(') {
            let end = closing(self.rest).unwrap_or(self.rest.len());
            let (text, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
            self.push(text);
            self.rest = rest;
        }
    }

    /// `$'…'` with the escapes of C.
    fn ansi_c(&mut self) {
        self.push("");
        let mut high: Option<u32> = None;
        while let Some(sign) = self.next() {
            match sign {
                '\'' => return,
                '\\' => {
                    let unit: u32 = match self.next() {
                        Some('n') => 0x0a,
                        Some('r') => 0x0d,
                        Some('t') => 0x09,
                        Some('a') => 0x07,
                        Some('b') => 0x08,
                        Some('e' | 'E') => 0x1b,
                        Some('f') => 0x0c,
                        Some('v') => 0x0b,
                        Some('x') => self.digits(2, 16),
                        Some('u') => self.digits(4, 16),
                        Some('U') => self.digits(8, 16),
                        Some(digit @ '0'..='7') => {
                            let more =
                                self.rest.bytes().take(2).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                            digit.to_digit(8).unwrap_or_default() * 8_u32.pow(u32::try_from(more).unwrap_or_default())
                                + self.digits(more, 8)
                        }
                        Some(other) => u32::from(other),
                        None => break,
                    };
                    // Browsers write a character beyond U+FFFF as two units of UTF-16.
                    let unit = match high.take() {
                        Some(high) if (0xdc00..0xe000).contains(&unit) => {
                            0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00)
                        }
                        _ => unit,
                    };
                    if (0xd800..0xdc00).contains(&unit) {
                        high = Some(unit);
                    } else {
                        self.push(char::from_u32(unit).unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
                    }
                }
                _ => self.push(sign.encode_utf8(&mut [0; 4])),
            }
        }
        self.line.is_open = true;
    }

    /// The number of so many digits at most.
    fn digits(&mut self, most: usize, radix: u32) -> u32 {
        let count = self.rest.chars().take(most).take_while(|sign| sign.is_digit(radix)).count();
        let (digits, rest) = self.rest.split_at_checked(count).unwrap_or_default();
        self.rest = rest;
        u32::from_str_radix(digits, radix).unwrap_or_default()
    }

    /// After the first sign of `<<WORD` or `<<<text`.
    fn here_document(&mut self) {
        self.end_word();
        let rest = self.rest.strip_prefix('<').unwrap_or_default();
        let (is_text, rest) = match rest.strip_prefix('<') {
            Some(rest) => (true, rest),
            None => (false, rest.strip_prefix('-').unwrap_or(rest)),
        };
        self.rest = rest.trim_start_matches([' ', '\t']);
        if is_text {
            let open = self.next().filter(|sign| matches!(sign, '\'' | '"'));
            let text = match open {
                Some(quote) => self.until(quote),
                None => return,
            };
            self.line.input = Some(text.to_owned());
            return;
        }
        let end = self.rest.find([' ', '\t', '\r', '\n', ';', '|', '&', '>']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.delimiter = Some(word.trim_matches(['\'', '"', '\\']).to_owned());
        self.rest = rest;
    }

    /// The lines up to the delimiter.
    fn here_text(&mut self) {
        let Some(delimiter) = self.delimiter.take() else { return };
        let mut length = 0;
        for line in self.rest.split_inclusive('\n') {
            if line.trim() == delimiter {
                self.line.input = self.rest.get(..length).map(str::to_owned);
                self.rest = self.rest.get(length + line.len()..).unwrap_or_default();
                return;
            }
            length += line.len();
        }
        self.line.is_open = true;
        self.line.input = Some(std::mem::take(&mut self.rest).to_owned());
    }
}

/// The length up to the parenthesis that closes the first one.
fn closing(text: &str) -> Option<usize> {
    let mut levels = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => levels += 1,
            b')' if levels <= 1 => return Some(at + 1),
            b')' => levels -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(split(text).words, expected, "{text}");
    }

    /// The expected words are those of `printf '%s\n' …` in Bash 5.2.
    #[test]
    fn quotes_are_read_as_bash_reads_them() {
        check(r#"curl 'a b' "c d" e\ f"#, &["curl", "a b", "c d", "e f"]);
        check(r#"a"b"'c'd"#, &["abcd"]);
        check(r#""a\"b\\c\d""#, &[r#"a"b\c\d"#]);
        check(r"'it'\''s'", &["it's"]);
        check(r"$'it\'s\n\u0021\x41\101'", &["it's\n!AA"]);
        check("curl \\\n  -s", &["curl", "-s"]);
        check("curl \"\" ''", &["curl", "", ""]);
        check("a # b", &["a"]);
        check("a#b", &["a#b"]);
    }

    #[test]
    fn variables_and_commands_stay_as_written() {
        check(
            r#"curl "$TOKEN" ${A} $(cat a b) "$(date "+%s")""#,
            &["curl", "$TOKEN", "${A}", "$(cat a b)", "$(date \"+%s\")"],
        );
    }

    #[test]
    fn a_here_document_is_the_input() {
        let line = split("curl -d @- <<'EOF'\n{\n}\nEOF\necho done");
        assert_eq!(line.words, ["curl", "-d", "@-"]);
        assert_eq!(line.input.as_deref(), Some("{\n}\n"));
        assert!(line.has_more);
    }

    #[test]
    fn surrogates_of_browsers_are_one_character() {
        check(r"$'\ud83d\ude00'", &["😀"]);
    }

    #[test]
    fn an_open_quote_is_noticed() {
        assert!(split("curl 'a").is_open);
        assert!(split("curl \"a").is_open);
        assert!(!split("curl 'a'").is_open);
    }
}
