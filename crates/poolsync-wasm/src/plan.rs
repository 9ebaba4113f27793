//! How many batches a synchronization has.
//!
//! ```js
//! plan(5, 2); // { batches: [2, 2, 1], awayAtOnce: 2 }
//! ```

use poolsync_core::plan;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument::{self, Count};
use crate::misuse::Misuse;
use crate::types::{Plan, written};

/// How a synchronization is split into batches.
///
/// # Errors
/// `invalid-argument` unless `nodes` is a whole number from 0 to 1,000,000 and `maxUnavailable` one from 1 to 20.
#[wasm_bindgen]
pub fn plan(
    #[wasm_bindgen(unchecked_param_type = "number")] nodes: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number", js_name = "maxUnavailable")] max_unavailable: &JsValue,
) -> Result<Ts<Plan>, Misuse> {
    let Count(nodes): Count<1_000_000> = argument::value(nodes, "nodes")?;
    let out_of_range = || Misuse::value("`maxUnavailable` must be a whole number from 1 to 20");
    let count: Result<Count<20>, _> = argument::value(max_unavailable, "maxUnavailable");
    let Count(max_unavailable) = count.map_err(|_| out_of_range())?;
    let plan = plan::plan(nodes, max_unavailable).map_err(|_| out_of_range())?;
    written(&Plan::from(plan))
}
