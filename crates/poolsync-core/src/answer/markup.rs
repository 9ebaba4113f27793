//! HTML and XML as plain text: what a page of somebody on the way says, and never its markup.

use super::echo::entity;

/// Elements that a text of a service has only as markup; other `<words>` of it stay, such as Go's `<nil>`.
const ELEMENTS: [&str; 44] = [
    "a",
    "address",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "code",
    "div",
    "em",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "meta",
    "noscript",
    "object",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "svg",
    "table",
    "td",
    "title",
    "ul",
];
/// More of a page is not looked at.
const MOST_BYTES: usize = 100_000;

/// Returns the text without markup, if it has any; else as it is, cut where it is far too long for a text.
pub(super) fn plain(text: &str) -> String {
    let text = beginning(text);
    if has_markup(text) { without_tags(text, is_page(text)) } else { text.to_owned() }
}

/// Returns true if the whole text is a page or XML.
pub(super) fn is_page(text: &str) -> bool {
    let text = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
    text.strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_alphabetic() || "!?/".contains(sign)))
}

/// Returns the text of the first element of this name; none if there is none, or it is empty.
pub(super) fn element(page: &str, name: &str) -> Option<String> {
    let page = beginning(page);
    let lower = page.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let open = from + lower.get(from..)?.find(&format!("<{name}"))?;
        let after_name = open + 1 + name.len();
        let rest = lower.get(after_name..)?;
        from = after_name;
        if !rest.starts_with(|sign: char| sign == '>' || sign == '/' || sign.is_ascii_whitespace()) {
            continue;
        }
        let start = after_name + rest.find('>')? + 1;
        let end = lower.get(start..)?.find(&format!("</{name}")).map_or(page.len(), |length| start + length);
        return Some(without_tags(page.get(start..end)?, true)).filter(|text| !text.is_empty());
    }
}

fn has_markup(text: &str) -> bool {
    is_page(text) || text.split('<').skip(1).any(is_tag)
}

/// True if what follows a `<` is markup.
fn is_tag(rest: &str) -> bool {
    let name_of = |rest: &str| {
        let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default().to_ascii_lowercase()
    };
    let has_attributes = || {
        let inside = rest.split('>').next().unwrap_or_default();
        rest.starts_with(|sign: char| sign.is_ascii_alphabetic()) && inside.contains('=') && inside.len() < rest.len()
    };
    rest.starts_with(['/', '!', '?']) || ELEMENTS.contains(&name_of(rest).as_str()) || has_attributes()
}

/// The text of markup, with one blank for each run of white space and tags. `all`: take every `<…>` for a tag.
fn without_tags(markup: &str, all: bool) -> String {
    let markup = beginning(markup);
    let lower = markup.to_ascii_lowercase();
    let mut out = String::new();
    let mut at = 0;
    while let Some(rest) = markup.get(at..).filter(|rest| !rest.is_empty()) {
        let text = rest.find('<').unwrap_or(rest.len());
        push_text(&mut out, rest.get(..text).unwrap_or_default());
        at += text;
        let Some(tag) = lower.get(at..).and_then(|tag| tag.strip_prefix('<')) else { break };
        if !all && !is_tag(tag) {
            out.push('<');
            at += 1;
            continue;
        }
        out.push(' ');
        at += 1 + length_of_tag(tag);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How long a tag is behind its `<`, with what a comment, script or style holds; `tag` is in lower case.
fn length_of_tag(tag: &str) -> usize {
    let through = |end: &str| tag.find(end).map_or(tag.len(), |at| at + end.len());
    if tag.starts_with("!--") {
        return through("-->");
    }
    for name in ["script", "style"] {
        if tag.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_ascii_alphanumeric())) {
            let close = through(&format!("</{name}"));
            return close + tag.get(close..).and_then(|rest| rest.find('>')).map_or(0, |at| at + 1);
        }
    }
    through(">")
}

/// Appends text with its entities as characters, but for those that would look like markup again.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, from)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let end = from.bytes().take(12).position(|byte| byte == b';');
        let sign = end.and_then(|end| Some((end, entity(from.get(..end)?)?)));
        if let Some((end, sign)) = sign {
            out.push(if "<>".contains(sign) { ' ' } else { sign });
            rest = from.get(end + 1..).unwrap_or_default();
        } else {
            out.push('&');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
}

fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MOST_BYTES)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain(text), expected, "{text}");
    }

    #[test]
    fn markup_is_taken_out() {
        check("<html><body><h1>502 Bad Gateway</h1></body></html>", "502 Bad Gateway");
        check(
            "<!DOCTYPE html><style>p{}</style><p>a<br/>b &amp; c&nbsp;d</p><script>if (a<b) x();</script>",
            "a b & c d",
        );
        check("<!-- <p>no</p> --><p title='a'>yes", "yes");
        check("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "script alert(1) /script");
        check("error: <b>disk</b> <img src=x onerror=alert(1)> full", "error: disk full");
        check("error <x y=1>z</x>", "error z");
        check("<script>alert(1)", "");
        check("<p", "");
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in ["", "a < b", "got <nil>", "pool <none> of <cluster_id>", "1 <2> 3", "a & b &amp; c", "x -> y"] {
            check(text, text);
        }
    }

    #[test]
    fn elements_are_found_by_name() {
        assert_eq!(element("<TITLE id=a> x\n y </TITLE>", "title").as_deref(), Some("x y"));
        assert_eq!(element("<header>no</header><head><title></title>", "head"), None);
        assert_eq!(element("<h1>x", "h1").as_deref(), Some("x"));
    }
}
