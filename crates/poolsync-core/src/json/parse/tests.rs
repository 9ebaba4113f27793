use super::*;
use crate::json::{Position, to_text};

#[track_caller]
fn syntax(text: &str, expected: Expected, line: usize, column: usize) {
    let (value, faults) = parse(text);
    assert_eq!(value, None, "{text}");
    let position = Position { line, column };
    assert_eq!(faults, [Fault { kind: FaultKind::Syntax(expected), position, path: String::new() }], "{text}");
}

#[test]
fn keeps_order_and_spelling() {
    let (value, faults) = parse(" { \"b\" : [ 1.0 , -2e5 ] , \"a\" : null } ");
    assert!(faults.is_empty());
    assert_eq!(to_text(&value.unwrap()), r#"{"b":[1.0,-2e5],"a":null}"#);
}

#[test]
fn unescapes_and_escapes_only_what_must_be() {
    let (value, faults) = parse(r#""\u4e2d\ud83d\ude00\/\"\\\n\u0001\u007f""#);
    assert!(faults.is_empty());
    assert_eq!(value, Some(Value::String("中😀/\"\\\n\u{1}\u{7f}".into())));
    assert_eq!(to_text(&value.unwrap()), "\"中😀/\\\"\\\\\\n\\u0001\u{7f}\"");
}

#[test]
fn says_where_text_stops_being_json() {
    syntax("", Expected::Value, 1, 1);
    syntax("{\n  \"a\": tru\n}", Expected::Value, 2, 8);
    syntax("[1,]", Expected::Value, 1, 4);
    syntax("{\"a\":1,}", Expected::MemberName, 1, 8);
    syntax("{'a':1}", Expected::MemberName, 1, 2);
    syntax("{\"a\" 1}", Expected::Colon, 1, 6);
    syntax("[1 2]", Expected::CommaOrBracket, 1, 4);
    syntax("{\"a\":1 \"b\":2}", Expected::CommaOrBrace, 1, 8);
    syntax("1 2", Expected::End, 1, 3);
    syntax("01", Expected::NoLeadingZero, 1, 2);
    syntax("1.", Expected::Digit, 1, 3);
    syntax("-", Expected::Digit, 1, 2);
    syntax("1e+", Expected::Digit, 1, 4);
    syntax("\"a", Expected::ClosingQuote, 1, 3);
    syntax("\"a\nb\"", Expected::NoControlCharacter, 1, 3);
    syntax("\"\\x\"", Expected::Escape, 1, 2);
    syntax("\"\\u12g4\"", Expected::Hex, 1, 2);
    syntax("\"\\u+123\"", Expected::Hex, 1, 2);
    syntax("\u{feff}{}", Expected::NoByteOrderMark, 1, 1);
    syntax("NaN", Expected::Value, 1, 1);
}

#[test]
fn lone_surrogates_are_refused() {
    for text in [r#""\ud800""#, r#""\udc00""#, r#""\ud800\u0041""#, r#""\ud800\ud800""#] {
        syntax(text, Expected::NoLoneSurrogate, 1, 2);
    }
}

#[test]
fn repeated_keys_are_told_after_unescaping() {
    let (value, faults) = parse("{\"a\": {\"x\": 1,\n \"\\u0078\": 2}}");
    assert_eq!(
        faults,
        [Fault {
            kind: FaultKind::DuplicateKey("x".into()),
            position: Position { line: 2, column: 2 },
            path: "a.x".into()
        }]
    );
    assert_eq!(value.unwrap().get("a").unwrap().get("x"), Some(&Value::Number(Number::new("2"))));
}

#[test]
fn repeated_keys_are_found_among_many() {
    let members: Vec<String> = (0..100).map(|i| format!("\"k{i}\":{i}")).collect();
    let text = format!("{{{},\"k3\":0,\"k99\":0,\"k99\":0}}", members.join(","));
    let keys: Vec<_> = parse(&text).1.into_iter().map(|fault| fault.path).collect();
    assert_eq!(keys, ["k3", "k99", "k99"]);
}

#[test]
fn sixty_four_levels_are_read_and_no_more() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(parse(&nested(64)).0.is_some());
    let deep = nested(100_000);
    let (value, faults) = parse(&deep);
    assert_eq!(value, None);
    assert_eq!(faults[0].kind, FaultKind::TooDeep);
    assert_eq!(faults[0].position, Position { line: 1, column: 65 });
}

/// What ends a run of ordinary characters, wherever it stands among eight. Expected: what `serde_json` makes of it.
#[test]
fn special_characters_are_seen_at_every_place() {
    for special in ["\"", "\\", "\n", "\u{0}", "\u{1f}", " ", "\u{7f}", "é", "\u{a2}", "\u{dc}", "中", "😀"] {
        for before in 0..18 {
            let text = format!("{}{special}{}{special}", "!".repeat(before), "a".repeat(before % 5));
            let written = serde_json::to_string(&text).unwrap();
            assert_eq!(crate::json::quoted(&text), written);
            assert_eq!(parse(&written), (Some(Value::String(text.into())), vec![]));
        }
    }
}
