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
//! Plain objects go in and come out; nothing has to be freed. Members are read by name (`Given`) and written by name
//! (`Made`), each through an import of its own, so that no name crosses the seam as text.
//!
//! Freed memory is wiped, and so is the stack after work with secrets: neither our copies of a secret nor those of libraries
//! and glue stay behind.
//!
//! # What this crate does not do
//! It decides nothing: rules, bytes and sentences are the core's. It sends nothing. Loading the module and the error
//! `not-initialized` belong to the hand-written files in `web/npm`.

mod answer;
mod check;
mod describe;
mod misuse;
mod password;
mod plan;
mod read;
mod region;
mod request;
mod script;
mod shape;
mod text;
mod write;

pub use answer::explain;
pub use check::{check, check_credential, check_json, effects};
pub use describe::describe;
pub use misuse::Misuse;
pub use password::{check_password, salt_password};
pub use plan::plan;
pub use region::regions;
pub use request::{build_request, format_body, sign_request};
pub use script::{decode_script, encode_script, script_budget};

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);
