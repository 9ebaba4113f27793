//! Check, build, sample, import: what needs no network.

use super::{OPERATOR, request, run};
use serde_json::json;

fn example() -> String {
    request("127.0.0.1:8081").to_string()
}

#[test]
fn a_good_request_is_fine() {
    let ended = run(&["check"], &example(), &[]);
    assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (0, "Nothing is wrong\n", ""));
    let ended = run(&["check", "--json", "-"], &example(), &[]);
    assert_eq!((ended.code, ended.json()), (0, json!({ "problems": [], "sendable": true })));
}

#[test]
fn a_problem_is_told_in_both_languages_and_as_data() {
    let wrong = example().replace("\"maxUnavailable\":2", "\"maxUnavailable\":0");
    let ended = run(&["check"], &wrong, &[]);
    assert_eq!(ended.code, 1);
    assert!(ended.out.starts_with("error: max-unavailable/out-of-range (spec.maxUnavailable)\n  Nodes per batch"));
    assert!(ended.out.ends_with("The request cannot be sent as it is\n"), "{}", ended.out);
    for (arguments, variables) in [(&["check", "--lang", "zh"][..], &[][..]), (&["check"], &[("LANG", "zh_CN.UTF-8")])]
    {
        let ended = run(arguments, &wrong, variables);
        assert!(ended.out.starts_with("错误: max-unavailable/out-of-range"), "{}", ended.out);
    }
    // English, as in the npm module, whatever the environment says.
    let ended = run(&["check", "--json"], &wrong, &[("LANG", "zh_CN.UTF-8")]);
    let problem = &ended.json()["problems"][0];
    assert_eq!((&problem["code"], &problem["args"]["max"]), (&json!("max-unavailable/out-of-range"), &json!(20)));
    assert!(problem["message"].as_str().unwrap().starts_with("nodes per batch"), "{problem}");
}

#[test]
fn options_stand_in_for_what_a_body_does_not_say() {
    let body = request("x")["body"].to_string();
    let given = ["--endpoint", "https://cce.cn-north-4.myhuaweicloud.com", "--project-id"];
    let ids = request("x");
    let id = |name: &str| ids[name].as_str().unwrap().to_owned();
    let (project, cluster, pool) = (id("projectId"), id("clusterId"), id("nodepoolId"));
    let more = [&*project, "--cluster-id", &*cluster, "--nodepool-id", &*pool];
    let arguments: Vec<&str> = ["check"].into_iter().chain(given).chain(more).collect();
    assert_eq!(run(&arguments, &body, &[]).out, "Nothing is wrong\n");
    assert_eq!(run(&["check", "--body"], &body, &[]).out, "Nothing is wrong\n");
    assert_eq!(run(&["check"], &body, &[]).code, 1);
}

#[test]
fn the_body_is_printed_to_the_byte() {
    // The order of the members is the contract's, whatever the file's.
    let text = example()
        .replace("\"maxUnavailable\":2,", "")
        .replace("\"nodePoolID\"", "\"maxUnavailable\": 2.0, \"nodePoolID\"");
    let ended = run(&["build", "--body"], &text, &[]);
    let body = ended.out.as_str();
    assert!(body.starts_with("{\"spec\":{\"maxUnavailable\":2,\"nodeIDs\":[\"") && body.ends_with("}}"), "{body}");
    let built = run(&["build", "--json"], &text, &[]).json();
    assert_eq!((&built["body"], &built["method"]), (&json!(body), &json!("POST")));
    assert_eq!(built["headers"], json!({ "Content-Type": "application/json" }));
}

#[test]
fn a_file_that_is_none_is_misuse() {
    let ended = run(&["check", "no-such-file.json"], "", &[]);
    assert_eq!((ended.code, ended.err.contains("`no-such-file.json` cannot be read")), (2, true));
    let ended = run(&["sign", "--date", "now"], &example(), &OPERATOR);
    assert_eq!((ended.code, ended.err.contains("20261123T080000Z")), (2, true));
}

#[test]
fn a_command_becomes_a_request_file_without_its_credential() {
    let request = request("127.0.0.1:8081");
    let part = |name: &str| request[name].as_str().unwrap().to_owned();
    let curl = format!(
        "curl {}/api/v3/projects/{}/clusters/{}/nodepools/{}/operation/upgrade -H 'X-Auth-Token: MIIFmarker' -d '{}'",
        part("endpoint"),
        part("projectId"),
        part("clusterId"),
        part("nodepoolId"),
        request["body"]
    );
    let ended = run(&["import"], &curl, &[]);
    assert_eq!((ended.code, ended.json()), (0, request.clone()));
    assert!(ended.err.contains("neither used nor shown") && !ended.err.contains("MIIFmarker"), "{}", ended.err);
    let ended = run(&["import", "--json"], &curl, &[]);
    assert_eq!(ended.json(), json!({ "request": request, "report": { "problems": [], "sendable": true } }));
}

#[test]
fn a_sample_is_a_whole_file() {
    let ended = run(&["sample", "curl", "--auth", "token"], &example(), &[]);
    assert!(ended.code == 0 && ended.out.contains("$HUAWEICLOUD_TOKEN"), "{ended:?}");
    assert_eq!(run(&["sample", "cobol"], &example(), &[]).code, 2);
    assert_eq!(run(&["sample", "curl", "--sdk", "page"], &example(), &[]).code, 2);
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let (completions, manual) = (run(&["completions", "bash"], "", &[]).out, run(&["man"], "", &[]).out);
    for command in ["serve", "check", "build", "sign", "send", "follow", "rollout", "salt", "sample", "import"] {
        assert!(completions.contains(command) && manual.contains(command), "{command}");
    }
    for command in [
        "check", "show", "ticket", "run", "resume", "status", "pause", "promote", "approve", "decide", "abort",
        "report",
    ] {
        assert!(completions.contains(&format!("poolsync__subcmd__rollout__subcmd__{command}")), "{command}");
        // One page for each, in which a dash is escaped.
        assert!(manual.contains(&format!(".TH poolsync-rollout-{command} 1")), "{command}");
    }
    assert!(manual.contains("POOLSYNC_NODE_PASSWORD") && manual.contains("SIGTERM"), "{manual}");
}
