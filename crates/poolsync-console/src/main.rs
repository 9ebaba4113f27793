//! The web console: compose one call, see every problem while typing, see the exact request, send it, read the answer.
//!
//! Data flows one way: typed text → [`store::Store`] → checked request → review → sending → answer. Logic that needs no
//! browser lives in `poolsync_form` (fields, draft) and `poolsync_core` (rules, request, answers).
//!
//! # What this crate does not do
//! It keeps no secret outside memory, and talks to the network in one place only, `net`.

mod app;
mod asking;
mod bind;
mod body;
mod browser;
mod copying;
mod credential;
mod dom;
mod finding;
mod following;
mod form;
mod importing;
mod keeping;
mod later;
mod net;
mod prelude;
mod review;
mod samples;
mod sending;
mod server;
mod store;
mod window;
mod words;

use zeroizing_alloc::ZeroAlloc;

/// Wipes every block of memory that is freed, so that nothing of a secret stays behind, wherever a library copied it.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() {
    app::start();
}
