//! A curl command (curl's manual page, 8.x).

use super::gathered::Gathered;
use super::shell::CommandLine;
use super::{address, header, typography};
use crate::problem::codes;

/// Options about how the call is made or shown: nothing is lost without them.
const PLAIN: [&str; 28] = [
    "s",
    "silent",
    "S",
    "show-error",
    "i",
    "include",
    "v",
    "verbose",
    "L",
    "location",
    "f",
    "fail",
    "fail-with-body",
    "compressed",
    "g",
    "globoff",
    "http1.1",
    "http2",
    "http3",
    "N",
    "no-buffer",
    "#",
    "progress-bar",
    "no-progress-meter",
    "0",
    "4",
    "6",
    "tlsv1.2",
];

/// Options with a value that is not looked at.
const WITH_VALUE: [&str; 36] = [
    "o",
    "output",
    "A",
    "user-agent",
    "m",
    "max-time",
    "connect-timeout",
    "retry",
    "retry-delay",
    "x",
    "proxy",
    "b",
    "cookie",
    "c",
    "cookie-jar",
    "e",
    "referer",
    "cacert",
    "capath",
    "E",
    "cert",
    "key",
    "w",
    "write-out",
    "resolve",
    "connect-to",
    "F",
    "form",
    "u",
    "user",
    "K",
    "config",
    "T",
    "upload-file",
    "D",
    "dump-header",
];

/// Takes the parts of a command whose first word is curl.
pub(super) fn read(line: &CommandLine, gathered: &mut Gathered) {
    let mut data: Vec<String> = Vec::new();
    let mut words = line.words.iter().skip(1);
    while let Some(word) = words.next() {
        let plain = typography::plain_option(word);
        gathered.signs(usize::from(plain.is_some()));
        let word = plain.as_ref().unwrap_or(word);
        if let Some(name) = word.strip_prefix("--") {
            option(name, None, &mut words, line, &mut data, gathered);
        } else if let Some(letters) = word.strip_prefix('-').filter(|letters| !letters.is_empty()) {
            short(letters, &mut words, line, &mut data, gathered);
        } else if word.contains(['/', '.', '$', '{', '<']) {
            address::read(word, gathered);
        } else {
            gathered.unnamed();
        }
    }
    if !data.is_empty() {
        gathered.body(&data.join("&"));
    }
}

/// Letters behind one hyphen: flags, and at the end perhaps an option with its value.
fn short<'w>(
    letters: &str,
    words: &mut impl Iterator<Item = &'w String>,
    line: &CommandLine,
    data: &mut Vec<String>,
    gathered: &mut Gathered,
) {
    for (at, letter) in letters.char_indices() {
        let end = at + letter.len_utf8();
        let name = letters.get(at..end).unwrap_or_default();
        if PLAIN.contains(&name) {
            continue;
        }
        let rest = letters.get(end..).filter(|rest| !rest.is_empty());
        let is_flag = !WITH_VALUE.contains(&name) && !matches!(name, "d" | "H" | "X");
        option(name, rest.filter(|_| !is_flag), words, line, data, gathered);
        if !is_flag {
            return;
        }
    }
}

/// One option by its name without hyphens. Its value is what stands right behind the letter, or the next word.
fn option<'w>(
    name: &str,
    glued: Option<&str>,
    words: &mut impl Iterator<Item = &'w String>,
    line: &CommandLine,
    data: &mut Vec<String>,
    gathered: &mut Gathered,
) {
    let mut value = || glued.map(str::to_owned).or_else(|| words.next().cloned()).unwrap_or_default();
    match name {
        "H" | "header" => header::read_line(&value(), gathered),
        "url" => address::read(&value(), gathered),
        "X" | "request" => method(&value(), gathered),
        "data-raw" => data.push(value()),
        "d" | "data" | "data-ascii" | "data-binary" | "json" => {
            let value = value();
            match (value.strip_prefix('@'), &line.input) {
                (Some("-"), Some(input)) => data.push(input.clone()),
                (Some(file), _) => gathered.say(&codes::IMPORT_FILE, file),
                (None, _) => data.push(value),
            }
        }
        "G" | "get" | "I" | "head" => method("GET", gathered),
        "oauth2-bearer" | "data-urlencode" | "aws-sigv4" => {
            value();
            ignored(name, gathered);
        }
        _ if PLAIN.contains(&name) => {}
        _ => {
            if WITH_VALUE.contains(&name) {
                value();
            }
            ignored(name, gathered);
        }
    }
}

/// Any method but POST is another call.
pub(super) fn method(method: &str, gathered: &mut Gathered) {
    if !method.eq_ignore_ascii_case("POST") {
        gathered.remark(&codes::IMPORT_OTHER_CALL);
    }
}

fn ignored(name: &str, gathered: &mut Gathered) {
    let hyphens = if name.chars().count() == 1 { "-" } else { "--" };
    gathered.ignored(&format!("{hyphens}{name}"));
}
