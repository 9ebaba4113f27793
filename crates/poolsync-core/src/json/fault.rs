//! What can be wrong with a text as JSON.

use super::Position;

/// Something wrong with a text as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where in the text.
    pub position: Position,
    /// Where in the tree, in the API's spelling; empty unless it is about one member.
    pub path: String,
}

/// What can be wrong with a text as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Not JSON; carries what was expected there.
    Syntax(Expected),
    /// A key stands twice in one object; carries the key, unescaped.
    DuplicateKey(String),
    /// More than [`super::MOST_LEVELS`] objects and lists inside each other.
    TooDeep,
}

/// What the grammar asks for at the place where a text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A value.
    Value,
    /// A member name in double quotes.
    MemberName,
    /// The colon after a member name.
    Colon,
    /// What follows a member of an object.
    CommaOrBrace,
    /// What follows an item of a list.
    CommaOrBracket,
    /// Nothing more.
    End,
    /// A digit of a number.
    Digit,
    /// No digit after a zero at the beginning of a number.
    NoLeadingZero,
    /// The end of a string.
    ClosingQuote,
    /// A control character as an escape.
    NoControlCharacter,
    /// An escape that JSON knows.
    Escape,
    /// Four hex digits.
    Hex,
    /// Both halves of a surrogate pair.
    NoLoneSurrogate,
    /// Text without a byte order mark.
    NoByteOrderMark,
}
