//! What stands for a value without being one.

use super::value::UNKNOWN;

/// True for the stand-ins of the documentation (`{project_id}`, `:projectid`, `<YOUR REGION>`, `xxxxx`, `***`), of tools
/// (`{{token}}`) and for variables of shells whose value is not in the text (`$TOKEN`, `${TOKEN}`, `%TOKEN%`, `$env:TOKEN`).
pub(super) fn is_placeholder(text: &str) -> bool {
    let wrapped = |open, close| text.len() > 2 && text.starts_with(open) && text.ends_with(close);
    wrapped('{', '}')
        || wrapped('<', '>')
        || wrapped('[', ']') && !text.contains(':')
        || wrapped('%', '%')
        || wrapped('@', '@')
        || ["【】", "「」", "『』", "《》", "＜＞"].iter().any(|marks| is_marked(text, marks))
        || text.len() > 4 && text.starts_with("__") && text.ends_with("__")
        || is_argument(text)
        || text.len() > 1 && text.starts_with(':')
        || is_variable(text)
        || is_mask(text)
        || is_request_to_fill_in(text)
}

/// True for a text that a variable stands for, or a part of which only a run would tell: `$USER`, `%USERNAME%`, `{{$guid}}`. Signs
/// of a shell within other text may be meant as they are.
pub(super) fn holds_variable(text: &str) -> bool {
    let wrapped = |open: &str, close: &str| text.len() > 4 && text.starts_with(open) && text.ends_with(close);
    is_variable(text) || text.contains(UNKNOWN) || wrapped("%", "%") && !text.contains(' ') || wrapped("{{", "}}")
}

/// True for a part of an ID with a variable beside it: `${P}-69ec-11ea`.
fn is_id_with_variable(text: &str) -> bool {
    let Some((before, rest)) = text.split_once('$') else { return false };
    let close = if rest.starts_with('(') { ')' } else { '}' };
    let after = match rest.strip_prefix(['{', '(']) {
        Some(inner) => inner.split_once(close).map_or("", |(_, after)| after),
        None => rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_'),
    };
    let is_part = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    before.len() + after.len() >= 4 && is_part(before) && is_part(after)
}

/// True for an ID of a path that is a stand-in, or in which one stands: `%1`, `!POOL!`, `pool-${N}`, `集群ID`. No ID has such
/// signs.
pub(super) fn is_open_id(text: &str) -> bool {
    is_stand_in(text) || text.contains(|c: char| "${}%!#@<>[]".contains(c) || !c.is_ascii())
}

/// True for an ID that is a stand-in, the name of an ID, or hidden in part: `9f5e...`, `7c1d-xxxx`, `CLUSTER_ID`.
pub(super) fn is_stand_in(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_hex = |c: char| c.is_ascii_hexdigit() || "-x.…*".contains(c);
    let is_hidden = ["...", "xxx", "…", "***"].iter().any(|mask| lower.contains(mask)) && lower.chars().all(is_hex);
    is_placeholder(text) || is_name_of_id(&lower) || is_hidden || is_id_with_variable(text) || text == "{}"
}

/// True for a token or key of which a part is hidden or cut: `MIIF****`, `MIIF…`, `MIIFxxxx`, `MIIF...`.
pub(super) fn is_masked(text: &str) -> bool {
    text.contains("***") || text.contains('…') || ["...", "xxxx", "XXXX"].iter().any(|end| text.ends_with(end))
}

/// True for a token or key that is a stand-in, hidden in part, or holds the sign of a variable: `$$TOKEN`, `!TOKEN!`, `$-x`.
/// Tokens and access keys have no such signs.
pub(super) fn is_open_key(text: &str) -> bool {
    is_placeholder(text) || is_masked(text) || text.contains(['$', '!', '{', '}'])
}

/// True for the name of an ID in lower case, perhaps with a number: `project_id`, `node-pool-id`, `node_id_1`.
fn is_name_of_id(lower: &str) -> bool {
    let name = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_' || c == '-');
    name.strip_suffix("id").is_some_and(|owner| owner.ends_with(['_', '-']))
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-'))
}

/// True for an endpoint that is a stand-in, or in which one stands: `https://cce.{region}.myhuaweicloud.com`.
pub(super) fn is_open_endpoint(text: &str) -> bool {
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    is_placeholder(host) || host.contains(['{', '<', '$', '%'])
}

/// True for a text between two marks: `【集群ID】`.
fn is_marked(text: &str, marks: &str) -> bool {
    let mut marks = marks.chars();
    let inner = marks.next().and_then(|open| text.strip_prefix(open)).zip(marks.next());
    inner.and_then(|(inner, close)| inner.strip_suffix(close)).is_some_and(|inner| !inner.is_empty())
}

/// An argument or a loop's variable of a batch file: `%1`, `%~2`, `%%i`.
fn is_argument(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('%') else { return false };
    let name = rest.trim_start_matches(['~', '%']);
    let is_digit = |byte: u8| byte.is_ascii_digit();
    name.len() == 1 && (name.bytes().all(is_digit) || name.len() < rest.len() && name.is_ascii())
}

