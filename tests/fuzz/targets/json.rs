//! Bodies as text: checking one never panics, and its canonical text is that of itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poolsync_core::model::format_body;
use poolsync_core::{check_json, json};

fuzz_target!(|text: &str| {
    let _ = check_json(text);
    let (Some(value), _) = json::parse(text) else { return };
    let canonical = format_body(&value);
    let (again, _) = json::parse(&canonical);
    assert_eq!(again.map(|value| format_body(&value)), Some(canonical));
});
