//! What stands in a text in place of a value: the documentation's stand-ins, and variables of shells.

use crate::rules;

/// True for `{project_id}`, `:projectid`, `<YOUR REGION>`, `xxxxx`, `***`, `your-token`, and everything of
/// [`is_placeholder_word`].
pub(super) fn is_placeholder(text: &str) -> bool {
    let lower: String = text.chars().take(8).collect::<String>().to_lowercase();
    let filler = |sign: char| {
        let filled = text.chars().filter(|c| c.to_ascii_lowercase() == sign).count();
        filled > 2 && filled + text.matches('-').count() == text.chars().count()
    };
    rules::is_placeholder(text)
        || is_placeholder_word(text)
        || filler('x')
        || filler('*')
        || filler('.')
        || text == "…"
        || ["your-", "your_", "your ", "您的", "你的"].iter().any(|start| lower.starts_with(start))
}

/// True for a variable in the notation of some shell: `$TOKEN`, `${TOKEN}`, `$(cat token)`, `$env:TOKEN`, `%TOKEN%`,
/// `{{token}}`.
pub(super) fn is_placeholder_word(text: &str) -> bool {
    let name = |text: &str| {
        let mut bytes = text.bytes();
        bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"_:".contains(&byte))
    };
    let inner = |open: &str, close: &str| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    text.strip_prefix('$').is_some_and(name)
        || inner("${", "}").is_some_and(|text| !text.contains('}'))
        || inner("$(", ")").is_some()
        || inner("`", "`").is_some()
        || inner("%", "%").is_some_and(name)
        || inner("{{", "}}").is_some_and(|text| !text.contains('"'))
}

/// True if a placeholder stands somewhere in a host: `cce.{region}.myhuaweicloud.com`.
pub(super) fn is_in_host(host: &str) -> bool {
    host.contains(['{', '<', '$', '%']) || host.split('.').any(is_placeholder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_are_known_in_every_notation() {
        for text in [
            "{project_id}",
            ":projectid",
            "<YOUR REGION>",
            "xxxxx",
            "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
            "***",
            "...",
            "your-token",
            "您的Token",
            "$HUAWEICLOUD_TOKEN",
            "${HUAWEICLOUD_TOKEN}",
            "${HUAWEICLOUD_TOKEN:?}",
            "$(cat token)",
            "$env:HUAWEICLOUD_TOKEN",
            "%TOKEN%",
            "{{token}}",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn values_are_none() {
        for text in ["", "x", "xx", "-", "---", "DefaultPool", "$6$salt$hash", "$", "100%", "MIIF", "cce.example"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn a_host_can_hold_one() {
        assert!(is_in_host("cce.{region}.myhuaweicloud.com"));
        assert!(is_in_host("cce.xxxx.myhuaweicloud.com"));
        assert!(!is_in_host("cce.cn-north-4.myhuaweicloud.com"));
    }
}
