//! YAML as a tree. Of YAML a plan needs maps, lists and scalars; what refers to something elsewhere (anchors, aliases, tags,
//! several documents) is refused: a plan says in one place what will be done.

use std::borrow::Cow;
use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::tree::{Kind, Positions, Tree, note};
use crate::json::{MOST_LEVELS, Place, Position};

/// Why a text is no YAML of a plan.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    pub(super) position: Position,
    /// The place of a repeated key.
    pub(super) path: String,
}

/// What is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    Syntax,
    /// An anchor, an alias, a tag or a second document.
    Reference,
    TooDeep,
    DuplicateKey(String),
}

/// Reads a text as YAML. Returns the tree unless the text is none, the places of its parts, and every fault.
pub(super) fn parse(text: &str) -> (Option<Tree>, Positions, Vec<Fault>) {
    let mut reader = Reader {
        lines: text.split('\n').collect(),
        cursor: Cursor::default(),
        events: Parser::new_from_str(text),
        levels: 0,
        positions: Positions::new(),
        faults: Vec::new(),
    };
    let tree = match reader.document() {
        Ok(tree) => Some(tree),
        Err(fault) => {
            reader.faults.push(fault);
            None
        }
    };
    (tree, reader.positions, reader.faults)
}

struct Reader<'t> {
    lines: Vec<&'t str>,
    cursor: Cursor,
    events: Parser<'t, saphyr_parser::StrInput<'t>>,
    levels: usize,
    positions: Positions,
    faults: Vec<Fault>,
}

/// Where the last place was: they come in their order, so that a long line is not counted from its beginning each time.
#[derive(Debug, Default)]
struct Cursor {
    line: usize,
    characters: usize,
    bytes: usize,
    units: usize,
}

type Read<T> = Result<T, Fault>;

impl<'t> Reader<'t> {
    fn document(&mut self) -> Read<Tree> {
        let mut tree = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
                Event::StreamEnd => return Ok(tree.unwrap_or(Tree { kind: Kind::Null, spelling: None })),
                _ if tree.is_some() => return Err(self.fault(FaultKind::Reference, span)),
                _ => tree = Some(self.value(event, span, &Place::ROOT)?),
            }
        }
    }

    fn value(&mut self, event: Event<'t>, span: Span, place: &Place<'_>) -> Read<Tree> {
        match event {
            Event::Scalar(text, style, 0, None) => Ok(scalar(text, style)),
            Event::SequenceStart(0, None) => self.nested(span, |reader| reader.list(place)),
            Event::MappingStart(0, None) => self.nested(span, |reader| reader.map(place)),
            Event::Alias(_) | Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) => {
                Err(self.fault(FaultKind::Reference, span))
            }
            _ => Err(self.fault(FaultKind::Syntax, span)),
        }
    }

    fn nested(&mut self, span: Span, read: impl FnOnce(&mut Self) -> Read<Kind>) -> Read<Tree> {
        if self.levels == MOST_LEVELS {
            return Err(self.fault(FaultKind::TooDeep, span));
        }
        self.levels += 1;
        let kind = read(self)?;
        self.levels -= 1;
        Ok(Tree { kind, spelling: None })
    }

    fn list(&mut self, place: &Place<'_>) -> Read<Kind> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                return Ok(Kind::List(items));
            }
            let place = place.item(items.len());
            let position = self.position(span);
            note(&mut self.positions, &place, position);
            items.push(self.value(event, span, &place)?);
        }
    }

    fn map(&mut self, place: &Place<'_>) -> Read<Kind> {
        let mut members: Vec<(String, Tree)> = Vec::new();
        let mut names = BTreeSet::new();
        loop {
            let (event, span) = self.next()?;
            let name = match event {
                Event::MappingEnd => return Ok(Kind::Map(members)),
                Event::Scalar(name, _, 0, None) => name.into_owned(),
                Event::Alias(_) | Event::Scalar(..) => return Err(self.fault(FaultKind::Reference, span)),
                _ => return Err(self.fault(FaultKind::Syntax, span)),
            };
            let place = place.member(&name);
            let position = self.position(span);
            if !names.insert(name.clone()) {
                let (kind, path) = (FaultKind::DuplicateKey(name.clone()), place.to_string());
                self.faults.push(Fault { kind, position, path });
            }
            note(&mut self.positions, &place, position);
            let (event, span) = self.next()?;
            let value = self.value(event, span, &place)?;
            members.push((name, value));
        }
    }

    fn next(&mut self) -> Read<(Event<'t>, Span)> {
        match self.events.next() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err(self.scan_fault(&error)),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn scan_fault(&mut self, error: &ScanError) -> Fault {
        self.fault(FaultKind::Syntax, Span::empty(*error.marker()))
    }

    fn fault(&mut self, kind: FaultKind, span: Span) -> Fault {
        Fault { kind, position: self.position(span), path: String::new() }
    }

    /// The parser counts columns in characters from 0; ours are UTF-16 units from 1.
    fn position(&mut self, span: Span) -> Position {
        let (line, before) = (span.start.line().max(1), span.start.col());
        let cursor = &mut self.cursor;
        if cursor.line != line || cursor.characters > before {
            *cursor = Cursor { line, ..Cursor::default() };
        }
        let rest = self.lines.get(line - 1).and_then(|text| text.get(cursor.bytes..)).unwrap_or_default();
        for character in rest.chars().take(before - cursor.characters) {
            cursor.characters += 1;
            cursor.bytes += character.len_utf8();
            cursor.units += character.len_utf16();
        }
        Position { line, column: 1 + cursor.units }
    }
}

