//! Where something stands: a path in the API's spelling, and a position in the text.

use std::fmt;

/// A place in a tree of values, as a list of steps that leads back to the root.
///
/// ```
/// use poolsync_core::json::Place;
///
/// let spec = Place::ROOT.member("spec");
/// let ids = spec.member("nodeIDs");
/// assert_eq!(ids.item(1).to_string(), "spec.nodeIDs[1]");
/// assert_eq!(Place::ROOT.to_string(), "");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'p> {
    Root,
    Member(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    /// The whole value.
    pub const ROOT: Place<'static> = Place { parent: None, step: Step::Root };

    /// Returns the place of the member of this name.
    #[must_use]
    pub fn member(&'p self, name: &'p str) -> Place<'p> {
        Place { parent: Some(self), step: Step::Member(name) }
    }

    /// Returns the place of the item at this index, counted from 0.
    #[must_use]
    pub fn item(&'p self, index: usize) -> Place<'p> {
        Place { parent: Some(self), step: Step::Item(index) }
    }

    fn is_root(&self) -> bool {
        matches!(self.step, Step::Root)
    }
}

/// `spec.nodeIDs[1]`; a name that would be misread without quotes is written `["a b"]`.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Item(index) => write!(f, "[{index}]"),
            Step::Member(name) if !is_plain(name) => {
                let mut quoted = String::new();
                super::push_string(&mut quoted, name);
                write!(f, "[{quoted}]")
            }
            Step::Member(name) if self.parent.is_none_or(Place::is_root) => f.write_str(name),
            Step::Member(name) => write!(f, ".{name}"),
        }
    }
}

impl From<Place<'_>> for String {
    fn from(place: Place<'_>) -> Self {
        place.to_string()
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// A position in a text, as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in UTF-16 units.
    pub column: usize,
}

impl Position {
    /// Returns the position of the byte at `offset`, counted from 0; an offset past the end is the end.
    pub fn of(text: &str, offset: usize) -> Self {
        Positions::new(text).at(offset)
    }
}

/// Positions in one text, asked for in rising order.
pub(super) struct Positions<'t> {
    text: &'t str,
    seen: usize,
    position: Position,
}

impl<'t> Positions<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, seen: 0, position: Position { line: 1, column: 1 } }
    }

    /// The position of the byte at `offset`, which is not before the one asked for last.
    pub(super) fn at(&mut self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let passed = self.text.get(self.seen..offset).unwrap_or_default();
        self.seen = offset;
        match passed.rsplit_once('\n') {
            Some((lines, column)) => {
                self.position.line += 1 + lines.bytes().filter(|&byte| byte == b'\n').count();
                self.position.column = 1 + column.encode_utf16().count();
            }
            None => self.position.column += passed.encode_utf16().count(),
        }
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Position};

    #[test]
    fn a_name_with_signs_is_quoted() {
        let place = Place::ROOT.member("spec");
        assert_eq!(place.member("a.b").to_string(), r#"spec["a.b"]"#);
        assert_eq!(place.member("").to_string(), r#"spec[""]"#);
    }

    #[test]
    fn columns_count_utf16_units() {
        // U+1F600 is two units in UTF-16 and four bytes in UTF-8.
        assert_eq!(Position::of("a\n😀x", 6), Position { line: 2, column: 3 });
        assert_eq!(Position::of("", 5), Position { line: 1, column: 1 });
    }
}
