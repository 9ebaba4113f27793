//! Calls of this kind beside the one that was taken, wherever they stand: in other blocks of code, cells of a table, lines of prose.
//!
//! The reader of a text takes one call and may not see that there are more. So they are looked for by what each must have, its path
//! or its operation, and compared by what they would do: another pool or other nodes are told by a warning.

mod best;
mod replaced;

use std::hash::{DefaultHasher, Hash, Hasher};

use super::found::Found;
use super::placeholder::is_open_id;
use super::readings;
pub(super) use best::{Fit, take_best};
use replaced::is_set_again;

/// So many further calls of a text are read and compared with the one that is taken.
const MOST_COMPARED: usize = 8;
/// So many calls are looked at.
const MOST_CALLS: usize = 200;
/// An address is not longer, nor is an option.
const LONGEST: usize = 600;
/// The member of a body that every call must have.
const MOST: &str = "maxUnavailable";
/// The names of what calls can differ in, in the order of [`Call::parts`].
const NAMES: [&str; 5] = ["project_id", "cluster_id", "nodepool_id", "spec.nodeIDs", "spec.maxUnavailable"];
/// What ends the path of this call, and what KooCLI names it.
const ENDS: [&str; 2] = ["/operation/upgrade", "UpgradeNodePool"];

/// Tells that a text holds calls that differ from each other.
pub(super) fn tell(text: &str, found: &mut Found) {
    if found.is_refused() {
        return;
    }
    let mut distinct: Vec<Call> = Vec::new();
    for call in calls(text) {
        if distinct.iter().all(|known| known.differences(&call).next().is_some()) {
            distinct.push(call);
        }
    }
    let [first, others @ ..] = distinct.as_slice() else { return };
    let names: Vec<_> = NAMES
        .into_iter()
        .enumerate()
        .filter(|(at, _)| others.iter().any(|other| first.differences(other).any(|index| index == *at)))
        .map(|(_, name)| name)
        .collect();
    if names.is_empty() {
        return;
    }
    let taken = Call::taken(found);
    let index = distinct.iter().position(|call| call.differences(&taken).next().is_none());
    found.report_several_once(distinct.len(), index.unwrap_or_default());
    found.report_differing_calls(&names);
}

/// What a call would do.
#[derive(Debug, Default)]
struct Call {
    /// Values by [`NAMES`]; none where the text does not say.
    parts: [Option<String>; 5],
    is_comment: bool,
}

impl Call {
    /// The call that was taken.
    fn taken(found: &Found) -> Self {
        let [project, cluster, pool] = found.ids().map(|id| id.map(str::to_owned));
        let [nodes, most] = of_body(found.body_text().unwrap_or_default());
        Self { parts: [project, cluster, pool, nodes, most], is_comment: false }
    }

    /// Which parts are others, by their place in [`NAMES`]. A placeholder may stand for anything, except for two variables.
    fn differences<'c>(&'c self, other: &'c Self) -> impl Iterator<Item = usize> + 'c {
        let differs = |one: &str, other: &str| {
            !one.eq_ignore_ascii_case(other)
                && (!is_open_id(one) && !is_open_id(other) || one.starts_with('$') && other.starts_with('$'))
        };
        let pairs = self.parts.iter().zip(&other.parts).enumerate();
        pairs.filter_map(move |(at, pair)| match pair {
            (Some(one), Some(other)) => differs(one, other).then_some(at),
            _ => None,
        })
    }
}

/// The calls of a text; those of comments only where there are no others.
fn calls(text: &str) -> Vec<Call> {
    let mut ends: Vec<_> = ENDS.iter().flat_map(|end| text.match_indices(end).take(MOST_CALLS)).collect();
    ends.sort_unstable();
    ends.truncate(MOST_CALLS);
    let mut starts = Vec::with_capacity(ends.len());
    let mut before = 0;
    for (at, end) in &ends {
        let between = text.get(before..*at).unwrap_or_default();
        let tool = readings::last_tool(between);
        let line = between.rfind('\n').map_or(0, |end| end + 1);
        if is_set_again(text, *at, &ends) {
            starts.push(None);
            continue;
        }
        let is_call = end.starts_with('/') || tool.is_some_and(|tool| between.get(tool..).is_some_and(is_hcloud));
        starts.push(is_call.then_some(before + tool.unwrap_or(line)));
        before = at + end.len();
    }
    let mut calls = Vec::new();
    let mut next = text.len();
    for ((at, end), start) in ends.iter().zip(&starts).rev() {
        let Some(start) = *start else { continue };
        let region = text.get(start..next).unwrap_or_default();
        let target =
            if end.starts_with('/') { of_path(text.get(start..*at).unwrap_or_default()) } else { of_options(region) };
        let [project, cluster, pool] = target;
        let [nodes, most] = of_body(region);
        calls.push(Call {
            parts: [project, cluster, pool, nodes, most],
            is_comment: is_in_comment(text, start) || is_in_comment(text, *at),
        });
        next = start;
    }
    calls.reverse();
    if calls.iter().any(|call| !call.is_comment) {
        calls.retain(|call| !call.is_comment);
    }
    calls
}

fn is_hcloud(text: &str) -> bool {
    text.starts_with("hcloud")
}

/// True if the line of a place begins as a comment does.
pub(super) fn is_in_comment(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rfind('\n').and_then(|end| before.get(end + 1..)).unwrap_or(before).trim_start();
    let is_remark = line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("rem "));
    is_remark || ["#", "//", "::", "<!--", "/*"].iter().any(|mark| line.starts_with(mark))
}

