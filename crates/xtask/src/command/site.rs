//! `cargo xtask site`: the page into `dist/`.
//!
//! ```text
//! cargo xtask site
//! ```

use crate::digest;
use crate::failure::{Failure, Result};
use crate::files;
use crate::inputs;
use crate::page;
use crate::place::Place;
use crate::program::Program;
use crate::remap;
use crate::say;
use crate::tools::Tools;
use std::fmt::Write as _;
use std::path::Path;

/// Builds the page.
pub(crate) fn run(place: &Place) -> Result<()> {
    let tools = Tools::for_building(place)?;
    build(place, &tools)
}

/// Builds the page unless it is there and nothing it is made of has changed.
pub(crate) fn build_if_changed(place: &Place, tools: &Tools) -> Result<()> {
    let mark = place.target().join("xtask/page.sha256");
    let known = files::read_text(&mark).unwrap_or_default();
    if known == fingerprint(place)? {
        say::line("• page: unchanged since it was built into dist/");
        return Ok(());
    }
    build(place, tools)
}

/// Builds the page.
pub(crate) fn build(place: &Place, tools: &Tools) -> Result<()> {
    let page = place.page();
    say::step("page: building it into dist/ (cargo, wasm-bindgen, wasm-opt, esbuild, brotli)", || {
        // Trunk would copy what an earlier build left there.
        files::remove(&place.target().join("wasm-bindgen/release"))?;
        let trunk = Program::new(tools.trunk())
            .folder(place.root())
            .args(["--log=warn", "build", "--release", "--public-url", "./", "--dist"])
            .arg(&page)
            .env("PATH", tools.path()?)
            // Trunk 0.21 takes no other value than true and false.
            .without_env("NO_COLOR")
            .without_env("RUST_BACKTRACE");
        remap::reproducible(trunk, place)?.run()?;
        if !page.join(page::FIRST_VISIT).is_file() {
            return Err(Failure::new("the page was built but not finished")
                .help("Trunk.toml must have a post_build hook that runs `cargo xtask finish-page`"));
        }
        Ok(())
    })?;
    files::write(&place.target().join("xtask/page.sha256"), fingerprint(place)?)
}

/// A digest of everything the page is made of, and of the page.
fn fingerprint(place: &Place) -> Result<String> {
    let mut text = inputs::digest(
        place,
        &["index.html", "Trunk.toml", "web/start", "web/styles", "web/locales", "web/assets", "web/examples"],
    )?;
    for path in files::below(&place.page(), &|_| false)? {
        let digest = digest::sha256(&files::read(&path)?);
        let _ = writeln!(text, "{digest}  {}", name(&path, place));
    }
    Ok(digest::sha256(text.as_bytes()))
}

fn name(path: &Path, place: &Place) -> String {
    files::relative(path, &place.page())
}
