//! Our canonical request beside the gateway's.

use crate::json::{self, Value};
use crate::locale::{Locale, Word};
use crate::words::cloud as words;

/// Both canonical requests, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The lines, in order.
    pub lines: Vec<Line>,
}

/// A line of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Ours; none where the gateway has more lines.
    pub ours: Option<String>,
    /// The gateway's; none where we have more.
    pub theirs: Option<String>,
    cause: Option<&'static Word>,
}

/// A text without a canonical request. User action: paste the whole answer of the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", words::DOCTOR_NONE.en)]
pub struct NotFound;

impl NotFound {
    /// Returns what to look for, in this language.
    pub fn sentence(self, locale: Locale) -> &'static str {
        words::DOCTOR_NONE.get(locale)
    }
}

impl Line {
    /// Returns true if the two are not the same.
    pub fn differs(&self) -> bool {
        self.ours != self.theirs
    }

    /// Returns what causes the difference, in this language; none if there is none.
    pub fn cause(&self, locale: Locale) -> Option<&'static str> {
        self.cause.map(|word| word.get(locale))
    }
}

impl Comparison {
    /// Returns the first line that differs; none if all are the same.
    pub fn first_difference(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.differs())
    }

    /// Returns what to make of it all, in a clause: the cause of the first difference, else what is left.
    pub fn conclusion(&self, locale: Locale) -> &'static str {
        let first = self.first_difference().and_then(|line| line.cause(locale));
        first.unwrap_or_else(|| words::DOCTOR_SAME.get(locale))
    }
}

/// Compares our canonical request with the one in a pasted text: the gateway's answer as JSON, or its message, or the
/// canonical request alone; line breaks as such, as `|`, or as `\n`.
///
/// # Errors
/// A text in which there is none.
pub fn compare(ours: &str, pasted: &str) -> Result<Comparison, NotFound> {
    let theirs = canonical_request_in(&message_of(pasted)).ok_or(NotFound)?;
    let ours: Vec<&str> = ours.split('\n').collect();
    let header_lines = ours.len().saturating_sub(6);
    let theirs = aligned(&ours, theirs);
    let lines = (0..ours.len().max(theirs.len())).map(|index| {
        let (mine, other) = (ours.get(index).copied(), theirs.get(index).cloned().flatten());
        let differs = mine != other.as_deref();
        let cause = differs.then(|| cause(index, header_lines, mine.or(other.as_deref()).unwrap_or_default()));
        Line { ours: mine.map(str::to_owned), theirs: other, cause }
    });
    Ok(Comparison { lines: lines.collect() })
}

/// The gateway's lines beside ours: where it has fewer or more headers, each stands beside the header of its name.
fn aligned(ours: &[&str], theirs: Vec<String>) -> Vec<Option<String>> {
    if ours.len() == theirs.len() || ours.len() < 7 || theirs.len() < 6 {
        return theirs.into_iter().map(Some).collect();
    }
    let (Some(head), Some(headers), Some(tail)) =
        (theirs.get(..3), theirs.get(3..theirs.len() - 3), theirs.get(theirs.len() - 3..))
    else {
        return theirs.into_iter().map(Some).collect();
    };
    let name = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    let our_headers = ours.get(3..ours.len() - 3).unwrap_or_default();
    let beside = |ours: &&str| headers.iter().find(|line| name(line) == name(ours)).cloned();
    let mut all: Vec<Option<String>> = head.iter().cloned().map(Some).collect();
    all.extend(our_headers.iter().map(beside));
    all.extend(tail.iter().cloned().map(Some));
    all
}

/// Lines: method, path, query, a line for each header, an empty line, names, hash of the body.
fn cause(index: usize, headers: usize, line: &str) -> &'static Word {
    match index {
        0 => &words::DOCTOR_METHOD,
        1 => &words::DOCTOR_PATH,
        2 => &words::DOCTOR_QUERY,
        _ if index < 3 + headers => match line.split_once(':') {
            Some(("host", _)) => &words::DOCTOR_HOST,
            Some(("x-sdk-date", _)) => &words::DOCTOR_DATE,
            Some(("x-project-id", _)) => &words::DOCTOR_PROJECT,
            Some(("x-security-token", _)) => &words::DOCTOR_TOKEN,
            _ => &words::DOCTOR_HEADER,
        },
        _ if index == 4 + headers => &words::DOCTOR_NAMES,
        _ if index == 5 + headers => &words::DOCTOR_BODY,
        _ => &words::DOCTOR_LENGTH,
    }
}

