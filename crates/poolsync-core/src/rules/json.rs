//! # json/syntax, json/duplicate-key, json/too-deep
//!
//! ## What it checks
//! The text is JSON (RFC 8259), names no member twice in one object, and nests at most 64 levels.
//!
//! ## Why
//! Readers disagree about what a repeated name means, so what is shown here might not be what the service understands.
//!
//! ## Wrong
//! ```json
//! {"spec": {"maxUnavailable": 1, "maxUnavailable": 20}}
//! ```
//!
//! ## Right
//! ```json
//! {"spec": {"maxUnavailable": 1}}
//! ```

use crate::json::{Expected, Fault, FaultKind, MOST_LEVELS};
use crate::problem::{Problem, codes};
use crate::words::problems as words;

/// The problem that tells of a fault; `line` and `column` count from 1, the column in UTF-16 units.
pub(crate) fn problem(fault: Fault) -> Problem {
    let problem = match fault.kind {
        FaultKind::Syntax(expected) => Problem::new(&codes::JSON_SYNTAX, "").help_with(help(expected)),
        FaultKind::DuplicateKey(key) => Problem::new(&codes::JSON_DUPLICATE_KEY, fault.path).text("found", &key),
        FaultKind::TooDeep => Problem::new(&codes::JSON_TOO_DEEP, "").count("max", MOST_LEVELS),
    };
    problem.count("line", fault.position.line).count("column", fault.position.column)
}

fn help(expected: Expected) -> &'static crate::locale::Word {
    match expected {
        Expected::Value => &words::JSON_SYNTAX_VALUE_HELP,
        Expected::MemberName => &words::JSON_SYNTAX_MEMBER_NAME_HELP,
        Expected::Colon => &words::JSON_SYNTAX_COLON_HELP,
        Expected::CommaOrBrace => &words::JSON_SYNTAX_COMMA_OR_BRACE_HELP,
        Expected::CommaOrBracket => &words::JSON_SYNTAX_COMMA_OR_BRACKET_HELP,
        Expected::End => &words::JSON_SYNTAX_END_HELP,
        Expected::Digit => &words::JSON_SYNTAX_DIGIT_HELP,
        Expected::NoLeadingZero => &words::JSON_SYNTAX_LEADING_ZERO_HELP,
        Expected::ClosingQuote => &words::JSON_SYNTAX_CLOSING_QUOTE_HELP,
        Expected::NoControlCharacter => &words::JSON_SYNTAX_CONTROL_CHARACTER_HELP,
        Expected::Escape => &words::JSON_SYNTAX_ESCAPE_HELP,
        Expected::Hex => &words::JSON_SYNTAX_HEX_HELP,
        Expected::NoLoneSurrogate => &words::JSON_SYNTAX_SURROGATE_HELP,
        Expected::NoByteOrderMark => &words::JSON_SYNTAX_BYTE_ORDER_MARK_HELP,
    }
}
