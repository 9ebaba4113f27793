//! The page's own Content-Security-Policy, widened by the hosts that only the server knows.
//!
//! ```ignore
//! assert_eq!(
//!     widened("default-src 'none'; connect-src 'self'", &["https://a.example.com".into()]),
//!     "default-src 'none'; connect-src 'self' https://a.example.com; frame-ancestors 'none'"
//! );
//! ```

const CONNECT: &str = "connect-src";
const FRAME: &str = "frame-ancestors";

/// The policy with these sources in `connect-src`, and with `frame-ancestors 'none'`, which a `<meta>` cannot carry.
pub(super) fn widened(policy: &str, sources: &[String]) -> String {
    let mut directives: Vec<String> = policy
        .split(';')
        .map(str::trim)
        .filter(|directive| !directive.is_empty() && !is(directive, FRAME))
        .map(str::to_owned)
        .collect();
    if !sources.is_empty() {
        let sources = sources.join(" ");
        match directives.iter_mut().find(|directive| is(directive, CONNECT)) {
            // `'none'` has no meaning beside other sources.
            Some(directive) => *directive = format!("{} {sources}", directive.replace(" 'none'", "")),
            None => directives.push(format!("{CONNECT} 'self' {sources}")),
        }
    }
    directives.push(format!("{FRAME} 'none'"));
    directives.join("; ")
}

fn is(directive: &str, name: &str) -> bool {
    directive.split_ascii_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_connect_src_is_widened() {
        let sources = ["http://127.0.0.1:1".to_owned(), "https://b".to_owned()];
        for (policy, expected) in [
            (
                "default-src 'none'; connect-src 'self' https://a; img-src data:",
                "default-src 'none'; connect-src 'self' https://a http://127.0.0.1:1 https://b; img-src data:; frame-ancestors 'none'",
            ),
            ("connect-src 'none'", "connect-src http://127.0.0.1:1 https://b; frame-ancestors 'none'"),
            (
                "default-src 'self';",
                "default-src 'self'; connect-src 'self' http://127.0.0.1:1 https://b; frame-ancestors 'none'",
            ),
            ("connect-src a; frame-ancestors *", "connect-src a http://127.0.0.1:1 https://b; frame-ancestors 'none'"),
        ] {
            assert_eq!(widened(policy, &sources), expected);
        }
        assert_eq!(widened("connect-src 'self'", &[]), "connect-src 'self'; frame-ancestors 'none'");
    }

    #[test]
    fn the_digests_of_script_and_style_stay() {
        let policy = "script-src 'self' 'wasm-unsafe-eval' 'sha256-a+/b='; style-src 'self' 'sha256-c='";
        let expected = format!("{policy}; connect-src 'self' https://a; frame-ancestors 'none'");
        assert_eq!(widened(policy, &["https://a".into()]), expected);
    }
}
