//! Which parts of a code are comments, strings, numbers or words of the language: enough for colours, no parser.
//!
//! ```ignore
//! let parts = parts("print('hi')  # says hi", Grammar::of("python"));
//! // ["print(", Text "'hi'", ")  ", Comment "# says hi"]
//! ```

/// What a part of a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything else.
    Plain,
    /// A comment, to the end of its line.
    Comment,
    /// A string, with its quotes.
    Text,
    /// A word that belongs to the language.
    Word,
}

/// How a language marks its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grammar {
    comment: &'static str,
    quotes: &'static str,
    /// Quotes between which a backslash is a backslash.
    raw: &'static str,
    words: &'static [&'static str],
}

#[rustfmt::skip]
const SHELL: Grammar = Grammar {
    comment: "#",
    quotes: "'\"",
    raw: "'",
    words: &["set", "export", "if", "then", "else", "fi", "case", "esac", "for", "do", "done", "local", "return", "exit", "trap"],
};
#[rustfmt::skip]
const PYTHON: Grammar = Grammar {
    comment: "#",
    quotes: "'\"",
    raw: "",
    words: &[
        "import", "from", "def", "return", "if", "else", "elif", "try", "except", "raise", "as", "with", "for", "in", "None",
        "True", "False", "not", "and", "or",
    ],
};
#[rustfmt::skip]
const BRACES: Grammar = Grammar {
    comment: "//",
    quotes: "'\"`",
    raw: "",
    words: &[
        "import", "package", "public", "private", "class", "static", "void", "final", "new", "return", "if", "else", "try",
        "catch", "throw", "throws", "for", "const", "let", "await", "async", "function", "from", "null", "true", "false",
    ],
};
#[rustfmt::skip]
const GO: Grammar = Grammar {
    comment: "//",
    quotes: "\"`",
    raw: "`",
    words: &[
        "import", "package", "func", "var", "const", "type", "struct", "range", "for", "if", "else", "return", "defer", "nil",
        "true", "false", "switch", "case",
    ],
};
#[rustfmt::skip]
const POWERSHELL: Grammar = Grammar {
    comment: "#",
    quotes: "'\"",
    raw: "'\"",
    words: &["param", "try", "catch", "throw", "if", "else", "return", "function", "exit"],
};
const HTTP: Grammar = Grammar { comment: "#", quotes: "\"", raw: "", words: &["POST"] };

impl Grammar {
    /// Those of a language of samples, by its id; those of a shell for any other text.
    pub(super) fn of(language: &str) -> Self {
        Self::known(language).unwrap_or(SHELL)
    }

    fn known(language: &str) -> Option<Self> {
        Some(match language {
            "curl" | "hcloud" | "hcloud-json" => SHELL,
            "python" | "python-requests" => PYTHON,
            "java" | "node" => BRACES,
            "go" => GO,
            "powershell" => POWERSHELL,
            "http" => HTTP,
            _ => return None,
        })
    }
}

/// The parts of a code, in order; together they are the code.
pub(super) fn parts(code: &str, marks: Grammar) -> Vec<(Kind, &str)> {
    let mut parts: Vec<(Kind, &str)> = Vec::new();
    let mut rest = code;
    let mut plain_length = 0;
    while let Some(ahead) = rest.get(plain_length..).filter(|ahead| !ahead.is_empty()) {
        let before = rest.get(..plain_length).unwrap_or_default();
        let (kind, length) = next(ahead, before, marks);
        if kind == Kind::Plain {
            plain_length += length;
            continue;
        }
        if !before.is_empty() {
            parts.push((Kind::Plain, before));
        }
        parts.push((kind, ahead.get(..length).unwrap_or_default()));
        rest = ahead.get(length..).unwrap_or_default();
        plain_length = 0;
    }
    if !rest.is_empty() {
        parts.push((Kind::Plain, rest));
    }
    parts
}

/// What comes next, and its length in bytes.
fn next(ahead: &str, before: &str, marks: Grammar) -> (Kind, usize) {
    let starts_word = !before.ends_with(is_word);
    if ahead.starts_with(marks.comment) && (before.is_empty() || before.ends_with(char::is_whitespace)) {
        return (Kind::Comment, ahead.find('\n').unwrap_or(ahead.len()));
    }
    let first = ahead.chars().next().unwrap_or_default();
    if marks.quotes.contains(first) {
        return (Kind::Text, text_length(ahead, first, marks.raw.contains(first)));
    }
    if first == '\\' {
        // What stands behind it is meant as it is: in a shell also a quote.
        let second = ahead.chars().nth(1).map_or(0, char::len_utf8);
        return (Kind::Plain, first.len_utf8() + second);
    }
    let word_length = ahead.find(|character| !is_word(character)).unwrap_or(ahead.len());
    match ahead.get(..word_length) {
        Some(word) if starts_word && marks.words.contains(&word) => (Kind::Word, word_length),
        Some(word) if !word.is_empty() => (Kind::Plain, word_length),
        _ => (Kind::Plain, first.len_utf8()),
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || "_-./".contains(character)
}

/// The length of a string with its quotes; one that does not end goes to the end of the code. In a `raw` one a backslash is
/// nothing special.
fn text_length(ahead: &str, quote: char, raw: bool) -> usize {
    let mut escaped = false;
    for (at, character) in ahead.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' if !raw => escaped = true,
            _ if character == quote => return at + quote.len_utf8(),
            _ => {}
        }
    }
    ahead.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str, language: &str) -> Vec<(Kind, String)> {
        parts(code, Grammar::of(language)).into_iter().map(|(kind, part)| (kind, part.to_owned())).collect()
    }

    fn named(parts: &[(Kind, &str)]) -> Vec<(Kind, String)> {
        parts.iter().map(|(kind, part)| (*kind, (*part).to_owned())).collect()
    }

    #[test]
    fn every_language_of_samples_has_its_grammar() {
        for language in poolsync_core::sample::languages() {
            assert!(Grammar::known(language.id).is_some(), "{}", language.id);
        }
    }

    #[test]
    fn comments_strings_and_words() {
        let expected = [
            (Kind::Word, "import"),
            (Kind::Plain, " os\nprint("),
            (Kind::Text, r"'it\'s # no comment'"),
            (Kind::Plain, ")  "),
            (Kind::Comment, "# one"),
            (Kind::Plain, "\nimports"),
        ];
        assert_eq!(told("import os\nprint('it\\'s # no comment')  # one\nimports", "python"), named(&expected));
    }

    #[test]
    fn an_address_is_no_comment() {
        let expected = [(Kind::Plain, "a := "), (Kind::Text, "\"https://a\""), (Kind::Plain, " x://y")];
        assert_eq!(told("a := \"https://a\" x://y", "go"), named(&expected));
    }

    #[test]
    fn a_shell_knows_no_escape_between_single_quotes() {
        let expected = [
            (Kind::Text, "'it'"),
            (Kind::Plain, r"\'"),
            (Kind::Text, "'s a \\'"),
            (Kind::Plain, " "),
            (Kind::Text, "'b'"),
        ];
        assert_eq!(told(r"'it'\''s a \' 'b'", "curl"), named(&expected));
    }

    #[test]
    fn nothing_is_lost() {
        for code in ["", "'", "中文 '中", "#", "\"\\", "if\n\n#a\n'b'c"] {
            for language in ["curl", "python", "go", "http", "powershell"] {
                let joined: String = parts(code, Grammar::of(language)).into_iter().map(|(_, part)| part).collect();
                assert_eq!(joined, code);
            }
        }
    }
}
