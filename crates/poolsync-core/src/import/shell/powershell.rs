//! The tokens of PowerShell (its help pages `about_Quoting_Rules`, `about_Special_Characters`, `about_Hash_Tables`).
//!
//! Variables that were given a text are replaced by it, the others stay as they are written.

use std::collections::BTreeMap;

use super::CommandLine;

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Token {
    /// A word, without its quotes.
    Word {
        text: String,
        /// True if quotes stand around all or a part of it.
        is_quoted: bool,
    },
    /// `(`, `@(`, `{` or `@{`.
    Open,
    /// `)` or `}`.
    Close,
    /// `=` between two words.
    Equals,
    /// A line break, `;` or `|`.
    End,
}

/// Reads tokens one by one.
pub(in crate::import) struct Tokens<'t> {
    rest: &'t str,
    /// True for the arguments of a program: braces and `=` are ordinary signs.
    is_program: bool,
    variables: BTreeMap<String, String>,
    /// How many bytes variables may still add: a text cannot grow without end.
    budget: usize,
    /// True if a quote is never closed.
    pub(in crate::import) is_open: bool,
}

/// Splits the first command of a text, a call of a program.
pub(super) fn split(text: &str) -> CommandLine {
    let mut tokens = Tokens { is_program: true, ..Tokens::new(text) };
    let mut line = CommandLine::default();
    for token in tokens.by_ref() {
        match token {
            Token::Word { text, .. } => line.words.push(text),
            Token::End if !line.words.is_empty() => break,
            _ => {}
        }
    }
    line.is_open = tokens.is_open;
    line.has_more = !tokens.rest.trim().is_empty();
    line
}

impl<'t> Tokens<'t> {
    /// The tokens of a script.
    pub(in crate::import) fn new(text: &'t str) -> Self {
        Self { rest: text, is_program: false, variables: BTreeMap::new(), budget: text.len(), is_open: false }
    }

    /// Remembers the text of a variable, whose name begins with `$`; case does not matter.
    pub(in crate::import) fn set(&mut self, name: &str, text: String) {
        self.variables.insert(name.to_ascii_lowercase(), text);
    }

