//! The Windows command prompt: `^` before a sign or at the end of a line, and `"…"` as programs written in C read it.
//!
//! A line is read twice. `cmd.exe` takes carets away, but not between plain double quotes; the program then splits at blanks,
//! with `\"` for a quotation mark, `""` within quotes for another (Microsoft's "Parsing C command-line arguments").
//! Browsers' "Copy as cURL (cmd)" writes `^"` or `"` around a text, `\^"` for a quotation mark within, and for a line end a
//! caret and two line ends.

use super::super::signs::{is_odd_blank, straighten_word};
use super::{Command, Cursor, Script};

/// The commands of a text.
pub(super) fn split(text: &str) -> Script {
    let mut script = Script::default();
    // Between plain quotes a caret stands for itself; some browsers write one before every sign there nevertheless.
    let always = text.contains("\\^\"");
    let mut cursor = Cursor::new(text);
    while !cursor.rest().is_empty() {
        let line = line(&mut cursor, always);
        let words = words(&line, always, &mut script);
        if !words.is_empty() {
            script.commands.push(Command { words, input: None });
        }
    }
    script
}

/// One command as the program gets it: without carets, up to a line end or `&`, `|`.
fn line(cursor: &mut Cursor<'_>, always: bool) -> String {
    let mut line = String::new();
    let mut quoted = false;
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
            '\n' if !quoted || !always => break,
            // Browsers that write carets everywhere write none before `&`; between two commands a line end follows it.
            '&' | '|' if !quoted && (!always || cursor.peek().is_none_or(|c| c == '\n')) => break,
            _ => line.push(c),
        }
    }
    line
}

/// The words of a command line.
fn words(line: &str, always: bool, script: &mut Script) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut cursor = Cursor::new(line);
    while let Some(c) = cursor.next() {
        match c {
            ' ' | '\t' if !quoted => words.extend(word.take()),
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
    script.unclosed |= quoted;
    let is_prompt = |word: &String| word.ends_with('>') || word == "call" || word.starts_with('@');
    let words = words.into_iter().skip_while(is_prompt).map(|word| {
        let plain = straighten_word(&word);
        script.repaired |= word.starts_with(['–', '—']);
        if word.starts_with(['–', '—']) { plain } else { word }
    });
    words.collect()
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
    fn a_prompt_is_no_word() {
        check("C:\\Users\\me>curl x", &[&["C:\\Users\\me>curl", "x"]]);
        check("C:\\> curl x", &[&["curl", "x"]]);
    }
}
