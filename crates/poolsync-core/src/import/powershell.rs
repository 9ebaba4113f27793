//! A PowerShell call: `Invoke-WebRequest` or `Invoke-RestMethod`, as browsers copy it and as people write it.

use std::collections::BTreeMap;

use super::gathered::Gathered;
use super::shell::powershell::{Token, Tokens};
use super::{address, curl, header, typography};
use crate::problem::codes;

/// The names of the call, in lower case.
pub(super) const CALLS: [&str; 4] = ["invoke-webrequest", "invoke-restmethod", "iwr", "irm"];

/// Parameters about how the call is made or shown, with a value.
const PLAIN: [&str; 6] = ["-contenttype", "-websession", "-useragent", "-timeoutsec", "-outfile", "-sessionvariable"];

/// The entries of a table, such as headers.
type Table = Vec<(String, String)>;

/// Reads a script up to its first call.
pub(super) fn read(text: &str, gathered: &mut Gathered) {
    // Within plain quotes such signs are meant.
    let is_odd = !text.contains(['"', '\'']);
    let plain = if is_odd { typography::plain_command(text) } else { None };
    gathered.signs(plain.as_ref().map_or(0, |(_, signs)| *signs));
    let mut tokens = Tokens::new(plain.as_ref().map_or(text, |(plain, _)| plain));
    let mut tables = BTreeMap::new();
    let mut is_called = false;
    while let Some(statement) = statement(&mut tokens) {
        if is_called {
            gathered.remark(&codes::IMPORT_SEVERAL);
            break;
        }
        let (name, value) = match &*statement {
            [Token::Word { text, .. }, Token::Equals, value @ ..] => (Some(text), value),
            value => (None, value),
        };
        match (name, value) {
            (_, [Token::Word { text, .. }, parameters @ ..]) if CALLS.contains(&&*text.to_ascii_lowercase()) => {
                call(parameters, &mut tables, gathered);
                is_called = true;
            }
            (Some(name), [Token::Open, Token::Word { .. }, Token::Equals, ..]) => {
                let (table, _) = table(value.get(1..).unwrap_or_default());
                tables.insert(name.to_ascii_lowercase(), table);
            }
            (Some(name), value) => {
                if let (Some(Value::Text(text)), _) = self::value(value, &mut tables, gathered) {
                    tokens.set(name, text);
                }
            }
            (None, [Token::Word { text, .. }, ..]) if text.to_ascii_lowercase().contains(".cookies.") => {
                gathered.ignored("Cookie");
            }
            _ => gathered.unnamed(),
        }
    }
    if tokens.is_open {
        gathered.remark(&codes::IMPORT_OPEN_QUOTE);
    }
}

/// The tokens up to the next end outside of brackets. None at the end of the text.
fn statement(tokens: &mut Tokens<'_>) -> Option<Vec<Token>> {
    let mut statement = Vec::new();
    let mut levels = 0_usize;
    for token in tokens.by_ref() {
        match token {
            Token::End if levels == 0 && statement.is_empty() => continue,
            Token::End if levels == 0 => return Some(statement),
            Token::Open => levels += 1,
            Token::Close => levels = levels.saturating_sub(1),
            _ => {}
        }
        statement.push(token);
    }
    (!statement.is_empty()).then_some(statement)
}

fn call(mut tokens: &[Token], tables: &mut BTreeMap<String, Table>, gathered: &mut Gathered) {
    let mut has_address = false;
    while let [token, rest @ ..] = tokens {
        tokens = rest;
        let Token::Word { text: name, is_quoted } = token else { continue };
        if *is_quoted || !name.starts_with('-') {
            if std::mem::replace(&mut has_address, true) {
                gathered.unnamed();
            } else {
                address::read(name, gathered);
            }
            continue;
        }
        let lower = name.to_ascii_lowercase();
        let parameter = match &*lower {
            "-uri" | "-method" | "-headers" | "-body" | "-infile" => &*lower,
            _ if PLAIN.contains(&&*lower) => "",
            "-usebasicparsing" => continue,
            _ => {
                gathered.ignored(name);
                // A switch is followed by the next parameter.
                let is_switch = matches!(rest, [] | [Token::Word { is_quoted: false, .. }, ..])
                    && !matches!(rest, [Token::Word { text, .. }, ..] if !text.starts_with('-'));
                if is_switch {
                    continue;
                }
                ""
            }
        };
        let (value, after) = value(rest, tables, gathered);
        tokens = after;
        match (parameter, value) {
            ("-uri", Some(Value::Text(text))) => address::read(&text, gathered),
            ("-method", Some(Value::Text(text))) => curl::method(&text, gathered),
            ("-body", Some(Value::Text(text))) => gathered.body(&text),
            ("-infile", Some(Value::Text(text))) => gathered.say(&codes::IMPORT_FILE, &text),
            ("-headers", Some(Value::Table(headers))) => {
                for (name, value) in headers {
                    header::read(&name, &value, gathered);
                }
            }
            ("", _) => {}
            (_, _) => gathered.ignored(name),
        }
    }
}

