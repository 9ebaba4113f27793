//! JSON in which values are still to be filled in, as a shell or another tool does it: `{"maxUnavailable": ${COUNT:-2}}`,
//! `{"maxUnavailable": {{ count }}}`.

use crate::json;

/// The text with quotation marks around what stands in place of a value, so that it is JSON. `None` if there is nothing.
pub(super) fn quoted(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut is_changed) = (text, false);
    while let Some(at) = rest.find(['"', '$', '%', '{']) {
        let (before, found) = rest.split_at_checked(at)?;
        out.push_str(before);
        let is_value = out.trim_end().ends_with([':', ',', '[']);
        let end = if found.starts_with('"') {
            Some(json::end_of_string(found)).inspect(|end| out.push_str(found.get(..*end).unwrap_or_default()))
        } else {
            end(found).filter(|_| is_value).inspect(|end| {
                is_changed = true;
                json::push_string(&mut out, found.get(..*end).unwrap_or_default());
            })
        };
        let end = end.unwrap_or_else(|| {
            out.extend(found.chars().next());
            1
        });
        rest = found.get(end..)?;
    }
    out.push_str(rest);
    is_changed.then_some(out)
}

/// Where a variable or a stand-in ends that begins here.
fn end(text: &str) -> Option<usize> {
    for (open, close) in [("{{", "}}"), ("${", "}"), ("$((", "))"), ("$(", ")")] {
        if let Some(inner) = text.strip_prefix(open) {
            return inner.find(close).map(|at| open.len() + at + close.len());
        }
    }
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = |text: &str| text.find(|c| !is_sign(c)).unwrap_or(text.len());
    if let Some(inner) = text.strip_prefix('%') {
        let end = name(inner);
        return (end > 0 && inner.get(end..)?.starts_with('%')).then_some(end + 2);
    }
    let inner = text.strip_prefix('$')?;
    Some(name(inner)).filter(|end| *end > 0).map(|end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_stands_in_place_of_a_value_is_quoted() {
        for (text, expected) in [
            (r#"{"a":$MAX}"#, r#"{"a":"$MAX"}"#),
            (r#"{"a": ${MAX:-2}, "b":1}"#, r#"{"a": "${MAX:-2}", "b":1}"#),
            (r#"{"a":$((1+1))}"#, r#"{"a":"$((1+1))"}"#),
            (r#"{"a":$(nproc)}"#, r#"{"a":"$(nproc)"}"#),
            (r#"{"a":%MAX%}"#, r#"{"a":"%MAX%"}"#),
            (r#"{"a": {{ max }}}"#, r#"{"a": "{{ max }}"}"#),
            (r"[$A,$B]", r#"["$A","$B"]"#),
        ] {
            assert_eq!(quoted(text).as_deref(), Some(expected), "{text}");
        }
        for text in [r#"{"a":"$MAX"}"#, r#"{"a\"":{"b":1}}"#, "$MAX", "{", r#"{"a":$}"#, ""] {
            assert_eq!(quoted(text), None, "{text}");
        }
    }
}
