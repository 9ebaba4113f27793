//! The regions.
//!
//! ```js
//! regions().find(({ id }) => id === "cn-north-4").cce; // "https://cce.cn-north-4.myhuaweicloud.com"
//! ```

use poolsync_core::region::REGIONS;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::types::{Region, all_written};

/// The regions in which CCE can be called; a new list each time.
#[expect(clippy::missing_errors_doc, reason = "it fails for no caller, and the comment is that of the declarations")]
#[wasm_bindgen]
pub fn regions() -> Result<Vec<Ts<Region>>, Misuse> {
    all_written(REGIONS.iter().map(Region::from))
}
