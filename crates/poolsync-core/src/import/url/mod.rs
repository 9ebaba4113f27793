//! A URL: endpoint, and the three IDs of the path.

mod dots;
mod link;

use percent_encoding::percent_decode_str;

use super::found::{Found, Key, Part};
use super::placeholder::{is_open_endpoint, is_placeholder};
use crate::sign::uri;
pub(super) use dots::has_dots;
use dots::without_dots;
use link::{behind_protection, without_link};

/// Takes a URL over. A path alone is one, too: then the endpoint comes from `host`, if there is one.
///
/// A call through the relay of Poolsync's own server is read as the call that it forwards. A `host` that is not the one of
/// the URL is told: the call would be for that one.
pub(super) fn read(url: &str, host: Option<&str>, found: &mut Found) {
    let url = found.without_unseen_ends(Part::Endpoint, url.trim());
    let url = without_backslashes(without_link(url));
    let url = behind_protection(&url).unwrap_or(url);
    let (scheme, rest) = url.split_once("://").unwrap_or(("", &url));
    let uri::Parts { path, query } = uri::parts(&url);
    if !query.is_empty() {
        found.ignore("?");
    }
    if let Some((_, fragment)) = url.split_once('#').filter(|_| is_ours(path)) {
        found.note_token(fragment);
        found.ignore("#");
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let authority = match authority.rsplit_once('@') {
        // A name and a password, or the two parts of a key.
        Some((user, host)) if user.contains(':') && !found.knows_key(Key::Token) => {
            found.report_not_taken("token", "@");
            host
        }
        Some((_, host)) => {
            found.ignore("@");
            host
        }
        None => authority,
    };
    let authority = match host.map(str::trim) {
        Some(host) if authority.is_empty() => host,
        Some(host) if is_other_host(authority, host) => {
            found.ignore("Host");
            authority
        }
        _ => authority,
    };
    let path = without_dots(path);
    let path = path.as_ref();
    let relayed = path.strip_prefix("/relay/").and_then(|rest| rest.split_once('/'));
    let (scheme, authority) = match relayed {
        Some((host, _)) => ("https", host),
        None => (if scheme.is_empty() { "https" } else { scheme }, authority),
    };
    if authority.starts_with("console") && !is_ours(path) {
        // A page of the console, which is no endpoint of the service.
        found.refuse_part(Part::Endpoint);
    } else if !is_placeholder(scheme) && !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        // The end of another text that lost what stood before the address.
        found.refuse_part(Part::Endpoint);
    } else if !authority.is_empty() {
        found.take_part(Part::Endpoint, &format!("{scheme}://{authority}"));
    }
    // A variable may hold the path as well.
    if path != "/" || !is_open_endpoint(authority) {
        read_path(relayed.map_or(path, |(_, path)| path), found);
    }
}

fn is_other_host(authority: &str, host: &str) -> bool {
    let [authority, host] = [authority, host].map(|host| host.strip_suffix(":443").unwrap_or(host));
    !is_open_endpoint(authority) && !authority.eq_ignore_ascii_case(host)
}

/// True for a word that can be meant as a URL. A word that stands somewhere by mistake may be a secret, so it is no host
/// because of its place alone.
pub(super) fn is_url(word: &str) -> bool {
    let start = word.split_once("://").map_or(word, |(_, rest)| rest).split(['/', '?', '#']).next().unwrap_or_default();
    // RFC 1035, 2.3.4: a name of 253 characters; a port and a user name may stand beside it.
    let is_host = start.len() < 300 && !start.bytes().any(|byte| byte.is_ascii_whitespace());
    is_host && (!start.is_empty() && word.contains("://") || start.contains('.') || start.starts_with("localhost"))
        || (is_host || word.starts_with("{{")) && is_open_endpoint(start)
}

/// curl takes `[`, `]`, `{` and `}` for patterns; browsers write a backslash before them.
fn without_backslashes(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let mut chars = url.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !matches!(chars.peek(), Some('{' | '}' | '[' | ']')) {
            out.push(c);
        }
    }
    out
}

/// The IDs of a path; any other path than this call's is another call.
fn read_path(path: &str, found: &mut Found) {
    let mut ours = EXPECTED.iter();
    let mut same = true;
    let mut before = "";
    let mut segments = path.trim_matches('/').split('/').peekable();
    while let Some(segment) = segments.next() {
        let part = match before {
            "projects" => Some(Part::ProjectId),
            "clusters" => Some(Part::ClusterId),
            "nodepools" => Some(Part::NodepoolId),
            _ => None,
        };
        let expected = ours.next();
        same &= if part.is_some() { expected == Some(&"") } else { expected == Some(&segment) };
        if let Some(part) = part {
            // Browsers write the braces of a placeholder as `%7B` and `%7D`.
            let decoded = percent_decode_str(segment).decode_utf8();
            if segments.peek().is_none() && !path.ends_with('/') && is_begin_of_id(segment) {
                found.refuse_part(part);
                break;
            }
            found.take_part(part, decoded.as_deref().unwrap_or(segment));
        }
        // An ID may read `clusters`; it names nothing.
        before = if part.is_some() { "" } else { segment };
    }
    if !same || ours.next().is_some() {
        found.report_another_call();
    }
}

