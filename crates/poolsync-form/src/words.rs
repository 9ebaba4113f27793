//! The words of the fields, made from `web/locales/{en,zh}/form.json` at build time.

use poolsync_core::Word;

include!(concat!(env!("OUT_DIR"), "/form.rs"));
