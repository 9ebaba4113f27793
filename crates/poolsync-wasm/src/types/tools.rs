//! Options and results of the smaller functions.

use poolsync_core::password::{Rounds, Salt};
use poolsync_core::{plan, region, script};
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::JsValue;

use crate::argument::{FromJs, integer, optional};

/// A language of sentences. For a language tag: `tag.startsWith("zh") ? "zh" : "en"`.
#[derive(Debug, Clone, Copy, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English.
    En,
    /// Simplified Chinese, 简体中文.
    Zh,
}

impl FromJs for Locale {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        match value.as_string().as_deref() {
            Some("en") => Ok(Self::En),
            Some("zh") => Ok(Self::Zh),
            _ => Err("must be \"en\" or \"zh\"".to_owned()),
        }
    }
}

impl From<Locale> for poolsync_core::Locale {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::En => Self::En,
            Locale::Zh => Self::Zh,
        }
    }
}

/// How a password is salted.
#[derive(Debug, Default, Deserialize, Tsify)]
pub struct SaltOptions {
    /// Who logs in, by default `root`; the password must not contain it.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional)]
    pub(crate) username: Option<String>,
    /// 1 to 16 of `./0-9A-Za-z`, by default 16 random ones.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "string")]
    pub(crate) salt: Option<Salt>,
    /// 1000 to 999,999,999, by default 5000; time grows with them.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "number")]
    pub(crate) rounds: Option<Rounds>,
}

impl FromJs for Salt {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        Self::new(&String::from_js(value)?).map_err(|error| error.to_string())
    }
}

impl FromJs for Rounds {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        // No number at all is out of range too.
        let rounds = integer(value).and_then(|rounds| usize::try_from(rounds).ok()).unwrap_or_default();
        Self::new(rounds).map_err(|error| error.to_string())
    }
}

/// How a synchronization is split into batches.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// How many nodes each batch has, in order.
    batches: Vec<usize>,
    /// How many nodes are away at once, at most.
    away_at_once: usize,
}

impl From<plan::Plan> for Plan {
    fn from(plan: plan::Plan) -> Self {
        Self { batches: plan.batches, away_at_once: plan.away_at_once }
    }
}

/// What two encoded scripts take of the limit they share, in characters of Base64.
#[derive(Debug, Serialize, Tsify)]
pub struct ScriptBudget {
    /// What they take.
    used: usize,
    /// The limit.
    limit: usize,
    /// What is left; negative when it is overdrawn.
    left: i64,
}

impl From<script::ScriptBudget> for ScriptBudget {
    fn from(budget: script::ScriptBudget) -> Self {
        Self { used: budget.used, limit: budget.limit, left: budget.left }
    }
}

/// A region, its names and its hosts.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// Such as `cn-north-4`.
    id: &'static str,
    /// Such as `CN North-Beijing4`; the ID where no name is known.
    name_en: &'static str,
    /// Such as `华北-北京四`; the ID where no name is known.
    name_zh: &'static str,
    /// The origin of CCE.
    cce: String,
    /// The origin of IAM.
    iam: String,
}

impl From<&region::Region> for Region {
    fn from(region: &region::Region) -> Self {
        Self {
            id: region.id,
            name_en: region.name_en(),
            name_zh: region.name_zh(),
            cce: region.cce(),
            iam: region.iam(),
        }
    }
}
