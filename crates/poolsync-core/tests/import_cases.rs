//! Pasted texts as people have them, one file each in `tests/imports`: the text, the request that must be read, and the codes
//! that must be told. `"whole"` is the request of [`whole`]. What the text does not speak of is absent. A code of `maybe` may
//! be told or not. A text of `secrets` stands nowhere at all; the token stands in the credential alone.
//!
//! Expected values are written by hand, from what the shell or tool named in the title does with the text.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read fails the test at once")]

use std::collections::BTreeSet;
use std::{fs, path::Path};

use poolsync_core::import::{Imported, import_request};
use poolsync_core::{Credential, Locale};
use serde_json::{Value, json};

/// The members of a request, in the order of [`read`].
const MEMBERS: [&str; 6] = ["endpoint", "projectId", "clusterId", "nodepoolId", "body", "token"];

fn whole() -> Value {
    json!({
        "endpoint": "https://cce.cn-north-4.myhuaweicloud.com",
        "projectId": "0123456789abcdef0123456789abcdef",
        "clusterId": "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
        "nodepoolId": "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28",
        "body": concat!(
            r#"{"spec":{"maxUnavailable":2,"nodeIDs":["7c1d2f9e-0a7b-11ee-9d1e-0255ac10004b"],"#,
            r#""nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}"#,
        ),
        "token": "MIIFtoken",
    })
}

fn read(imported: &Imported) -> [Option<&str>; 6] {
    let token = match &imported.credential {
        Some(Credential::Token(token)) => Some(token.expose()),
        _ => None,
    };
    let Imported { endpoint, project_id, cluster_id, nodepool_id, body, .. } = imported;
    let [endpoint, project, cluster, pool, body] =
        [endpoint, project_id, cluster_id, nodepool_id, body].map(Option::as_deref);
    [endpoint, project, cluster, pool, body, token]
}

/// Everything that others may see.
fn shown(imported: &Imported) -> String {
    let said = imported.report.problems().iter().flat_map(|problem| {
        [Locale::En, Locale::Zh].map(|locale| [problem.sentence(locale), problem.help(locale)].concat())
    });
    let said: Vec<_> = said.collect();
    let [parts @ .., _] = read(imported);
    format!("{imported:?}{parts:?}{said:?}")
}

/// What is wrong with the reading of a case; nothing if all is well.
fn faults(case: &Value) -> Vec<String> {
    let lines: Vec<_> = case["text"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let imported = import_request(&lines.join("\n"));
    let expected = if case["request"] == "whole" { whole() } else { case["request"].clone() };
    let mut faults = Vec::new();
    for (name, found) in MEMBERS.into_iter().zip(read(&imported)) {
        let expected = expected.get(name).and_then(Value::as_str);
        if found != expected {
            let found = found.map(|found| found.chars().take(100).collect::<String>());
            faults.push(format!("{name} is {found:?}"));
        }
    }
    let texts = |name: &str| -> Vec<&str> {
        case.get(name).and_then(Value::as_array).into_iter().flatten().map(|text| text.as_str().unwrap()).collect()
    };
    let (mut codes, maybe) = (texts("codes"), texts("maybe"));
    codes.sort_unstable();
    let mut told: Vec<_> = imported.report.problems().iter().map(|problem| problem.code.id).collect();
    told.retain(|code| !maybe.contains(code));
    told.sort_unstable();
    if told != codes {
        faults.push(format!("told {told:?}"));
    }
    let shown = shown(&imported);
    for secret in texts("secrets").into_iter().chain(["MIIFtoken"]) {
        if shown.to_ascii_lowercase().contains(&secret.to_ascii_lowercase()) {
            faults.push(format!("shows `{secret}`"));
        }
    }
    faults
}

#[test]
fn texts_that_people_have_are_read_as_they_mean_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports");
    let files: BTreeSet<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut wrong = Vec::new();
    for file in &files {
        let case: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let faults = faults(&case);
        if !faults.is_empty() {
            wrong.push(format!("{}: {}", file.file_stem().unwrap().display(), faults.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), files.len(), wrong.join("\n"));
}
