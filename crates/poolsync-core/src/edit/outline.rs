//! Where the values of a JSON text stand, of a broken one too.

use std::collections::BTreeMap;

use crate::json::scan_string;

/// Bytes from the first to behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A value.
#[derive(Debug)]
pub(super) struct Node {
    /// The object or list that holds it.
    pub(super) parent: Option<usize>,
    /// Its name, if an object holds it.
    pub(super) key: Option<String>,
    /// Where the name stands, with its quotes; where the value stands, for an item of a list.
    pub(super) key_span: Span,
    pub(super) span: Span,
    /// True for an object.
    pub(super) is_object: bool,
}

/// The way from an object or list to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Member(String),
    /// Counted from 0.
    Item(usize),
}

/// All values of a text, in the order in which they begin.
#[derive(Default)]
pub(super) struct Outline {
    pub(super) nodes: Vec<Node>,
    /// The values in each object and list.
    inner: BTreeMap<(usize, Step), usize>,
    /// What is open at the end of the text, from the outside in.
    pub(super) open: Vec<Level>,
}

/// An object or list that is being read.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub(super) node: usize,
    /// True for an object.
    pub(super) is_object: bool,
    /// The name whose value is expected.
    key: Option<(String, Span)>,
    /// True where the next thing is a value.
    pub(super) is_value_next: bool,
    /// True behind a value, until a comma follows.
    pub(super) is_comma_next: bool,
    /// The name that was read last, while no colon has followed.
    pub(super) word: Option<Span>,
    count: usize,
}

impl Outline {
    /// Reads a text. What does not fit is passed over.
    pub(super) fn read(text: &str) -> Self {
        let mut outline = Self::default();
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at).copied() {
            let end = match byte {
                b' ' | b'\t' | b'\r' | b'\n' => at + 1,
                b'{' | b'[' => {
                    let span = Span { from: at, to: text.len() };
                    let node = outline.value(span, byte == b'{');
                    let is_object = byte == b'{';
                    let level = Level {
                        node,
                        is_object,
                        key: None,
                        is_value_next: !is_object,
                        is_comma_next: false,
                        word: None,
                        count: 0,
                    };
                    outline.open.push(level);
                    at + 1
                }
                b'}' | b']' => {
                    if let Some(node) = outline.open.pop().and_then(|level| outline.nodes.get_mut(level.node)) {
                        node.span.to = at + 1;
                    }
                    at + 1
                }
                b',' => {
                    if let Some(level) = outline.open.last_mut() {
                        (level.key, level.word, level.is_value_next) = (None, None, !level.is_object);
                        level.is_comma_next = false;
                    }
                    at + 1
                }
                b':' => {
                    if let Some(level) = outline.open.last_mut() {
                        (level.word, level.is_value_next) = (None, true);
                    }
                    at + 1
                }
                _ => {
                    let (word, end) = word(text, at);
                    outline.word(word, Span { from: at, to: end });
                    end
                }
            };
            at = end.max(at + 1);
        }
        outline
    }

    /// A name or a value, whichever is expected.
    fn word(&mut self, text: String, span: Span) {
        match self.open.last_mut() {
            Some(level) if !level.is_value_next => {
                level.key = Some((text, span));
                level.word = Some(span);
            }
            _ => {
                self.value(span, false);
            }
        }
    }

    fn value(&mut self, span: Span, is_object: bool) -> usize {
        let index = self.nodes.len();
        let mut node = Node { parent: None, key: None, key_span: span, span, is_object };
        if let Some(level) = self.open.last_mut() {
            node.parent = Some(level.node);
            if let Some((key, span)) = level.key.take() {
                self.inner.insert((level.node, Step::Member(key.clone())), index);
                (node.key, node.key_span) = (Some(key), span);
            } else if !level.is_object {
                self.inner.insert((level.node, Step::Item(level.count)), index);
                level.count += 1;
            }
            level.is_value_next = !level.is_object;
            level.is_comma_next = true;
        }
        self.nodes.push(node);
        index
    }

    /// The value that a step leads to from an object or list; of a repeated name the last counts.
    pub(super) fn step(&self, node: usize, step: Step) -> Option<usize> {
        self.inner.get(&(node, step)).copied()
    }
}

/// The string or the bare word at a byte, and where it ends.
pub(super) fn word(text: &str, at: usize) -> (String, usize) {
    let rest = text.get(at..).unwrap_or_default();
    if let Some(inner) = rest.strip_prefix('"') {
        if let Ok((text, length)) = scan_string(inner) {
            return (text.into_owned(), at + 1 + length);
        }
        // Not closed: no further than its line, or to where it is closed after a wrong escape.
        let end = end_of_open_string(inner);
        let is_closed = inner.get(end..).is_some_and(|rest| rest.starts_with('"'));
        return (inner.get(..end).unwrap_or_default().to_owned(), at + 1 + end + usize::from(is_closed));
    }
    let is_end = |sign: char| sign.is_whitespace() || matches!(sign, '{' | '}' | '[' | ']' | ',' | ':' | '"');
    let end = rest.find(is_end).unwrap_or(rest.len());
    (rest.get(..end).unwrap_or_default().to_owned(), at + end)
}

/// Where a string ends that breaks a rule: at the next quote or line break, or with the text.
fn end_of_open_string(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let is_end = byte == b'\n' || (byte == b'"' && !is_escaped);
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.unwrap_or(text.len())
}
