//! Several calls as one operation.
//!
//! ```js
//! const { rollout } = resolveRollout(plan, pools);
//! let { state, actions } = nextRollout(startRollout(rollout), { kind: "time", at: Date.now() / 1000 });
//! ```
//!
//! Rollouts, states, events and actions cross the seam as JSON text: what an object means is what `JSON.stringify` writes, and the
//! core reads and writes that itself.

use js_sys::{Array, JSON};
use poolsync_core::rollout;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::argument::{self, wrong_type};
use crate::misuse::Misuse;
use crate::text;
use crate::types::{
    Locale, PoolReading, Report, ResolvedRollout, RolloutEvent, RolloutNext, RolloutOptions, RolloutResolution,
    RolloutState, written,
};

/// Checks a plan, given as YAML or JSON text. Problems have paths such as `spec.stages[1].targets[0].nodes`, and `line` and `column`
/// among their `args` where they are known.
///
/// # Errors
/// `invalid-argument` if it is no string.
#[wasm_bindgen(js_name = checkRollout)]
pub fn check_rollout(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Result<Ts<Report>, Misuse> {
    let text = plan_text(text, "text")?;
    written(&Report::from(&rollout::check_rollout(&text)))
}

/// Names the nodes of a plan: each call with its nodes and its bytes. `rollout` is there unless `report` has an error, the plan's
/// own included.
///
/// # Errors
/// `invalid-argument` if an argument is of another type.
#[wasm_bindgen(js_name = resolveRollout)]
pub fn resolve_rollout(
    #[wasm_bindgen(unchecked_param_type = "string")] plan: &JsValue,
    #[wasm_bindgen(
        unchecked_param_type = "PoolReading[]",
        param_description = "each pool of the plan with all its nodes, read just now"
    )]
    pools: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RolloutOptions")] options: &JsValue,
) -> Result<Ts<RolloutResolution>, Misuse> {
    let pools: Vec<rollout::PoolReading> = read(pools, "pools")?;
    let options: Option<RolloutOptions> = argument::read_optional(options, "options")?;
    let (plan, report) = rollout::read_plan(&plan_text(plan, "plan")?);
    let digest = options.and_then(|options| options.digest);
    let (resolved, more) = match (plan, digest) {
        (Some(plan), Some(digest)) => rollout::resolve_under(&plan, &pools, &digest),
        (Some(plan), None) => rollout::resolve(&plan, &pools),
        (None, _) => (None, poolsync_core::Report::new()),
    };
    let resolved = resolved.map(|resolved| parsed(&resolved)).transpose()?;
    written(&RolloutResolution::new(resolved, &report.and(more)))
}

/// A pool as the service answered: the texts of the pool and of its cluster's nodes, page by page. Nodes of other pools are left
/// out.
///
/// # Errors
/// `invalid-argument` if an argument is of another type, or a text is no such answer.
#[wasm_bindgen(js_name = readPool)]
pub fn read_pool(
    #[wasm_bindgen(unchecked_param_type = "string", js_name = "clusterId")] cluster_id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string", js_name = "nodepoolId")] nodepool_id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] pool: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string[]")] nodes: &JsValue,
) -> Result<Ts<PoolReading>, Misuse> {
    let [cluster_id, nodepool_id, pool] = [(cluster_id, "clusterId"), (nodepool_id, "nodepoolId"), (pool, "pool")]
        .map(|(value, name)| argument::value::<String>(value, name));
    let (cluster_id, nodepool_id, pool) = (cluster_id?, nodepool_id?, pool?);
    if !Array::is_array(nodes) {
        return Err(wrong_type("nodes", "an array", nodes));
    }
    let pages: Vec<String> =
        Array::from(nodes).iter().map(|page| argument::value(&page, "nodes")).collect::<Result<_, _>>()?;
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let reading = rollout::PoolReading::read(&cluster_id, &nodepool_id, &pool, &pages);
    let none =
        || Misuse::value("`pool` and `nodes` must be answers of the service to the reading of a pool and of nodes");
    given(&reading.ok_or_else(none)?)
}

/// Begins a rollout. Nothing happens before the first event.
///
/// # Errors
/// `invalid-argument` if it is none that `resolveRollout` gave.
#[wasm_bindgen(js_name = startRollout)]
pub fn start_rollout(resolved: &Ts<ResolvedRollout>) -> Result<Ts<RolloutState>, Misuse> {
    given(&rollout::RolloutState::start(resolved_of(resolved)?))
}

