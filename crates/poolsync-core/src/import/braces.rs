//! Names in braces that a file or command has in place of values: `{{name}}`.

/// Returns the text with values in place of names. `marks`: what stands around a name; `budget`: so many bytes may still come from
/// values; `value`: what a name stands for. A name without a value, or with one that is too long, stays as it is written.
pub(super) fn fill<'v>(
    text: &str,
    marks: (&str, &str),
    budget: &mut usize,
    value: impl Fn(&str) -> Option<&'v str>,
) -> String {
    let (open, close) = marks;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        out.push_str(before);
        let Some((name, after)) = after.split_once(close) else {
            out.push_str(open);
            rest = after;
            break;
        };
        match value(name).filter(|value| value.len() <= *budget) {
            Some(value) => {
                *budget -= value.len();
                out.push_str(value);
            }
            None => out.extend([open, name, close]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_name_without_a_value_or_an_end_stays() {
        let filled =
            |text, budget: usize| fill(text, ("{{", "}}"), &mut { budget }, |name| (name == "a").then_some("12345"));
        assert_eq!(filled("{{a}}-{{b}}-{{a}}{{a", 100), "12345-{{b}}-12345{{a");
        assert_eq!(filled("{{a}}{{a}}", 9), "12345{{a}}");
    }
}
