//! An HTTP request as text: `.http` files of editors, and requests as they are sent.

use std::collections::BTreeMap;

use super::found::Found;
use super::signs::is_odd_blank;
use super::{body, url};

const METHODS: [&str; 9] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

/// True if a line says so: a request line, a variable or a separator.
pub(super) fn looks_like(text: &str) -> bool {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !is_comment(line)).unwrap_or_default();
    line.starts_with('@') && line.contains('=') && !line.starts_with("@echo")
        || text.starts_with("###")
        || is_url(line)
        || request_line(line).is_some()
}

/// Takes a request of a text over: the first that is this call, else the first. A variable counts wherever it is set.
pub(super) fn read(text: &str, found: &mut Found) {
    let mut file = File { variables: BTreeMap::new(), budget: text.len().saturating_mul(4) };
    let sections: Vec<_> = Sections { lines: text.lines() }.collect();
    let requests = sections.iter().map(|section| file.read_variables(section));
    let requests: Vec<_> = requests.filter(|request| !request.is_empty()).collect();
    let is_ours =
        |request: &&Vec<&str>| request.iter().take_while(|line| !line.trim().is_empty()).any(|line| url::is_ours(line));
    if let Some(request) = requests.iter().find(is_ours).or(requests.first()) {
        file.read_request(request, found);
    }
    found.several(requests.len());
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
        while let Some(line) = lines.next() {
            let line = line.trim_matches(|c: char| c.is_whitespace() || is_odd_blank(c));
            let variable = line.strip_prefix('@').and_then(|line| line.split_once('='));
            if let Some((name, value)) = variable {
                let value = self.filled(value.trim());
                self.variables.insert(name.trim().to_owned(), value);
            } else if !line.is_empty() && !is_comment(line) && !line.starts_with('<') {
                break;
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
        let bare_url = lines.peek().is_none() && is_url(&first);
        let mut host = None;
        for line in lines.by_ref() {
            let line = line.trim_matches(|c: char| c.is_whitespace() || is_odd_blank(c));
            if line.is_empty() {
                break;
            }
            if is_comment(line) {
                continue;
            }
            let Some((name, value)) = line.split_once([':', '：']) else {
                found.ignore_word();
                continue;
            };
            let value = self.filled(value.trim());
            if name.trim().eq_ignore_ascii_case("host") {
                if host.replace(value).is_some() {
                    found.ignore("Host");
                }
            } else {
                found.header(name, &value);
            }
        }
        if method != "POST" && !bare_url {
            found.another_call();
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
            if text.trim().is_empty() && (start.starts_with("< ") || start.starts_with("<@")) {
                found.unreadable_file("<");
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
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            out.push_str(before);
            let Some((name, after)) = after.split_once("}}") else {
                out.push_str("{{");
                rest = after;
                break;
            };
            match self.variables.get(name.trim()).filter(|value| value.len() <= self.budget) {
                Some(value) => {
                    self.budget -= value.len();
                    out.push_str(value);
                }
                None => out.extend(["{{", name, "}}"]),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
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
