//! `index.html` as it is written, and what the build does to any page before it looks at its files.
//!
//! ```ignore
//! let html = fill(&html, &static_page::render(&place)?)?;
//! assert_eq!(refused(&html)?, Vec::<String>::new());
//! ```

use crate::help::Help as _;
use anyhow::{Context as _, Result, anyhow};
use lol_html::html_content::ContentType;
use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, comments, element, rewrite_str};
use std::borrow::Cow;

/// The comment that the first section of the form takes the place of.
const CONTENT: &str = "page";

/// Handlers for the elements that a selector chooses.
pub(super) type Handlers<'h> = (Cow<'h, Selector>, ElementContentHandlers<'h>);

/// The page as these handlers change it. Fails if it cannot be read, or if a handler fails.
pub(super) fn rewrite(html: &str, handlers: Vec<Handlers<'_>>) -> Result<String> {
    let settings = RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
    rewrite_str(html, settings).context("could not rewrite index.html")
}

/// Puts `content` in place of `<!-- page -->`. All other comments go: they are for whoever reads `index.html`.
pub(super) fn fill(html: &str, content: &str) -> Result<String> {
    let mut places = 0;
    let handler = comments!("*", |comment| {
        if comment.text().trim() == CONTENT {
            places += 1;
            comment.replace(content, ContentType::Html);
        } else {
            comment.remove();
        }
        Ok(())
    });
    let filled = rewrite(html, vec![handler])?;
    match places {
        1 => Ok(filled),
        _ => Err(anyhow!("index.html has {places} places for its content")).help("write <!-- page --> exactly once"),
    }
}

/// What a policy without `'unsafe-inline'` would refuse, one sentence each.
pub(super) fn refused(html: &str) -> Result<Vec<String>> {
    let mut refused = Vec::new();
    let handler = element!("*", |element| {
        let name = element.tag_name();
        let tag: String = html.get(element.source_location().bytes()).unwrap_or_default().chars().take(60).collect();
        if name == "style" || (name == "script" && !element.has_attribute("src")) {
            refused.push(format!("index.html has an inline {name}: {tag}"));
        }
        let attributes = element.attributes().iter().map(lol_html::html_content::Attribute::name);
        for attribute in attributes.filter(|attribute| attribute == "style" || attribute.starts_with("on")) {
            refused.push(format!("index.html has the inline attribute `{attribute}`: {tag}"));
        }
        Ok(())
    });
    rewrite(html, vec![handler])?;
    Ok(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_takes_its_place_and_comments_go() {
        let html = "<!doctype html><main><!-- why --><!-- page --></main>\n";
        assert_eq!(fill(html, "<form></form>").unwrap(), "<!doctype html><main><form></form></main>\n");
    }

    #[test]
    fn there_is_exactly_one_place() {
        for html in ["<main></main>", "<main><!-- page --><!-- page --></main>"] {
            assert!(fill(html, "").unwrap_err().to_string().ends_with("help: write <!-- page --> exactly once"));
        }
    }

    #[test]
    fn sees_what_the_policy_forbids() {
        let html = "<script>go()</script><style>p{}</style><p style=\"a\" onclick=\"go()\">";
        assert_eq!(
            refused(html).unwrap(),
            [
                "index.html has an inline script: <script>",
                "index.html has an inline style: <style>",
                "index.html has the inline attribute `style`: <p style=\"a\" onclick=\"go()\">",
                "index.html has the inline attribute `onclick`: <p style=\"a\" onclick=\"go()\">",
            ]
        );
    }

    #[test]
    fn a_page_with_files_only_has_no_problem() {
        let html = "<script src=\"a.js\"></script><link rel=\"stylesheet\" href=\"a.css\"><p class=\"b\">";
        assert_eq!(refused(html).unwrap(), [""; 0]);
    }

    #[test]
    fn keeps_what_is_not_changed_to_the_byte() {
        let html = "<!doctype html>\n<p  class='x'>1 < 2 中文</p><script>if (a<b) '</p>'</script><br/>\n";
        assert_eq!(rewrite(html, Vec::new()).unwrap(), html);
    }
}
