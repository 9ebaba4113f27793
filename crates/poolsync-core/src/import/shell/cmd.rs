//! The words of Windows' command prompt: carets and line breaks by `cmd.exe`, then quotes and backslashes by the rules of
//! Microsoft's C runtime ("Parsing C command-line arguments"), as the programs called read them.

use super::CommandLine;

/// Splits the first command of a text.
pub(super) fn split(text: &str) -> CommandLine {
    let (command, rest) = unescape(text);
    let mut line = arguments(&command);
    line.has_more = !rest.trim().is_empty();
    line
}

/// The command without its carets, and what stands behind it.
fn unescape(text: &str) -> (String, &str) {
    let mut command = String::with_capacity(text.len());
    let mut is_quoted = false;
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '^' if !is_quoted => {
                let after = signs.as_str();
                let broken = after.trim_start_matches([' ', '\t', '\r']);
                if let Some(next_line) = broken.strip_prefix('\n') {
                    signs = next_line.trim_start_matches('\r').chars();
                }
                command.extend(signs.next());
            }
            '\n' | '&' | '|' if !is_quoted => return (command, signs.as_str()),
            '"' => {
                is_quoted = !is_quoted;
                command.push(sign);
            }
            _ => command.push(sign),
        }
    }
    (command, "")
}

fn arguments(command: &str) -> CommandLine {
    let mut line = CommandLine::default();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    let mut signs = command.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                let mut backslashes = 1;
                while signs.next_if_eq(&'\\').is_some() {
                    backslashes += 1;
                }
                let is_before_quote = signs.peek() == Some(&'"');
                let kept = if is_before_quote { backslashes / 2 } else { backslashes };
                let word = word.get_or_insert_default();
                word.extend(std::iter::repeat_n('\\', kept));
                if is_before_quote && backslashes % 2 == 1 {
                    word.extend(signs.next());
                }
            }
            '"' if is_quoted && signs.next_if_eq(&'"').is_some() => word.get_or_insert_default().push('"'),
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' | '\t' | '\n' | '\r' if !is_quoted => line.words.extend(word.take()),
            _ => word.get_or_insert_default().push(sign),
        }
    }
    line.words.extend(word);
    line.is_open = is_quoted;
    line
}

#[cfg(test)]
mod tests {
    use super::split;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(split(text).words, expected, "{text}");
    }

    /// The table "Results of parsing command lines" of Microsoft's documentation.
    #[test]
    fn quotes_and_backslashes_are_read_as_the_c_runtime_reads_them() {
        check(r#""abc" d e"#, &["abc", "d", "e"]);
        check(r#"a\\b d"e f"g h"#, &[r"a\\b", "de fg", "h"]);
        check(r#"a\\\"b c d"#, &[r#"a\"b"#, "c", "d"]);
        check(r#"a\\\\"b c" d e"#, &[r"a\\b c", "d", "e"]);
        check(r#"a"b"" c d"#, &[r#"ab" c d"#]);
    }

    #[test]
    fn carets_are_read_as_the_command_prompt_reads_them() {
        check("curl ^\"a b^\" ^\n  -d ^\"^{^\\^\"spec^\\^\":1^}^\"", &["curl", "a b", "-d", "{\"spec\":1}"]);
        check("curl \"a^b\"", &["curl", "a^b"]);
        check("curl ^\"a^\n\nb^\"", &["curl", "a\nb"]);
        check("curl ^\r\n -s", &["curl", "-s"]);
    }

    #[test]
    fn the_next_line_is_another_command() {
        assert!(split("curl a\r\necho b").has_more);
        assert!(!split("curl a\r\n").has_more);
        assert!(split("curl \"a").is_open);
    }
}