    fn sign(&mut self) -> Option<char> {
        let mut signs = self.rest.chars();
        let sign = signs.next();
        self.rest = signs.as_str();
        sign
    }

    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Blanks, continued lines and comments.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start_matches([' ', '\t', '\r']);
            if !self.is_program {
                self.rest = self.rest.trim_start_matches([' ', '\t', '\r', ',']);
            }
            let continued = self.rest.strip_prefix('`').map(|rest| rest.trim_start_matches([' ', '\t', '\r']));
            if let Some(next_line) = continued.and_then(|rest| rest.strip_prefix('\n')) {
                self.rest = next_line;
            } else if self.rest.starts_with('#') {
                self.rest = self.rest.find('\n').and_then(|at| self.rest.get(at..)).unwrap_or_default();
            } else {
                return;
            }
        }
    }

    fn word(&mut self) -> Token {
        let mut text = String::new();
        let mut is_quoted = false;
        loop {
            if let Some(end) =
                [("@'", "\n'@"), ("@\"", "\n\"@")].iter().find_map(|(start, end)| self.eat(start).then_some(end))
            {
                is_quoted = true;
                self.here_string(end, &mut text);
                continue;
            }
            let Some(sign) = self.rest.chars().next() else { break };
            match sign {
                ' ' | '\t' | '\r' | '\n' | ';' | '|' | ')' => break,
                '(' | '{' | '}' | ',' | '=' if !self.is_program => break,
                _ => {}
            }
            self.sign();
            match sign {
                '\'' => {
                    is_quoted = true;
                    self.single_quoted(&mut text);
                }
                '"' => {
                    is_quoted = true;
                    self.double_quoted(&mut text);
                }
                '$' => self.dollar(&mut text),
                '`' => text.extend(self.sign()),
                _ => text.push(sign),
            }
        }
        Token::Word { text, is_quoted }
    }

    fn single_quoted(&mut self, text: &mut String) {
        while let Some(sign) = self.sign() {
            if sign == '\'' && !self.eat("'") {
                return;
            }
            text.push(sign);
        }
        self.is_open = true;
    }

    fn double_quoted(&mut self, text: &mut String) {
        while let Some(sign) = self.sign() {
            match sign {
                '"' if self.eat("\"") => text.push('"'),
                '"' => return,
                '`' => text.extend(self.sign().map(|sign| match sign {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    _ => sign,
                })),
                // A program's own escape; PowerShell itself does not know it.
                '\\' if self.is_program && self.eat("\"") => text.push('"'),
                '$' => self.dollar(text),
                _ => text.push(sign),
            }
        }
        self.is_open = true;
    }

    /// After `@'` or `@"`: the lines up to the one that begins with the closing quote.
    fn here_string(&mut self, end: &str, text: &mut String) {
        let inner = self.rest.trim_start_matches([' ', '\t', '\r']);
        let inner = inner.strip_prefix('\n').unwrap_or(inner);
        if let Some((lines, rest)) = inner.split_once(end) {
            text.push_str(lines.trim_end_matches('\r'));
            self.rest = rest;
        } else {
            self.is_open = true;
            text.push_str(inner);
            self.rest = "";
        }
    }

    /// After a `$`: a character by its number, as browsers write it, or a variable.
    fn dollar(&mut self, text: &mut String) {
        if let Some(number) = self.rest.strip_prefix("([char]") {
            let end = number.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(number.len());
            let (number, rest) = number.split_at_checked(end).unwrap_or_default();
            if let (Some(sign), Some(rest)) = (character(number), rest.strip_prefix(')')) {
                text.push(sign);
                self.rest = rest;
                return;
            }
        }
        let is_braced = self.rest.starts_with('{');
        let name = self.rest.strip_prefix('{').unwrap_or(self.rest);
        let is_part = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':';
        let end = name.find(|sign| !is_part(sign)).unwrap_or(name.len());
        let (name, rest) = name.split_at_checked(end).unwrap_or_default();
        let rest = if is_braced { rest.strip_prefix('}') } else { Some(rest) };
        let known = self.variables.get(&format!("${}", name.to_ascii_lowercase()));
        match (known, rest) {
            (Some(value), Some(rest)) if value.len() <= self.budget => {
                self.budget -= value.len();
                text.push_str(value);
                self.rest = rest;
            }
            _ => text.push('$'),
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip();
        let sign = self.rest.chars().next()?;
        let token = match sign {
            '\n' | ';' | '|' => Token::End,
            ')' => Token::Close,
            '(' | '{' if !self.is_program => Token::Open,
            '}' if !self.is_program => Token::Close,
            '=' if !self.is_program => Token::Equals,
            '@' if !self.is_program && (self.eat("@{") || self.eat("@(")) => return Some(Token::Open),
            _ => return Some(self.word()),
        };
        self.sign();
        Some(token)
    }
}

/// The character of `0x4e2d` or `20013`.
fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(split(text).words, expected, "{text}");
    }

    /// The rules of `about_Quoting_Rules`.
    #[test]
    fn quotes_are_read_as_powershell_reads_them() {
        check("curl.exe 'it''s' \"a`\"b\"\"c`$d\" `\n -s", &["curl.exe", "it's", "a\"b\"c$d", "-s"]);
        check("curl.exe $env:TOKEN \"$($x)\"", &["curl.exe", "$env:TOKEN", "$($x)"]);
        check("curl.exe -d @'\n{\"a\": 'b'}\n'@", &["curl.exe", "-d", "{\"a\": 'b'}"]);
        check("hcloud CCE --spec.maxUnavailable=1", &["hcloud", "CCE", "--spec.maxUnavailable=1"]);
    }

    #[test]
    fn a_script_has_tables_and_variables() {
        let mut tokens = Tokens::new("@{ 'a' = $b }\n\"$($c)中$([char]0x4e2d)${B}\"");
        tokens.set("$b", "text".to_owned());
        let word = |text: &str, is_quoted| Token::Word { text: text.to_owned(), is_quoted };
        let expected = [
            Token::Open,
            word("a", true),
            Token::Equals,
            word("text", false),
            Token::Close,
            Token::End,
            word("$($c)中中text", true),
        ];
        assert_eq!(tokens.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn variables_cannot_make_a_text_grow_without_end() {
        let mut script = String::new();
        let mut tokens = Tokens::new("\"$a$a$a$a$a$a$a$a\"");
        tokens.set("$a", "0123456789".to_owned());
        for token in tokens {
            if let Token::Word { text, .. } = token {
                script.push_str(&text);
            }
        }
        assert_eq!(script, "0123456789$a$a$a$a$a$a$a");
    }
}
