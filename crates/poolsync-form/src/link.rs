//! Drafts as links: the draft without secrets in the fragment of an address, which no browser sends to a server.
//!
//! ```
//! use poolsync_form::{Draft, read_link, write_link};
//!
//! let draft = Draft::example(None);
//! let fragment = write_link(&draft);
//! assert!(fragment.starts_with("draft="));
//! assert_eq!(read_link(&fragment), Some(draft));
//! ```

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::draft::Draft;
use crate::saved::{load, save};

/// What stands before the draft.
const NAME: &str = "draft=";

/// A longer one is none of ours: what a form holds of thousands of nodes is shorter.
const LONGEST: usize = 256 * 1024;

/// True for a fragment that means to carry a draft, damaged or not.
///
/// ```
/// assert!(poolsync_form::is_link("#draft=eyJ2ZXJzaW9uIjox"));
/// ```
pub fn is_link(fragment: &str) -> bool {
    fragment.strip_prefix('#').unwrap_or(fragment).starts_with(NAME)
}

/// The fragment for a draft, without `#`: what [`save`] keeps, without scripts, in Base64 for addresses (RFC 4648, 5).
/// Password, token and keys are never in it.
pub fn write_link(draft: &Draft) -> String {
    let kept = save(&Draft { keeps_scripts: false, ..draft.clone() });
    format!("{NAME}{}", URL_SAFE_NO_PAD.encode(kept))
}

/// The draft of a fragment, with or without `#`; none if it carries none or a damaged one.
pub fn read_link(fragment: &str) -> Option<Draft> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let encoded = fragment.strip_prefix(NAME).filter(|encoded| encoded.len() <= LONGEST)?;
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()?;
    // Nobody else decides what this browser keeps of scripts.
    load(&text).map(|draft| Draft { keeps_scripts: false, ..draft })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draft::{Script, ScriptForm};

    #[test]
    fn neither_scripts_nor_secrets_are_in_a_link() {
        let script = Script { form: ScriptForm::Text, text: "docker login -p marker".to_owned() };
        let token = format!("MII{}", "x".repeat(2_000));
        let draft = Draft { pre_install: script, keeps_scripts: true, project_id: token, ..Draft::example(None) };
        let read = read_link(&write_link(&draft)).unwrap();
        assert_eq!((read.pre_install.text, read.project_id, read.keeps_scripts), Default::default());
        assert_eq!(read.cluster_id, draft.cluster_id);
    }

    #[test]
    fn what_carries_no_draft_is_none() {
        // The last one is `{"version":1` in Base64: a link that was cut.
        for fragment in ["", "#", "#section", "draft=", "draft=%%%", "draft=eyJ2ZXJzaW9uIjox"] {
            assert_eq!(read_link(fragment), None, "{fragment}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_fragment_is_read_without_a_panic(text in "(#?draft=)?.{0,60}") {
            let _ = read_link(&text);
        }

        #[test]
        fn a_link_is_made_of_signs_that_no_messenger_changes(name in ".{0,40}") {
            let fragment = write_link(&Draft { account: name, ..Draft::default() });
            prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=-_".contains(&byte)));
        }
    }
}
