//! The page's own policy: whom it may call, which script and style may stand in it, and what `trunk serve` needs beyond that.
//!
//! ```ignore
//! let html = policy::release(&html, &digest::source(script), &digest::source(style))?;
//! ```
//!
//! The policy is written in `index.html` with an open place in each directive of which only the build knows all. It stands in
//! the built page as a `<meta>`, so every web server serves the right one; the program `poolsync` moves it into a header.

use super::template::rewrite;
use anyhow::{Result, anyhow};
use lol_html::element;
use poolsync_core::region::REGIONS;

const META: &str = "meta[http-equiv=\"Content-Security-Policy\"]";

/// The page with a policy that allows, beside its files, the script and the style with these digests
/// (`'sha256-…'`, as `script-src` and `style-src` want them).
pub(super) fn release(html: &str, script: &str, style: &str) -> Result<String> {
    with_policy(html, |policy| filled(policy, script, style))
}

/// The page for `trunk serve`, where script and style are files. Where Trunk put its reload script in (inline, with
/// `innerHTML`), the policy has to let it run; without that script it is as strict as the page that is published.
pub(super) fn development(html: &str) -> Result<String> {
    let mut reloads = false;
    let look = element!("script:not([src])", |_| {
        reloads = true;
        Ok(())
    });
    rewrite(html, vec![look])?;
    with_policy(html, |policy| {
        let policy = filled(policy, "", "")?;
        Ok(if reloads { loosened(&policy) } else { policy })
    })
}

/// The page with its one policy changed. Fails if there is none, or a second one.
fn with_policy(html: &str, change: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut policies = 0;
    let handler = element!(META, |meta| {
        policies += 1;
        let policy = meta.get_attribute("content").unwrap_or_default();
        Ok(meta.set_attribute("content", &change(&policy)?)?)
    });
    let changed = rewrite(html, vec![handler])?;
    if policies == 1 { Ok(changed) } else { Err(anyhow!("index.html has {policies} policies, not one")) }
}

/// The policy with its open places filled. Fails if a place is not there exactly once.
fn filled(policy: &str, script: &str, style: &str) -> Result<String> {
    let mut filled = policy.to_owned();
    for (place, sources) in [("{{script-src}}", script), ("{{style-src}}", style), ("{{connect-src}}", &hosts())] {
        if filled.matches(place).count() != 1 {
            return Err(anyhow!("the policy in index.html must have {place} exactly once"));
        }
        filled = filled.replace(place, sources);
    }
    Ok(filled.split(';').map(str::trim).collect::<Vec<_>>().join("; "))
}

/// The origins of CCE in every region.
fn hosts() -> String {
    REGIONS.iter().map(poolsync_core::region::Region::cce).collect::<Vec<_>>().join(" ")
}

fn loosened(policy: &str) -> String {
    let directives = policy.split("; ").filter(|directive| !directive.contains("trusted-types"));
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

    fn page(policy: &str) -> String {
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
    }

    const WRITTEN: &str = "script-src 'self' {{script-src}}; style-src 'self' {{style-src}}; img-src 'self'; \
        connect-src 'self' {{connect-src}}; trusted-types 'none'";

    #[test]
    fn only_the_script_and_the_style_of_the_page_are_allowed() {
        let expected = format!(
            "script-src 'self' 'sha256-a'; style-src 'self' 'sha256-b'; img-src 'self'; connect-src 'self' {}; trusted-types 'none'",
            hosts()
        );
        assert_eq!(release(&page(WRITTEN), "'sha256-a'", "'sha256-b'").unwrap(), page(&expected));
    }

    #[test]
    fn only_the_reload_script_loosens_the_policy() {
        let connect = format!("connect-src 'self' {}", hosts());
        let strict =
            page(&format!("script-src 'self'; style-src 'self'; img-src 'self'; {connect}; trusted-types 'none'"));
        let files = "<script src=\"a.js\"></script>";
        assert_eq!(development(&format!("{}{files}", page(WRITTEN))).unwrap(), format!("{strict}{files}"));
        let loose =
            format!("script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self'; {connect}");
        let reload = "<script>reload()</script>";
        assert_eq!(development(&format!("{}{reload}", page(WRITTEN))).unwrap(), format!("{}{reload}", page(&loose)));
    }

    #[test]
    fn a_page_without_its_policy_is_not_built() {
        assert!(release("<p>", "", "").is_err());
        assert!(release(&page(WRITTEN).repeat(2), "", "").is_err());
        assert!(release(&page("script-src 'self'"), "", "").unwrap_err().to_string().contains("rewrite"));
    }
}
