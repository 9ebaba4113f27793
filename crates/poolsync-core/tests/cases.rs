//! The rules as case files: `cases/{valid,invalid}/*.json`, each with a snapshot of what is said about it.
//!
//! A case is `{"note", "request": {endpoint, projectId, clusterId, nodepoolId, body}}`, `{"note", "body"}`, `{"note", "text"}`
//! (the body as text, for what is no JSON), `{"note", "import"}` (a pasted text), `{"note", "rollout", "pools", "digest"}` (the plan
//! of a rollout, which is resolved where pools are given), `{"note", "credential"}` or
//! `{"note", "password", "username"}`. `codes` lists the codes that the author of the case expects, from the table of
//! rules: the snapshot is not alone.

#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use poolsync_core::import::import_request;
use poolsync_core::json::Member;
use poolsync_core::problem::codes;
use poolsync_core::rollout::{PoolReading, read_plan, resolve, resolve_under};
use poolsync_core::{
    AccessKey, Credential, Locale, PoolState, Problem, Report, Secret, SyncRequest, check, check_credential,
    check_json, check_password, effects,
};
use serde_json::Value;

#[test]
fn valid_cases_have_no_errors() {
    insta::glob!("cases/valid/*.json", |path| {
        let case = read(path);
        let report = run(&case);
        assert!(report.sendable(), "{}", path.display());
        insta::assert_snapshot!(describe(&case, &report));
    });
}

#[test]
fn invalid_cases_are_told_why() {
    insta::glob!("cases/invalid/*.json", |path| {
        let case = read(path);
        let report = run(&case);
        let found: BTreeSet<_> = report.problems().iter().map(|problem| problem.code.id.to_owned()).collect();
        assert_eq!(found, expected(&case), "{}", path.display());
        insta::assert_snapshot!(describe(&case, &report));
    });
}

/// A code without a case would be a rule that nobody has seen at work.
#[test]
fn every_code_has_an_invalid_case() {
    let mut seen = BTreeSet::new();
    for entry in std::fs::read_dir(format!("{}/tests/cases/invalid", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            seen.extend(expected(&read(&path)));
        }
    }
    let all: BTreeSet<_> = codes::ALL.iter().map(|code| code.id.to_owned()).collect();
    assert_eq!(seen, all);
}

/// The right side of every rule: for each code there is a valid case that could have run into it and does not. It could,
/// because it has something at a place at which an invalid case has that problem.
#[test]
fn every_code_has_a_valid_case() {
    let places = places_of_problems();
    let mut seen = BTreeSet::new();
    for entry in std::fs::read_dir(format!("{}/tests/cases/valid", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let case = read(&path);
            let found: BTreeSet<_> = run(&case).problems().iter().map(|problem| problem.code.id.to_owned()).collect();
            let spared = case["avoids"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned());
            let spared: BTreeSet<_> = spared.collect();
            assert!(found.is_disjoint(&spared), "{}", path.display());
            seen.extend(spared.into_iter().filter(|code| {
                let is_told_of = |part: &str, member: &str| code.starts_with(part) == case.get(member).is_some();
                is_told_of("import/", "import")
                    && is_told_of("rollout/", "rollout")
                    && (ABOUT_ABSENCE.contains(&code.as_str()) || places[code].iter().any(|place| has(&case, place)))
            }));
        }
    }
    let all: BTreeSet<_> = codes::ALL.iter().map(|code| code.id.to_owned()).collect();
    assert_eq!(seen, all);
}