/// True for what can only be the begin of an ID: the address was cut, or goes on in the next line.
fn is_begin_of_id(segment: &str) -> bool {
    (4..32).contains(&segment.len())
        && segment.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
        && segment.bytes().any(|byte| byte.is_ascii_digit())
}

/// True if a text holds the end of this call's path.
pub(super) fn is_ours(text: &str) -> bool {
    text.contains("/operation/upgrade")
}

/// The path of this call; an ID is empty.
static EXPECTED: [&str; 10] = ["api", "v3", "projects", "", "clusters", "", "nodepools", "", "operation", "upgrade"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: [Option<&str>; 4], codes: &[&str]) {
        let mut found = Found::default();
        // A request of HTTP has the path alone, and the host in a header.
        read(url, url.starts_with('/').then_some("host.example"), &mut found);
        let imported = found.finish();
        let parts = [&imported.endpoint, &imported.project_id, &imported.cluster_id, &imported.nodepool_id];
        assert_eq!(parts.map(Option::as_deref), expected, "{url}");
        let told: Vec<_> = imported.report.problems().iter().map(|problem| problem.code.id).collect();
        assert_eq!(told, codes, "{url}");
    }

    #[test]
    fn endpoint_and_ids_are_found() {
        let all = [Some("https://cce.example:444"), Some("p"), Some("c"), Some("n")];
        check("https://cce.example:444/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade", all, &[]);
        check(
            "https://cce.example:444/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade?a=b#c",
            all,
            &["import/ignored-part", "import/ignored-part"],
        );
        check("https://cce.example:444/api/v3/projects/p/./clusters/c/nodepools/m/../n/operation/upgrade", all, &[]);
        check(
            "https://me@cce.example:444/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade",
            all,
            &["import/ignored-part"],
        );
        check(
            "https://me:marker@cce.example:444/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade",
            all,
            &["import/not-taken"],
        );
    }

    #[test]
    fn a_path_alone_takes_the_host_of_the_header() {
        check(
            "/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade",
            [Some("https://host.example"), Some("p"), Some("c"), Some("n")],
            &[],
        );
    }

    #[test]
    fn a_relayed_call_is_the_call_itself() {
        check(
            "http://127.0.0.1:8080/relay/cce.example/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade",
            [Some("https://cce.example"), Some("p"), Some("c"), Some("n")],
            &[],
        );
    }

    #[test]
    fn placeholders_are_missing_however_a_browser_writes_them() {
        let codes = ["import/placeholder"; 4];
        check(
            "https://{endpoint}/api/v3/projects/:p/clusters/%7Bc%7D/nodepools/\\{n\\}/operation/upgrade",
            [None; 4],
            &codes,
        );
    }

    #[test]
    fn a_variable_may_hold_the_whole_url() {
        for url in ["$URL", "{{url}}", "https://$HOST$TARGET", "%URL%"] {
            check(url, [None; 4], &["import/placeholder"]);
        }
    }

    #[test]
    fn links_of_wikis_chats_and_mails_are_read() {
        let url = "https://cce.example/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade";
        let all = [Some("https://cce.example"), Some("p"), Some("c"), Some("n")];
        for link in [format!("[{url}]({url})"), format!("[{url}|{url}]"), format!("<{url}>"), format!("<{url}|{url}>")]
        {
            check(&link, all, &[]);
        }
        let encoded = url.replace(':', "%3A").replace('/', "%2F");
        check(&format!("https://eur03.safelinks.protection.outlook.com/?url={encoded}&data=05"), all, &[]);
        check(
            "https://console.huaweicloud.com/cce2.0/?region=cn-north-4#/cce/cluster/c/nodepool/n",
            [None; 4],
            &["import/ignored-part", "import/not-taken", "import/another-call"],
        );
    }

    #[test]
    fn a_scheme_that_holds_more_is_none() {
        let codes = &["import/not-taken"];
        check(
            "MIIFmarkerhttps://cce.example/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade",
            [None, Some("p"), Some("c"), Some("n")],
            codes,
        );
    }

    #[test]
    fn a_stray_word_is_no_url() {
        for word in ["MIIFabc+/a=", "a:b", "X-Auth-Token:", "", "a b.c", "https://"] {
            assert!(!is_url(word), "{word}");
        }
        for word in ["cce.example", "cce.example/api", "http://h/", "localhost:8080/x", "$URL", "https://{endpoint}/x"]
        {
            assert!(is_url(word), "{word}");
        }
    }

    #[test]
    fn another_path_is_another_call() {
        check(
            "https://cce.example/api/v3/projects/p/clusters/c/nodepools",
            [Some("https://cce.example"), Some("p"), Some("c"), None],
            &["import/another-call"],
        );
        check("https://cce.example", [Some("https://cce.example"), None, None, None], &["import/another-call"]);
    }
}
