//! The tags of a page, found without building a tree: enough for a page that we wrote ourselves.
//!
//! ```ignore
//! let html = rewrite(r#"<link rel="icon" href="a.svg">"#, |tag| tag.is("link").then(|| "<!-- -->".into()));
//! ```

use std::fmt::Write as _;

/// A start tag with its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// A tag without attributes.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.into(), attributes: Vec::new() }
    }

    /// Whether this is the tag of such an element.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// The value of an attribute; an attribute without value is the empty text.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The names of all attributes.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| name.as_str())
    }

    /// The same tag with an attribute set.
    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.retain(|(key, _)| key != name);
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The tag as text.
    pub(super) fn write(&self) -> String {
        let mut text = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            text.push(' ');
            text.push_str(name);
            if !value.is_empty() {
                let _ = write!(text, "=\"{}\"", value.replace('"', "&quot;"));
            }
        }
        text.push('>');
        text
    }
}

/// Every start tag with the text that follows it up to the next tag.
pub(super) fn tags(html: &str) -> Vec<(Tag, String)> {
    let mut found = Vec::new();
    walk(html, |piece| match piece {
        Piece::Tag(tag, _) => found.push((tag, String::new())),
        Piece::Text(text) => {
            if let Some((_, inner)) = found.last_mut() {
                inner.push_str(text);
            }
        }
        Piece::Other(_) => {}
    });
    found
}

/// The page with some of its start tags replaced: `change` returns the new text, or nothing to keep the old.
pub(super) fn rewrite(html: &str, mut change: impl FnMut(&Tag) -> Option<String>) -> String {
    let mut out = String::new();
    walk(html, |piece| match piece {
        Piece::Tag(tag, text) => out.push_str(&change(&tag).unwrap_or_else(|| text.into())),
        Piece::Text(text) | Piece::Other(text) => out.push_str(text),
    });
    out
}

/// A part of a page, in order and without gaps.
enum Piece<'a> {
    /// A start tag, taken apart and as written.
    Tag(Tag, &'a str),
    /// What stands between tags; in a script or style, all of it.
    Text(&'a str),
    /// A comment, an end tag, a doctype.
    Other(&'a str),
}

fn walk<'a>(html: &'a str, mut see: impl FnMut(Piece<'a>)) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tagged) = rest.split_at(at);
        if !text.is_empty() {
            see(Piece::Text(text));
        }
        let (piece, after) = tagged.split_at(length(tagged));
        rest = after;
        match parse(piece) {
            Some(tag) => {
                let raw = ["script", "style"].iter().find(|name| tag.is(name));
                let inner = raw.and_then(|name| rest.find(&format!("</{name}")));
                see(Piece::Tag(tag, piece));
                if let Some(at) = inner {
                    let (text, after) = rest.split_at(at);
                    see(Piece::Text(text));
                    rest = after;
                }
            }
            None => see(Piece::Other(piece)),
        }
    }
    if !rest.is_empty() {
        see(Piece::Text(rest));
    }
}

/// How many bytes the tag or comment has that begins here. A `>` in quotes does not end a tag.
fn length(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + "-->".len());
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// A start tag; nothing else is one.
fn parse(piece: &str) -> Option<Tag> {
    let inner = piece.strip_prefix('<')?.strip_suffix('>')?;
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let (name, mut rest) = inner.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((inner, ""));
    let mut tag = Tag::new(&name.to_ascii_lowercase());
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Some(tag);
        }
        let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(quoted) => value(quoted),
        };
        tag.attributes.push((name.to_ascii_lowercase(), value.replace("&quot;", "\"")));
        rest = after;
    }
}

/// The value after `=`, and what follows it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_tags_apart() {
        let found = tags("<!doctype html><!-- <b> --><link rel=icon HREF='a>b.svg' crossorigin /><p>text</p>");
        let (link, _) = &found[0];
        assert_eq!(
            (link.get("rel"), link.get("href"), link.get("crossorigin")),
            (Some("icon"), Some("a>b.svg"), Some(""))
        );
        assert_eq!(found[1], (Tag::new("p"), "text".into()));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn keeps_what_is_not_changed_to_the_byte() {
        let html = "<!doctype html>\n<p  class='x'>1 < 2 中文</p><script>if (a<b) '</p>'</script><br/>\n";
        assert_eq!(rewrite(html, |_| None), html);
    }

    #[test]
    fn a_script_holds_no_tags() {
        let found = tags("<script>const a = '<p>';</script>");
        assert_eq!(found, [(Tag::new("script"), "const a = '<p>';".into())]);
    }

    #[test]
    fn writes_what_it_read() {
        let html = r#"<link rel="preload" href="a&quot;b" crossorigin>"#;
        assert_eq!(tags(html)[0].0.write(), html);
        assert_eq!(Tag::new("a").with("b", "1").with("b", "2").write(), r#"<a b="2">"#);
    }
}
