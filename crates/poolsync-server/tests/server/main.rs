//! The server from outside: real sockets on free ports of this machine, no other network.
//!
//! One program for all of it, since linking takes longer than the tests.

#![expect(clippy::unwrap_used, reason = "what a test itself needs fails the test at once")]
#![expect(clippy::indexing_slicing, reason = "a missing member fails the test at once")]

mod command;
mod malformed;
mod page;
mod program;
mod relay;
mod sandbox;
mod support;
