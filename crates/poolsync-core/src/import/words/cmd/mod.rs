//! The Windows command prompt: `^` before a sign or at the end of a line, and `"…"` as programs written in C read it.
//!
//! A line is read twice. `cmd.exe` takes carets away, but not between plain double quotes; the program then splits at blanks,
//! with `\"` for a quotation mark, `""` within quotes for another (Microsoft's "Parsing C command-line arguments").
//! Browsers' "Copy as cURL (cmd)" writes `^"` or `"` around a text, `\^"` for a quotation mark within, and for a line end a
//! caret and two line ends.

mod variables;

use super::super::readings::starts_with_tool;
use super::super::signs::{is_invisible, is_odd_blank, straighten_word};
use super::{Command, Cursor, Script, goes_on};
use variables::Variables;

/// The commands of a text.
pub(super) fn split(text: &str) -> Script {
    let mut script = Script::default();
    // Between plain quotes a caret stands for itself; some browsers write one before every sign there nevertheless.
    let always = text.contains("\\^\"");
    let mut cursor = Cursor::new(text);
    let mut variables = Variables::new(text.len().saturating_mul(4));
    while !cursor.rest().is_empty() {
        let (line, joined) = line(&mut cursor, always);
        let (words, unclosed) = words(&line, always, &mut script);
        let words = variables.filled(words);
        variables.follow(&line, &words, cursor.rest());
        let unclosed = unclosed || words.iter().any(|word| is_torn(word));
        if !words.is_empty() {
            script.commands.push(Command { words, unclosed, joined, ..Command::default() });
        }
    }
    script
}

/// True if a word begins with a single quotation mark that does not end it: it was none of this shell's.
fn is_torn(word: &str) -> bool {
    let is_option = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let option = word.split_once("='").filter(|(name, _)| is_option(name));
    let start = option.map_or(word, |(_, value)| value);
    (word.starts_with('\'') || start.len() < word.len()) && (!start.ends_with('\'') || start.len() == 1)
}

/// One command as the program gets it: without carets, up to a line end or `&`, `|`.
fn line(cursor: &mut Cursor<'_>, always: bool) -> (String, bool) {
    let mut line = String::new();
    let mut quoted = false;
    let mut joined = false;
    while let Some(c) = cursor.next() {
        match c {
            '^' if !quoted || always => {
                cursor.eat("\n");
                line.extend(cursor.next());
            }
            '"' => {
                quoted = !quoted;
                line.push('"');
            }
            '\n' if !quoted && starts_with_tool(&line) && goes_on(cursor.rest(), "", true) => {
                joined = true;
                line.push(' ');
            }
            '\n' if !quoted || !always => break,
            // Browsers that write carets everywhere write none before `&`; between two commands a line end follows it.
            '&' | '|' if !quoted && (!always || cursor.peek().is_none_or(|c| c == '\n')) => break,
            _ => line.push(c),
        }
    }
    (line, joined)
}

/// The words of a command line.
fn words(line: &str, always: bool, script: &mut Script) -> (Vec<String>, bool) {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut cursor = Cursor::new(line);
    while let Some(c) = cursor.next() {
        match c {
            ' ' | '\t' if !quoted => words.extend(word.take()),
            _ if is_invisible(c) && word.is_some() => word.get_or_insert_default().push(c),
            _ if is_odd_blank(c) && !quoted => {
                script.repaired = true;
                words.extend(word.take());
            }
            // Browsers write every backslash twice, though only those before a quotation mark need it.
            '\\' if always => {
                let next = cursor.next_if(|c| c == '\\' || c == '"').unwrap_or('\\');
                word.get_or_insert_default().push(next);
            }
            '\\' => {
                let more = cursor.take_while(|c| c == '\\').len();
                let word = word.get_or_insert_default();
                if cursor.peek() == Some('"') {
                    word.extend(std::iter::repeat_n('\\', usize::midpoint(1, more)));
                    if more.is_multiple_of(2) {
                        cursor.next();
                        word.push('"');
                    }
                } else {
                    word.extend(std::iter::repeat_n('\\', 1 + more));
                }
            }
            '"' if quoted && cursor.eat("\"") => word.get_or_insert_default().push('"'),
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    // `@` keeps a command from being shown.
    if let Some(first) = words.first_mut() {
        first.drain(..first.len() - first.trim_start_matches('@').len());
    }
    let is_prompt = |word: &String| word.ends_with('>') || word.is_empty() || word.eq_ignore_ascii_case("call");
    let words = words.into_iter().skip_while(is_prompt).map(|word| {
        let plain = straighten_word(&word);
        script.repaired |= word.starts_with(['–', '—']);
        if word.starts_with(['–', '—']) { plain } else { word }
    });
    (words.collect(), quoted)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let words: Vec<_> = split(text).commands.into_iter().map(|command| command.words).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn carets_and_quotes_are_taken_away() {
        check("curl ^\n  -H \"a: b\" ^\n  c", &[&["curl", "-H", "a: b", "c"]]);
        check("curl ^\"^{\\^\"a\\^\":1^}^\"", &[&["curl", r#"{"a":1}"#]]);
        check("curl \"{\"\"a\"\":1}\"", &[&["curl", r#"{"a":1}"#]]);
        check(r#"curl "{\"a\":1}" "x\\" a\b"#, &[&["curl", r#"{"a":1}"#, "x\\", "a\\b"]]);
    }

    #[test]
    fn a_caret_and_two_line_ends_are_a_line_end() {
        check("curl ^\"a^\n\nb^\" c\nnext & other", &[&["curl", "a\nb", "c"], &["next"], &["other"]]);
    }

    #[test]
    fn browsers_that_write_carets_between_plain_quotes_are_understood() {
        check("curl \"^{\\^\"a\\^\":1^}\"", &[&["curl", r#"{"a":1}"#]]);
    }

    #[test]
    fn what_is_set_counts_below() {
        check("set P=a b\ncurl \"x: %p%\" %Q%", &[&["set", "P=a", "b"], &["curl", "x: a b", "%Q%"]]);
        check("set \"P=a\"\ncurl %P%%P%", &[&["set", "P=a"], &["curl", "aa"]]);
    }

    #[test]
    fn a_prompt_is_no_word() {
        check("C:\\Users\\me>curl x", &[&["C:\\Users\\me>curl", "x"]]);
        check("C:\\> curl x", &[&["curl", "x"]]);
    }
}
