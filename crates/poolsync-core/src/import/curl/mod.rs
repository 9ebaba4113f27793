//! A curl command.

mod variables;

use super::found::Found;
use super::options::{self, Meaning};
use super::words::{Command, Files};
use super::{body, url};
use variables::Variables;

/// Takes a command over; `files` are those that the text itself writes.
pub(super) fn read(command: &Command, files: &Files, found: &mut Found) {
    let size = files.size() + command.input.as_ref().map_or(0, String::len);
    let mut call = Call {
        input: command.input.as_deref(),
        files,
        at: command.at,
        budget: size.saturating_mul(2),
        found,
        url: None,
        host: None,
        method: None,
        data: None,
        has_data: false,
        is_get: false,
        variables: Variables::new(command.words.iter().map(String::len).sum()),
        is_path_kept: false,
    };
    // The command may make several calls, one after the other.
    let arguments = command.words.get(1..).unwrap_or_default();
    let calls = || arguments.split(|word| matches!(word.as_str(), "--next" | "-:"));
    let ours = calls().position(|call| call.iter().any(|word| url::is_ours(word))).unwrap_or_default();
    call.found.report_several_once(calls().count(), ours);
    let mut words = calls().nth(ours).unwrap_or_default().iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        match word.strip_prefix("--") {
            // `--%` tells PowerShell to leave the rest alone.
            Some("" | "%") => {}
            Some(long) => {
                // curl knows no `--data=…`, but it is clear what is meant.
                let attached = long.split_once('=').filter(|(name, _)| options::long(name).has_value());
                let (name, attached) = attached.map_or((long, None), |(name, value)| (name, Some(value)));
                let meaning = options::long(name);
                let value = attached.or_else(|| meaning.has_value().then(|| words.next()).flatten());
                let expanded = value.filter(|_| name.starts_with("expand-")).map(|value| call.variables.expand(value));
                call.option(meaning, &format!("--{name}"), expanded.as_deref().or(value));
                call.is_path_kept |= name == "path-as-is";
            }
            None => match word.strip_prefix('-').filter(|letters| !letters.is_empty()) {
                Some(letters) => call.letters(letters, &mut words),
                None if url::is_url(word) => call.url(word),
                None => call.found.report_stray_word(word),
            },
        }
    }
    call.finish();
}

/// The method that the words of a command name by `-X` or `--request`, if they do.
pub(super) fn method(words: &[String]) -> Option<&str> {
    let named = words.windows(2).find_map(|pair| match pair {
        [name, value] if matches!(name.as_str(), "-X" | "--request") => Some(value.as_str()),
        _ => None,
    });
    named.or_else(|| words.iter().find_map(|word| word.strip_prefix("-X").filter(|method| !method.is_empty())))
}

struct Call<'c> {
    input: Option<&'c str>,
    files: &'c Files,
    /// The number of the command.
    at: usize,
    /// So many bytes may still come from files: a short command could name a long one very often.
    budget: usize,
    found: &'c mut Found,
    url: Option<String>,
    host: Option<String>,
    method: Option<String>,
    data: Option<String>,
    /// An option for a body is there, perhaps one that cannot be read.
    has_data: bool,
    /// The data goes into the address.
    is_get: bool,
    variables: Variables,
    /// Steps `..` of the path are sent as they are.
    is_path_kept: bool,
}

impl Meaning {
    pub(super) fn has_value(self) -> bool {
        !matches!(self, Self::UsualFlag | Self::OtherFlag | Self::Get)
    }
}

impl<'c> Call<'c> {
    /// Options of one letter written together, such as `-sSd value` or `-dvalue`.
    fn letters(&mut self, letters: &str, words: &mut impl Iterator<Item = &'c str>) {
        let mut rest = letters.chars();
        while let Some(letter) = rest.next() {
            let meaning = options::short(letter);
            let name = format!("-{letter}");
            if !meaning.has_value() {
                self.option(meaning, &name, None);
                // What is no option may be a value; its letters are not told one by one.
                if meaning == Meaning::OtherFlag && !letter.is_ascii_alphanumeric() {
                    return;
                }
                continue;
            }
            let attached = rest.as_str();
            let value = if attached.is_empty() { words.next() } else { None };
            return self.option(meaning, &name, value.or(Some(attached)));
        }
    }

