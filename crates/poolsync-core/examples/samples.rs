//! Writes samples for the tests that run them: cases as JSON on standard input, samples as JSON on standard output.
//!
//! ```text
//! [{"language": "curl", "auth": "token", "sdk": "newest", "request": {"endpoint": …, "body": "{…}"}}]
//! ```

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a tool of the tests, which reads its answer"
)]

use poolsync_core::SyncRequest;
use poolsync_core::json::Member;
use poolsync_core::model::format_body;
use poolsync_core::sample::{Auth, Sdk, sample};
use serde_json::{Value, json};

fn main() {
    let cases: Vec<Value> = serde_json::from_reader(std::io::stdin()).unwrap();
    let samples: Vec<_> = cases.iter().map(one).collect();
    println!("{}", Value::from(samples));
}

/// The sample with the body that it should send, or the words of the error.
fn one(case: &Value) -> Value {
    let part =
        |name: &str| case["request"][name].as_str().map_or(Member::Absent, |text| Member::Given(text.to_owned()));
    let request = SyncRequest {
        endpoint: part("endpoint"),
        project_id: part("projectId"),
        cluster_id: part("clusterId"),
        nodepool_id: part("nodepoolId"),
        body: case["request"]["body"].as_str().unwrap().to_owned(),
    };
    let auth = case["auth"].as_str().map(|id| Auth::by_id(id).unwrap());
    let sdk = case["sdk"].as_str().map(|id| Sdk::by_id(id).unwrap());
    let body = poolsync_core::json::parse(&request.body).0.map(|value| format_body(&value));
    match sample(case["language"].as_str().unwrap(), &request, auth, sdk) {
        Ok(text) => json!({ "text": text, "body": body }),
        Err(error) => json!({ "error": error.to_string() }),
    }
}
