//! How many batches a synchronization has.
//!
//! ```js
//! plan(5, 2); // { batches: [2, 2, 1], awayAtOnce: 2 }
//! ```

use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::read;
use crate::shape::Made;
use crate::write::count_of;

/// Splits nodes into batches.
///
/// # Errors
/// `invalid-argument` unless `nodes` is a whole number from 0 to 1,000,000 and `maxUnavailable` one from 1 to 20.
#[wasm_bindgen]
pub fn plan(nodes: &JsValue, max_unavailable: &JsValue) -> Result<JsValue, Misuse> {
    let nodes = read::count(nodes, read::MOST_NODES);
    let nodes = nodes.ok_or_else(|| Misuse::value("`nodes` must be a whole number from 0 to 1000000"))?;
    // No number at all is out of range too.
    let max_unavailable = read::count(max_unavailable, read::MOST_NODES).unwrap_or_default();
    let plan = poolsync_core::plan::plan(nodes, max_unavailable);
    let plan = plan.map_err(|_| Misuse::value("`maxUnavailable` must be a whole number from 1 to 20"))?;
    let made = Made::new();
    made.set_batches(&plan.batches.iter().map(|batch| JsValue::from_f64(count_of(*batch))).collect());
    made.set_away_at_once(count_of(plan.away_at_once));
    Ok(made.into())
}
