//! Lists of nodes as people paste them: `tests/fixtures/node-lists.json`, with the source of each.

#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test at once")]

use std::time::{Duration, Instant};

use poolsync_core::json::{self, Value};
use poolsync_core::{Locale, check, check_json};
use poolsync_form::{Draft, Reason, Secrets, read_node_list};

#[test]
fn every_list_is_read_as_expected() {
    for row in rows(&fixture()) {
        let title = text(&row, "title");
        let list = read_node_list(text(&row, "text"));
        assert_eq!(list.ids, texts(&row, "ids"), "{title}");
        let reasons: Vec<_> = list.left_out.iter().map(|left_out| name(left_out.reason)).collect();
        if let Some(reason) = row.text("reason").given() {
            assert!(list.has_nothing() && reasons.iter().all(|found| *found == reason), "{title}: {reasons:?}");
        } else {
            assert!(!list.has_nothing(), "{title}: {reasons:?}");
        }
        if row.get("leftOut").is_some() {
            let left_out: Vec<_> = list.left_out.iter().map(|left_out| &*left_out.text).collect();
            assert_eq!(left_out, texts(&row, "leftOut"), "{title}");
        }
    }
}

/// A list of which nothing could be taken must neither stand for every node of the pool nor claim to hold one.
#[test]
fn a_list_without_ids_stops_sending_and_says_why_once() {
    for row in rows(&fixture()).iter().filter(|row| row.text("reason").given().is_some()) {
        let draft = Draft { node_ids: text(row, "text").to_owned(), ..Draft::example(None) };
        let request = draft.request(&Secrets::default());
        let report = draft.tell_of_list(check(&request));
        let codes: Vec<_> = report.problems().iter().map(|problem| problem.code.id).collect();
        assert_eq!(codes, ["node-ids/wrong-type"], "{}", request.body);
        assert!(!report.sendable() && draft.named_nodes() == 0);
        let help = report.problems().first().unwrap().help(Locale::En);
        assert!(!help.contains("leave it out"), "{help}");
    }
}

#[test]
fn what_is_left_out_beside_ids_is_told_as_a_warning() {
    for row in rows(&fixture()) {
        let list = texts(&row, "leftOut");
        if list.is_empty() || row.text("reason").given().is_some() {
            continue;
        }
        let draft = Draft { node_ids: text(&row, "text").to_owned(), ..Draft::example(None) };
        let report = draft.tell_of_list(check(&draft.request(&Secrets::default())));
        let told: Vec<_> = report.problems().iter().map(|problem| (problem.code.id, problem.path.as_str())).collect();
        assert_eq!(told, vec![("node-ids/malformed", "spec.nodeIDs"); list.len()], "{row:?}");
        assert!(report.sendable() && report.problems().first().unwrap().message(Locale::Zh).contains(list[0]));
    }
}

#[test]
fn the_body_holds_what_was_taken_and_nothing_else() {
    for row in rows(&fixture()).iter().filter(|row| !texts(row, "ids").is_empty()) {
        let draft = Draft { node_ids: text(row, "text").to_owned(), ..Draft::example(None) };
        let body = draft.request(&Secrets::default()).body;
        let body = json::parse(&body).0.unwrap();
        let spec = body.object("spec").given().unwrap();
        assert_eq!(texts(spec, "nodeIDs"), texts(row, "ids"));
    }
}

/// Kubernetes' table of a whole cluster, a line of a megabyte, a million IDs. An optimized build on an idle machine reads each
/// in a fraction of a second; the limit is far above, for busy ones, and far below what any search within a search takes.
#[test]
fn long_lists_are_read_in_linear_time() {
    const MOST: Duration = Duration::from_mins(1);
    let scale = if cfg!(debug_assertions) { 50 } else { 1 };
    let megabyte = 1_000_000 / scale;
    let id = |at: usize| format!("{at:08x}-8a41-4c53-9d1e-0255ac10a001");
    let count = 1_000_000 / scale;
    let ids = (0..count).map(id).collect::<Vec<_>>();
    let lists = [
        ("a million IDs", ids.join("\n"), count),
        ("the same on one line", ids.join(", "), count),
        ("the same as cells", format!("n\t{}\tActive", ids.join("\tActive\nn\t")), count),
        (
            "the same as JSON",
            format!(
                "[{}]",
                ids.iter().map(|id| format!(r#"{{"metadata":{{"uid":"{id}"}}}}"#)).collect::<Vec<_>>().join(",")
            ),
            count,
        ),
        ("a word of a megabyte", "x".repeat(megabyte), 1),
        ("a line of words of a megabyte", "node-1 ".repeat(megabyte / 7), megabyte / 7),
        ("a table of kubectl", "10.0.0.1 Ready <none> 39d v1.17.9\n".repeat(megabyte / 34), 0),
        ("YAML", "- metadata:\n    name: a\n".repeat(megabyte / 24), 0),
        ("open brackets", "[{".repeat(megabyte / 2), 0),
        ("a line of bars", "|".repeat(megabyte), 0),
        ("lines of prompts", "[me@host ~]# kubectl get nodes\n".repeat(megabyte / 31), 0),
        ("names of IDs", "a_id = [\n".repeat(megabyte / 9), 0),
    ];
    for (title, text, expected) in lists {
        let start = Instant::now();
        let found = read_node_list(&text).ids.len();
        let took = start.elapsed();
        assert_eq!(found, expected, "{title}");
        assert!(took < MOST, "{title} took {took:?}");
    }
}

/// The rules alone see a text in place of a list: a wrong type.
#[test]
fn a_text_in_place_of_the_list_is_a_wrong_type() {
    let report = check_json(r#"{"spec":{"maxUnavailable":1,"nodeIDs":"NAME","nodePoolID":"DefaultPool"}}"#);
    assert!(report.problems().iter().any(|problem| problem.code.id == "node-ids/wrong-type"));
}

fn fixture() -> String {
    std::fs::read_to_string(format!("{}/../../tests/fixtures/node-lists.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn rows(fixture: &str) -> Vec<Value<'_>> {
    let fixture = json::parse(fixture).0.unwrap();
    let rows = fixture.get("rows").and_then(|rows| if let Value::Array(rows) = rows { Some(rows) } else { None });
    rows.unwrap().clone()
}

fn text<'v>(row: &'v Value<'_>, name: &'static str) -> &'v str {
    row.text(name).given().unwrap()
}

fn texts<'v>(row: &'v Value<'_>, name: &str) -> Vec<&'v str> {
    let Some(Value::Array(items)) = row.get(name) else { return Vec::new() };
    items.iter().map(|item| if let Value::String(text) = item { &**text } else { "" }).collect()
}

fn name(reason: Reason) -> &'static str {
    match reason {
        Reason::Kubernetes => "kubernetes",
        Reason::Address => "address",
        Reason::ProviderId => "provider-id",
        Reason::NoId => "no-id",
        Reason::SeveralIds => "several-ids",
        Reason::Unreadable => "unreadable",
        Reason::Command => "command",
    }
}
