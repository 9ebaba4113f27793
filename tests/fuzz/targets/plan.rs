//! Plan files, in YAML and JSON: reading one never panics, and one that is not taken has an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poolsync_core::rollout::read_plan;

fuzz_target!(|text: &str| {
    let (plan, report) = read_plan(text);
    assert!(plan.is_some() || !report.sendable());
});