/// The IDs of the path that ends a text.
fn of_path(text: &str) -> [Option<String>; 3] {
    let start = text.rfind(|c: char| c.is_whitespace() || "\"'`|".contains(c)).map_or(0, |at| at + 1);
    let path = text.get(start..).filter(|path| path.len() < LONGEST).unwrap_or_default();
    ["/projects/", "/clusters/", "/nodepools/"].map(|name| {
        let (_, rest) = path.split_once(name)?;
        rest.split('/').next().filter(|id| !id.is_empty()).map(str::to_owned)
    })
}

/// The IDs of KooCLI's options.
fn of_options(text: &str) -> [Option<String>; 3] {
    ["--project_id", "--cluster_id", "--nodepool_id"].map(|name| {
        let (_, rest) = text.split_once(name)?;
        let rest = rest.trim_start_matches(['=', ' ', '"', '\'']);
        let end = rest.find(|c: char| c.is_whitespace() || "\"'`|;&".contains(c)).unwrap_or(rest.len());
        rest.get(..end).filter(|id| !id.is_empty() && id.len() < LONGEST).map(str::to_owned)
    })
}

/// The nodes of a body, as a digest, and how many of them are away at once. `None` where the text does not say.
fn of_body(text: &str) -> [Option<String>; 2] {
    let most = text.find(MOST).and_then(|at| {
        let rest = text.get(at + MOST.len()..)?.trim_start_matches(is_around);
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end).filter(|digits| !digits.is_empty()).map(str::to_owned)
    });
    let mut digest = DefaultHasher::new();
    let mut is_known = most.is_some();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("nodeIDs") {
        rest = after;
        let Some(ids) = list(after) else { return [None, most] };
        is_known = true;
        let is_sign = |c: char| !c.is_ascii_alphanumeric() && !"-_$".contains(c);
        ids.split(',')
            .map(|id| id.trim_matches(is_sign))
            .filter(|id| !id.is_empty())
            .for_each(|id| id.hash(&mut digest));
    }
    [is_known.then(|| format!("{:x}", digest.finish())), most]
}

/// The list that follows its name: `: [a, b]`, ` = @(a)`, `.1=a`.
fn list(text: &str) -> Option<&str> {
    let inner = text.trim_start_matches(is_around);
    if let Some(list) = inner.strip_prefix(['[', '(']).or_else(|| inner.strip_prefix("@(")) {
        return list.split([']', ')']).next();
    }
    let item = inner.strip_prefix('.')?.split(char::is_whitespace).next()?;
    item.split_once('=').map(|(_, id)| id)
}

/// True for what stands between a name and its value, in whatever language.
fn is_around(c: char) -> bool {
    c.is_whitespace() || "\"'\\`^:=>".contains(c)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, calls};

    /// The names of what the first two calls of a text differ in.
    #[track_caller]
    fn check(text: &str, count: usize, expected: &[&str]) {
        let calls = calls(text);
        assert_eq!(calls.len(), count, "{text}");
        let [first, second, ..] = calls.as_slice() else { return };
        let names: Vec<_> = first.differences(second).filter_map(|at| NAMES.get(at)).copied().collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn calls_are_told_apart_by_pool_and_nodes() {
        let call = |pool: &str, nodes: &str| {
            format!(
                "curl https://h/projects/p/clusters/c/nodepools/{pool}/operation/upgrade -d '{{\"maxUnavailable\": 1{nodes}}}'"
            )
        };
        let [one, other] = [r#", "nodeIDs": ["a"]"#, r#", "nodeIDs": ["b"]"#].map(|nodes| call("n", nodes));
        check(&one, 1, &[]);
        check(&format!("{one}\n{one}"), 2, &[]);
        check(&format!("{one}\n{}", call("m", r#","nodeIDs":["a"]"#)), 2, &["nodepool_id"]);
        check(&format!("- {one} - {other}"), 2, &["spec.nodeIDs"]);
        check(&format!("{one}\n{}", call("n", "")), 2, &["spec.nodeIDs"]);
        // What stands in comments is no call, unless all do.
        check(&format!("# {one}\n{other}"), 1, &[]);
        check(&format!("# {one}\n# {other}"), 2, &["spec.nodeIDs"]);
    }

    #[test]
    fn a_placeholder_may_stand_for_anything() {
        let path = |pool: &str| format!("POST /v3/projects/p/clusters/c/nodepools/{pool}/operation/upgrade");
        for (one, other, expected) in [
            ("{nodepool_id}", "n", &[][..]),
            ("$POOL", "n", &[]),
            ("$ONE", "$OTHER", &["nodepool_id"]),
            ("m", "n", &["nodepool_id"]),
        ] {
            check(&format!("{}\n{}", path(one), path(other)), 2, expected);
        }
    }

    #[test]
    fn an_address_that_is_replaced_before_it_is_used_is_no_call() {
        let path = |pool: &str| format!("https://h/projects/p/clusters/c/nodepools/{pool}/operation/upgrade");
        let (one, other) = (path("m"), path("n"));
        check(&format!("URL={one}\nURL={other}\ncurl $URL"), 1, &[]);
        check(&format!("$url = '{one}'\n# now\n$url = '{other}'\nirm $url"), 1, &[]);
        check(&format!("URL={one}\ncurl $URL\nURL={other}\ncurl $URL"), 2, &["nodepool_id"]);
        check(&format!("post(\n  url='{one}',\n)\npost(\n  url='{other}',\n)"), 2, &["nodepool_id"]);
    }

    #[test]
    fn options_name_the_pool_and_the_nodes() {
        let call = "hcloud CCE UpgradeNodePool --nodepool_id=n --spec.maxUnavailable=1 --spec.nodeIDs.1=a";
        check(
            &format!("{call}\n\n{}", call.replace("=n ", "=m ").replace("=a", "=b")),
            2,
            &["nodepool_id", "spec.nodeIDs"],
        );
        check("class UpgradeNodePoolRequest {}", 0, &[]);
    }
}
