//! Endpoints: the origin of one that was read is read as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poolsync_core::endpoint::Endpoint;

fuzz_target!(|text: &str| {
    let Ok(endpoint) = Endpoint::parse(text) else { return };
    let origin = endpoint.origin();
    assert_eq!(Endpoint::parse(&origin).map(|again| again.origin()).ok(), Some(origin));
});
