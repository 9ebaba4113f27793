//! The members that can stand at the cursor.

use super::outline::{Level, Outline, Span, Step};
use super::units::Units;
use crate::json::push_string;
use crate::model::schema::{self, Kind, MemberSchema};

/// What can stand at a cursor, and what it takes the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completions {
    /// The beginning of what is replaced, in UTF-16 units from 0.
    pub from: usize,
    /// Its end.
    pub to: usize,
    /// The members that the object does not have yet and whose names begin with what stands before the cursor;
    /// documented ones first, in the order in which they are sent.
    pub members: Vec<Completion>,
}

/// A member that can be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Its name.
    pub name: &'static str,
    /// The JSON type of its value, such as `string`.
    pub type_name: &'static str,
    /// True if the documentation of the API knows it; false if only SDKs do.
    pub is_documented: bool,
    /// The text that takes the place: the name in quotes. Where no colon follows, also a colon, an empty value of its
    /// type unless a value follows, and a comma before another member.
    pub insert: String,
    /// Where the cursor goes, in UTF-16 units from the beginning of `insert`: to where the value is typed.
    pub caret: usize,
}

/// Returns the members that can stand at the cursor, given in UTF-16 units from 0. None where no name is expected, or
/// where nothing is known about the object.
pub fn complete(text: &str, cursor: usize) -> Option<Completions> {
    let units = Units::new(text);
    let cursor = units.to_byte(cursor)?;
    // What stands before the cursor is read alone, and tells in which object it stands.
    let before = Outline::read(text.get(..cursor)?);
    let level = before.open.last().filter(|level| level.is_object && !level.is_value_next && !level.is_comma_next)?;
    let schema = schema_of(&before, level.node)?;
    let word = typed(level, cursor, text)?;
    let start = text.get(word.from..cursor)?.trim_start_matches('"');
    let after = text.get(word.to..)?;
    let follows = after.trim_start().chars().next();

    let all = Outline::read(text);
    let is_missing = |known: &&MemberSchema| {
        let member = all.step(level.node, Step::Member(known.name.to_owned())).and_then(|index| all.nodes.get(index));
        member.is_none_or(|member| member.key_span.from == word.from)
    };
    let fits = |known: &&MemberSchema| {
        known.name.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
    };
    let members = schema.iter().filter(is_missing).filter(fits).map(|known| {
        let mut insert = String::new();
        push_string(&mut insert, known.name);
        let caret = push_value(&mut insert, known.kind, follows);
        let (name, type_name) = (known.name, known.kind.type_name());
        Completion { name, type_name, is_documented: known.documented, insert, caret }
    });
    Some(Completions { from: units.of_byte(word.from), to: units.of_byte(word.to), members: members.collect() })
}

/// What stands behind a name, given the sign that follows already; comes back with the place of the cursor.
fn push_value(insert: &mut String, kind: Kind, follows: Option<char>) -> usize {
    if follows == Some(':') {
        return insert.len();
    }
    insert.push_str(": ");
    let (opening, closing) = match kind {
        _ if follows.is_some_and(|sign| !matches!(sign, '"' | ',' | '}' | ']')) => ("", ""),
        Kind::Text => ("\"", "\""),
        Kind::Texts | Kind::Ids => ("[", "]"),
        Kind::Map | Kind::Object(_) => ("{", "}"),
        Kind::Number | Kind::Bool | Kind::Count => ("", ""),
    };
    insert.push_str(opening);
    let caret = insert.len();
    insert.push_str(closing);
    if follows == Some('"') {
        insert.push_str(", ");
    }
    caret
}

/// The name that the cursor stands in or behind, as far as it reaches in the whole text; nothing at the cursor if there
/// is none. None where a colon or a comma is expected.
fn typed(level: &Level, cursor: usize, text: &str) -> Option<Span> {
    let Some(word) = level.word else { return Some(Span { from: cursor, to: cursor }) };
    if word.to < cursor {
        return None;
    }
    let written = text.get(word.from..cursor)?;
    let is_closed = written.len() > 1 && written.ends_with('"');
    if is_closed {
        return None;
    }
    let after = text.get(cursor..)?;
    let is_end = |sign: char| matches!(sign, '"' | '\n' | ':' | ',' | '{' | '}' | '[' | ']') || sign.is_whitespace();
    let length = after.find(is_end).unwrap_or(after.len());
    let is_quote = written.starts_with('"') && after.get(length..).is_some_and(|rest| rest.starts_with('"'));
    Some(Span { from: word.from, to: cursor + length + usize::from(is_quote) })
}