    fn option(&mut self, meaning: Meaning, name: &str, value: Option<&str>) {
        let value = value.unwrap_or_default();
        match meaning {
            Meaning::Data | Meaning::Json => self.data(name, value),
            Meaning::RawData => self.add_data(value, "&"),
            Meaning::OtherData => {
                self.has_data = true;
                self.found.report_not_taken("", name);
            }
            Meaning::OtherKey => self.found.report_not_taken("token", name),
            Meaning::Header => self.header(name, value),
            Meaning::Get => self.is_get = true,
            Meaning::Method => self.method = Some(value.to_owned()),
            Meaning::Url => self.url(value),
            Meaning::Variable => self.variables.set(value),
            Meaning::UsualValue | Meaning::UsualFlag => {}
            Meaning::OtherValue | Meaning::OtherFlag => self.found.ignore(name),
        }
    }

    fn url(&mut self, word: &str) {
        match self.url {
            None => self.url = Some(word.to_owned()),
            // The same body goes to each.
            Some(_) if url::is_ours(word) => self.found.report_several_once(2, 0),
            Some(_) => self.found.ignore_word(),
        }
    }

    fn header(&mut self, name: &str, text: &str) {
        let Some(file) = text.strip_prefix('@') else { return self.header_line(text) };
        match self.file(file) {
            Some(lines) => lines.lines().for_each(|line| self.header_line(line)),
            None => self.found.report_unreadable_file(name),
        }
    }

    fn header_line(&mut self, text: &str) {
        match text.split_once([':', '：']) {
            Some((header, value)) if header.trim().eq_ignore_ascii_case("host") => {
                // The first counts; another one would make it two calls.
                if self.host.is_some() {
                    return self.found.ignore("Host");
                }
                self.host = Some(value.trim().to_owned());
            }
            Some((header, value)) => self.found.take_header(header, value),
            // `Name;` sends a header without a value.
            None if text.is_empty() || text.ends_with(';') => {}
            None => self.found.take_header_line(text),
        }
    }

    fn data(&mut self, name: &str, text: &str) {
        self.has_data = true;
        let separator = if name == "--json" { "" } else { "&" };
        let Some(file) = text.strip_prefix('@').or_else(|| substituted_file(text)) else {
            return self.add_data(text, separator);
        };
        match self.file(file) {
            Some(text) => self.add_data(text, separator),
            None => self.found.report_unreadable_file(name),
        }
    }

    /// A file that the text itself writes; `-` is what the command is given to read.
    fn file(&mut self, name: &str) -> Option<&'c str> {
        let known = if name == "-" { self.input } else { self.files.get(name, self.at) };
        let text = known.filter(|text| text.len() <= self.budget)?;
        self.budget -= text.len();
        Some(text)
    }

    /// Several parts are joined by `&`, those of `--json` by nothing, as curl does.
    fn add_data(&mut self, text: &str, separator: &str) {
        self.has_data = true;
        match &mut self.data {
            Some(data) => {
                data.push_str(separator);
                data.push_str(text);
            }
            None => self.data = Some(text.to_owned()),
        }
    }

    fn finish(mut self) {
        if self.is_get && self.data.take().is_some() {
            self.found.report_not_taken("", "--get");
        }
        let has_body = self.has_data && !self.is_get;
        let method = self.method.as_deref().unwrap_or(if has_body { "POST" } else { "GET" });
        if !method.eq_ignore_ascii_case("POST") {
            self.found.report_another_call();
        }
        let url = self.url.as_deref().unwrap_or_default();
        if self.is_path_kept && url::has_dots(url) {
            self.found.report_another_call();
        }
        url::read(url, self.host.as_deref(), self.found);
        if let Some(data) = self.data {
            body::take(&data, self.found);
        }
    }
}

/// The file of `$(cat file)` or `$(<file)`.
fn substituted_file(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("$(")?.strip_suffix(')')?.trim();
    inner.strip_prefix("cat ").or_else(|| inner.strip_prefix('<')).map(|file| file.trim().trim_matches(['"', '\'']))
}
