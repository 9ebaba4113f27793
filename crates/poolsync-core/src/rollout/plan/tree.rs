//! A plan file as a tree, whichever of the two notations it is written in, and where in the text its parts stand.

use std::collections::BTreeMap;

use crate::json::{self, Place, Position, Value};

/// A value of a plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tree {
    pub(super) kind: Kind,
    /// What stands in the file, for a YAML scalar without quotes: an id of digits alone is text where text is asked for.
    pub(super) spelling: Option<String>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    /// A number as it was spelled.
    Number(String),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// The line and column of each path of a file.
pub(super) type Positions = BTreeMap<String, Position>;

impl Tree {
    /// Returns the name of the JSON type.
    pub(super) fn type_name(&self) -> &'static str {
        match self.kind {
            Kind::Null => "null",
            Kind::Bool(_) => "boolean",
            Kind::Number(_) => "number",
            Kind::Text(_) => "string",
            Kind::List(_) => "array",
            Kind::Map(_) => "object",
        }
    }

    /// Returns the text; none of another type. YAML's `null` is none.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            Kind::Number(_) | Kind::Bool(_) => self.spelling.as_deref(),
            Kind::Null | Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// Returns the members of an object; none of another type.
    pub(super) fn members(&self) -> Option<&[(String, Tree)]> {
        if let Kind::Map(members) = &self.kind { Some(members) } else { None }
    }

    /// Returns the items of a list; none of another type.
    pub(super) fn items(&self) -> Option<&[Tree]> {
        if let Kind::List(items) = &self.kind { Some(items) } else { None }
    }

    /// Returns the member of this name.
    pub(super) fn get(&self, name: &str) -> Option<&Tree> {
        self.members()?.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Appends the value as compact JSON.
    pub(super) fn push_json(&self, out: &mut String) {
        match &self.kind {
            Kind::Null => out.push_str("null"),
            Kind::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Kind::Number(spelled) => out.push_str(&json_number(spelled)),
            Kind::Text(text) => json::push_string(out, text),
            Kind::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    item.push_json(out);
                }
                out.push(']');
            }
            Kind::Map(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    json::push_string(out, name);
                    out.push(':');
                    value.push_json(out);
                }
                out.push('}');
            }
        }
    }
}

/// A number as JSON spells it: YAML allows a plus, zeros in front and a bare point.
fn json_number(spelled: &str) -> String {
    let unsigned = spelled.strip_prefix('+').unwrap_or(spelled);
    if json::parse(unsigned).0.is_some() {
        return unsigned.to_owned();
    }
    match json::Number::new(unsigned).to_i64() {
        Some(whole) => whole.to_string(),
        None => json::quoted(spelled),
    }
}

impl From<&Value<'_>> for Tree {
    fn from(value: &Value<'_>) -> Self {
        let kind = match value {
            Value::Null => Kind::Null,
            Value::Bool(value) => Kind::Bool(*value),
            Value::Number(number) => Kind::Number(number.text().to_owned()),
            Value::String(text) => Kind::Text(text.clone().into_owned()),
            Value::Array(items) => Kind::List(items.iter().map(Self::from).collect()),
            Value::Object(members) => {
                Kind::Map(members.iter().map(|(name, value)| (name.clone().into_owned(), Self::from(value))).collect())
            }
        };
        Self { kind, spelling: None }
    }
}

/// Returns the position of a path, or of the nearest thing around it that has one.
pub(super) fn position_of(positions: &Positions, path: &str) -> Option<Position> {
    let mut path = path;
    loop {
        if let Some(position) = positions.get(path) {
            return Some(*position);
        }
        let end = path.rfind(['.', '['])?;
        path = path.get(..end)?;
    }
}

/// Appends the places of a tree that was read from JSON, whose text is known to have no fault.
pub(super) fn note(positions: &mut Positions, place: &Place<'_>, position: Position) {
    positions.entry(place.to_string()).or_insert(position);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_yaml_become_numbers_of_json() {
        for (spelled, expected) in [("1", "1"), ("+2", "2"), ("007", "7"), ("1.5", "1.5"), ("1.", "1")] {
            assert_eq!(json_number(spelled), expected, "{spelled}");
        }
    }

    #[test]
    fn the_nearest_place_that_is_known_is_given() {
        let at = |line| Position { line, column: 1 };
        let positions = Positions::from([("spec".to_owned(), at(2)), ("spec.stages[0]".to_owned(), at(5))]);
        assert_eq!(position_of(&positions, "spec.stages[0].soak"), Some(at(5)));
        assert_eq!(position_of(&positions, "spec.endpoint"), Some(at(2)));
        assert_eq!(position_of(&positions, "kind"), None);
    }
}
