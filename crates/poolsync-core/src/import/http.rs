//! An HTTP request as text: `.http` files of editors, and requests as they are sent.

use std::collections::BTreeMap;

use super::found::Found;
use super::signs::{self, is_odd_blank};
use super::{body, braces, readings, url};
use crate::problem::codes;

const METHODS: [&str; 9] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

/// True if a line says so: a request line, a variable or a separator.
pub(super) fn looks_like(text: &str) -> bool {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !is_comment(line)).unwrap_or_default();
    line.starts_with('@') && line.contains('=') && !line.starts_with("@echo")
        || text.starts_with("###")
        || is_url(line)
        || request_line(line).is_some()
}

/// The request below prose, as pages of documentation show it: from the line on that is the request line of this call. What such a
/// page says of the path in general counts only where it has no example.
pub(super) fn below_prose(text: &str) -> Option<&str> {
    let mut at = 0;
    let mut general = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if url::is_ours(bare) && request_line(bare).is_some_and(|(_, target)| !target.contains(char::is_whitespace)) {
            if !bare.contains('{') {
                return text.get(at..);
            }
            general = general.or(Some(at));
        }
        at += line.len();
    }
    text.get(general?..)
}

/// Takes a request of a text over: the first that is this call, else the first. A variable counts wherever it is set.
pub(super) fn read(text: &str, found: &mut Found) {
    let mut file = File { variables: BTreeMap::new(), budget: text.len().saturating_mul(4) };
    let sections: Vec<_> = Sections { lines: text.lines() }.collect();
    let requests = sections.iter().map(|section| file.read_variables(section));
    let requests: Vec<_> = requests.filter(|request| !request.is_empty()).collect();
    let is_ours =
        |request: &Vec<&str>| request.iter().take_while(|line| !line.trim().is_empty()).any(|line| url::is_ours(line));
    let index = requests.iter().position(is_ours).unwrap_or_default();
    if let Some(request) = requests.get(index) {
        // What stands in front of it is no part of an address, and may be one of a value.
        let Some(request) = request.iter().position(|line| begins_request(line)).and_then(|at| request.get(at..))
        else {
            return found.report_code(&codes::IMPORT_UNKNOWN_FORMAT);
        };
        if request.first().is_some_and(|line| readings::starts_with_tool(line)) {
            // A curl command in place of a request line, with the variables of the file.
            readings::read(&file.filled(&request.join("\n")), found);
        } else {
            file.read_request(request, found);
        }
    }
    found.report_several(requests.len(), index);
}

/// The parts of a text between lines that begin with `###`.
struct Sections<'t> {
    lines: std::str::Lines<'t>,
}

impl<'t> Iterator for Sections<'t> {
    type Item = Vec<&'t str>;

    fn next(&mut self) -> Option<Vec<&'t str>> {
        let first = self.lines.next()?;
        let mut section = Vec::new();
        if !is_separator(first) {
            section.push(first);
        }
        section.extend(self.lines.by_ref().take_while(|line| !is_separator(line)));
        Some(section)
    }
}

struct File {
    /// Variables of the file, by name.
    variables: BTreeMap<String, String>,
    /// So many bytes may still come from variables.
    budget: usize,
}

