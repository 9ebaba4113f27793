//! The documentation's stand-ins for real values: `{project_id}`, `:projectid`, `<YOUR REGION>`, `xxxxx`.

/// The second node ID of the documentation's samples, and their stand-in for pools: no UUID, and nobody's.
const SAMPLE_ID: &str = "bbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbb";

/// Returns true for what the documentation writes in place of a real value.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.strip_prefix("https://").unwrap_or(text);
    let wrapped = |open, close| text.len() > 2 && text.starts_with(open) && text.ends_with(close);
    let hidden = |sign| text.len() > 2 && text.chars().all(|character| character == sign);
    wrapped('{', '}')
        || (text.starts_with("${") && text.ends_with('}'))
        || wrapped('<', '>')
        || (text.len() > 1 && text.starts_with(':'))
        || hidden('x')
        || hidden('*')
        || text == SAMPLE_ID
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn the_spellings_of_the_documentation_are_known() {
        for text in [
            "{project_id}",
            "${project_id}",
            ":projectid",
            "<YOUR REGION>",
            "https://{endpoint}",
            "xxxxx",
            "******",
            "bbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbb",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["{}", ":", "project_id", "a:b", "{a", "x", "xxxxy", "xX"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
