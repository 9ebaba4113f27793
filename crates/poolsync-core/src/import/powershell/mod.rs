//! PowerShell: `Invoke-WebRequest` and `Invoke-RestMethod`, and its quoting for other programs.
//!
//! Grammar: `about_Quoting_Rules`, `about_Parsing` and `about_Hash_Tables` of PowerShell's documentation. Browsers' "Copy as
//! PowerShell" writes `Invoke-WebRequest -UseBasicParsing -Uri "…"`, headers as `@{ "name"="value" }`, a back-tick before `"`,
//! `$` and back-ticks, `$([char]10)` for characters beyond ASCII, and then the body within
//! `([System.Text.Encoding]::UTF8.GetBytes("…"))`.

mod assign;
mod change;
mod commands;
mod reader;
mod statement;
mod tables;
mod text;
mod types;

use super::found::Found;
use super::several::{self, Fit};
use super::value::Value;
use super::words::{Command, Script};
use super::{body, url};
use reader::Reader;
use statement::{Argument, Statement};

/// Commands that make a call.
const CALLS: [&str; 4] = ["invoke-webrequest", "invoke-restmethod", "iwr", "irm"];

/// Where a text calls one of PowerShell's own commands, if it does: at the beginning of a line or statement.
pub(super) fn call_at(text: &str) -> Option<usize> {
    let mut at = 0;
    for part in text.split_inclusive(['\n', ';', '=', '|', '{', '>']) {
        let start = part.trim_start();
        let word = start.split(|c: char| !c.is_ascii_alphabetic() && c != '-').next().unwrap_or_default();
        if CALLS.iter().any(|call| word.eq_ignore_ascii_case(call)) {
            return Some(at + part.len() - start.len());
        }
        at += part.len();
    }
    None
}

/// Takes a call of a text over; false if there is none.
pub(super) fn read(text: &str, found: &mut Found) -> bool {
    let mut reader = Reader::again(text);
    let mut calls = Vec::new();
    while let Some(statement) = reader.statement() {
        let Statement::Command { name, arguments, joined } = statement else { continue };
        if CALLS.iter().any(|call| name.eq_ignore_ascii_case(call)) {
            calls.push((arguments, joined));
        }
    }
    found.repaired |= reader.repaired && !calls.is_empty();
    found.unclosed |= reader.unclosed && !calls.is_empty();
    let fit = |(arguments, _): &(Vec<Argument>, bool)| {
        Fit::of(arguments.iter().any(Argument::is_ours), statement::method(arguments))
    };
    several::take_best(calls, fit, found, |(arguments, joined), found| {
        found.joined |= joined;
        read_call(arguments, found);
    })
}

/// The commands of a text as words, for other programs.
pub(super) fn split(text: &str) -> Script {
    let mut reader = Reader::again(text);
    let mut script = Script::default();
    while let Some(statement) = reader.statement() {
        let Statement::Command { name, arguments, joined } = statement else { continue };
        let words = std::iter::once(name).chain(arguments.into_iter().map(Argument::into_text)).collect();
        script.commands.push(Command { words, joined, ..Command::default() });
    }
    for command in &mut script.commands {
        command.unclosed = reader.unclosed;
    }
    script.repaired = reader.repaired;
    script
}

fn read_call(arguments: Vec<Argument>, found: &mut Found) {
    let mut call = Call { method: None, url: None, host: None, body: None, found };
    let mut arguments = arguments.into_iter().peekable();
    while let Some(argument) = arguments.next() {
        match argument {
            Argument::Name(name) => {
                let (name, attached) = name.split_once(':').unwrap_or((&name, ""));
                let value = if attached.is_empty() {
                    arguments.next_if(|next| matches!(next, Argument::Value(_)))
                } else {
                    Some(Argument::Value(Value::Text(attached.to_owned())))
                };
                let value = value.map_or(Value::Opaque, |value| match value {
                    Argument::Value(value) => value,
                    Argument::Name(_) => Value::Opaque,
                });
                call.parameter(name.trim_start_matches('-'), value);
            }
            // `@parameters`: a table of parameters.
            Argument::Value(Value::Table(parameters)) => {
                for (name, value) in parameters {
                    call.parameter(&name, value);
                }
            }
            Argument::Value(Value::Text(text)) if call.url.is_none() && url::is_url(&text) => call.url = Some(text),
            Argument::Value(_) => call.found.ignore_word(),
        }
    }
    call.finish();
}

struct Call<'c> {
    method: Option<String>,
    url: Option<String>,
    host: Option<String>,
    body: Option<String>,
    found: &'c mut Found,
}

impl Call<'_> {
    fn parameter(&mut self, name: &str, value: Value) {
        let lower = name.to_ascii_lowercase();
        match (lower.as_str(), value) {
            ("uri", Value::Text(text)) => self.url = Some(text),
            ("method", Value::Text(text)) => self.method = Some(text),
            ("uri", _) => self.found.report_not_taken("endpoint", "-Uri"),
            ("headers", Value::Table(headers)) => self.headers(headers),
            ("headers", _) => self.found.report_not_taken("token", "-Headers"),
            ("body", Value::Text(text)) => self.body = Some(text),
            ("body" | "form", _) => self.found.refuse_body(),
            ("token" | "credential" | "authentication", _) => {
                self.found.report_not_taken("token", &format!("-{lower}"));
            }
            ("infile", _) => self.found.report_unreadable_file("-InFile"),
            (
                "usebasicparsing"
                | "contenttype"
                | "websession"
                | "sessionvariable"
                | "useragent"
                | "timeoutsec"
                | "outfile"
                | "erroraction"
                | "httpversion"
                | "verbose"
                | "maximumredirection"
                | "maximumretrycount"
                | "skiphttperrorcheck"
                | "statuscodevariable"
                | "responseheadersvariable"
                | "disablekeepalive",
                _,
            ) => {}
            _ => self.found.ignore(&format!("-{name}")),
        }
    }

    fn headers(&mut self, headers: Vec<(String, Value)>) {
        for (name, value) in headers {
            match value {
                Value::Text(text) if name.trim().eq_ignore_ascii_case("host") => self.host = Some(text),
                Value::Text(text) | Value::Literal(text) => self.found.take_header(&name, &text),
                Value::Table(_) | Value::List(_) | Value::Opaque => self.found.refuse_header(&name),
            }
        }
    }

    fn finish(self) {
        if !self.method.is_some_and(|method| method.eq_ignore_ascii_case("POST")) {
            self.found.report_another_call();
        }
        url::read(self.url.as_deref().unwrap_or_default(), self.host.as_deref(), self.found);
        if let Some(text) = self.body {
            body::take(&text, self.found);
        }
    }
}
