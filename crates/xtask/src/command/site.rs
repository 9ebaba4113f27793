//! `cargo xtask site`: the page into `dist/`.
//!
//! ```text
//! cargo xtask site
//! ```

use crate::digest;
use crate::files;
use crate::help::Help as _;
use crate::inputs;
use crate::page;
use crate::place::Place;
use crate::remap;
use crate::say;
use crate::tools::Tools;
use anyhow::{Result, anyhow};
use std::fmt::Write as _;
use std::path::Path;
use xshell::cmd;

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
        let (sh, trunk) = (place.shell()?, tools.trunk());
        let trunk = cmd!(sh, "{trunk} --log=warn build --release --public-url ./ --dist {page}")
            .env("PATH", tools.path()?)
            // Trunk 0.21 takes no other value than true and false.
            .env_remove("NO_COLOR")
            .env_remove("RUST_BACKTRACE");
        remap::reproducible(trunk, place, remap::WASM)?.run()?;
        if !page.join(page::FIRST_VISIT).is_file() {
            return Err(anyhow!("the page was built but not finished"))
                .help("Trunk.toml must have a post_build hook that runs `cargo xtask finish-page`");
        }
        Ok(())
    })?;
    files::write(&place.target().join("xtask/page.sha256"), fingerprint(place)?)
}

/// A digest of everything the page is made of, and of the page.
fn fingerprint(place: &Place) -> Result<String> {
    let mut text =
        inputs::digest(place, &["index.html", "Trunk.toml", "web/start", "web/styles", "web/locales", "web/offline"])?;
    for path in files::below(&place.page(), &|_| false)? {
        let digest = digest::sha256(&files::read(&path)?);
        let _ = writeln!(text, "{digest}  {}", name(&path, place));
    }
    Ok(digest::sha256(text.as_bytes()))
}

fn name(path: &Path, place: &Place) -> String {
    files::relative(path, &place.page())
}