/// The members that the API and SDKs know of an object.
fn schema_of(outline: &Outline, node: usize) -> Option<&'static [MemberSchema]> {
    let mut names = Vec::new();
    let mut node = outline.nodes.get(node)?;
    while let Some(parent) = node.parent {
        names.push(node.key.as_deref()?);
        node = outline.nodes.get(parent)?;
    }
    names.iter().rev().try_fold(schema::BODY, |members, name| {
        match members.iter().find(|known| known.name == *name)?.kind {
            Kind::Object(inner) => Some(inner),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::complete;

    /// `|` is the cursor; the names offered, and the text after the first of them was taken, with the cursor in it.
    #[track_caller]
    fn check(text: &str, expected: Option<(&[&str], &str)>) {
        let (before, after) = text.split_once('|').unwrap();
        let text = format!("{before}{after}");
        let offered = complete(&text, before.encode_utf16().count());
        let taken = offered.as_ref().map(|offered| {
            let names: Vec<_> = offered.members.iter().map(|member| member.name).collect();
            let units: Vec<u16> = text.encode_utf16().collect();
            let (start, end) = offered.members.first().map_or(("", ""), |first| first.insert.split_at(first.caret));
            let before = String::from_utf16(&units[..offered.from]).unwrap();
            (names, format!("{before}{start}|{end}{}", String::from_utf16(&units[offered.to..]).unwrap()))
        });
        assert_eq!(taken, expected.map(|(names, text)| (names.to_vec(), text.to_owned())), "{text}");
    }

    #[test]
    fn members_that_are_missing_are_offered() {
        check(
            r#"{"spec": {"nodeTemplate": {|}}}"#,
            Some((&["lifeCycle", "login", "volumeConfig"], r#"{"spec": {"nodeTemplate": {"lifeCycle": {|}}}}"#)),
        );
        check(
            r#"{"spec": {"nodeTemplate": {| "lifeCycle": {}}}}"#,
            Some((&["login", "volumeConfig"], r#"{"spec": {"nodeTemplate": {"login": {|},  "lifeCycle": {}}}}"#)),
        );
    }

    #[test]
    fn what_is_typed_narrows_them_and_is_replaced() {
        check("{\"中😀\": 1, \"sp|\n}", Some((&["spec"], "{\"中😀\": 1, \"spec\": {|}\n}")));
        check(r#"{"spec": {"maxU|": 1}}"#, Some((&["maxUnavailable"], r#"{"spec": {"maxUnavailable"|: 1}}"#)));
        check(r#"{"spec": {max| 1}}"#, Some((&["maxUnavailable"], r#"{"spec": {"maxUnavailable": | 1}}"#)));
        check(r#"{"spec": {max|}}"#, Some((&["maxUnavailable"], r#"{"spec": {"maxUnavailable": |}}"#)));
        check(r#"{"spec": {"nodePool|"}}"#, Some((&["nodePoolID"], r#"{"spec": {"nodePoolID": "|"}}"#)));
        check(
            r#"{"spec": {node|}}"#,
            Some((&["nodeIDs", "nodePoolID", "nodeTemplate"], r#"{"spec": {"nodeIDs": [|]}}"#)),
        );
        check(r#"{"spec": {"zzz|"}}"#, Some((&[], r#"{"spec": {|}}"#)));
    }

    #[test]
    fn nothing_is_offered_where_no_name_can_stand() {
        for text in [
            "|",
            "[|]",
            r#"{"spec": |}"#,
            r#"{"spec"|"#,
            r#"{"spec" |"#,
            r#"{"spec": {}} |"#,
            r#"{"colour": {|}}"#,
            r#"{"spec": "a|"}"#,
        ] {
            check(text, None);
        }
    }
}
