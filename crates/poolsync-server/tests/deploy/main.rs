//! nginx and Caddy with the files of `../../deploy`, in front of the sandbox.
//!
//! `cargo xtask test deploy` runs it. Where one of the two programs is missing its tests are skipped by name, unless
//! `CI=true` says that they are needed.
//!
//! With `POOLSYNC_STAND=nginx` (or `caddy`) and the folder of a page in `POOLSYNC_PAGE` it runs no test, but says where that
//! front and its sandbox listen, and ends when its input does: for `tests/e2e/ways.test.mjs`.

#![expect(clippy::unwrap_used, reason = "what a test itself needs fails the test at once")]
#![expect(clippy::indexing_slicing, reason = "a missing member fails the test at once")]

mod cases;
mod front;
mod names;
mod stage;
#[expect(dead_code, reason = "shared with the tests of the server, which need more of it")]
#[path = "../server/support/mod.rs"]
mod support;

use front::{CADDY, NGINX, Program};
use libtest_mimic::{Arguments, Trial};
use stage::Stage;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, OnceLock};

type Shared = Arc<OnceLock<Mutex<Stage>>>;

fn main() -> ExitCode {
    if let Ok(name) = std::env::var("POOLSYNC_STAND") {
        return stand(&name);
    }
    let mut arguments = Arguments::from_args();
    // One server of each kind for all of its tests.
    arguments.test_threads = Some(1);
    let stages = [NGINX, CADDY].map(|program| (program, Shared::default()));
    let trials = stages.iter().flat_map(|(program, stage)| trials(*program, stage)).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(stages);
    if conclusion.has_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Serves until the input ends.
#[expect(clippy::print_stdout, reason = "whoever started it reads there where it listens")]
fn stand(name: &str) -> ExitCode {
    let program = [NGINX, CADDY].into_iter().find(|program| program.name == name).unwrap();
    let stage = Stage::serving(program, Path::new(&std::env::var("POOLSYNC_PAGE").unwrap()));
    println!("Poolsync: http://{}/", stage.address());
    println!("Sandbox: http://{}/", stage.server.sandbox);
    let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
    ExitCode::SUCCESS
}

fn trials(program: Program, stage: &Shared) -> Vec<Trial> {
    let set = |name: &str| std::env::var(name).is_ok_and(|value| value == "true");
    let reason = match (set("POOLSYNC_DEPLOY"), program.find().is_some() || set("CI")) {
        (false, _) => Some("run it by cargo xtask test deploy".to_owned()),
        (true, false) => Some(format!("{} is not installed", program.name)),
        (true, true) => None,
    };
    let trial = |(name, test): &(&str, fn(&Stage))| {
        let (stage, test) = (stage.clone(), *test);
        let skipped = reason.as_ref().map(|reason| format!(" (skipped: {reason})")).unwrap_or_default();
        Trial::test(format!("{}::{name}{skipped}", program.name), move || {
            let stage = stage.get_or_init(|| Mutex::new(Stage::start(program)));
            // A test that failed leaves the server as it is.
            let stage = stage.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            stage.reset();
            test(&stage);
            Ok(())
        })
        .with_ignored_flag(reason.is_some())
    };
    cases::ALL.iter().map(trial).collect()
}
