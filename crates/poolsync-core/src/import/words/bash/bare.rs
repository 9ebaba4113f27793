//! JSON that stands in a command without quotes around it. A shell would take its quotation marks away and split it at its
//! blanks, which nobody means.

use super::super::begins_with_option;
use super::Bash;

impl Bash<'_> {
    /// Takes JSON as one word; the cursor is behind its first brace. False, and nothing taken, if it is none.
    pub(super) fn bare_json(&mut self) -> bool {
        let waits = self.command.words.last().is_some_and(|word| is_data_option(word));
        let rest = self.cursor.rest();
        if !waits || !rest.trim_start().starts_with('"') || rest.len() > self.budget_of_bare {
            return false;
        }
        let length = length(rest);
        // What does not end is looked through once more at most: reading stays in proportion to the text.
        self.budget_of_bare -= length.unwrap_or(rest.len());
        let Some((inner, after)) = length.and_then(|length| rest.split_at_checked(length)) else { return false };
        let ends = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || ";|&)\\".contains(c));
        if !ends && !begins_with_option(after) {
            return false;
        }
        self.push("{");
        self.push(inner);
        self.quoted = true;
        self.script.requoted = true;
        self.cursor = super::Cursor::new(after);
        true
    }
}

impl Bash<'_> {
    /// Takes what a template has in place of a value, `{{ pool }}`, with its blanks; the cursor is behind its first brace. False,
    /// and nothing taken, if it is none.
    pub(super) fn template(&mut self) -> bool {
        const LONGEST: usize = 120;
        let mut ahead = self.cursor;
        if !ahead.eat("{") {
            return false;
        }
        let mut count = 0;
        let inner = ahead.take_while(|c| {
            count += 1;
            count <= LONGEST && !matches!(c, '\n' | '{' | '}')
        });
        if inner.trim().is_empty() || !ahead.eat("}}") {
            return false;
        }
        self.push("{{");
        self.push(inner);
        self.push("}}");
        self.cursor = ahead;
        true
    }
}

/// True for an option behind which the body stands.
fn is_data_option(word: &str) -> bool {
    matches!(word, "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--json")
}

/// How long JSON is whose first brace was passed, with the one that closes it.
fn length(text: &str) -> Option<usize> {
    let (mut open, mut quoted, mut escaped) = (1_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => open += 1,
            b'}' | b']' if !quoted => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::split;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(split(text).commands.last().unwrap().words, expected, "{text}");
    }

    #[test]
    fn json_without_quotes_is_one_word() {
        check(r#"curl -d {"a": {"b": "}"}, "c": [1]} u"#, &["curl", "-d", r#"{"a": {"b": "}"}, "c": [1]}"#, "u"]);
        check("curl --json { \"a\": 1 }", &["curl", "--json", "{ \"a\": 1 }"]);
    }

    #[test]
    fn what_is_none_is_read_as_a_shell_does() {
        check(r#"curl -d {"a": 1"#, &["curl", "-d", "{a:", "1"]);
        check("curl -d {a,b}", &["curl", "-d", "{a,b}"]);
        check(r#"curl -d {\"a\":1}"#, &["curl", "-d", r#"{"a":1}"#]);
        check(r#"echo {"a": 1}"#, &["echo", "{a:", "1}"]);
    }
}
