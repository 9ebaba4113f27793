//! The regions.
//!
//! ```js
//! regions().find(({ id }) => id === "cn-north-4").cce; // "https://cce.cn-north-4.myhuaweicloud.com"
//! ```

use js_sys::Array;
use poolsync_core::region::{REGIONS, Region};
use wasm_bindgen::prelude::*;

use crate::shape::Made;

/// Every region in which CCE can be called, a new list each time.
#[wasm_bindgen]
pub fn regions() -> Array {
    REGIONS.iter().map(region).collect()
}

fn region(region: &Region) -> JsValue {
    let made = Made::new();
    made.set_id(region.id);
    made.set_name_en(region.name_en());
    made.set_name_zh(region.name_zh());
    made.set_cce(&region.cce());
    made.set_iam(&region.iam());
    made.into()
}
