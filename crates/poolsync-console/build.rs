//! Makes the words of the page from `web/locales`, and keeps what is needed to cut the program into parts.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let locales = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../web/locales");
    let out = std::env::var("OUT_DIR")?;
    if std::env::var("CARGO_CFG_TARGET_FAMILY")? == "wasm" {
        keep_relocations();
    }
    for subject in ["console", "rollout-page"] {
        poolsync_words::build(&locales, subject, Path::new(&out))?;
    }
    Ok(())
}

/// Tells the linker to leave in which function needs what: `cargo xtask finish-page` cuts the program by it.
fn keep_relocations() {
    println!("cargo::rustc-link-arg-bins=--emit-relocs");
}