/// A scalar by the core schema of YAML 1.2: without quotes `null`, `true`, `false` and decimal numbers are what they look like.
fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Tree {
    let text = text.into_owned();
    if style != ScalarStyle::Plain {
        return Tree { kind: Kind::Text(text), spelling: None };
    }
    let kind = match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        number if is_number(number) => Kind::Number(text.clone()),
        _ => return Tree { kind: Kind::Text(text), spelling: None },
    };
    Tree { kind, spelling: Some(text) }
}

/// True of `[-+]? digits (. digits)? (e [-+]? digits)?`.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole)
        && (fraction.is_empty() || digits(fraction))
        && digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn json(yaml: &str) -> String {
        let (tree, _, faults) = parse(yaml);
        assert_eq!(faults, [], "{yaml}");
        let mut out = String::new();
        tree.unwrap().push_json(&mut out);
        out
    }

    // Expected: PyYAML's or Ruby's reading is not meant here but the core schema, chapter 10.3 of YAML 1.2.2.
    #[test]
    fn scalars_follow_the_core_schema() {
        assert_eq!(
            json("[null, ~, true, 1, 1.5, no, 0x1f, '1', 12:30, +3]"),
            r#"[null,null,true,1,1.5,"no","0x1f","1","12:30",3]"#
        );
        assert_eq!(
            json("a: 2026-12-05T22:00:00+08:00\nb: |\n  x\n  y\n"),
            r#"{"a":"2026-12-05T22:00:00+08:00","b":"x\ny\n"}"#
        );
        assert_eq!(json(""), "null");
    }

    #[test]
    fn both_styles_of_maps_and_lists_are_read() {
        assert_eq!(json("a:\n  - b: 1\n    c: {d: e}\n  - [f]\n"), r#"{"a":[{"b":1,"c":{"d":"e"}},["f"]]}"#);
    }

    #[test]
    fn places_count_utf16_units_from_one() {
        let (_, positions, _) = parse("a: 1\nb:\n  - {x: 😀, y: 2}\n");
        assert_eq!(positions.get("b[0].y"), Some(&Position { line: 3, column: 13 }));
        assert_eq!(positions.get("a"), Some(&Position { line: 1, column: 1 }));
        let (_, positions, _) = parse("[😀, {é: 1, z: 2}, 中]");
        let columns =
            ["[0]", "[1].é", "[1].z", "[2]"].map(|place| positions.get(place).map(|position| position.column));
        assert_eq!(columns, [Some(2), Some(7), Some(13), Some(20)]);
    }

    #[test]
    fn what_refers_elsewhere_is_refused() {
        for yaml in ["a: &x 1\nb: *x\n", "a: !!str 1", "a: 1\n---\nb: 2\n", "&x a: 1"] {
            let (_, _, faults) = parse(yaml);
            assert_eq!(faults.first().map(|fault| &fault.kind), Some(&FaultKind::Reference), "{yaml}");
        }
    }

    /// Looking each place up from the beginning would take minutes.
    #[test]
    fn a_long_text_is_read_in_moments() {
        let keys: Vec<String> = (0..20_000).map(|number| format!("k{number}:\n")).collect();
        let long = keys.concat();
        let (tree, _, faults) = parse(&long);
        assert_eq!(tree.unwrap().members().unwrap().len(), 20_000);
        assert_eq!(faults, []);
        let (tree, _, faults) = parse(&format!("[{}]", "b1f0c2de-8a41-4c53-9d1e-0255ac10a001, ".repeat(20_000)));
        assert!(matches!(tree.unwrap().kind, Kind::List(items) if items.len() == 20_000));
        assert_eq!(faults, []);
    }

    #[test]
    fn a_fault_has_its_line() {
        let (tree, _, faults) = parse("a: 1\nb: [1\nc: 2\n");
        assert!(tree.is_none());
        assert_eq!(faults.first().map(|fault| (&fault.kind, fault.position.line)), Some((&FaultKind::Syntax, 3)));
        let (_, _, faults) = parse("a: 1\na: 2\n");
        assert_eq!(faults.first().map(|fault| &fault.kind), Some(&FaultKind::DuplicateKey("a".to_owned())));
        let (_, _, faults) = parse(&"[".repeat(100));
        assert_eq!(faults.first().map(|fault| &fault.kind), Some(&FaultKind::TooDeep));
    }
}
