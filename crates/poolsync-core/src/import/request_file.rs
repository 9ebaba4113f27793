//! A request file: the JSON of a [`SyncRequest`], or whatever [`import_request`] reads.
//!
//! ```
//! use poolsync_core::import::request_file;
//!
//! let file = request_file(r#"{"endpoint": "https://localhost:8081", "projectId": 5, "body": {"spec": {}}}"#);
//! assert_eq!(file.request.body, r#"{"spec":{}}"#);
//! let problems = file.problems();
//! assert_eq!(problems.problems()[0].path, "project_id");
//! ```
//! A pasted command may be full of placeholders and has to be guessed at. A file that was written as a request is taken
//! at its word: what stands there is checked as it stands, as the npm module checks the same object.

use super::found::Found;
use super::{body, import_request};
use crate::credential::Credential;
use crate::json::{self, Fault, FaultKind, Value};
use crate::model::SyncRequest;
use crate::problem::{Report, codes};
use crate::rules;

/// What a request file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFile {
    /// The request, complete or not.
    pub request: SyncRequest,
    /// The credential of a pasted text. None of a request: its file is no place for one.
    pub credential: Option<Credential>,
    /// What was noticed while reading.
    pub report: Report,
}

/// The members of a request.
const MEMBERS: [&str; 5] = ["endpoint", "projectId", "clusterId", "nodepoolId", "body"];
/// What a body, or the file of another tool, has and a request has not.
const OTHERS: [&str; 3] = ["spec", "path", "header"];

/// Reads a request file. Always finishes: what is wrong is a problem. Takes time in proportion to its length.
pub fn request_file(text: &str) -> RequestFile {
    let text = text.trim_start_matches('\u{feff}');
    let (value, faults) = json::parse(text);
    match value {
        Some(value @ Value::Object(_)) if is_request(&value) => of_request(&value, faults),
        _ => {
            let imported = import_request(text);
            RequestFile { request: imported.request(), credential: imported.credential, report: imported.report }
        }
    }
}

impl RequestFile {
    /// Returns everything that is wrong: what was noticed while reading, then what [`crate::check()`] finds in the request.
    /// What both tell about the text as JSON is told once.
    pub fn problems(&self) -> Report {
        self.with(&rules::check(&self.request))
    }

    /// Returns what was noticed while reading, followed by what a check found.
    fn with(&self, checked: &Report) -> Report {
        let is_told = |code: &str| {
            let of_text = [codes::JSON_SYNTAX.id, codes::JSON_DUPLICATE_KEY.id, codes::JSON_TOO_DEEP.id];
            of_text.contains(&code) && self.report.problems().iter().any(|known| known.code.id == code)
        };
        let mut report = self.report.clone();
        for problem in checked.problems().iter().filter(|problem| !is_told(problem.code.id)) {
            report.add(problem.clone());
        }
        report
    }
}

fn is_request(value: &Value<'_>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| value.get(name).is_some());
    has(&MEMBERS) && !has(&OTHERS)
}

fn of_request(value: &Value<'_>, faults: Vec<Fault>) -> RequestFile {
    let mut found = Found::default();
    body::tell(faults.into_iter().map(in_the_body).collect(), &mut found);
    if let Value::Object(members) = value {
        for (name, _) in members.iter().filter(|(name, _)| !MEMBERS.contains(&&**name)) {
            found.ignore(name);
        }
    }
    let part = |name| value.text(name).map(str::to_owned);
    let request = SyncRequest {
        endpoint: part("endpoint"),
        project_id: part("projectId"),
        cluster_id: part("clusterId"),
        nodepool_id: part("nodepoolId"),
        // A request without a body has an empty one, as in the npm module.
        body: value.get("body").map_or_else(|| "{}".to_owned(), json::to_text),
    };
    RequestFile { request, credential: None, report: found.finish().report }
}

/// The fault with its place in the body rather than in the file; its line and column stay those of the file.
fn in_the_body(fault: Fault) -> Fault {
    let path = match (&fault.kind, fault.path.strip_prefix("body")) {
        (FaultKind::DuplicateKey(_), Some(inner)) => inner.strip_prefix('.').unwrap_or(inner).to_owned(),
        _ => return fault,
    };
    Fault { path, ..fault }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    fn codes_of(text: &str) -> Vec<&'static str> {
        request_file(text).problems().problems().iter().map(|problem| problem.code.id).collect()
    }

    fn example_file(more: &str) -> String {
        let (project, cluster, pool) = (example::PROJECT_ID, example::CLUSTER_ID, example::NODEPOOL_ID);
        format!(
            r#"{{"endpoint": "https://cce.cn-north-4.myhuaweicloud.com", "projectId": "{project}",
                "clusterId": "{cluster}", "nodepoolId": "{pool}", "body": {}{more}}}"#,
            example::body()
        )
    }

    #[test]
    fn a_request_is_read_as_it_stands() {
        let file = request_file(&example_file(""));
        assert_eq!(file.problems(), Report::new());
        assert_eq!(file.request.body, example::body());
        assert_eq!(file.request.path_pool(), Some(example::NODEPOOL_ID));
    }

    #[test]
    fn a_byte_order_mark_in_front_of_a_file_is_none_of_its_text() {
        assert_eq!(codes_of(&format!("\u{feff}{}", example_file(""))), [""; 0]);
    }

    #[test]
    fn a_placeholder_in_a_request_is_told_by_the_rule_and_not_left_out() {
        let text = example_file("").replace(example::PROJECT_ID, "{project_id}");
        assert_eq!(codes_of(&text), ["project-id/unsafe"]);
    }

    #[test]
    fn what_a_request_has_not_is_named_and_no_secret_is_taken_from_it() {
        let file = request_file(&example_file(r#", "credential": {"token": "MIIFmarker"}"#));
        assert_eq!(file.credential, None);
        let problems = file.problems();
        let [problem] = problems.problems() else { panic!("{problems:?}") };
        assert_eq!(
            (problem.code.id, problem.message(crate::Locale::En).contains("credential")),
            ("import/ignored-part", true)
        );
        assert!(!format!("{file:?}").contains("MIIFmarker"));
    }

    #[test]
    fn a_key_that_stands_twice_is_told_once_with_its_line_in_the_file() {
        let text = "{\"endpoint\": \"https://localhost:1\",\n\"body\": {\"spec\": {\"maxUnavailable\": 1,\n \"maxUnavailable\": 2}}}";
        let problems = request_file(text).problems();
        let twice: Vec<_> = problems.problems().iter().filter(|it| it.code.id == "json/duplicate-key").collect();
        let [problem] = twice[..] else { panic!("{problems:?}") };
        assert_eq!(problem.path, "spec.maxUnavailable");
        assert!(problem.args.contains(&("line", crate::Arg::Number(3))), "{:?}", problem.args);
    }

    #[test]
    fn a_body_alone_and_a_command_are_imported() {
        let of_body = request_file(&example::body());
        assert_eq!((of_body.request.endpoint.is_absent(), of_body.request.body), (true, example::body()));
        let of_curl = request_file(
            "curl https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade -H 'X-Auth-Token: MIIF' -d '{}'",
        );
        assert_eq!(of_curl.request.path_pool(), Some("n"));
        assert!(of_curl.credential.is_some());
    }

    #[test]
    fn text_that_breaks_off_is_told_once() {
        assert_eq!(codes_of("{\"spec\": ").iter().filter(|code| **code == "json/syntax").count(), 1);
    }
}
