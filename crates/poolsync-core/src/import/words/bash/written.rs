//! What the commands for writing text write: `cat`, `tee`, `echo`, `printf`.

use std::borrow::Cow;

use super::super::{Command, Files};

/// What a command writes, if the text tells it. `files` are those that the text itself writes, as they are at `at`.
pub(super) fn written_by<'c>(command: &'c Command, files: &'c Files, at: usize) -> Option<Cow<'c, str>> {
    let (program, arguments) = command.words.split_first()?;
    match program.as_str() {
        "cat" if command.input.is_none() => match arguments {
            [file] => files.get(file, at).map(Cow::Borrowed),
            _ => None,
        },
        "cat" if arguments.is_empty() || arguments == ["-"] => command.input.as_deref().map(Cow::Borrowed),
        "tee" => command.input.as_deref().map(Cow::Borrowed),
        "echo" => {
            let options = arguments.iter().take_while(|word| is_echo_option(word)).count();
            let (options, words) = arguments.split_at_checked(options)?;
            let text = words.join(" ");
            let text = if options.iter().any(|option| option.contains('e')) { escaped(&text)? } else { text };
            Some(Cow::Owned(if options.iter().any(|option| option.contains('n')) { text } else { text + "\n" }))
        }
        "printf" => {
            let arguments = arguments.strip_prefix(&["--".to_owned()]).unwrap_or(arguments);
            let (format, values) = arguments.split_first()?;
            printed(format, values).map(Cow::Owned)
        }
        _ => None,
    }
}

fn is_echo_option(word: &str) -> bool {
    word.strip_prefix('-')
        .is_some_and(|letters| !letters.is_empty() && letters.bytes().all(|letter| b"neE".contains(&letter)))
}

/// The text of `printf`. `None` where the values are too many, which would write the format again, or are not written as they stand.
fn printed(format: &str, values: &[String]) -> Option<String> {
    let mut values = values.iter();
    let mut out = String::with_capacity(format.len());
    let mut parts = format.split('%');
    out.push_str(&escaped(parts.next()?)?);
    while let Some(part) = parts.next() {
        let (value, rest) = match part.chars().next() {
            // Two signs stand for one.
            None => ("%", parts.next()?),
            Some('s' | 'd' | 'i') => (values.next().map_or("", String::as_str), part.get(1..)?),
            Some(_) => return None,
        };
        out.push_str(value);
        out.push_str(&escaped(rest)?);
    }
    values.next().is_none().then_some(out)
}

/// A text with its escapes read; those of numbers and the like are not.
fn escaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('\\') => out.push('\\'),
            // `echo` leaves the backslash there, `printf` does not; JSON means the same by neither.
            Some(_) | None => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::split;

    /// The input of the last command.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let script = split(&format!("{text} | curl -d @-"));
        assert_eq!(script.commands.last().unwrap().input.as_deref(), expected, "{text}");
    }

    // Expected values: what bash 5 writes.
    #[test]
    fn what_is_written_is_what_bash_writes() {
        check("echo a b", Some("a b\n"));
        check("echo -n a", Some("a"));
        check(r"echo '{\n}'", Some("{\\n}\n"));
        check(r"echo -e 'a\nb'", Some("a\nb\n"));
        check(r#"printf '{"a": "%s", "b": %d}' x 2"#, Some(r#"{"a": "x", "b": 2}"#));
        check(r"printf '100%%\n'", Some("100%\n"));
        check("printf %s abc", Some("abc"));
        check("printf -- %s abc", Some("abc"));
        check("printf '%s%s' a", Some("a"));
    }

    #[test]
    fn what_is_not_certain_is_not_known() {
        for text in ["printf %s a b", "printf %05d 1", "printf '\\x41'", "echo -e '\\x41'", "cat f", "jq . <<< '{}'"] {
            check(text, None);
        }
    }
}
