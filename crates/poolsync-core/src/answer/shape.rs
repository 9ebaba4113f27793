//! The shapes of error bodies: CCE's (two spellings), the gateway's, IAM's (two), Kubernetes', XML, a plain one, and several
//! of them at once or one within another.

use crate::json::{self, Value};

/// What an error body says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Every code, the service's own first.
    pub(super) codes: Vec<String>,
    /// Every text, in the order in which a service means them.
    pub(super) texts: Vec<String>,
    /// The service's id of the call.
    pub(super) request_id: Option<String>,
}

/// Texts of an error, the usual names first.
const TEXTS: [&str; 13] = [
    "errorMessage",
    "errorMsg",
    "error_msg",
    "message",
    "Message",
    "msg",
    "error",
    "detail",
    "details",
    "description",
    "error_description",
    "faultstring",
    "title",
];
/// Where an error stands within another object.
const INNER: [&str; 8] = ["error", "Error", "errors", "fault", "Fault", "detail", "details", "causes"];
/// So deep, and so many items of a list, are looked into.
const MOST: usize = 3;

/// How much a code says, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// `errorCode`, `error_code`.
    Own,
    /// `code`, where it is no number.
    Name,
    /// `reason` of a Kubernetes `Status`: the HTTP status in one word.
    Reason,
    /// `code`, where it repeats the HTTP status.
    Number,
}

/// Reads a body of any shape; what fits none gives nothing.
pub(super) fn read(body: &Value<'_>) -> Shape {
    let mut found = Found::default();
    found.read(body, MOST);
    found.codes.sort_by_key(|(rank, _)| *rank);
    let mut shape = Shape { texts: found.texts, request_id: found.request_id, ..Shape::default() };
    for (_, code) in found.codes {
        if !shape.codes.contains(&code) {
            shape.codes.push(code);
        }
    }
    shape
}

/// Reads the XML of an object store or an older gateway: `<Error><Code>…</Code><Message>…</Message></Error>`.
pub(super) fn read_xml(body: &str) -> Shape {
    let tag = |name: &str| {
        let (_, rest) = body.split_once(&format!("<{name}>"))?;
        let (text, _) = rest.split_once(&format!("</{name}>"))?;
        Some(super::markup::plain(text)).filter(|text| !text.is_empty())
    };
    if !body.contains("<Error>") && !body.contains("<ErrorResponse") {
        return Shape::default();
    }
    Shape {
        codes: tag("Code").into_iter().collect(),
        texts: tag("Message").into_iter().collect(),
        request_id: tag("RequestId"),
    }
}

#[derive(Default)]
struct Found {
    codes: Vec<(Rank, String)>,
    texts: Vec<String>,
    request_id: Option<String>,
}

impl Found {
    fn read(&mut self, value: &Value<'_>, depth: usize) {
        if let Value::Array(items) = value {
            let objects = items.iter().filter(|item| matches!(item, Value::Object(_))).take(MOST);
            return objects.for_each(|item| self.read(item, depth));
        }
        let Value::Object(members) = value else { return };
        for name in ["errorCode", "error_code", "ErrorCode"] {
            self.code(value.get(name), Rank::Own);
        }
        for name in ["code", "Code"] {
            self.code(value.get(name), Rank::Name);
        }
        if value.text("kind").given() == Some("Status") {
            self.code(value.get("reason"), Rank::Reason);
        }
        for name in ["request_id", "requestId", "RequestId"] {
            if self.request_id.is_none() {
                self.request_id = value.text(name).given().filter(|id| !id.is_empty()).map(str::to_owned);
            }
        }
        let texts = TEXTS.iter().filter_map(|name| members.iter().rev().find(|(known, _)| known == name));
        for (_, text) in texts {
            if let Value::String(text) = text {
                self.text(text, depth);
            }
        }
        if depth > 0 {
            let inner = INNER.iter().filter_map(|name| value.get(name));
            inner.for_each(|inner| self.read(inner, depth - 1));
        }
    }

    /// Takes a text; one that is JSON itself, as a gateway hands on what its backend said, is read on.
    fn text(&mut self, text: &str, depth: usize) {
        let text = text.trim();
        let inner = (depth > 0 && text.starts_with('{')).then(|| json::parse(text).0).flatten();
        match inner {
            Some(inner) => self.read(&inner, depth - 1),
            None if text.is_empty() => {}
            None => self.texts.push(super::markup::plain(text)),
        }
    }

    fn code(&mut self, value: Option<&Value<'_>>, rank: Rank) {
        let (code, is_number) = match value {
            Some(Value::String(text)) => (text.trim(), text.trim().bytes().all(|byte| byte.is_ascii_digit())),
            Some(Value::Number(number)) => (number.text(), true),
            _ => return,
        };
        // 0 and 200 stand for success where every answer has a code.
        if !code.is_empty() && !matches!(code, "0" | "200") {
            let rank = if is_number && rank != Rank::Own { Rank::Number } else { rank };
            self.codes.push((rank, super::markup::plain(code)));
        }
    }
}
