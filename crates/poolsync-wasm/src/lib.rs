//! The npm module `poolsync`: the core for JavaScript. No logic is in here, only the way in and out.
//!
//! ```js
//! import init, { check } from "poolsync";
//!
//! await init();
//! const { problems, sendable } = check({
//!   endpoint: "https://cce.cn-north-4.myhuaweicloud.com",
//!   projectId: "0123456789abcdef0123456789abcdef",
//!   clusterId: "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
//!   nodepoolId: "DefaultPool",
//!   body: { spec: { maxUnavailable: 0, nodePoolID: "DefaultPool" } },
//! });
//! ```
//!
//! Plain objects go in and come out; nothing has to be freed. What they look like is in [`types`]: serde converts them, and
//! tsify makes the declarations for TypeScript of them. The comments of functions and types here are those that users of the
//! package read.
//!
//! Freed memory is wiped, and so is the stack after work with secrets: neither our copies of a secret nor those of libraries
//! and glue stay behind.
//!
//! One crate, three modules of the package, by its features: `call` is `poolsync`, `samples` is `poolsync/samples`, `rollout` is
//! `poolsync/rollout`. What only one of them uses is unused in the others.
//!
//! # What this crate does not do
//! It decides nothing: rules, bytes and sentences are the core's. It sends nothing. Loading the module and the error
//! `not-initialized` belong to the hand-written files in `web/npm`.

#![cfg_attr(
    not(all(feature = "call", feature = "samples", feature = "rollout")),
    allow(dead_code, unused_imports, reason = "of the shared types, each module needs its own")
)]

#[cfg(feature = "call")]
mod answer;
mod argument;
#[cfg(feature = "call")]
mod check;
#[cfg(feature = "call")]
mod describe;
#[cfg(feature = "samples")]
mod import;
mod misuse;
#[cfg(feature = "call")]
mod password;
#[cfg(feature = "call")]
mod plan;
mod record;
#[cfg(feature = "call")]
mod region;
#[cfg(feature = "call")]
mod request;
#[cfg(feature = "rollout")]
mod rollout;
#[cfg(feature = "samples")]
mod sample;
#[cfg(feature = "call")]
mod script;
mod text;
pub mod types;

#[cfg(feature = "rollout")]
pub use rollout::{
    check_rollout, next_rollout, read_pool, resolve_rollout, rollout_digest, rollout_report, start_rollout,
};
#[cfg(feature = "call")]
pub use {
    answer::explain,
    check::{check, check_credential, check_json, effects},
    describe::describe,
    password::{check_password, salt_password},
    plan::plan,
    region::regions,
    request::{build_request, format_body, sign_request},
    script::{decode_script, encode_script, script_budget},
};
#[cfg(feature = "samples")]
pub use {
    import::import_request,
    sample::{languages, sample},
};

pub use misuse::Misuse;

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);
