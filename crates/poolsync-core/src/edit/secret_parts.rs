//! Which parts of a body may be secret. Whoever shows, keeps or forgets the text needs to know, also of text that is no
//! JSON.

use std::ops::Range;

use super::outline::word;
use crate::model::schema::{self, Kind, MemberSchema};

/// Returns the parts of a text that may hold a secret, as byte ranges in their order: every value but those that the
/// API is known to take openly, so the password, whatever stands under a name that nobody knows, and text that is no
/// JSON at all. Names are none, as long as a colon follows.
///
/// ```
/// use poolsync_core::edit::secret_parts;
///
/// let text = r#"{"spec": {"nodePoolID": "DefaultPool", "passwd": "Huawei@Cloud2026""#;
/// let parts: Vec<_> = secret_parts(text).into_iter().map(|part| &text[part]).collect();
/// assert_eq!(parts, [r#""Huawei@Cloud2026""#]);
/// ```
pub fn secret_parts(text: &str) -> Vec<Range<usize>> {
    let next = Some(Known::Object(schema::BODY));
    let mut reader = Reader { open: Vec::new(), name: None, next, parts: Vec::new() };
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at).copied() {
        let end = match byte {
            b' ' | b'\t' | b'\r' | b'\n' => at + 1,
            b'{' => reader.opens(false, at),
            b'[' => reader.opens(true, at),
            b'}' | b']' => reader.closes(at),
            b',' => reader.separates(at),
            b':' => reader.names(at),
            _ => {
                let (word, end) = word(text, at);
                if end > at {
                    reader.word(&word, at..end);
                }
                end
            }
        };
        at = end.max(at + 1);
    }
    reader.drop_name();
    reader.parts
}

/// What is known of a value.
#[derive(Clone, Copy)]
enum Known {
    /// It may be read by everybody.
    Open,
    /// An object with these members.
    Object(&'static [MemberSchema]),
    /// A list of open values.
    List,
    /// Nothing, or that it is secret.
    Nothing,
}

struct Reader {
    /// What is open around this place, from the outside in.
    open: Vec<Known>,
    /// A name behind which no colon has come.
    name: Option<(Known, Range<usize>)>,
    /// The value that is expected here; none where a name or a comma is.
    next: Option<Known>,
    parts: Vec<Range<usize>>,
}

impl Reader {
    fn opens(&mut self, is_list: bool, at: usize) -> usize {
        self.drop_name();
        let known = match (self.next, is_list) {
            (Some(Known::List), true) => Known::List,
            (Some(Known::Object(members)), false) => Known::Object(members),
            (_, true) => Known::Nothing,
            (_, false) => Known::Object(&[]),
        };
        self.open.push(known);
        self.begin_value();
        at + 1
    }

    fn closes(&mut self, at: usize) -> usize {
        self.drop_name();
        self.open.pop();
        self.next = None;
        at + 1
    }

    fn separates(&mut self, at: usize) -> usize {
        self.drop_name();
        self.begin_value();
        at + 1
    }

    fn names(&mut self, at: usize) -> usize {
        self.next = Some(self.name.take().map_or(Known::Nothing, |(known, _)| known));
        at + 1
    }

    /// What can follow within whatever is open.
    fn begin_value(&mut self) {
        self.next = match self.open.last() {
            Some(Known::List) => Some(Known::Open),
            Some(Known::Object(_)) => None,
            _ => Some(Known::Nothing),
        };
    }

    fn word(&mut self, word: &str, place: Range<usize>) {
        match (self.open.last().copied(), self.next.take()) {
            (Some(_), Some(Known::Open)) => {}
            (Some(Known::Object(members)), None) if self.name.is_none() => {
                self.name = Some((of_member(members, word), place));
            }
            _ => {
                self.drop_name();
                self.parts.push(place);
            }
        }
    }

    /// A name that turned out to be none, unless it is one that is known.
    fn drop_name(&mut self) {
        if let Some((Known::Nothing, place)) = self.name.take() {
            self.parts.push(place);
        }
    }
}

fn of_member(members: &[MemberSchema], name: &str) -> Known {
    match members.iter().find(|member| member.name == name).map(|member| member.kind) {
        Some(Kind::Object(members)) => Known::Object(members),
        Some(Kind::Texts | Kind::Ids) => Known::List,
        Some(Kind::Text) if name == "password" => Known::Nothing,
        Some(Kind::Text | Kind::Number | Kind::Bool | Kind::Count) => Known::Open,
        Some(Kind::Map) | None => Known::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::secret_parts;

    /// The text with `*` in place of every part.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut shown = text.to_owned();
        for part in secret_parts(text).into_iter().rev() {
            shown.replace_range(part, "*");
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_the_api_takes_openly_is_open() {
        let text = r#"{"spec":{"maxUnavailable":1,"nodeIDs":["a","b"],"nodePoolID":"x","force":true,"nodeTemplate":{"lifeCycle":{"preInstall":"ZQ=="},"login":{"sshKey":"k","userPassword":{"username":"root"}}}}}"#;
        check(text, text);
        check("", "");
        check("{\"spec\": {\n  \"maxUnavailable\": ,\n}}", "{\"spec\": {\n  \"maxUnavailable\": ,\n}}");
        check(r#"{"spec": {"nodePoolID"}}"#, r#"{"spec": {"nodePoolID"}}"#);
    }

    #[test]
    fn passwords_are_hidden_in_any_form() {
        let login = |inner: &str| format!(r#"{{"spec":{{"nodeTemplate":{{"login":{inner}"#);
        for (inner, expected) in [
            (
                r#"{"userPassword":{"username":"root","password":"p1"}}}}}"#,
                r#"{"userPassword":{"username":"root","password":*}}}}}"#,
            ),
            (r#"{"userPassword":{"password":"p1"#, r#"{"userPassword":{"password":*"#),
            (
                r#"{"userPassword":{"password":["p1","p2"],"username":"r"}"#,
                r#"{"userPassword":{"password":[*,*],"username":"r"}"#,
            ),
            (r#"{"userPassword":{"password":{"a":"p1"}}"#, r#"{"userPassword":{"password":{"a":*}}"#),
            (r#"{"userPassword":{"p\u0061ssword":"p1"}"#, r#"{"userPassword":{"p\u0061ssword":*}"#),
            (r#"{"userPassword":{"pasword":"p1","password" "p2"}"#, r#"{"userPassword":{"pasword":*,* *}"#),
            (r#"{"userPassword":"p1"}"#, r#"{"userPassword":*}"#),
        ] {
            check(&login(inner), &login(expected));
        }
    }

    #[test]
    fn unknown_members_and_text_that_is_no_json_are_hidden() {
        check(
            r#"{"X-Auth-Token":"MIIF","spec":{"extendParam":{"adminPass":"p1"}}}"#,
            r#"{"X-Auth-Token":*,"spec":{"extendParam":{"adminPass":*}}}"#,
        );
        check(r#"{"metadata":{"annotations":{"a":"p1"}}}"#, r#"{"metadata":{"annotations":{"a":*}}}"#);
        check("token MIIF", "* *");
        check("MIIF", "*");
        check("{\"spec\":{}} MIIF", "{\"spec\":{}} *");
        check("[\"MIIF\"]", "[*]");
        check(r#"{"spec":"MIIF"}"#, r#"{"spec":*}"#);
        check(r#"{"spec":{"nodePoolID":"x" "MIIF"}}"#, r#"{"spec":{"nodePoolID":"x" *}}"#);
    }
}
