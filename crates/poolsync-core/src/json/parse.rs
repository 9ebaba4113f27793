//! The reader.

use std::borrow::Cow;

use super::fault::{Expected, Fault, FaultKind};
use super::keys::Keys;
use super::place::Positions;
use super::strings::{StringFault, scan_string};
use super::{Number, Place, Value};

/// Deeper nesting is refused: nothing in this API goes beyond six levels.
pub const MOST_LEVELS: usize = 64;

/// Reads a text as JSON (RFC 8259).
///
/// Returns the value, unless the text is no JSON or too deep, and every fault noticed: any number of repeated keys, and
/// at most one fault that ended the reading.
pub fn parse(text: &str) -> (Option<Value<'_>>, Vec<Fault>) {
    let mut parser = Parser { text, at: 0, levels: 0, found: Vec::new() };
    let value = parser.document().map_err(|Stop { kind, at }| parser.found.push((at, kind, String::new()))).ok();
    // The offsets rise, so that one walk over the text finds all positions.
    let mut positions = Positions::new(text);
    let faults =
        parser.found.into_iter().map(|(at, kind, path)| Fault { kind, position: positions.at(at), path }).collect();
    (value, faults)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    levels: usize,
    /// Byte offset, fault and path.
    found: Vec<(usize, FaultKind, String)>,
}

/// The fault that ends the reading, with its byte offset.
struct Stop {
    kind: FaultKind,
    at: usize,
}

type Read<T> = Result<T, Stop>;

impl<'t> Parser<'t> {
    fn document(&mut self) -> Read<Value<'t>> {
        let value = self.value(&Place::ROOT)?;
        self.skip_space();
        if self.at == self.text.len() { Ok(value) } else { self.expected(Expected::End) }
    }

    fn value(&mut self, place: &Place<'_>) -> Read<Value<'t>> {
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.nested(|parser| parser.object(place)),
            Some(b'[') => self.nested(|parser| parser.array(place)),
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.literal("true", Value::Bool(true)),
            Some(b'f') => self.literal("false", Value::Bool(false)),
            Some(b'n') => self.literal("null", Value::Null),
            _ if self.rest(self.at).starts_with('\u{feff}') => self.expected(Expected::NoByteOrderMark),
            _ => self.expected(Expected::Value),
        }
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Read<Value<'t>>) -> Read<Value<'t>> {
        if self.levels == MOST_LEVELS {
            return Err(Stop { kind: FaultKind::TooDeep, at: self.at });
        }
        self.levels += 1;
        self.at += 1;
        let value = read(self);
        self.levels -= 1;
        value
    }

    fn object(&mut self, place: &Place<'_>) -> Read<Value<'t>> {
        let mut members: Vec<(Cow<'t, str>, Value<'t>)> = Vec::new();
        let mut keys = Keys::default();
        self.skip_space();
        if self.eat(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_space();
            let key_at = self.at;
            if self.peek() != Some(b'"') {
                return self.expected(Expected::MemberName);
            }
            let key = self.string()?;
            if keys.has(&members, &key) {
                let path = place.member(&key).to_string();
                self.found.push((key_at, FaultKind::DuplicateKey(key.to_string()), path));
            }
            self.skip_space();
            if !self.eat(b':') {
                return self.expected(Expected::Colon);
            }
            let value = self.value(&place.member(&key))?;
            members.push((key, value));
            keys.add_last(&members);
            self.skip_space();
            if self.eat(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.eat(b',') {
                return self.expected(Expected::CommaOrBrace);
            }
        }
    }

    fn array(&mut self, place: &Place<'_>) -> Read<Value<'t>> {
        let mut items = Vec::new();
        self.skip_space();
        if self.eat(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value(&place.item(items.len()))?);
            self.skip_space();
            if self.eat(b']') {
                return Ok(Value::Array(items));
            }
            if !self.eat(b',') {
                return self.expected(Expected::CommaOrBracket);
            }
        }
    }

    fn string(&mut self) -> Read<Cow<'t, str>> {
        let start = self.at + 1;
        match scan_string(self.rest(start)) {
            Ok((text, length)) => {
                self.at = start + length;
                Ok(text)
            }
            Err(StringFault { expected, at }) => Err(Stop { kind: FaultKind::Syntax(expected), at: start + at }),
        }
    }

    fn number(&mut self) -> Read<Value<'t>> {
        let start = self.at;
        self.eat(b'-');
        if self.eat(b'0') {
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return self.expected(Expected::NoLeadingZero);
            }
        } else {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Ok(Value::Number(Number::new(self.text.get(start..self.at).unwrap_or_default())))
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { self.expected(Expected::Digit) }
    }

    fn literal(&mut self, word: &str, value: Value<'t>) -> Read<Value<'t>> {
        if self.rest(self.at).starts_with(word) {
            self.at += word.len();
            Ok(value)
        } else {
            self.expected(Expected::Value)
        }
    }

    fn rest(&self, from: usize) -> &'t str {
        self.text.get(from..).unwrap_or_default()
    }

    fn expected<T>(&self, what: Expected) -> Read<T> {
        Err(Stop { kind: FaultKind::Syntax(what), at: self.at })
    }
}

#[expect(
    clippy::inline_always,
    reason = "for every byte: built for size they would stay calls, and checking take a fifth longer"
)]
impl Parser<'_> {
    #[inline(always)]
    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    fn eat(&mut self, byte: u8) -> bool {
        let eaten = self.peek() == Some(byte);
        if eaten {
            self.at += 1;
        }
        eaten
    }
}

#[cfg(test)]
mod tests;
