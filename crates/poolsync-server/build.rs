//! Builds the crate again when the page was built again.
//!
//! ```text
//! cargo::rerun-if-changed=../../dist
//! ```
//! `rust-embed` lets cargo watch the files that it found, but not the folder, which may have been missing.

fn main() {
    println!("cargo::rerun-if-changed=../../dist");
}