enum Value {
    Text(String),
    Table(Table),
}

/// The value at the beginning, and the tokens behind it.
fn value<'t>(
    tokens: &'t [Token],
    tables: &mut BTreeMap<String, Table>,
    gathered: &mut Gathered,
) -> (Option<Value>, &'t [Token]) {
    match tokens {
        [Token::Word { text, is_quoted: false }, Token::Open, ..] if text.starts_with('[') => {
            let (value, rest) = inner(tokens.get(2..).unwrap_or_default(), gathered);
            (value.map(Value::Text), rest)
        }
        [Token::Word { text, is_quoted }, rest @ ..] => {
            // A table is used once: nobody gives the same headers twice.
            let table = if *is_quoted { None } else { tables.remove(&text.to_ascii_lowercase()) };
            (Some(table.map_or_else(|| Value::Text(text.clone()), Value::Table)), rest)
        }
        [Token::Open, rest @ ..] if is_table(rest) => {
            let (table, rest) = table(rest);
            (Some(Value::Table(table)), rest)
        }
        [Token::Open, rest @ ..] => {
            let (value, rest) = inner(rest, gathered);
            (value.map(Value::Text), rest)
        }
        [_, rest @ ..] => (None, rest),
        [] => (None, tokens),
    }
}

fn is_table(tokens: &[Token]) -> bool {
    let mut tokens = tokens.iter().filter(|token| **token != Token::End);
    matches!((tokens.next(), tokens.next()), (Some(Token::Word { .. }), Some(Token::Equals)))
}

/// The entries up to the closing brace; values that are no texts are left out.
fn table(tokens: &[Token]) -> (Table, &[Token]) {
    let mut entries = Vec::new();
    let mut rest = tokens;
    loop {
        rest = match rest {
            [Token::Word { text: name, .. }, Token::Equals, Token::Word { text: value, .. }, rest @ ..] => {
                entries.push((name.clone(), value.clone()));
                rest
            }
            [Token::Close, rest @ ..] => return (entries, rest),
            [_, rest @ ..] => rest,
            [] => return (entries, rest),
        };
    }
}

/// What stands in parentheses: the last quoted text of a conversion such as `([Text.Encoding]::UTF8.GetBytes("…"))`, or a
/// file. Gives the tokens behind the closing parenthesis too.
fn inner<'t>(tokens: &'t [Token], gathered: &mut Gathered) -> (Option<String>, &'t [Token]) {
    let mut levels = 1_usize;
    let mut length = 0;
    let mut words = Vec::new();
    for token in tokens {
        length += 1;
        match token {
            Token::Open => levels += 1,
            Token::Close => levels -= 1,
            Token::Word { text, is_quoted } => words.push((text, *is_quoted)),
            Token::Equals | Token::End => {}
        }
        if levels == 0 {
            break;
        }
    }
    let rest = tokens.get(length..).unwrap_or_default();
    let is_file = words.first().is_some_and(|(text, _)| text.eq_ignore_ascii_case("Get-Content"));
    let file = words.iter().skip(1).find(|(text, _)| !text.starts_with('-'));
    if let (true, Some((file, _))) = (is_file, file) {
        gathered.say(&codes::IMPORT_FILE, file);
        return (None, rest);
    }
    let is_text = |(text, is_quoted): &&(&String, bool)| *is_quoted || text.starts_with(['{', '$']);
    (words.iter().rev().find(is_text).map(|(text, _)| (*text).clone()), rest)
}
