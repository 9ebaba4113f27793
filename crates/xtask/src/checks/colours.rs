//! # No colour outside `web/styles/tokens.css`
//!
//! So that light and dark are decided in one place.
//!
//! ```text
//! web/styles/form.css:8: the colour `#fff` stands outside web/styles/tokens.css
//! ```

use super::{Finding, Source, has_extension};

const FUNCTIONS: [&str; 9] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];
const NAMES: [&str; 22] = [
    "black", "white", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey", "silver", "navy", "teal",
    "maroon", "olive", "lime", "aqua", "fuchsia", "crimson", "gold", "pink", "brown",
];

/// Colours in the declarations of all other style sheets.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let styles = sources.iter().filter(|source| source.path.starts_with("web/") && has_extension(&source.path, "css"));
    let mut findings = Vec::new();
    for source in styles.filter(|source| source.path != "web/styles/tokens.css") {
        for (line, value) in values(&source.text) {
            let colours = value.split([' ', ',', '\n', '\t']).filter(|word| is_colour(word));
            let message = |word: &str| format!("the colour `{word}` stands outside web/styles/tokens.css");
            findings.extend(colours.map(|word| source.finding(line, message(word))));
        }
    }
    findings
}

/// The values of declarations with the line in which they end. A selector is no value, even if it holds a `:`.
fn values(css: &str) -> Vec<(usize, String)> {
    let mut values = Vec::new();
    let mut piece = String::new();
    let mut line = 1;
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some((comment, after)) =
            rest.strip_prefix("/*").map(|inner| inner.split_once("*/").unwrap_or((inner, "")))
        {
            line += comment.matches('\n').count();
            rest = after;
            continue;
        }
        match c {
            ';' | '}' => {
                if let Some((_, value)) = piece.split_once(':') {
                    values.push((line, value.trim().to_lowercase()));
                }
                piece.clear();
            }
            '{' => piece.clear(),
            _ => piece.push(c),
        }
        line += usize::from(c == '\n');
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    values
}

fn is_colour(word: &str) -> bool {
    let word = word.trim_start_matches('(');
    let hex = word.strip_prefix('#').is_some_and(|digits| {
        [3, 4, 6, 8].contains(&digits.trim_end_matches(')').len())
            && digits.trim_end_matches(')').chars().all(|c| c.is_ascii_hexdigit())
    });
    hex || FUNCTIONS.iter().any(|function| word.starts_with(function))
        || NAMES.contains(&word.trim_end_matches([')', '!']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_colours_in_every_way_of_writing() {
        for colour in ["#fff", "#A1B2C3", "rgb(0", "oklch(50%", "white"] {
            let css = format!("a {{\n  border: 1px solid {colour} 0 0);\n}}\n");
            let lower = colour.to_lowercase();
            let expected = format!("web/styles/form.css:2: the colour `{lower}` stands outside web/styles/tokens.css");
            assert_eq!(shown(find, &[("web/styles/form.css", &css)]), [expected]);
        }
    }

    #[test]
    fn tokens_selectors_and_comments_are_no_colours() {
        let css = "/* white: #fff; */ #fade:hover, a:not(#bad) { color: var(--ps-red); grid-area: white-space; } @media (a: b) { c { d: e } }";
        assert_eq!(shown(find, &[("web/styles/form.css", css)]), [""; 0]);
        assert_eq!(shown(find, &[("web/styles/tokens.css", ":root { --ps-red: #f00; }")]), [""; 0]);
    }
}
