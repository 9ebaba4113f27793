//! The program itself, as a user starts it.

use crate::support::Ask;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};

fn poolsync(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poolsync"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ended(arguments: &[&str]) -> (Output, String, String) {
    let output = poolsync(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    (output, out, err)
}

#[test]
fn says_where_it_listens_and_serves_there() {
    let free = "127.0.0.1:0";
    let mut child = poolsync(&["serve", "--listen", free, "--sandbox", "--sandbox-listen", free]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = |start: &str| {
        let line = lines.next().unwrap().unwrap();
        line.strip_prefix(start).and_then(|rest| rest.strip_suffix('/')).unwrap_or_else(|| panic!("{line}")).to_owned()
    };
    let page = next("Poolsync: http://");
    let sandbox = next("Sandbox: http://");
    let answers = [Ask::get("/").send(&page).status, Ask::get("/").send(&sandbox).status];
    child.kill().unwrap();
    child.wait().unwrap();
    // 503 where the page was not built before the program was.
    assert!(matches!(answers, [200 | 503, 200]), "{answers:?}");
}

#[test]
fn a_taken_port_is_told_with_the_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (output, out, err) = ended(&["--listen", &address]);
    assert_eq!((output.status.code(), out.as_str()), (Some(1), ""));
    assert_eq!(
        err,
        format!(
            "poolsync: cannot listen on {address}: another program listens there; end it, or choose another address: \
             --listen 127.0.0.1:0 takes any free port\n"
        )
    );
    let (_, _, err) = ended(&["--listen", "127.0.0.1:0", "--sandbox", "--sandbox-listen", &address]);
    assert!(err.contains("--sandbox-listen 127.0.0.1:0"), "{err}");
}

#[test]
fn help_and_version_are_said_and_nothing_else_happens() {
    let (output, out, err) = ended(&["--help"]);
    assert!(output.status.success() && err.is_empty() && out.contains("--sandbox-batch-seconds"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 120), "{out}");
    let (_, out, _) = ended(&["--version"]);
    assert_eq!(out, format!("poolsync {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_wrong_option_is_named() {
    let (output, out, err) = ended(&["--sandbx"]);
    assert_eq!((output.status.code(), out.as_str()), (Some(2), ""));
    assert!(err.starts_with("error: unexpected argument '--sandbx' found\n"), "{err}");
    assert!(err.contains("'--sandbox'") && err.contains("'--help'"), "{err}");
}