/// `$NAME`, `${NAME}`, `$env:NAME`, `$answer.Headers[…]` or a command's output, `$(…)`.
fn is_variable(text: &str) -> bool {
    let Some(name) = text.strip_prefix('$') else { return false };
    if name.starts_with('(') && name.ends_with(')') {
        return true;
    }
    let braced = name.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
    if let Some(inner) = braced {
        return inner.starts_with(|c: char| c.is_ascii_alphanumeric() || "_!#@*?".contains(c));
    }
    // The parameters of a script: `$1`, `$@`.
    if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit()) || matches!(name, "@" | "*" | "?" | "#" | "!")
    {
        return true;
    }
    let name = name.strip_prefix("env:").unwrap_or(name);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
    let after = name.get(end..).unwrap_or_default();
    // PowerShell: a member of what a variable holds.
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && (after.is_empty() || after.starts_with(['.', '[']))
}

/// One sign again and again: `xxxxx`, `***`, `•••`, `...`, `…`; with hyphens too, as in `xxxx-xxxx`.
fn is_mask(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| *c != '-');
    let Some(first) = signs.next() else { return false };
    let enough = text.chars().nth(2).is_some() || first == '…';
    enough && matches!(first, 'x' | 'X' | '*' | '•' | '.' | '…' | '?' | '_') && signs.all(|c| c == first)
}

/// `YOUR_TOKEN`, `your-project-id`, `REPLACE_ME`, `您的Token`.
fn is_request_to_fill_in(text: &str) -> bool {
    let start = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    ["your_", "your-", "your ", "replace_", "replace-", "您的", "你的", "请输入", "请填", "请替换", "替换为"]
        .into_iter()
        .any(start)
}

#[cfg(test)]
mod tests {
    use super::{is_masked, is_open_endpoint, is_open_id, is_open_key, is_placeholder};

    #[test]
    fn ids_that_are_none_are_known() {
        for text in [
            "PROJECT_ID",
            "node-pool-id",
            "node_id_1",
            "{}",
            "9f5e...-xxxx",
            "9f5e…-xxxx",
            "9f5exxxx-a",
            "%s",
            "@NODE@",
            "${P2}-69ec-11ea",
            "$(id)-69ec-11ea",
            "69ec-$P",
        ] {
            assert!(is_open_id(text), "{text}");
        }
        for text in ["DefaultPool", "7c1d2f9e-0a7b-11ee-9d1e-0255ac10004b", "id", "node-1", "paid", "a.b"] {
            assert!(!is_open_id(text), "{text}");
        }
    }

    #[test]
    fn hidden_tokens_are_known() {
        for text in ["MIIF****", "MIIF…Ab", "MIIFab...", "MIIFxxxxxx"] {
            assert!(is_masked(text) && is_open_key(text), "{text}");
        }
        for text in ["$$TOKEN", "!TOKEN!", "$-x", "MIIF${REST}"] {
            assert!(is_open_key(text), "{text}");
        }
        for text in ["MIIFab==", "token", "AK", "a*b", "marker", "QTWAOYTTINDUT2QVKYUC"] {
            assert!(!is_masked(text) && !is_open_key(text), "{text}");
        }
    }

    #[test]
    fn stand_ins_of_documentation_shells_and_tools_are_known() {
        for text in [
            "xxxxx",
            "XX-XX",
            "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
            "{project_id}",
            ":projectid",
            "<YOUR REGION>",
            "[project_id]",
            "{{token}}",
            "$HUAWEICLOUD_TOKEN",
            "${HUAWEICLOUD_TOKEN}",
            "${HUAWEICLOUD_TOKEN:?missing}",
            "$env:HUAWEICLOUD_TOKEN",
            "$answer.Headers[X-Subject-Token]",
            "$headers[X-Auth-Token]",
            "%HUAWEICLOUD_TOKEN%",
            "$(cat token)",
            "$1",
            "$@",
            "您的Token",
            "【集群ID】",
            "「ID」",
            "__POOL_ID__",
            "${1}",
            "${1:-a}",
            "${!NAME}",
            "%1",
            "%~2",
            "%%i",
            "********",
            "…",
            "YOUR_TOKEN",
        ] {
            assert!(is_placeholder(text) && is_open_endpoint(text), "{text}");
        }
        for endpoint in
            ["https://{endpoint}", "https://cce.{region}.myhuaweicloud.com", "cce.<YOUR REGION>.myhuaweicloud.com"]
        {
            assert!(is_open_endpoint(endpoint), "{endpoint}");
        }
    }

    #[test]
    fn values_are_no_stand_ins() {
        for text in [
            "DefaultPool",
            "0123456789abcdef0123456789abcdef",
            "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
            // Two node IDs of the documentation's samples, and the beginning of a sha512-crypt string.
            "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa",
            "bbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbb",
            "$6$salt$hash",
            "https://cce.cn-north-4.myhuaweicloud.com",
            "https://[::1]",
            "xx",
            "",
            "-",
            "{}",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
        for endpoint in ["https://cce.cn-north-4.myhuaweicloud.com", "http://127.0.0.1:8081", "https://[::1]"] {
            assert!(!is_open_endpoint(endpoint), "{endpoint}");
        }
    }
}
