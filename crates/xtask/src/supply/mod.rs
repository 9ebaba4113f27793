//! What comes from elsewhere: which crates are in what is released, under which licences, from where.
//!
//! ```ignore
//! let shipped = crates::shipped(&place, Product::Page)?;
//! files::write(&path, notices::text(&place, Product::Page)?)?;
//! ```
//! `deny.toml` says what may come in; cargo-deny judges by it, see [`judge`].

mod crates;
pub(crate) mod judge;
mod licence;
mod notices;
mod npm_lock;
mod sbom;

pub(crate) use notices::{FILE as NOTICES, text as notices};
pub(crate) use sbom::text as sbom;