/// Outside Rust a problem is plain data; that must be enough to say the same again, in both languages.
#[test]
fn every_problem_comes_back_from_plain_data() {
    let mut compared = 0;
    for entry in std::fs::read_dir(format!("{}/tests/cases/invalid", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        for problem in run(&read(&entry.unwrap().path())).problems() {
            let arg = |wanted: &str| problem.args.iter().find(|(name, _)| *name == wanted).map(|(_, arg)| arg.clone());
            let restored = Problem::restore(problem.code.id, &problem.path, problem.help_id(), arg).unwrap();
            assert_eq!(restored.message(Locale::Zh), problem.message(Locale::Zh));
            assert_eq!(restored.help(Locale::Zh), problem.help(Locale::Zh), "{problem:?}");
            compared += 1;
        }
    }
    assert!(compared >= codes::ALL.len(), "{compared}");
}

/// Problems of members that should not be there: the right side has none.
const ABOUT_ABSENCE: [&str; 4] =
    ["field/unknown", "field/undocumented", "node-template/unexpected", "validate-storage/too-many-nodes"];

/// For each code the places at which the invalid cases have it.
fn places_of_problems() -> BTreeMap<String, BTreeSet<String>> {
    let mut places: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for entry in std::fs::read_dir(format!("{}/tests/cases/invalid", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            for problem in run(&read(&path)).problems() {
                places.entry(problem.code.id.to_owned()).or_default().insert(problem.path.clone());
            }
        }
    }
    places
}

/// True if there is something at this place of a case. A place in a list stands for the whole list.
fn has(case: &Value, place: &str) -> bool {
    let place = place.split('[').next().unwrap_or_default();
    if case.get("import").is_some() || case.get("rollout").is_some() {
        // A pasted text could run into every remark about pasted texts, a plan into every one about plans.
        return true;
    }
    let part = match place {
        "" => return case.get("text").is_some() || case.get("request").is_some(),
        "endpoint" => "/request/endpoint",
        "project_id" => "/request/projectId",
        "cluster_id" => "/request/clusterId",
        "nodepool_id" => "/request/nodepoolId",
        "token" => {
            return case["credential"].as_object().is_some_and(|it| it.keys().any(|key| key.starts_with("token")));
        }
        "access_key" => "/credential/accessKey",
        "secret_key" => "/credential/secretKey",
        "security_token" => "/credential/securityToken",
        "password" => "/password",
        _ => {
            let inner = format!("/{}", place.replace('.', "/"));
            let text: Option<Value> = case["text"].as_str().and_then(|text| serde_json::from_str(text).ok());
            let bodies = [case.get("body"), case.pointer("/request/body"), text.as_ref()];
            return bodies.into_iter().flatten().any(|body| body.pointer(&inner).is_some());
        }
    };
    case.pointer(part).is_some()
}

fn read(path: &std::path::Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn expected(case: &Value) -> BTreeSet<String> {
    case["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

fn run(case: &Value) -> Report {
    if let Some(request) = case.get("request") {
        let request = sync_request(request);
        return match case.get("pool") {
            Some(pool) => effects(
                &request,
                Some(PoolState {
                    nodes: usize::try_from(pool["nodes"].as_u64().unwrap()).unwrap(),
                    running: pool["running"].as_bool().unwrap(),
                }),
            ),
            None => check(&request),
        };
    }
    if let Some(text) = case.get("import") {
        return import_request(text.as_str().unwrap()).report;
    }
    if let Some(text) = case.get("rollout") {
        return rollout(text.as_str().unwrap(), case);
    }
    if let Some(text) = case.get("text") {
        return check_json(text.as_str().unwrap());
    }
    if let Some(credential) = case.get("credential") {
        return check_credential(&self::credential(credential));
    }
    if let Some(password) = case.get("password") {
        return check_password(password.as_str().unwrap(), case["username"].as_str());
    }
    check_json(&case["body"].to_string())
}

fn rollout(text: &str, case: &Value) -> Report {
    let (plan, report) = read_plan(text);
    let (Some(plan), Some(pools)) = (plan, case.get("pools")) else { return report };
    let pools: Vec<PoolReading> = serde_json::from_value(pools.clone()).unwrap();
    let resolved = match case["digest"].as_str() {
        Some(digest) => resolve_under(&plan, &pools, digest),
        None => resolve(&plan, &pools),
    };
    report.and(resolved.1)
}

fn sync_request(value: &Value) -> SyncRequest {
    let part = |name: &str| match value.get(name) {
        None => Member::Absent,
        Some(Value::String(text)) => Member::Given(text.clone()),
        Some(Value::Null) => Member::WrongType { found: "null" },
        Some(Value::Bool(_)) => Member::WrongType { found: "boolean" },
        Some(Value::Number(_)) => Member::WrongType { found: "number" },
        Some(Value::Array(_)) => Member::WrongType { found: "array" },
        Some(Value::Object(_)) => Member::WrongType { found: "object" },
    };
    SyncRequest {
        endpoint: part("endpoint"),
        project_id: part("projectId"),
        cluster_id: part("clusterId"),
        nodepool_id: part("nodepoolId"),
        body: value["body"].to_string(),
    }
}

fn credential(value: &Value) -> Credential {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    if let Some(length) = value["tokenOfLength"].as_u64() {
        return Credential::Token(Secret::new("a".repeat(usize::try_from(length).unwrap())));
    }
    if value.get("token").is_some() {
        return Credential::Token(Secret::new(text("token")));
    }
    Credential::AccessKey(AccessKey {
        access_key: text("accessKey"),
        secret_key: Secret::new(text("secretKey")),
        security_token: value["securityToken"].as_str().map(|token| Secret::new(token.to_owned())),
        project_id: None,
    })
}

/// What a person sees, in both languages.
fn describe(case: &Value, report: &Report) -> String {
    let mut out = format!("{}\n", case["note"].as_str().unwrap());
    for problem in report.problems() {
        writeln!(out, "\n{} {} at `{}`", problem.code.severity.name(), problem.code.id, problem.path).unwrap();
        for locale in [Locale::En, Locale::Zh] {
            writeln!(out, "  {}\n    {}", problem.message(locale), problem.help(locale)).unwrap();
        }
    }
    out
}