impl File {
    /// Takes the lines in front of a request: variables, comments, blanks. Returns the rest.
    fn read_variables<'s, 't>(&mut self, lines: &'s [&'t str]) -> Vec<&'t str> {
        let mut lines = lines.iter();
        let mut rest: &'s [&'t str] = lines.as_slice();
        let mut last = None;
        while let Some(line) = lines.next() {
            let line = line.trim_matches(|c: char| c.is_whitespace() || is_odd_blank(c));
            let variable = line.strip_prefix('@').and_then(|line| line.split_once('='));
            if let Some((name, value)) = variable {
                let value = self.filled(value.trim());
                self.variables.insert(name.trim().to_owned(), value);
                last = Some(name.trim());
            } else if let Some(name) = last.filter(|_| !line.is_empty() && !is_comment(line) && !begins_request(line)) {
                // The value was wrapped: it is not known.
                self.variables.insert(name.to_owned(), signs::TORN.to_string());
            } else if !line.is_empty() && !is_comment(line) && !line.starts_with('<') {
                break;
            }
            if line.is_empty() || is_comment(line) {
                last = None;
            }
            rest = lines.as_slice();
        }
        rest.to_vec()
    }

    fn read_request(&mut self, lines: &[&str], found: &mut Found) {
        let mut lines = lines.iter().copied().peekable();
        let first = self.filled(lines.next().unwrap_or_default().trim());
        let (method, target) = request_line(&first).unwrap_or(("GET", &first));
        let mut target = target.to_owned();
        // A query may go on in lines of its own.
        while let Some(more) =
            lines.next_if(|line| line.trim_start().starts_with(['?', '&']) && line.starts_with([' ', '\t']))
        {
            target.push_str(more.trim());
        }
        // An address alone, or with a body below it and nothing else, is no request that says how it is sent.
        let next = lines.clone().find(|line| !line.trim().is_empty());
        let bare_url = is_url(&first) && next.is_none_or(|line| line.trim_start().starts_with('{'));
        let mut host = None;
        let mut section = None;
        let mut headers: Vec<(&str, String)> = Vec::new();
        // A body may follow without an empty line; no header begins like one.
        while let Some(line) = lines.next_if(|line| !line.starts_with('{')) {
            let is_folded = line.starts_with([' ', '\t']);
            let line = line.trim_matches(|c: char| c.is_whitespace() || is_odd_blank(c));
            if line.is_empty() {
                break;
            }
            if is_comment(line) || section.is_some() {
                continue;
            }
            // Hurl writes parts of a request below names of their own, behind the headers.
            section = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
            if let Some(name) = section {
                if name == "BasicAuth" {
                    found.report_not_taken("token", name);
                } else {
                    found.ignore(name);
                }
                continue;
            }
            // The rest of a value that was wrapped: what is known of the value is a part.
            if let Some((_, value)) = headers.last_mut()
                && (signs::is_rest_of_value(line) || is_folded && !line.contains([':', '：']))
            {
                value.push(signs::TORN);
                continue;
            }
            let Some((name, value)) = line.split_once([':', '：']) else {
                found.take_header_line(line);
                continue;
            };
            // What documents write above each part: `请求头：`.
            if value.is_empty() && !name.is_ascii() {
                continue;
            }
            headers.push((name, self.filled(value.trim())));
        }
        for (name, value) in headers {
            if !name.trim().eq_ignore_ascii_case("host") {
                found.take_header(name, &value);
            } else if host.replace(value).is_some() {
                found.ignore("Host");
            }
        }
        if method != "POST" && !bare_url {
            found.report_another_call();
        }
        url::read(&target, host.as_deref(), found);
        self.read_body(lines, found);
    }

    fn read_body<'t>(&mut self, lines: impl Iterator<Item = &'t str>, found: &mut Found) {
        let mut text = String::new();
        let mut script = false;
        for line in lines {
            let start = line.trim_start();
            // What some editors do with the answer: a script, or a file for it.
            if script || start.starts_with("> {%") || start.starts_with(">>") || start.starts_with("<> ") {
                script = (script || start.starts_with("> {%")) && !start.contains("%}");
                continue;
            }
            // The answer.
            if !text.trim().is_empty() && is_status_line(line) {
                break;
            }
            if text.trim().is_empty() && (start.starts_with("< ") || start.starts_with("<@")) {
                found.report_unreadable_file("<");
                continue;
            }
            text.push_str(line);
            text.push('\n');
        }
        let text = self.filled(&text);
        body::take(&text, found);
    }

    /// The text with the variables of the file in place of their names.
    fn filled(&mut self, text: &str) -> String {
        braces::fill(text, ("{{", "}}"), &mut self.budget, |name| self.variables.get(name.trim()).map(String::as_str))
    }
}

/// True for the first line of an answer, as it comes or as Hurl expects it: `HTTP/1.1 200 OK`, `HTTP 200`.
fn is_status_line(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("HTTP") else { return false };
    let version = rest.split(' ').next().unwrap_or_default();
    let status = rest.get(version.len()..).unwrap_or_default().trim_start();
    (version.is_empty() || version.starts_with('/')) && status.starts_with(|c: char| c.is_ascii_digit() || c == '*')
}

/// True for a line with which a request can begin: its request line, its address alone, a command.
fn begins_request(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || is_odd_blank(c));
    request_line(line).is_some()
        || is_url(line)
        || line.starts_with(['/', '<'])
        || line.starts_with("{{")
        || url::is_ours(line)
        || readings::starts_with_tool(line)
}

/// Method and target of a line such as `POST https://… HTTP/1.1`.
fn request_line(line: &str) -> Option<(&'static str, &str)> {
    let (method, rest) = line.split_once([' ', '\t', '\u{a0}', '\u{3000}'])?;
    let method = METHODS.into_iter().find(|known| known.eq_ignore_ascii_case(method))?;
    let target = rest.trim();
    let version = target.rsplit_once([' ', '\t']).filter(|(_, version)| version.starts_with("HTTP/"));
    Some((method, version.map_or(target, |(target, _)| target.trim())))
}

fn is_url(line: &str) -> bool {
    let is = |scheme: &str| line.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    is("https://") || is("http://")
}

fn is_comment(line: &str) -> bool {
    line.starts_with('#') && !is_separator(line) || line.starts_with("//")
}

fn is_separator(line: &str) -> bool {
    line.trim_start().starts_with("###")
}
