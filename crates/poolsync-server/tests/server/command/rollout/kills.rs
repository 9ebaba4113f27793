//! SIGKILL at fifty moments of a rollout of three pools and five stages, and going on after each: the service gets the same calls
//! as from one that was not disturbed.
//!
//! Between the program and the sandbox stands a door that counts requests, so that a moment is a place in the rollout and not a
//! time: "the fourth call was carried out, and its answer has not left". A call is either carried out or has never left the
//! program; what has not left is not made later either, and has a test of its own.

use super::{STAGES, Trial, each, planned};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What becomes of the request at whose moment the program is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Request {
    /// It does not reach the service.
    Kept,
    /// It is answered, and the answer is kept.
    Unanswered,
    /// It is answered, and the answer has left.
    Answered,
}

/// A moment: the request so many places after a call (0: the beginning, before any call; place 0: the call itself).
#[derive(Debug, Clone, Copy)]
struct Moment {
    call: usize,
    place: usize,
    request: Request,
}

/// Before the first call, at each call, and after the last call of each stage: where there are two, they come at once, and
/// nothing comes between them. A call that is kept is in another test.
fn moments() -> Vec<Moment> {
    use Request::{Answered, Kept, Unanswered};
    let before =
        [(1, Kept), (1, Answered), (2, Unanswered), (3, Kept), (4, Unanswered), (4, Answered), (5, Kept)].as_slice();
    let at = [(0, Unanswered), (0, Answered)].as_slice();
    let after = [(1, Kept), (1, Unanswered), (2, Answered), (3, Kept), (3, Unanswered)].as_slice();
    let of = |call: usize, places: &[(usize, Request)]| -> Vec<Moment> {
        places.iter().map(|(place, request)| Moment { call, place: *place, request: *request }).collect()
    };
    let mut moments = of(0, before);
    let mut calls = 0;
    for stage in STAGES {
        moments.extend((1..=stage.len()).flat_map(|call| of(calls + call, at)));
        calls += stage.len();
        moments.extend(of(calls, after));
    }
    moments
}

/// The door between program and sandbox.
struct Door {
    authority: String,
    /// Says when the moment has come.
    reached: Receiver<()>,
    /// True once the program is stopped, and everything passes.
    is_open: Arc<AtomicBool>,
}

#[derive(Default)]
struct Count {
    calls: usize,
    /// Calls that the service has answered.
    answered: usize,
    /// Requests since the last call, that one included.
    place: usize,
    is_reached: bool,
}

impl Door {
    fn new(sandbox: String, moment: Moment) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let authority = listener.local_addr().unwrap().to_string();
        let (tell, reached) = channel();
        let is_open = Arc::new(AtomicBool::new(false));
        let (open, count) = (is_open.clone(), Arc::new(Mutex::new(Count::default())));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (sandbox, tell, open, count) = (sandbox.clone(), tell.clone(), open.clone(), count.clone());
                std::thread::spawn(move || pass(stream, &sandbox, moment, &tell, &open, &count));
            }
        });
        Self { authority, reached, is_open }
    }
}

/// Passes a request on and its answer back, unless its moment has come.
fn pass(
    mut stream: TcpStream,
    sandbox: &str,
    moment: Moment,
    tell: &Sender<()>,
    is_open: &AtomicBool,
    count: &Mutex<Count>,
) -> Option<()> {
    let request = crate::support::read_request(&mut stream);
    if request.is_empty() {
        return None;
    }
    let is_now = {
        let mut count = count.lock().unwrap();
        if request.starts_with(b"POST ") {
            count.calls += 1;
            count.place = 0;
        } else {
            count.place += 1;
        }
        let is_now = !count.is_reached && (count.calls, count.place) == (moment.call, moment.place);
        count.is_reached |= is_now;
        is_now
    };
    if is_now && moment.request == Request::Kept {
        return tell.send(()).ok();
    }
    let mut service = TcpStream::connect(sandbox).unwrap();
    service.write_all(&request).unwrap();
    let mut answer = Vec::new();
    service.read_to_end(&mut answer).unwrap();
    if request.starts_with(b"POST ") {
        count.lock().unwrap().answered += 1;
    }
    if is_now && moment.request == Request::Answered {
        stream.write_all(&answer).ok()?;
    }
    // Of two calls that come at once, both have left when the moment of one has come.
    while is_now && moment.place == 0 && count.lock().unwrap().answered < calls_until(moment.call) {
        std::thread::sleep(Duration::from_millis(2));
    }
    if is_now && moment.request == Request::Unanswered {
        tell.send(()).ok()?;
        // The connection stays as it is until there is nobody at its other end.
        while !is_open.load(Ordering::Acquire) {
            std::thread::sleep(Duration::from_millis(2));
        }
        return None;
    }
    if is_now { tell.send(()).ok() } else { stream.write_all(&answer).ok() }
}

