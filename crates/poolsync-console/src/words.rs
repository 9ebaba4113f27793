//! The words of the page outside the fields, made from `web/locales/{en,zh}/console.json` at build time.

#![cfg_attr(not(feature = "ssr"), allow(dead_code, reason = "some stand in the built page only"))]

use poolsync_core::Word;

include!(concat!(env!("OUT_DIR"), "/console.rs"));
