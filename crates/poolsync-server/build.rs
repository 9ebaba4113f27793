//! Makes the words of the command line, and builds the crate again when the page was built again.
//!
//! ```text
//! cargo::rerun-if-changed=../../dist
//! ```
//! `rust-embed` lets cargo watch the files that it found, but not the folder, which may have been missing.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=../../dist");
    let locales = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../web/locales");
    let out = std::env::var("OUT_DIR")?;
    for subject in ["command", "rollout-command"] {
        poolsync_words::build(&locales, subject, Path::new(&out))?;
    }
    Ok(())
}
