//! `poolsync rollout` against the sandbox: what a person or a script sees, and what the service got.

mod approval;
mod faults;
mod files;
mod invariants;
#[cfg(unix)]
mod kills;
mod lost;
mod ordinary;
#[cfg(unix)]
mod pipelines;
#[cfg(unix)]
mod signals;
#[cfg(unix)]
mod terminal;

use super::{Ended, OPERATOR, VARIABLES, end};
use crate::support::{Ask, Running};
use poolsync_core::example::PROJECT_ID;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The cluster of three pools, as the documentation of the sandbox lists it.
const CLUSTER: &str = "8d4bfe5f-55cd-4a30-9fa8-0255ac100cef";
const FRONT: &str = "4b2ea033-7d9f-4c58-9e30-0255ac10f021";
const BACK: &str = "4b2ea033-7d9f-4c58-9e30-0255ac10f022";
const QUEUE: &str = "4b2ea033-7d9f-4c58-9e30-0255ac10f023";
/// Names and numbers of the nodes: 6, 6 and 4 of them, numbered through.
const POOLS: [(&str, &str, u32, u32); 3] = [(FRONT, "front", 1, 6), (BACK, "back", 7, 6), (QUEUE, "queue", 13, 4)];
/// Times as fast as the clock. What takes five minutes takes two seconds.
const SPEED: &str = "150";

/// What the plan of five stages comes to, by the names of nodes: written down by hand from the plan and the sandbox's list.
const STAGES: [&[&str]; 5] = [
    &["front-1"],
    &["front-2 front-3", "back-1 back-4"],
    // Of back-2, -3, -5, -6 one of each zone; a quarter of four.
    &["back-2 back-3", "queue-1"],
    &["queue-3", "front-4 front-5 front-6"],
    &["back-5 back-6", "queue-2 queue-4"],
];

/// Three pools in five stages. `gate`: what stands before the third.
fn plan(sandbox: &str, on_failure: &str, gate: &str) -> String {
    let target = |pool: &str, most: u32, nodes: &str| {
        format!("        - {{ clusterId: {CLUSTER}, nodepoolId: {pool}, maxUnavailable: {most}, nodes: {nodes} }}\n")
    };
    [
        format!(
            "apiVersion: poolsync/v1\nkind: Rollout\nmetadata: {{ name: os-image }}\nspec:\n  endpoint: http://{sandbox}\n  \
             projectId: {PROJECT_ID}\n  onFailure: {on_failure}\n  stages:\n"
        ),
        "    - name: canary\n      soak: 5s\n      targets:\n".to_owned(),
        target(FRONT, 1, "{ count: 1, order: oldest }"),
        "    - name: second\n      targets:\n".to_owned(),
        target(FRONT, 2, "{ count: 2, order: name }"),
        target(BACK, 1, "{ zone: cn-north-4a }"),
        format!("    - name: third\n      gates: {gate}\n      targets:\n"),
        target(BACK, 2, "{ count: 2, order: zone }"),
        target(QUEUE, 1, "{ percent: 25 }"),
        "    - name: fourth\n      targets:\n".to_owned(),
        target(QUEUE, 1, &format!("{{ ids: [{}] }}", node_id(15))),
        target(FRONT, 2, "rest"),
        "    - name: fifth\n      targets:\n".to_owned(),
        target(BACK, 2, "rest"),
        target(QUEUE, 2, "outOfDate"),
    ]
    .concat()
}

fn node_id(number: u32) -> String {
    format!("c8a7d9e5-b166-4dca-ac8f-0255ac7{number:05x}")
}

/// The address of a pool's upgrade call.
fn upgrade_of(pool: &str) -> String {
    let project = PROJECT_ID;
    format!("/api/v3/projects/{project}/clusters/{CLUSTER}/nodepools/{pool}/operation/upgrade")
}

/// A folder with a plan, and a sandbox for it.
struct Trial {
    server: Running,
    folder: PathBuf,
}

impl Drop for Trial {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Trial {
    /// Three pools in five stages, without a gate.
    fn new(batch_seconds: &str) -> Self {
        Self::of(batch_seconds, |sandbox| plan(sandbox, "stop", "[]"))
    }

