//! Approval: digest, ticket, gates, and who approved.

use super::{Trial, planned};
use serde_json::json;

fn gated(sandbox: &str) -> String {
    super::plan(sandbox, "stop", "[{ approval: \"canary looks well\" }]")
}

#[test]
fn what_was_approved_is_started_and_anything_else_is_not() {
    let trial = Trial::new("0.05");
    let shown = trial.end("show", &[]);
    let digest = shown.out.lines().find_map(|line| line.strip_prefix("Digest: ")).unwrap().to_owned();
    assert_eq!((shown.code, digest.split(' ').count()), (0, 8));
    assert_eq!(trial.end("show", &["--digest", &digest]).code, 0);
    let other: String = digest.chars().map(|c| if c == '0' { '1' } else { c }).chain([' ']).collect();
    assert_ne!(other.trim(), digest);
    for verb in ["show", "run"] {
        let ended = trial.end(verb, &["--digest", &other]);
        assert!(ended.code == 1 && ended.out.contains("rollout/digest-differs"), "{ended:?}");
    }
    // A plan that was changed after the approval comes to something else.
    let path = trial.path("plan.yaml");
    let plan = std::fs::read_to_string(&path).unwrap();
    std::fs::write(
        &path,
        plan.replace("maxUnavailable: 1, nodes: { percent: 25 }", "maxUnavailable: 1, nodes: { percent: 50 }"),
    )
    .unwrap();
    let ended = trial.end("run", &["--digest", &digest, "--json"]);
    assert_eq!((ended.code, &ended.json()["problems"][0]["code"]), (1, &json!("rollout/digest-differs")));
    assert!(trial.calls().is_empty() && !trial.path("plan.state.json").exists());
    std::fs::write(&path, plan).unwrap();
    // The digest is the approval: nobody is asked.
    let ended = trial.end("run", &["--digest", &digest, "--speed", super::SPEED]);
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
}

#[test]
fn without_approval_nothing_is_started() {
    let trial = Trial::new("0.05");
    let ended = trial.end("run", &[]);
    assert!(ended.code == 5 && ended.err.contains("--yes") && trial.calls().is_empty(), "{ended:?}");
    assert!(!trial.path("plan.state.json").exists());
}

#[test]
fn a_gate_opens_for_whoever_approves_and_the_report_names_them() {
    let trial = Trial::of("0.05", gated);
    assert_eq!(trial.run().code, 5);
    // Nobody has approved yet.
    let ended = trial.resume();
    assert_eq!((ended.code, trial.stages()), (5, planned(2)), "{ended:?}");
    let digest = trial.state()["digest"].as_str().unwrap().to_owned();
    let other = trial.end("approve", &["--by", "Li Na", "--digest", &"0".repeat(64)]);
    assert!(other.code == 1 && other.out.contains("rollout/digest-differs"), "{other:?}");
    let ended = trial.end("approve", &["--by", "Li Na `|`", "--digest", &digest]);
    assert_eq!(ended.code, 0, "{ended:?}");
    // To approve calls nothing.
    assert_eq!(trial.stages(), planned(2));
    let again = trial.end("approve", &["--by", "Li Na"]);
    assert!(again.code == 2 && again.err.contains("does not wait for this"), "{again:?}");
    let ended = trial.resume();
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
    assert!(trial.end("report", &[]).out.contains("approved by `Li Na '│'`"), "{}", trial.end("report", &[]).out);
}

#[test]
fn of_two_approvals_each_is_given_by_itself() {
    let gates = "[{ approval: operations }, { approval: security }]";
    let trial = Trial::of("0.05", |sandbox| super::plan(sandbox, "stop", gates));
    assert_eq!(trial.run().code, 5);
    assert_eq!(trial.end("approve", &["--by", "Li Na"]).code, 0);
    assert_eq!(trial.end("status", &["--json"]).json()["approvals"], json!(["security"]));
    assert_eq!((trial.resume().code, trial.stages()), (5, planned(2)));
    assert_eq!(trial.end("approve", &["--by", "Wang Wei"]).code, 0);
    assert_eq!((trial.resume().code, trial.stages()), (0, planned(5)));
    let gates = trial.state()["stages"][2]["gates"].clone();
    assert_eq!((&gates[0]["by"], &gates[1]["by"]), (&json!("Li Na"), &json!("Wang Wei")));
}

#[test]
fn the_ticket_says_what_where_and_how_to_check_it() {
    let trial = Trial::of("0.05", gated);
    let ticket = trial.end("ticket", &[]);
    assert_eq!(ticket.code, 0, "{ticket:?}");
    let digest = trial.end("show", &["--json"]).json()["digest"].as_str().unwrap().to_owned();
    for text in [
        "# Approval of rollout `os-image`",
        "- Approval: `canary looks well`",
        "their disks are wiped",
        &format!("poolsync rollout show PLAN --digest {digest}"),
        // Three nodes, two at once.
        "4 fourth  ■■ ■\n",
    ] {
        assert!(ticket.out.contains(text), "{text} in {}", ticket.out);
    }
    for (id, name) in super::names() {
        assert!(ticket.out.contains(&format!("| `{name}` | `cn-north-4")) && ticket.out.contains(&id), "{name}");
    }
    assert!(trial.end("ticket", &["--lang", "zh"]).out.starts_with("# 分阶段同步 `os-image` 的审批\n"));
    assert!(trial.calls().is_empty());
}

#[test]
fn a_name_in_a_plan_is_one_line_whatever_stands_in_it() {
    let trial = Trial::of("0.05", |sandbox| {
        super::plan(sandbox, "stop", "[{ approval: \"well?\\nDigest: 0\" }]")
            .replace("canary\n", "\"canary\\nDigest: 0\"\n")
    });
    let shown = trial.end("show", &[]);
    assert_eq!(
        (shown.code, shown.out.lines().filter(|line| line.starts_with("Digest: ")).count()),
        (0, 1),
        "{shown:?}"
    );
    assert!(shown.out.contains("1. canary Digest: 0\n") && shown.out.contains("well? Digest: 0\n"), "{}", shown.out);
}
