//! Values of a program or script, as far as its text alone tells them.

use super::url;
use crate::json;

/// A value.
#[derive(Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// A number, `true`, `false` or `null`, as JSON writes it.
    Literal(String),
    List(Vec<Value>),
    Table(Vec<(String, Value)>),
    /// Something that only a run would tell.
    Opaque,
}

impl Value {
    /// What PowerShell writes for it within a text; none for a list or table, and for what is not known.
    pub(super) fn in_text(&self) -> Option<&str> {
        match self {
            Self::Literal(literal) => Some(match literal.as_str() {
                "null" => "",
                "true" => "True",
                "false" => "False",
                number => number,
            }),
            Self::Text(text) => Some(text),
            Self::List(_) | Self::Table(_) | Self::Opaque => None,
        }
    }
}

/// A name is looked for among so many members, the latest ones: reading stays in proportion to the length of a text.
pub(super) const MOST_SEARCHED: usize = 256;

/// The value of the latest member of a table whose name is the one.
pub(super) fn member_mut(members: &mut [(String, Value)], is_it: impl Fn(&str) -> bool) -> Option<&mut Value> {
    members.iter_mut().rev().take(MOST_SEARCHED).find(|(name, _)| is_it(name)).map(|(_, value)| value)
}

/// What stands in JSON for a value that is not known; it counts as a placeholder.
pub(super) const UNKNOWN: &str = "$(…)";

impl Value {
    /// How much memory it takes, in bytes of text and parts.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) | Self::Literal(text) => text.len(),
            Self::List(items) => items.iter().map(|item| 1 + item.size()).sum(),
            Self::Table(members) => members.iter().map(|(name, value)| 1 + name.len() + value.size()).sum(),
            Self::Opaque => 0,
        }
    }

    /// How many tables and lists stand within each other.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::depth).max().unwrap_or_default(),
            Self::Table(members) => 1 + members.iter().map(|(_, value)| value.depth()).max().unwrap_or_default(),
            Self::Text(_) | Self::Literal(_) | Self::Opaque => 0,
        }
    }

    /// True if no part of it is unknown.
    pub(super) fn is_known(&self) -> bool {
        match self {
            Self::Text(_) | Self::Literal(_) => true,
            Self::List(items) => items.iter().all(Self::is_known),
            Self::Table(members) => members.iter().all(|(_, value)| value.is_known()),
            Self::Opaque => false,
        }
    }

    /// The member of a table; names have no case.
    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        let Self::Table(members) = self else { return None };
        members
            .iter()
            .rev()
            .take(MOST_SEARCHED)
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// True if a table is within it, or it is one.
    pub(super) fn has_table(&self) -> bool {
        match self {
            Self::Table(_) => true,
            Self::List(items) => items.iter().any(Self::has_table),
            Self::Text(_) | Self::Literal(_) | Self::Opaque => false,
        }
    }

    /// The value at a path of names, which have no case.
    pub(super) fn at(&mut self, path: &[String]) -> Option<&mut Self> {
        path.iter().try_fold(self, |value, name| {
            let Self::Table(members) = value else { return None };
            member_mut(members, |known| known.eq_ignore_ascii_case(name))
        })
    }

    /// Sets the member of a table at a path; false if there is no such table.
    pub(super) fn set(&mut self, path: &[String], value: Self) -> bool {
        let Some((last, path)) = path.split_last() else { return false };
        let Some(Self::Table(members)) = self.at(path) else { return false };
        // The later value replaces the earlier one.
        match member_mut(members, |known| known.eq_ignore_ascii_case(last)) {
            Some(known) => *known = value,
            None => members.push((last.clone(), value)),
        }
        true
    }

    /// The text of `ConvertTo-Json`, which writes what is deeper than so many levels by its type alone.
    pub(super) fn to_json(&self, levels: usize) -> String {
        let mut out = String::new();
        self.push_json(levels, 0, &mut out);
        out
    }

    fn push_json(&self, levels: usize, level: usize, out: &mut String) {
        match self {
            Self::Text(text) => json::push_string(out, text),
            Self::Literal(text) => out.push_str(text),
            Self::Opaque => json::push_string(out, UNKNOWN),
            Self::List(items) if level > levels => {
                let items: Vec<_> = items.iter().map(|item| item.in_text().unwrap_or(UNKNOWN)).collect();
                json::push_string(out, &items.join(" "));
            }
            Self::Table(_) if level > levels => out.push_str("\"System.Collections.Hashtable\""),
            Self::List(items) => {
                out.push('[');
                for (count, item) in items.iter().enumerate() {
                    out.push_str(if count > 0 { "," } else { "" });
                    item.push_json(levels, level + 1, out);
                }
                out.push(']');
            }
            Self::Table(members) => {
                out.push('{');
                for (count, (name, value)) in members.iter().enumerate() {
                    out.push_str(if count > 0 { "," } else { "" });
                    json::push_string(out, name);
                    out.push(':');
                    value.push_json(levels, level + 1, out);
                }
                out.push('}');
            }
        }
    }

    /// True if the path of this call stands in it.
    pub(super) fn is_ours(&self) -> bool {
        match self {
            Self::Text(text) => url::is_ours(text),
            Self::Table(members) => members.iter().any(|(_, value)| value.is_ours()),
            Self::Literal(_) | Self::List(_) | Self::Opaque => false,
        }
    }
}
