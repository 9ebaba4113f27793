//! The web console: compose one call, see every problem while typing, see the exact request, send it, read the answer.
//!
//! ```no_run
//! poolsync_console::start(); // takes over the page in which it runs
//! ```
//!
//! Modules import downwards only, which `cargo xtask check` keeps:
//!
//! ```text
//! app, static_page                                             the only ones that name features
//! header connection target nodes template · credential lookup  features: components and their own small state
//! review json_editor samples import · send run rollout
//! before handover commands guide
//! components                                                   controls without a purpose of their own
//! state                                                        the one store, and all that needs no view
//! api                                                          the network
//! platform                                                     the browser
//! ```
//!
//! # What this crate does not do
//! It keeps no secret outside memory, and talks to the network in one place only, `api::fetch`.

// Views are types as deep as the page.
#![recursion_limit = "256"]
#![expect(unreachable_pub, reason = "`#[component]` writes `pub` for the parts that it makes")]

mod api;
mod app;
mod before;
mod commands;
mod components;
mod connection;
mod credential;
mod guide;
mod handover;
mod header;
mod import;
mod json_editor;
mod lookup;
mod nodes;
mod platform;
mod review;
mod rollout;
mod run;
mod samples;
mod send;
mod state;
mod static_page;
mod target;
mod template;
mod words;

#[cfg(feature = "ssr")]
pub use static_page::static_page;

/// Takes over the page in which the program runs, for as long as it lives.
pub fn start() {
    app::start();
}