/// The message of an answer in JSON, else the text as it is.
fn message_of(pasted: &str) -> String {
    let value = json::parse(pasted).0;
    let names = ["error_msg", "errorMessage", "message"];
    let inner = value.as_ref().and_then(|value| {
        names.iter().find_map(|name| match value.get(name)? {
            Value::String(text) => Some(text.to_string()),
            _ => None,
        })
    });
    inner.unwrap_or_else(|| pasted.to_owned())
}

/// The lines from the method to the hash of the body.
fn canonical_request_in(text: &str) -> Option<Vec<String>> {
    const METHODS: [&str; 5] = ["POST", "GET", "PUT", "DELETE", "PATCH"];
    let text = text.replace("\r\n", "\n").replace("\\n", "\n");
    let start =
        METHODS.iter().find_map(|method| ["|/", "\n/"].iter().find_map(|end| text.find(&format!("{method}{end}"))))?;
    let text = text.get(start..)?;
    let separator = if text.split('\n').next()?.contains('|') { '|' } else { '\n' };
    let mut lines: Vec<String> = text.split(separator).map(|line| line.trim().to_owned()).collect();
    // What the gateway says after the hash is no part of it.
    let is_hash = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(last) = lines.iter().position(|line| line.get(..64).is_some_and(is_hash)) {
        lines.truncate(last + 1);
        if let Some(line) = lines.last_mut() {
            line.truncate(64);
        }
    }
    (lines.len() >= 6).then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    fn ours() -> String {
        format!(
            "POST\n/api/v3/\n\nhost:cce.example\nx-project-id:p\nx-sdk-date:20260115T083000Z\n\nhost;x-project-id;x-sdk-date\n{HASH}"
        )
    }

    #[track_caller]
    fn check(pasted: &str, line: Option<&str>, conclusion: &Word) {
        let found = compare(&ours(), pasted).unwrap();
        let first = found.first_difference().map(|line| line.ours.clone().unwrap_or_default());
        assert_eq!(first.as_deref(), line, "{pasted}");
        assert_eq!(found.conclusion(Locale::En), conclusion.en);
    }

    #[test]
    fn every_form_of_the_text_is_read() {
        let bars = ours().replace('\n', "|");
        let json = format!(
            r#"{{"error_msg":"Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:{bars}, please check","error_code":"APIGW.0301"}}"#
        );
        for pasted in [ours(), bars.clone(), ours().replace('\n', "\\n"), json, ours().replace('\n', "\r\n")] {
            check(&pasted, None, &words::DOCTOR_SAME);
        }
    }

    #[test]
    fn each_line_has_its_cause() {
        for (from, to, line, cause) in [
            ("POST", "PUT", "POST", &words::DOCTOR_METHOD),
            ("/api/v3/", "/v3/", "/api/v3/", &words::DOCTOR_PATH),
            ("/\n\n", "/\na=b\n", "", &words::DOCTOR_QUERY),
            ("cce.example", "127.0.0.1", "host:cce.example", &words::DOCTOR_HOST),
            ("-id:p", "-id:q", "x-project-id:p", &words::DOCTOR_PROJECT),
            ("T083000Z", "T090000Z", "x-sdk-date:20260115T083000Z", &words::DOCTOR_DATE),
            (";x-sdk-date", "", "host;x-project-id;x-sdk-date", &words::DOCTOR_NAMES),
            ("\ne3b0", "\na3b0", HASH, &words::DOCTOR_BODY),
        ] {
            check(&ours().replace(from, to), Some(line), cause);
        }
    }

    #[test]
    fn a_header_that_is_missing_moves_no_other_line() {
        let theirs = ours().replace("x-project-id:p\n", "").replace("x-project-id;", "");
        let found = compare(&ours(), &theirs).unwrap();
        let differing: Vec<_> = found.lines.iter().filter(|line| line.differs()).collect();
        assert_eq!(differing.len(), 2);
        assert_eq!(differing[0].cause(Locale::En), Some(words::DOCTOR_PROJECT.en));
        assert_eq!(differing[0].theirs, None);
        assert_eq!(differing[1].cause(Locale::En), Some(words::DOCTOR_NAMES.en));
    }

    #[test]
    fn a_text_without_one_says_so() {
        for text in ["", "verify aksk signature fail", "POST | nothing", "{}", "中文 POST|/"] {
            assert_eq!(compare(&ours(), text), Err(NotFound), "{text}");
        }
    }
}
