//! The words of the page outside the fields, made from `web/locales/{en,zh}/console.json` at build time.

use poolsync_core::Word;

include!(concat!(env!("OUT_DIR"), "/console.rs"));
