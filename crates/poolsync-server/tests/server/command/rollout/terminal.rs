//! A person at a terminal: the question before the start, approval, another credential.

use super::{Trial, planned};
use poolsync_core::example::PROJECT_ID;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use serde_json::json;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// A terminal with a program in it.
struct Terminal {
    keyboard: File,
    screen: Arc<Mutex<Vec<u8>>>,
    reader: JoinHandle<()>,
    child: Child,
}

impl Terminal {
    /// Runs it as the program of a terminal of its own.
    fn run(trial: &Trial, verb: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
        let slave = || Stdio::from(OpenOptions::new().read(true).write(true).open(&name).unwrap());
        let program = trial.command(verb, arguments);
        let mut command = Command::new("setsid");
        command.args(["--ctty", "--wait"]).arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.current_dir(&trial.folder).env("TERM", "xterm").envs(variables.iter().copied());
        let child = command.stdin(slave()).stdout(slave()).stderr(slave()).spawn().unwrap();
        let keyboard = File::from(master);
        let (mut output, screen) = (keyboard.try_clone().unwrap(), Arc::new(Mutex::new(Vec::new())));
        let shown = screen.clone();
        let reader = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            // A terminal whose program has ended is an error to read from.
            while let Ok(read @ 1..) = output.read(&mut buffer) {
                shown.lock().unwrap().extend_from_slice(&buffer[..read]);
            }
        });
        Self { keyboard, screen, reader, child }
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().unwrap()).into_owned()
    }

    /// Waits until this is to be seen, and types a line.
    fn answer(&mut self, seen: &str, line: &str) {
        let screen = self.screen.clone();
        let shows = || String::from_utf8_lossy(&screen.lock().unwrap()).contains(seen);
        let begun = std::time::Instant::now();
        while !shows() {
            assert!(begun.elapsed().as_secs() < 60, "{seen} was never to be seen: {}", self.screen());
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        self.keyboard.write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    fn end(mut self) -> (i32, String) {
        let code = self.child.wait().unwrap().code().unwrap();
        self.reader.join().unwrap();
        (code, String::from_utf8_lossy(&self.screen.lock().unwrap()).into_owned())
    }
}

#[test]
fn the_start_is_asked_for_and_a_gate_is_approved_by_name() {
    let trial = Trial::of("0.05", |sandbox| super::plan(sandbox, "stop", "[{ approval: looks well }]"));
    let mut terminal = Terminal::run(&trial, "run", &["--speed", super::SPEED], &[]);
    terminal.answer("Type yes to start: ", "yes");
    terminal.answer("type approve and your name", "what?");
    terminal.answer("One can type: ", "approve Li Na");
    let (code, screen) = terminal.end();
    assert_eq!((code, trial.stages()), (0, planned(5)), "{screen}");
    assert_eq!(trial.state()["stages"][2]["gates"][0]["by"], "Li Na");
}

#[test]
fn whoever_does_not_say_yes_starts_nothing() {
    let trial = Trial::new("0.05");
    let mut terminal = Terminal::run(&trial, "run", &["--lang", "zh"], &[]);
    terminal.answer("输入 yes 开始：", "y");
    let (code, screen) = terminal.end();
    assert!(code == 5 && trial.calls().is_empty() && screen.contains("没有开始"), "{screen}");
}

/// A token of 20,000 characters, which is more than a line of a terminal holds, of the user who has such ones.
fn long_token(trial: &Trial) -> String {
    let body = json!({ "auth": {
        "identity": { "methods": ["password"], "password": { "user": {
            "name": "many-roles", "password": "Sandbox-pass-5", "domain": { "name": "sandbox-account" } } } },
        "scope": { "project": { "id": PROJECT_ID } },
    } });
    let ask = crate::support::Ask::new("POST", "/v3/auth/tokens").header("Content-Type", "application/json");
    ask.body(body.to_string()).send(&trial.server.sandbox).header("x-subject-token").unwrap()
}

#[test]
fn a_credential_that_is_no_longer_taken_is_asked_for_again_and_nothing_is_called_meanwhile() {
    let trial = Trial::new("0.05");
    let token = long_token(&trial);
    assert_eq!(token.len(), 20_000);
    let queue = format!("/api/v3/projects/{PROJECT_ID}/clusters/{}/nodepools/{}", super::CLUSTER, super::QUEUE);
    let refused = json!({ "kind": "refuse", "status": 401, "shape": "gateway", "code": "APIGW.0301", "path": queue });
    trial.put_fault(&json!([{ "kind": "slow", "ms": 0, "path": queue }, refused]));
    let no_key = [("CLOUD_SDK_AK", ""), ("CLOUD_SDK_SK", ""), ("HUAWEICLOUD_TOKEN", &*token)];
    let mut terminal = Terminal::run(&trial, "run", &["--yes", "--speed", super::SPEED], &no_key);
    terminal.answer("type credential to enter another one", "");
    let asked = trial.all_calls().len();
    terminal.answer("One can type: ", "credential");
    terminal.answer("Token (not shown): ", "");
    // An empty one is none, and nothing was asked of the service.
    terminal.answer("token/missing", "credential");
    assert_eq!(trial.all_calls().len(), asked);
    let screen = terminal.screen.clone();
    let prompts = || String::from_utf8_lossy(&screen.lock().unwrap()).matches("Token (not shown): ").count();
    super::until("it asks again", || prompts() == 2);
    terminal.answer("Token (not shown): ", &token);
    let (code, screen) = terminal.end();
    assert_eq!((code, trial.stages()), (0, planned(5)), "{screen}");
    assert!(!screen.contains(&token.chars().take(40).collect::<String>()), "the token was shown");
}

#[test]
fn whoever_leaves_at_a_question_gets_the_terminal_back_as_it_was() {
    use rustix::termios::{LocalModes, tcgetattr};
    let trial = Trial::new("0.05");
    let path = format!("/api/v3/projects/{PROJECT_ID}/clusters/{}/nodepools/{}", super::CLUSTER, super::FRONT);
    let refused = json!({ "kind": "refuse", "status": 403, "shape": "gateway", "code": "APIGW.0302", "path": path });
    trial.put_fault(&json!([{ "kind": "slow", "ms": 0, "path": path }, refused]));
    let mut terminal = Terminal::run(&trial, "run", &["--yes", "--speed", super::SPEED], &[]);
    terminal.answer("type credential to enter another one", "credential");
    terminal.answer("Access key (not shown): ", "SANDBOXKEYOPERATOR01");
    // Ctrl-C, by the keyboard.
    terminal.answer("Secret key (not shown): ", "\u{3}");
    let modes = terminal.keyboard.try_clone().unwrap();
    let (code, screen) = terminal.end();
    assert_eq!((code, trial.calls().len()), (5, 0), "{screen}");
    let plain = LocalModes::ICANON | LocalModes::ECHO;
    assert!(tcgetattr(&modes).unwrap().local_modes.contains(plain), "the terminal shows nothing any more");
}

#[test]
fn what_is_typed_pauses_resumes_and_aborts() {
    let trial = Trial::of("0.05", |sandbox| super::plan(sandbox, "stop", "[{ approval: looks well }]"));
    let mut terminal = Terminal::run(&trial, "run", &["--yes", "--speed", super::SPEED], &[]);
    terminal.answer("type approve and your name", "pause");
    terminal.answer("type resume to go on", "resume");
    terminal.answer("UTC: resumed", "abort");
    let (code, screen) = terminal.end();
    assert_eq!((code, trial.stages()), (3, planned(2)), "{screen}");
    assert!(screen.contains("`os-image`: aborted"), "{screen}");
}
