//! Plan and state as files, and what is misuse.

use super::{Trial, planned};
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_plan_is_checked_without_network_and_credential() {
    let trial = Trial::new("0");
    let mut command = trial.command("check", &[]);
    command.env_remove("CLOUD_SDK_AK").env_remove("CLOUD_SDK_SK");
    let ended = super::end(command.spawn().unwrap());
    assert_eq!((ended.code, ended.out.as_str()), (0, "Nothing is wrong\n"));
    let path = trial.path("plan.yaml");
    let plan = fs::read_to_string(&path).unwrap();
    fs::write(&path, plan.replace("maxUnavailable: 2, nodes: rest", "maxUnavailable: 21, nodes: all")).unwrap();
    let ended = trial.end("check", &["--json"]);
    let problems = ended.json()["problems"].clone();
    let found: Vec<(&Value, &Value)> =
        problems.as_array().unwrap().iter().map(|problem| (&problem["code"], &problem["path"])).collect();
    let place = |rest: &str| json!(format!("spec.stages[3].targets[1].{rest}"));
    assert!(found.contains(&(&json!("max-unavailable/out-of-range"), &place("maxUnavailable"))), "{problems}");
    assert!(found.contains(&(&json!("rollout/malformed"), &place("nodes"))), "{problems}");
    assert_eq!(ended.code, 1);
    let ended = trial.end("run", &["--yes"]);
    assert!(ended.code == 1 && ended.out.contains("The plan cannot be used as it is"), "{ended:?}");
    assert!(trial.all_calls().is_empty());
}

#[test]
fn a_secret_in_a_plan_is_refused_and_not_repeated() {
    let trial = Trial::new("0");
    let path = trial.path("plan.yaml");
    let plan = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{plan}token: MIIFmarker\n")).unwrap();
    let ended = trial.end("check", &[]);
    assert!(ended.code == 1 && ended.out.contains("rollout/secret-in-plan"), "{ended:?}");
    assert!(!format!("{ended:?}").contains("MIIFmarker"), "{ended:?}");
    let ended = trial.end("run", &["--token", "MIIFmarker"]);
    assert!(ended.code == 2 && !format!("{ended:?}").contains("MIIFmarker"), "{ended:?}");
}

#[test]
fn a_state_is_never_written_over_and_only_one_program_drives_it() {
    let trial = Trial::new("0.05");
    assert_eq!(trial.resume().code, 2);
    let child = trial.start("run", &["--yes", "--speed", "5"]);
    super::until("it has begun", || !trial.calls().is_empty());
    for verb in ["run", "resume"] {
        let ended = trial.end(verb, &[]);
        assert!(ended.code == 2 && ended.err.contains("another program drives"), "{ended:?}");
    }
    assert_eq!(trial.end("status", &["--json"]).json()["driven"], true);
    assert_eq!(trial.end("abort", &[]).code, 0);
    super::end(child);
    let before = fs::read(trial.path("plan.state.json")).unwrap();
    let ended = trial.run();
    assert!(ended.code == 2 && ended.err.contains("holds a rollout already"), "{ended:?}");
    assert_eq!(fs::read(trial.path("plan.state.json")).unwrap(), before);
    // Elsewhere it can be done again.
    let ended = trial.end("run", &["--yes", "--speed", super::SPEED, "--state", "again.json"]);
    assert_eq!(ended.code, 0, "{ended:?}");
}

#[test]
fn a_state_that_was_changed_and_a_plan_that_was_changed_do_not_go_on() {
    let trial = Trial::of("0.05", |sandbox| super::plan(sandbox, "stop", "[{ approval: well }]"));
    assert_eq!(trial.run().code, 5);
    let (plan, state) = (trial.path("plan.yaml"), trial.path("plan.state.json"));
    let (good_plan, good_state) = (fs::read_to_string(&plan).unwrap(), fs::read_to_string(&state).unwrap());
    // A comment changes nothing.
    fs::write(&plan, format!("# reviewed\n{good_plan}")).unwrap();
    assert_eq!(trial.resume().code, 5);
    for (from, to) in
        [("onFailure: stop", "onFailure: continue"), ("approval: well", "approval: all"), ("name: fifth", "name: last")]
    {
        fs::write(&plan, good_plan.replace(from, to)).unwrap();
        let ended = trial.resume();
        assert!(ended.code == 2 && ended.err.contains("is not the one"), "{ended:?}");
    }
    fs::write(&plan, &good_plan).unwrap();
    for text in
        ["", "{}", &good_state.replace(&super::node_id(13), &super::node_id(1)), good_state.trim_end_matches('}')]
    {
        fs::write(&state, text).unwrap();
        let ended = trial.resume();
        assert!(ended.code == 2 && ended.err.contains("holds no rollout"), "{ended:?}");
    }
    assert_eq!(trial.stages(), planned(2));
    // To abort needs no plan that is good.
    fs::write(&state, &good_state).unwrap();
    fs::write(&plan, "").unwrap();
    assert_eq!(trial.end("abort", &[]).code, 0);
    assert_eq!(trial.state()["end"], "aborted");
}

#[test]
fn a_state_that_cannot_be_saved_makes_no_call() {
    let trial = Trial::new("0.05");
    // What is written first stands in the way.
    fs::create_dir(trial.path("plan.state.json.new")).unwrap();
    let ended = trial.run();
    assert!(ended.code == 3 && ended.err.contains("no call is made without it"), "{ended:?}");
    assert!(trial.calls().is_empty());
}

#[test]
fn time_is_fast_on_this_machine_alone() {
    let trial = Trial::of("0", |_| {
        super::plan("x", "stop", "[]").replace("http://x", "https://cce.cn-north-4.myhuaweicloud.com")
    });
    let ended = trial.run();
    assert!(ended.code == 2 && ended.err.contains("--speed"), "{ended:?}");
}

#[test]
fn a_plan_of_standard_input_needs_a_place_for_its_state() {
    let trial = Trial::new("0");
    let plan = fs::read_to_string(trial.path("plan.yaml")).unwrap();
    let ended = crate::command::run(&["rollout", "check", "-"], &plan, &[]);
    assert_eq!((ended.code, ended.out.as_str()), (0, "Nothing is wrong\n"));
    let ended = crate::command::run(&["rollout", "run", "-", "--yes"], &plan, &super::OPERATOR);
    assert!(ended.code == 2 && ended.err.contains("--state"), "{ended:?}");
}

#[test]
fn nothing_that_is_written_holds_the_credential() {
    let trial = Trial::new("0.05");
    let ended = trial.run();
    let mut texts = vec![ended.out, ended.err, trial.end("report", &[]).out, trial.end("ticket", &[]).out];
    for file in fs::read_dir(&trial.folder).unwrap() {
        texts.push(fs::read_to_string(file.unwrap().path()).unwrap());
    }
    for text in texts {
        assert!(!text.contains(super::OPERATOR[1].1), "{text}");
    }
}
