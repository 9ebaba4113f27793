//! Answers of the service and of what stands in front of it. The first line has the status, the rest is the body.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poolsync_core::Locale;
use poolsync_core::answer::{Answer, explain, explain_call};

fuzz_target!(|text: &str| {
    let (status, body) = text.split_once('\n').unwrap_or(("400", text));
    let answer = Answer { status: status.parse().unwrap_or(500), body: body.to_owned(), ..Answer::default() };
    for locale in [Locale::En, Locale::Zh] {
        let _ = explain(&answer, locale);
        let _ = explain_call(&answer, locale);
    }
});
