//! A rollout in a link: plan, and what it resolved to when it was handed over, in the fragment of the address. Never a secret:
//! a plan with one is not handed over.
//!
//! `#rollout=z…` holds compressed bytes, `#rollout=p…` plain ones, both in the alphabet of base64url.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use poolsync_core::json::{self, Object};
use poolsync_core::rollout::ResolvedRollout;

use super::names::Names;
use crate::platform::{address, compression};

/// More bytes than a plan with its nodes has; a link that stands for more is none of ours.
const MOST_BYTES: usize = 1024 * 1024;
const BEGIN: &str = "rollout=";
/// A longer fragment is none of ours: mail and chat programs cut links long before.
const MOST_CHARACTERS: usize = 60_000;
/// Of more nodes than these a link holds the plan alone; it would be too long for what carries it.
const MOST_NODES: usize = 500;

/// What a link brings along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Handed {
    /// The plan as text.
    pub(crate) plan: String,
    /// What it resolved to when it was handed over.
    pub(crate) resolved: Option<ResolvedRollout>,
    /// What people call its pools.
    pub(crate) names: Names,
}

/// Returns the link to this page that brings a rollout along; none if it would be too long.
pub(crate) async fn link_of(handed: &Handed) -> Option<String> {
    let bytes = handed.write();
    let (form, bytes) = match compression::compress(bytes.as_bytes()).await {
        Some(short) => ('z', short),
        None => ('p', bytes.into_bytes()),
    };
    let fragment = format!("{BEGIN}{form}{}", URL_SAFE_NO_PAD.encode(bytes));
    (fragment.len() <= MOST_CHARACTERS).then(|| format!("{}#{fragment}", address::page()))
}

impl Handed {
    /// Returns what the fragment of an address brings along; none if that is something else.
    pub(super) async fn of_fragment(fragment: &str) -> Option<Self> {
        let text = fragment.strip_prefix(BEGIN).filter(|text| text.len() <= MOST_CHARACTERS)?;
        let bytes = match text.split_at_checked(1)? {
            ("z", text) => compression::decompress(&URL_SAFE_NO_PAD.decode(text).ok()?, MOST_BYTES).await?,
            ("p", text) => URL_SAFE_NO_PAD.decode(text).ok()?,
            _ => return None,
        };
        Self::read(&String::from_utf8(bytes).ok()?)
    }

    fn write(&self) -> String {
        let mut out = Object::default();
        out.text("plan", &self.plan);
        if let Some(resolved) = self.resolved.as_ref().filter(|resolved| resolved.nodes() <= MOST_NODES) {
            out.raw("resolved", &resolved.save());
        }
        out.raw("names", &self.names.save());
        out.end()
    }

    fn read(text: &str) -> Option<Self> {
        let value = json::parse(text).0?;
        let plan = value.text("plan").given()?.to_owned();
        // Whatever was changed on the way so that its parts do not belong together is not shown as approved.
        let resolved = match value.get("resolved") {
            Some(resolved) => Some(ResolvedRollout::load(&json::to_text(resolved)).ok()?),
            None => None,
        };
        let names = value.get("names").map(Names::load).unwrap_or_default();
        Some(Self { plan, resolved, names })
    }
}

/// Returns true if an address brings a rollout along.
pub(crate) fn is_in_address() -> bool {
    address::fragment().starts_with(BEGIN)
}

#[cfg(test)]
mod tests {
    use poolsync_core::rollout::{example_plan, example_pools, read_plan, resolve};

    use super::*;

    #[test]
    fn what_is_handed_over_comes_back() {
        let resolved = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0;
        for resolved in [None, resolved] {
            let mut names = Names::default();
            names.note_cluster("c", "production");
            let handed = Handed { plan: example_plan(), resolved, names };
            assert_eq!(Handed::read(&handed.write()), Some(handed));
        }
    }

    #[test]
    fn what_was_changed_on_the_way_is_refused() {
        let resolved = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0;
        let text = Handed { plan: example_plan(), resolved, names: Names::default() }.write();
        assert_eq!(Handed::read(&text.replace("\"maxUnavailable\":2", "\"maxUnavailable\":20")), None);
        for text in ["", "{}", "[]", r#"{"plan": 1}"#] {
            assert_eq!(Handed::read(text), None, "{text}");
        }
    }
}
