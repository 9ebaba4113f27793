//! The commands of a terminal, as a user or a script runs them, against the sandbox.

mod files;
mod rollout;
mod salting;
mod secrets;
mod sending;
mod signals;

use crate::support::{Ask, Running};
use poolsync_core::example::{CLUSTER_ID, NODE_IDS, NODEPOOL_ID, PROJECT_ID};
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

/// The keys of the users `operator` and `reader`, as the documentation of the sandbox lists them.
const OPERATOR: [(&str, &str); 2] =
    [("CLOUD_SDK_AK", "SANDBOXKEYOPERATOR01"), ("CLOUD_SDK_SK", "made-up-secret-key-of-operator-000000001")];
const READER: [(&str, &str); 2] =
    [("CLOUD_SDK_AK", "SANDBOXKEYREADER0001"), ("CLOUD_SDK_SK", "made-up-secret-key-of-reader-00000000001")];
/// Everything from which a credential could come.
const VARIABLES: [&str; 4] = ["HUAWEICLOUD_TOKEN", "CLOUD_SDK_AK", "CLOUD_SDK_SK", "CLOUD_SDK_SECURITY_TOKEN"];

/// What a program said, and how it ended.
#[derive(Debug)]
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Ended {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// Starts the program with the request on standard input.
fn start(arguments: &[&str], stdin: &str, variables: &[(&str, &str)]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poolsync"));
    for name in VARIABLES.iter().chain(&["LC_ALL", "LC_MESSAGES", "LANG"]) {
        command.env_remove(name);
    }
    command.args(arguments).envs(variables.iter().copied());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child
}

fn end(child: Child) -> Ended {
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn run(arguments: &[&str], stdin: &str, variables: &[(&str, &str)]) -> Ended {
    end(start(arguments, stdin, variables))
}

/// The request of the example at a sandbox, for the five nodes that are out of date.
fn request(sandbox: &str) -> Value {
    json!({
        "endpoint": format!("http://{sandbox}"),
        "projectId": PROJECT_ID,
        "clusterId": CLUSTER_ID,
        "nodepoolId": NODEPOOL_ID,
        "body": { "spec": { "maxUnavailable": 2, "nodeIDs": NODE_IDS[..5], "nodePoolID": NODEPOOL_ID } },
    })
}

/// The calls that a sandbox got: method and what follows the project.
fn calls(server: &Running) -> Vec<(String, String)> {
    let calls = Ask::get("/sandbox/calls").send(&server.sandbox).json();
    let text = |call: &Value, name: &str| call[name].as_str().unwrap().to_owned();
    calls.as_array().unwrap().iter().map(|call| (text(call, "method"), text(call, "path"))).collect()
}

/// How many calls of a sandbox were the one call.
fn upgrades(server: &Running) -> usize {
    calls(server).iter().filter(|(method, _)| method == "POST").count()
}
