//! A server, a client without any convenience, and somebody to be called.

mod client;
mod running;
mod secure;
mod signing;
mod upstream;

pub(crate) use client::{Answer, Ask, raw};
pub(crate) use running::{INDEX, Running};
pub(crate) use secure::Secure;
pub(crate) use signing::{key, signed_ask};
pub(crate) use upstream::{Upstream, read_request};
