//! The page as text: its two open places, what a strict policy forbids, and what a reader does not need.
//!
//! ```ignore
//! let html = fill(&html, "<h1>…</h1>", "https://cce.cn-north-4.myhuaweicloud.com")?;
//! assert!(problems(&html).is_empty());
//! ```

use super::tag::tags;
use crate::failure::{Failure, Result};

const CONTENT: &str = "<!-- page -->";
const HOSTS: &str = "{{connect-src}}";

/// Fills the open places: the first section of the form, and the hosts that the page may call.
pub(super) fn fill(html: &str, content: &str, hosts: &str) -> Result<String> {
    let mut filled = html.to_owned();
    for (place, text) in [(CONTENT, content), (HOSTS, hosts)] {
        if filled.matches(place).count() != 1 {
            let help = format!("write {place} exactly once");
            return Err(Failure::new(format!("index.html has no single place for {place}")).help(help));
        }
        filled = filled.replace(place, text);
    }
    Ok(filled)
}

/// What a policy without `'unsafe-inline'` would refuse, one sentence each.
pub(super) fn problems(html: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for (tag, text) in tags(html) {
        if tag.is("script") && tag.get("src").is_none() {
            problems.push(format!("index.html has an inline script: {}", start(&text)));
        }
        if tag.is("style") {
            problems.push(format!("index.html has an inline style sheet: {}", start(&text)));
        }
        for name in tag.names().filter(|name| *name == "style" || name.starts_with("on")) {
            problems.push(format!("index.html has the inline attribute `{name}`: {}", tag.write()));
        }
    }
    problems
}

/// The page without comments, blank lines and indents; `pre` and `textarea` keep theirs.
pub(super) fn compact(html: &str) -> String {
    let mut out = String::new();
    let mut kept = 0_usize;
    for line in without_comments(html).lines() {
        let line = if kept == 0 { line.trim() } else { line };
        if !line.is_empty() || kept > 0 {
            out.push_str(line);
            out.push('\n');
        }
        kept += line.matches("<pre").count() + line.matches("<textarea").count();
        kept = kept.saturating_sub(line.matches("</pre").count() + line.matches("</textarea").count());
    }
    out
}

fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

fn start(text: &str) -> String {
    text.trim().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_both_places() {
        let html = fill("<p>{{connect-src}}</p>\n<!-- page -->", "<form></form>", "https://a").unwrap();
        assert_eq!(html, "<p>https://a</p>\n<form></form>");
    }

    #[test]
    fn wants_each_place_exactly_once() {
        assert!(fill("<!-- page -->", "", "").is_err());
        assert!(fill("{{connect-src}}{{connect-src}}<!-- page -->", "", "").is_err());
    }

    #[test]
    fn sees_what_the_policy_forbids() {
        let html = "<script>go()</script><style>p{}</style><p style=\"a\" onclick=\"go()\">";
        let problems = problems(html);
        assert_eq!(problems.len(), 4, "{problems:?}");
        assert_eq!(problems[0], "index.html has an inline script: go()");
    }

    #[test]
    fn a_page_with_files_only_has_no_problem() {
        assert_eq!(
            problems("<script src=\"a.js\"></script><link rel=\"stylesheet\" href=\"a.css\"><p class=\"b\">"),
            [""; 0]
        );
    }

    #[test]
    fn drops_only_what_nobody_sees() {
        let html = "<p>\n    a <!-- why -->b\n\n</p>\n<pre>\n  kept\n\n</pre>\n  <br>\n";
        assert_eq!(compact(html), "<p>\na b\n</p>\n<pre>\n  kept\n\n</pre>\n<br>\n");
    }
}
