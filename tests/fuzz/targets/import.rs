//! Pasted texts of any kind: reading one never panics, and a body that was taken is canonical.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poolsync_core::import::import_request;
use poolsync_core::json;
use poolsync_core::model::format_body;

fuzz_target!(|text: &str| {
    let Some(body) = import_request(text).body else { return };
    // One that is no JSON is kept as it was given.
    if let (Some(value), _) = json::parse(&body) {
        assert_eq!(format_body(&value), body);
    }
});
