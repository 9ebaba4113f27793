//! A URL: endpoint, and the three IDs of the path.

use super::found::{Found, Part};
use crate::search::holds;

/// Takes a URL over. A path alone is one, too: then the endpoint comes from `host`, if there is one.
///
/// A call through the relay of Poolsync's own server is read as the call that it forwards.
pub(super) fn read(url: &str, host: Option<&str>, found: &mut Found) {
    // curl takes `[`, `]`, `{` and `}` for patterns; browsers write a backslash before them.
    let url = url.trim().replace("\\{", "{").replace("\\}", "}").replace("\\[", "[").replace("\\]", "]");
    let (scheme, rest) = match url.split_once("://") {
        Some((scheme, rest)) => (scheme, rest),
        None if url.starts_with('/') => ("", url.as_str()),
        None => ("https", url.as_str()),
    };
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let rest = match rest.split_once('?') {
        Some((before, query)) => {
            if !query.is_empty() {
                found.ignore("?");
            }
            before
        }
        None => rest,
    };
    let (authority, path) = rest.find('/').and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, ""));
    let authority = match authority.rsplit_once('@') {
        Some((_, host)) => {
            found.ignore("@");
            host
        }
        None => authority,
    };
    let relayed = path.strip_prefix("/relay/").and_then(|rest| rest.split_once('/'));
    let path = relayed.map_or(path, |(_, path)| path);
    let authority = if authority.is_empty() { host.unwrap_or_default().trim() } else { authority };
    match relayed {
        Some((host, _)) => found.part(Part::Endpoint, &format!("https://{host}")),
        None if authority.is_empty() => {}
        None => {
            let scheme = if scheme.is_empty() { "https" } else { scheme };
            found.part(Part::Endpoint, &format!("{scheme}://{authority}"));
        }
    }
    read_path(path, found);
}

/// The IDs of a path; any other path than this call's is another call.
fn read_path(path: &str, found: &mut Found) {
    let mut ours = EXPECTED.iter();
    let mut same = true;
    let mut before = "";
    for segment in path.trim_matches('/').split('/') {
        let part = match before {
            "projects" => Some(Part::ProjectId),
            "clusters" => Some(Part::ClusterId),
            "nodepools" => Some(Part::NodepoolId),
            _ => None,
        };
        let expected = ours.next();
        same &= if part.is_some() { expected == Some(&"") } else { expected == Some(&segment) };
        if let Some(part) = part {
            found.part(part, &decoded(segment));
        }
        // An ID may read `clusters`; it names nothing.
        before = if part.is_some() { "" } else { segment };
    }
    if !same || ours.next().is_some() {
        found.another_call();
    }
}

/// True if a text holds the end of this call's path.
pub(super) fn is_ours(text: &str) -> bool {
    holds(text, "/operation/upgrade")
}

/// The path of this call; an ID is empty.
static EXPECTED: [&str; 10] = ["api", "v3", "projects", "", "clusters", "", "nodepools", "", "operation", "upgrade"];

/// The segment with `%7B` and the like as the signs they stand for, as far as these are ASCII: browsers write the
/// braces of a placeholder so.
fn decoded(segment: &str) -> String {
    let mut parts = segment.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii_graphic);
        if let (Some(byte), Some(rest)) = (byte, part.get(2..)) {
            out.push(char::from(byte));
            out.push_str(rest);
        } else {
            out.push('%');
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: [Option<&str>; 4], codes: &[&str]) {
        let mut found = Found::default();
        read(url, Some("host.example"), &mut found);
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
            &["import/ignored-part"],
        );
        check(
            "https://me:marker@cce.example:444/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade",
            all,
            &["import/ignored-part"],
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
    fn another_path_is_another_call() {
        check(
            "https://cce.example/api/v3/projects/p/clusters/c/nodepools",
            [Some("https://cce.example"), Some("p"), Some("c"), None],
            &["import/another-call"],
        );
        check("https://cce.example", [Some("https://cce.example"), None, None, None], &["import/another-call"]);
    }
}