/// Goes on by one event: the state after it, and what is to be done now. The state that was passed must not be used again: its calls
/// would be made twice. Save the new one before a call is made.
///
/// # Errors
/// `invalid-argument` if the state is none of this module's, or of a later version, or the event is none.
#[wasm_bindgen(js_name = nextRollout)]
pub fn next_rollout(state: &Ts<RolloutState>, event: &Ts<RolloutEvent>) -> Result<Ts<RolloutNext>, Misuse> {
    let state = state_of(state)?;
    let event: rollout::Event = read(&event.js_value(), "event")?;
    let (state, actions) = state.next(&event);
    given(&Next { state, actions })
}

/// The SHA-256 of everything that decides what is called and when, in 64 hex digits. Passwords are not part of it.
///
/// # Errors
/// `invalid-argument` if it is none that `resolveRollout` gave.
#[wasm_bindgen(js_name = rolloutDigest)]
pub fn rollout_digest(resolved: &Ts<ResolvedRollout>) -> Result<String, Misuse> {
    Ok(resolved_of(resolved)?.digest())
}

/// The report of a rollout in Markdown, at any time: stages, calls, nodes with times, who approved what, what failed and why.
///
/// # Errors
/// `invalid-argument` if the state is none of this module's, or the locale is none.
#[wasm_bindgen(js_name = rolloutReport)]
pub fn rollout_report(
    state: &Ts<RolloutState>,
    #[wasm_bindgen(unchecked_optional_param_type = "Locale")] locale: &JsValue,
) -> Result<String, Misuse> {
    let locale: Option<Locale> = argument::optional_value(locale, "locale")?;
    Ok(rollout::report(&state_of(state)?, locale.map(Locale::into).unwrap_or_default()))
}

/// What `nextRollout` gives.
#[derive(Serialize)]
struct Next {
    state: rollout::RolloutState,
    actions: Vec<rollout::Action>,
}

/// The text of a plan. Half of a surrogate pair is a fault of the text, and no misuse.
fn plan_text(value: &JsValue, name: &str) -> Result<String, Misuse> {
    text::json(value).ok_or_else(|| wrong_type(name, "a string", value))
}

fn resolved_of(resolved: &Ts<ResolvedRollout>) -> Result<rollout::ResolvedRollout, Misuse> {
    let resolved: rollout::ResolvedRollout = read(&resolved.js_value(), "resolved")?;
    resolved.validate().map_err(|invalid| Misuse::value(format!("`resolved` cannot be started: {invalid}")))?;
    Ok(resolved)
}

fn state_of(state: &Ts<RolloutState>) -> Result<rollout::RolloutState, Misuse> {
    let text = stringified(&state.js_value(), "state")?;
    rollout::RolloutState::load(&text).map_err(|error| Misuse::value(format!("`state` cannot be used: {error}")))
}

/// What `JSON.stringify` writes of an argument.
fn stringified(value: &JsValue, name: &str) -> Result<String, Misuse> {
    const SENTENCE: &str = "an argument cannot be written as JSON: it holds a BigInt, a cycle, or a member that throws";
    if !value.is_object() {
        return Err(wrong_type(name, "an object", value));
    }
    let written = JSON::stringify(value).map_err(|cause| Misuse::Threw { sentence: SENTENCE, cause })?;
    Ok(text::lossy(&written).unwrap_or_default())
}

fn read<T: DeserializeOwned>(value: &JsValue, name: &str) -> Result<T, Misuse> {
    serde_json::from_str(&stringified(value, name)?).map_err(|error| {
        // Of what serde says only the name of what is missing is told: all else may show a value.
        let error = error.to_string();
        let missing = error.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
        Misuse::value(match missing {
            Some((field, _)) => format!("`{name}` lacks the member `{field}`"),
            None => format!("`{name}` has a member that is missing or of another type"),
        })
    })
}

fn parsed<T: Serialize>(value: &T) -> Result<JsValue, Misuse> {
    let text = serde_json::to_string(value).map_err(|error| Misuse::value(error.to_string()))?;
    JSON::parse(&text).map_err(Misuse::threw)
}

/// A value of the core as JavaScript gets it, under the declaration of its mirror.
fn given<T: Tsify>(value: &impl Serialize) -> Result<Ts<T>, Misuse> {
    Ok(Ts::new_unchecked(parsed(value)?))
}
