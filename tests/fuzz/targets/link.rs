//! Links that carry a draft, and drafts that a browser kept: what was read is written and read as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poolsync_form::{load, read_link, save, write_link};

fuzz_target!(|text: &str| {
    if let Some(draft) = read_link(text) {
        let link = write_link(&draft);
        assert_eq!(read_link(&link).map(|again| write_link(&again)), Some(link));
    }
    if let Some(draft) = load(text) {
        let saved = save(&draft);
        assert_eq!(load(&saved).map(|again| save(&again)), Some(saved));
    }
});
