//! An HTTP request as text: a file of the REST Client for Visual Studio Code or of the one by `JetBrains`, or the bare
//! message.

use std::collections::BTreeMap;

use super::gathered::Gathered;
use super::{address, curl, header};
use crate::problem::codes;

const METHODS: [&str; 9] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

/// True if a line is the first of a request: `POST https://… HTTP/1.1`, or a URL alone.
pub(super) fn is_request_line(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_target = |word: &str| word.contains("://") || word.starts_with('/') || word.starts_with("{{");
    (METHODS.contains(&first) && words.next().is_some_and(is_target))
        || first.starts_with("https://")
        || first.starts_with("http://")
}

/// Reads the first request of a file.
pub(super) fn read(text: &str, gathered: &mut Gathered) {
    let mut variables = Variables { known: BTreeMap::new(), budget: text.len() };
    let mut lines = text.lines();
    let mut is_found = false;
    for line in lines.by_ref() {
        let line = line.trim();
        if line.is_empty() || is_comment(line) {
            continue;
        }
        if let Some((name, value)) = line.strip_prefix('@').and_then(|rest| rest.split_once('=')) {
            let value = variables.fill(value.trim());
            variables.known.insert(name.trim().to_owned(), value);
            continue;
        }
        if is_request_line(line) {
            request_line(&variables.fill(line), gathered);
            is_found = true;
            break;
        }
        if line.contains(':') {
            // Headers alone, as some browsers copy them.
            header::read_line(&variables.fill(line), gathered);
            continue;
        }
        gathered.unnamed();
    }
    if !is_found {
        return;
    }
    for line in lines.by_ref() {
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if line.starts_with("###") {
            return gathered.remark(&codes::IMPORT_SEVERAL);
        }
        if line.starts_with(['?', '&']) {
            gathered.ignored("query");
        } else if !is_comment(line) {
            header::read_line(&variables.fill(line), gathered);
        }
    }
    message(lines, &mut variables, gathered);
}

/// What follows the blank line: the body, up to the next request or to a script that handles the answer.
fn message<'t>(lines: impl Iterator<Item = &'t str>, variables: &mut Variables, gathered: &mut Gathered) {
    let mut body = String::new();
    let mut has_more = false;
    let mut is_over = false;
    for line in lines {
        let shown = line.trim();
        if shown.starts_with("###") {
            is_over = true;
        } else if is_over {
            has_more = has_more || (!shown.is_empty() && !is_comment(shown));
        } else if shown.starts_with("> {%") || shown.starts_with("<> ") || shown.starts_with("> ") {
            is_over = true;
        } else if let Some(file) = shown.strip_prefix("< ").or_else(|| shown.strip_prefix("<@ ")) {
            gathered.say(&codes::IMPORT_FILE, file.trim());
        } else {
            body.push_str(line);
            body.push('\n');
        }
    }
    if has_more {
        gathered.remark(&codes::IMPORT_SEVERAL);
    }
    gathered.body(&variables.fill(&body));
}

fn request_line(line: &str, gathered: &mut Gathered) {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let target = if METHODS.contains(&first) {
        curl::method(first, gathered);
        rest
    } else {
        line
    };
    let target = target.trim();
    let version = target.rsplit_once(char::is_whitespace).filter(|(_, last)| last.starts_with("HTTP/"));
    address::read(version.map_or(target, |(target, _)| target), gathered);
}

fn is_comment(line: &str) -> bool {
    line.starts_with('#') || line.starts_with("//")
}

/// `@name = value` of the file, put in place of `{{name}}`.
struct Variables {
    known: BTreeMap<String, String>,
    /// How many bytes they may still add: a text cannot grow without end.
    budget: usize,
}

impl Variables {
    fn fill(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            out.push_str(before);
            // Not beyond the next beginning, so that many of them take no longer than one.
            let length = after.find("{{").unwrap_or(after.len());
            let value = after
                .get(..length)
                .and_then(|piece| piece.find("}}"))
                .and_then(|at| Some((after.get(..at)?, after.get(at + 2..)?)))
                .and_then(|(name, after)| Some((self.known.get(name.trim())?, after)))
                .filter(|(value, _)| value.len() <= self.budget);
            rest = if let Some((value, after)) = value {
                self.budget -= value.len();
                out.push_str(value);
                after
            } else {
                out.push_str("{{");
                after
            };
        }
        out.push_str(rest);
        out
    }
}