    fn of(batch_seconds: &str, plan: impl FnOnce(&str) -> String) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let server = Running::with_sandbox(batch_seconds);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("poolsync-rollout-{}-{number}", std::process::id()));
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("plan.yaml"), plan(&server.sandbox)).unwrap();
        Self { server, folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// `poolsync rollout VERB plan.yaml …` in the folder.
    fn command(&self, verb: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_poolsync"));
        for name in VARIABLES.iter().chain(&["LC_ALL", "LC_MESSAGES", "LANG", "POOLSYNC_NODE_PASSWORD"]) {
            command.env_remove(name);
        }
        command.current_dir(&self.folder).args(["rollout", verb, "plan.yaml"]).args(arguments).envs(OPERATOR);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn start(&self, verb: &str, arguments: &[&str]) -> Child {
        self.command(verb, arguments).spawn().unwrap()
    }

    fn end(&self, verb: &str, arguments: &[&str]) -> Ended {
        end(self.start(verb, arguments))
    }

    /// Runs it as fast as the tests do.
    fn run(&self) -> Ended {
        self.end("run", &["--yes", "--speed", SPEED])
    }

    fn resume(&self) -> Ended {
        self.end("resume", &["--speed", SPEED])
    }

    fn put_fault(&self, fault: &Value) {
        assert_eq!(Ask::new("PUT", "/sandbox/fault").body(fault.to_string()).send(&self.server.sandbox).status, 204);
    }

    /// Synchronizes a node of a pool, as somebody does who knows nothing of the rollout. `number`: of the node.
    fn synchronize_elsewhere(&self, pool: &str, number: u32) {
        let key = crate::support::key((OPERATOR[0].1, OPERATOR[1].1), PROJECT_ID);
        let node = node_id(number);
        let body = format!(r#"{{"spec":{{"maxUnavailable":1,"nodeIDs":["{node}"],"nodePoolID":"{pool}"}}}}"#);
        let origin = format!("http://{}", self.server.sandbox);
        let ask = crate::support::signed_ask(&key, ("POST", &origin, &upgrade_of(pool)), &body, 0);
        assert_eq!(ask.send(&self.server.sandbox).status, 200);
    }

    fn all_calls(&self) -> Vec<Value> {
        Ask::get("/sandbox/calls").send(&self.server.sandbox).json().as_array().unwrap().clone()
    }

    /// The upgrade calls that the sandbox got, each by the names of its nodes.
    fn calls(&self) -> Vec<String> {
        self.all_calls().iter().filter_map(nodes_of_call).collect()
    }

    /// The upgrade calls by stage, those of a stage in the order of the plan.
    fn stages(&self) -> Vec<Vec<String>> {
        by_stage(self.calls())
    }

    fn state(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.path("plan.state.json")).unwrap()).unwrap()
    }
}

/// The names of the nodes of an upgrade call; none for another call.
fn nodes_of_call(call: &Value) -> Option<String> {
    let pool = call["path"].as_str()?.strip_suffix("/operation/upgrade")?.rsplit('/').next()?.to_owned();
    let body: Value = serde_json::from_str(call["body"].as_str()?).unwrap();
    assert_eq!(body["spec"]["nodePoolID"].as_str().unwrap(), pool);
    let names = names();
    let ids = body["spec"]["nodeIDs"].as_array().unwrap().iter().map(|id| id.as_str().unwrap());
    Some(ids.map(|id| names.get(id).cloned().unwrap_or_else(|| id.to_owned())).collect::<Vec<_>>().join(" "))
}

fn names() -> BTreeMap<String, String> {
    let nodes = POOLS.iter().flat_map(|(_, name, first, count)| {
        (0..*count).map(move |place| (node_id(first + place), format!("{name}-{}", place + 1)))
    });
    nodes.collect()
}

/// Sorts calls into the stages that have them; what belongs nowhere, or comes before its turn, fails the test.
fn by_stage(calls: Vec<String>) -> Vec<Vec<String>> {
    let mut stages: Vec<Vec<String>> = Vec::new();
    for call in calls {
        let stage = STAGES.iter().position(|stage| stage.contains(&&*call));
        assert!(stage.is_some(), "whose call is {call}?");
        let stage = stage.unwrap_or_default();
        assert!(stage + 1 >= stages.len() && stage <= stages.len(), "{call} came out of order, after {stages:?}");
        if stage == stages.len() {
            stages.push(Vec::new());
        }
        stages[stage].push(call);
    }
    for (stage, planned) in stages.iter_mut().zip(STAGES) {
        stage.sort_by_key(|call| planned.iter().position(|planned| planned == call));
    }
    stages
}

/// So many stages of the plan, whole.
fn planned(stages: usize) -> Vec<Vec<String>> {
    STAGES[..stages].iter().map(|stage| stage.iter().map(|call| (*call).to_owned()).collect()).collect()
}

/// Waits until it is so.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_mins(1), "it never came to it that {what}");
        sleep(Duration::from_millis(10));
    }
}

/// Does this with all of them at once: each waits for most of its time.
fn each<T: Sync>(of: &[T], check: impl Fn(&T) + Sync) {
    std::thread::scope(|scope| {
        let threads: Vec<_> = of.iter().map(|one| scope.spawn(|| check(one))).collect();
        // Each failure is told by its own thread.
        assert!(
            !threads
                .into_iter()
                .map(std::thread::ScopedJoinHandle::join)
                .collect::<Vec<_>>()
                .iter()
                .any(Result::is_err)
        );
    });
}

#[test]
fn the_plan_of_these_tests_names_every_node_once() {
    let mut called: Vec<&str> = STAGES.iter().flat_map(|stage| stage.iter()).flat_map(|call| call.split(' ')).collect();
    called.sort_unstable();
    let names = names();
    let mut all: Vec<&str> = names.values().map(String::as_str).collect();
    all.sort_unstable();
    assert_eq!(called, all);
}
