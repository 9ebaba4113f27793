//! Ctrl-C while nodes are followed.

#![cfg(unix)]

use super::{OPERATOR, end, request, start};
use crate::support::Running;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

#[test]
fn whoever_ends_the_following_is_told_that_the_service_goes_on() {
    let server = Running::with_sandbox("60");
    let child = start(&["send", "--yes", "--follow"], &request(&server.sandbox).to_string(), &OPERATOR);
    // Until the call was made; the first look comes a second later.
    for _ in 0..200 {
        if super::upgrades(&server) == 1 {
            break;
        }
        sleep(Duration::from_millis(50));
    }
    sleep(Duration::from_millis(1_500));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let ended = end(child);
    assert_eq!(ended.code, 4);
    assert!(ended.err.contains("the service goes on by itself"), "{ended:?}");
}
