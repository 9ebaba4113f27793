//! The commands, one file each.
//!
//! ```text
//! cargo xtask serve -- --listen 127.0.0.1:9000
//! ```

pub(crate) mod bench;
pub(crate) mod check;
pub(crate) mod deploy;
pub(crate) mod finish_page;
pub(crate) mod fuzz;
pub(crate) mod load;
pub(crate) mod npm;
pub(crate) mod release;
pub(crate) mod reproduce;
pub(crate) mod screenshots;
pub(crate) mod serve;
pub(crate) mod server;
pub(crate) mod setup;
pub(crate) mod site;
pub(crate) mod size;
pub(crate) mod supply;
pub(crate) mod test;
pub(crate) mod trunk;
