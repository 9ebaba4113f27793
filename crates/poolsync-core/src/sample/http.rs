//! A request file for the HTTP clients of editors (VS Code with REST Client, the `JetBrains` IDEs), with a token.

use super::call::Call;

const TEMPLATE: &str = "@head@

POST @url@
Content-Type: application/json
X-Auth-Token: {{$processEnv HUAWEICLOUD_TOKEN}}

@body@
";

pub(super) fn write(call: &Call<'_>) -> String {
    let needs = [
        "Needs:   VS Code with the extension REST Client. In a JetBrains IDE, write {{$env.HUAWEICLOUD_TOKEN}} for the token.",
        call.variables(),
    ];
    let mut head = call.head("#", &needs);
    let body = without_variables(call.body);
    if body != call.body {
        head.line("Two opening braces would be a variable: the second is written \\u007b, which is the same in JSON.");
    }
    call.fill(TEMPLATE, &[], &head, str::to_owned, &[("body", &body)])
}

/// In a request file `{{` starts a variable, and nothing escapes it. In JSON it can only stand in a string, where a brace
/// may be written by its number.
fn without_variables(body: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    for c in body.chars() {
        if c == '{' && open {
            out.push_str("\\u007b");
            open = false;
        } else {
            out.push(c);
            open = c == '{';
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_variables;

    #[test]
    fn no_pair_of_braces_is_left() {
        assert_eq!(without_variables(r#"{"a":"{{{{{x}}"}"#), r#"{"a":"{\u007b{\u007b{x}}"}"#);
    }
}
