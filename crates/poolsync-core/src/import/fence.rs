//! Blocks of code within prose, as Markdown fences them.

use super::signs::trimmed;
use super::{http, json, readings, url};

/// The block of a text that holds the request: the first with this call, else the first that can be read at all. The text
/// itself if it has no blocks.
pub(super) fn inner(text: &str) -> &str {
    // A script has such lines in its texts.
    if text.starts_with("#!") {
        return text;
    }
    if let Some(inner) = tagged(text) {
        return trimmed(inner);
    }
    if !text.contains("```") && !text.contains("~~~") {
        return text;
    }
    let blocks = blocks(text);
    let is_read = |block: &&&str| json::looks_like(block) || http::looks_like(block) || readings::has_call(block);
    let ours = blocks.iter().find(|block| url::is_ours(block) || block.contains("UpgradeNodePool"));
    let alone = || blocks.first().filter(|_| is_fence(text));
    ours.or_else(|| blocks.iter().find(is_read)).or_else(alone).map_or(text, |block| trimmed(block))
}

/// What stands between the marks of a wiki or a page, around a call: `{code:bash}…{code}`, `[code]…[/code]`, `<pre>…</pre>`.
fn tagged(text: &str) -> Option<&str> {
    let (open, end, close) = TAGS.into_iter().find(|(open, ..)| text.contains(open))?;
    let is_call = |block: &&str| url::is_ours(block) || block.contains("UpgradeNodePool");
    let blocks = text.split(open).skip(1).take(MOST_TAGS).filter_map(|rest| {
        let (attributes, inner) = rest.split_once(end)?;
        let is_tag = attributes.is_empty() || attributes.len() < 80 && attributes.starts_with([':', ' ', '=']);
        is_tag.then(|| inner.split_once(close).map_or(inner, |(inner, _)| inner))
    });
    let mut blocks = blocks;
    blocks.find(is_call)
}

/// What opens a block, ends the mark that opens it, and closes the block. A block closed by what opens it begins anew.
const TAGS: [(&str, char, &str); 5] = [
    ("{code", '}', "{code"),
    ("{noformat", '}', "{noformat"),
    ("[code", ']', "[/code"),
    ("<pre", '>', "</pre"),
    ("<code", '>', "</code"),
];
/// So many blocks are looked at.
const MOST_TAGS: usize = 200;

/// What stands between each two fences; the last one may be open.
fn blocks(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut start = None;
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if is_fence(line) {
            match start.take() {
                None => start = Some(end),
                Some(start) => blocks.extend(text.get(start..at)),
            }
        }
        at = end;
    }
    if let Some(start) = start {
        let open = text.get(start..).unwrap_or_default();
        blocks.push(open.trim_end().strip_suffix("```").unwrap_or(open));
    }
    blocks
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

#[cfg(test)]
mod tests {
    use super::inner;

    #[test]
    fn a_fence_is_no_part_of_the_text() {
        assert_eq!(inner("```json\n{}\n```"), "{}");
        assert_eq!(inner("```"), "");
        assert_eq!(inner("```sh\ncurl x```"), "curl x");
    }

    #[test]
    fn marks_of_wikis_and_pages_are_no_part_of_it() {
        let call = "curl https://h/operation/upgrade -d '{\"a\": 1}'";
        for (open, close) in [
            ("{code}\n", "\n{code}"),
            ("see {code:title=a.sh|bash}", "{code} thanks"),
            ("{noformat}", ""),
            ("[code=bash]", "[/code]"),
            ("<pre class=\"x\">", "</pre>"),
            ("<code>", "</code>"),
        ] {
            assert_eq!(inner(&format!("{open}{call}{close}")), call);
        }
        assert_eq!(inner("{\"spec\": \"{code}\"}"), "{\"spec\": \"{code}\"}");
    }

    #[test]
    fn the_block_with_the_call_is_taken() {
        let text = "It's so:\n```\nls\n```\nand\n~~~sh\ncurl https://h/operation/upgrade\n~~~\n";
        assert_eq!(inner(text), "curl https://h/operation/upgrade");
        assert_eq!(inner("a\n```json\n{}\n```\nb"), "{}");
        assert_eq!(inner("curl '```'"), "curl '```'");
    }
}
