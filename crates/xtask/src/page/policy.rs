//! The page's own policy: whom it may call, and what `trunk serve` needs beyond it.
//!
//! ```ignore
//! assert!(policy::hosts().starts_with("https://cce."));
//! ```

use super::tag::{rewrite, tags};
use poolsync_core::region::REGIONS;

/// The origins of CCE in every region, for `connect-src`.
pub(super) fn hosts() -> String {
    REGIONS.iter().map(poolsync_core::region::Region::cce).collect::<Vec<_>>().join(" ")
}

/// The page for `trunk serve`. Where Trunk put its reload script in (inline, with `innerHTML`), the policy has to let
/// it run; without that script nothing changes.
pub(super) fn for_development(html: &str) -> String {
    if !tags(html).iter().any(|(tag, text)| tag.is("script") && tag.get("src").is_none() && !text.is_empty()) {
        return html.into();
    }
    rewrite(html, |tag| {
        let is_policy = tag.get("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"));
        let policy = tag.get("content").filter(|_| tag.is("meta") && is_policy)?;
        Some(tag.clone().with("content", loosened(policy)).write())
    })
}

fn loosened(policy: &str) -> String {
    let directives = policy.split(';').map(str::trim).filter(|directive| !directive.contains("trusted-types"));
    let loosen = |directive: &str| match directive.split(' ').next() {
        Some("script-src" | "style-src") => format!("{directive} 'unsafe-inline'"),
        _ => directive.to_owned(),
    };
    directives.map(loosen).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_can_be_called() {
        let hosts = hosts();
        assert_eq!(hosts.split(' ').count(), 33, "the regions of the table");
        assert!(hosts.split(' ').all(|host| host.starts_with("https://cce.") && !host.contains('*')), "{hosts}");
    }

    const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'; img-src 'self'; trusted-types 'none'\">";

    #[test]
    fn only_the_reload_script_loosens_the_policy() {
        let page = format!("{META}<script src=\"a.js\"></script>");
        assert_eq!(for_development(&page), page);
        let served = format!("{META}<script>reload()</script>");
        assert_eq!(
            for_development(&served),
            "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' 'unsafe-inline'; img-src 'self'\"><script>reload()</script>"
        );
    }
}
