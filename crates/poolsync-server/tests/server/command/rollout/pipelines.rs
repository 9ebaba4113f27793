//! The examples of pipelines: their shell steps are taken out of the files and run against the sandbox, job by job.

use super::{OPERATOR, Trial, until};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/docs/pipelines/");

/// The shell steps of a job, in order: the blocks of `run: |` and of items `- |`. `indent`: that of the names of jobs.
fn steps(file: &str, indent: usize, job: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("{FOLDER}{file}")).unwrap();
    let depth = |line: &str| line.len() - line.trim_start().len();
    let head = format!("{}{job}:", " ".repeat(indent));
    let body: Vec<&str> = text
        .lines()
        .skip_while(|line| *line != head)
        .skip(1)
        .take_while(|line| line.trim().is_empty() || depth(line) > indent)
        .collect();
    let mut steps = Vec::new();
    for (place, line) in body.iter().enumerate() {
        let Some(first) = line.strip_suffix('|').map(str::trim) else { continue };
        assert!(["run:", "-"].contains(&first), "{line}");
        let own = depth(line);
        let block = body.iter().skip(place + 1).take_while(|line| depth(line) > own);
        steps.push(block.map(|line| line.trim()).collect::<Vec<_>>().join("\n"));
    }
    steps
}

/// A job's step as the runner starts it: `bash -e`, with what the file and the runner set.
fn run(trial: &Trial, step: &str, variables: &BTreeMap<&str, String>) -> Output {
    assert!(!step.contains("${{"), "text of others would become part of a script: {step}");
    let program = Path::new(env!("CARGO_BIN_EXE_poolsync"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-e", "-o", "pipefail", "-c", step]).current_dir(&trial.folder).env("PATH", path);
    command.env_remove("HUAWEICLOUD_TOKEN").env_remove("CLOUD_SDK_SECURITY_TOKEN").envs(OPERATOR);
    command.env("LC_ALL", "C.UTF-8").envs(variables).output().unwrap()
}

/// A canary, a gate, another node.
fn plan(sandbox: &str) -> String {
    let plan = super::plan(sandbox, "stop", "[{ approval: looks well }]");
    let (head, rest) = plan.split_once("    - name: second\n").unwrap();
    let third = rest.split_once("    - name: third\n").unwrap().1.split_once("    - name: fourth\n").unwrap().0;
    format!("{}    - name: third\n{third}", head.replace("      soak: 5s\n", ""))
}

#[test]
fn the_jobs_of_github_actions_check_start_and_go_on() {
    let trial = Trial::of("0.05", plan);
    let (summary, output) = (trial.path("summary.md"), trial.path("output"));
    let mut variables: BTreeMap<&str, String> = [
        ("PLAN", "plan.yaml".to_owned()),
        ("STATE", "december.state.json".to_owned()),
        ("GITHUB_STEP_SUMMARY", summary.display().to_string()),
        ("GITHUB_OUTPUT", output.display().to_string()),
        ("GITHUB_ACTOR", "li-na".to_owned()),
        ("GITHUB_RUN_ID", "42".to_owned()),
    ]
    .into();
    let [check, resolve] = steps("github-actions.yml", 2, "check").try_into().unwrap();
    for step in [&check, &resolve] {
        let done = run(&trial, step, &variables);
        assert!(done.status.success(), "{done:?}");
    }
    assert!(trial.calls().is_empty());
    let value = |name: &str| {
        let output = fs::read_to_string(&output).unwrap();
        output.lines().find_map(|line| Some(line.strip_prefix(name)?.strip_prefix('=')?.to_owned())).unwrap()
    };
    variables.insert("DIGEST", value("digest"));
    let [start] = steps("github-actions.yml", 2, "run").try_into().unwrap();
    let done = run(&trial, &start, &variables);
    assert!(done.status.success() && value("code") == "5", "{done:?}");
    assert_eq!(trial.calls(), ["front-1"]);
    let [go_on] = steps("github-actions.yml", 2, "go-on").try_into().unwrap();
    let done = run(&trial, &go_on, &variables);
    assert!(done.status.success(), "{done:?}");
    check_end(&trial, &fs::read_to_string(&summary).unwrap(), "li-na, run 42");
}

#[test]
fn the_jobs_of_gitlab_ci_check_start_and_go_on() {
    let trial = Trial::of("0.05", plan);
    let mut variables: BTreeMap<&str, String> = [
        ("PLAN", "plan.yaml".to_owned()),
        ("STATE", "december.state.json".to_owned()),
        ("GITLAB_USER_NAME", "Li Na".to_owned()),
        ("CI_JOB_ID", "42".to_owned()),
    ]
    .into();
    for step in steps("gitlab-ci.yml", 0, "check") {
        let done = run(&trial, &step, &variables);
        assert!(done.status.success(), "{done:?}");
    }
    let digest = fs::read_to_string(trial.path("digest.env")).unwrap();
    variables.insert("DIGEST", digest.trim().strip_prefix("DIGEST=").unwrap().to_owned());
    let ticket = fs::read_to_string(trial.path("ticket.md")).unwrap();
    for job in ["run", "go-on"] {
        let [step] = steps("gitlab-ci.yml", 0, job).try_into().unwrap();
        let done = run(&trial, &step, &variables);
        assert!(done.status.success(), "{done:?}");
    }
    check_end(&trial, &(ticket + &fs::read_to_string(trial.path("report.md")).unwrap()), "Li Na, job 42");
}

fn check_end(trial: &Trial, text: &str, by: &str) {
    let mut calls = trial.calls();
    calls.sort();
    assert_eq!(calls, ["back-1 back-2", "front-1", "queue-1"]);
    for part in ["# Approval of rollout `os-image`", "- Status: done", &format!("approved by `{by}`")] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_job_starts_nothing_but_what_was_approved_and_stops_at_a_failure() {
    for (file, indent) in [("github-actions.yml", 2), ("gitlab-ci.yml", 0)] {
        let trial = Trial::of("0.05", plan);
        let mut variables: BTreeMap<&str, String> =
            [("PLAN", "plan.yaml".to_owned()), ("STATE", "state.json".to_owned()), ("DIGEST", "0".repeat(64))].into();
        for name in ["GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"] {
            variables.insert(name, trial.path(name).display().to_string());
        }
        let [start] = steps(file, indent, "run").try_into().unwrap();
        let done = run(&trial, &start, &variables);
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(!done.status.success() && said.contains("rollout/digest-differs"), "{done:?}");
        assert!(trial.calls().is_empty());
        fs::write(trial.path("plan.yaml"), "kind: Rollout\n").unwrap();
        let check = steps(file, indent, "check");
        let done = run(&trial, &check[0], &variables);
        assert_eq!(done.status.code(), Some(1), "{done:?}");
    }
}

#[test]
fn a_job_that_is_cancelled_keeps_its_state() {
    // As the runner of GitHub cancels: Ctrl-C first, to the whole group; what is under way is followed, then it leaves.
    let trial = Trial::of("0.8", plan);
    let child = trial.start("run", &["--yes", "--state", "december.state.json"]);
    until("the canary is called", || trial.calls().len() == 1);
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(super::end(child).code, 5);
    assert_eq!(trial.calls().len(), 1);
    assert!(trial.path("december.state.json").exists());
}