/// How many calls there are until the end of the stage of this one.
fn calls_until(call: usize) -> usize {
    ends().find(|end| *end >= call).unwrap_or_default()
}

/// How many calls there are until the end of each stage.
fn ends() -> impl Iterator<Item = usize> {
    STAGES.iter().scan(0, |calls, stage| {
        *calls += stage.len();
        Some(*calls)
    })
}

/// Starts a rollout by way of a door, and stops the program at the moment.
fn killed(trial: &Trial, moment: Moment) {
    let door = Door::new(trial.server.sandbox.clone(), moment);
    let path = trial.path("plan.yaml");
    let plan = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, plan.replace(&trial.server.sandbox, &door.authority)).unwrap();
    let child = trial.start("run", &["--yes", "--speed", super::SPEED]);
    let reached = door.reached.recv_timeout(Duration::from_mins(1));
    assert_eq!(reached, Ok(()), "{moment:?} never came");
    kill(child);
    door.is_open.store(true, Ordering::Release);
}

fn kill(mut child: Child) {
    // SIGKILL, which no program hears.
    child.kill().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&child.wait().unwrap()), Some(9));
}

/// Goes on, or begins where nothing was written down yet.
fn go_on(trial: &Trial) -> super::Ended {
    if trial.path("plan.state.json").exists() { trial.resume() } else { trial.run() }
}

#[test]
fn fifty_kills_change_no_call() {
    let moments = moments();
    assert_eq!(moments.len(), 50);
    // Each waits for most of its time, but starts programs as well.
    for some in moments.chunks(10) {
        each(some, |moment| {
            let trial = Trial::new("0.04");
            killed(&trial, *moment);
            let ended = go_on(&trial);
            assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{moment:?}: {ended:?}");
            let refused =
                trial.all_calls().iter().filter(|call| call["method"] == "POST" && call["status"] != 200).count();
            assert_eq!(refused, 0, "{moment:?}");
        });
    }
}

#[test]
fn several_kills_in_one_rollout_change_no_call() {
    let trial = Trial::new("0.04");
    killed(&trial, Moment { call: 1, place: 0, request: Request::Unanswered });
    for _ in 0..12 {
        let mut child = trial.start("resume", &["--speed", super::SPEED]);
        std::thread::sleep(Duration::from_millis(120));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let ended = trial.resume();
    let stages = trial.stages();
    // A program that was stopped between writing a call down and sending it has not made it, and nobody makes it later.
    match ended.code {
        0 => assert_eq!(stages, planned(5), "{ended:?}"),
        code => {
            assert_eq!(code, 3, "{ended:?}");
            assert!(trial.end("report", &[]).out.contains("the call was not carried out"), "{ended:?}");
        }
    }
}

#[test]
fn a_call_that_had_not_left_is_not_made_later() {
    let calls: Vec<usize> = (1..=9).collect();
    each(&calls, |call| {
        let trial = Trial::new("0.04");
        killed(&trial, Moment { call: *call, place: 0, request: Request::Kept });
        let ended = go_on(&trial);
        assert_eq!(ended.code, 3, "{ended:?}");
        // All stages before it are whole. In its own it is missing, and no later one has begun.
        let whole = ends().take_while(|end| end < call).count();
        let (mut stages, mut expected) = (trial.stages(), planned(whole + 1));
        let own = expected.pop().unwrap_or_default();
        let made = if stages.len() > whole { stages.pop().unwrap_or_default() } else { Vec::new() };
        assert_eq!(stages, expected, "call {call}");
        assert!(made.len() < own.len() && made.iter().all(|call| own.contains(call)), "call {call}: {made:?}");
        assert!(ended.out.contains("the call was not carried out"), "{ended:?}");
    });
}
