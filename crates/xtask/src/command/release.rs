//! `cargo xtask release`: page, package, program, bills of materials and digests, into `target/release-files/`.
//!
//! ```text
//! cargo xtask release
//! cd target/release-files && sha256sum --check SHA256SUMS
//! ```
//! It sends nothing anywhere: whoever publishes looks at the folder first.

use super::{npm, server, site};
use crate::files;
use crate::place::Place;
use crate::product::Product;
use crate::release::{self, Entry, packed};
use crate::say;
use crate::supply::{self, judge};
use crate::tools::Tools;
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::path::PathBuf;
use xshell::cmd;

/// Builds all that is released, and packs it.
pub(crate) fn run(place: &Place) -> Result<()> {
    judge::fails(place)?;
    let tools = Tools::for_building(place)?;
    site::build_if_changed(place, &tools)?;
    npm::build_if_changed(place, &tools)?;
    let server = server::build(place)?;
    let version = env!("CARGO_PKG_VERSION");
    let folder = place.target().join("release-files");
    files::remove(&folder)?;
    let mut made = Vec::new();
    let page = format!("poolsync-page-{version}");
    made.push((format!("{page}.tar.gz"), packed(&release::page_entries(place, &page)?)?));
    made.push((format!("poolsync-{version}.tgz"), packed(&package_entries(place)?)?));
    let program = format!("poolsync-{version}-{}", server.target);
    made.push((format!("{program}.tar.gz"), packed(&release::program_entries(place, &server, &program)?)?));
    for (product, name) in
        [(Product::Page, "poolsync-page"), (Product::Package, "poolsync"), (Product::Server, "poolsync-server")]
    {
        made.push((format!("{name}-{version}.cdx.json"), supply::sbom(place, product)?.into_bytes()));
    }
    made.push(("CHANGELOG.md".into(), files::read(&place.root().join("web/npm/CHANGELOG.md"))?));
    let sums = release::sums(&made);
    for (name, bytes) in made {
        files::write(&folder.join(&name), bytes)?;
    }
    files::write(&folder.join("SHA256SUMS"), &sums)?;
    say::line(sums.trim_end());
    say::line(format_args!("• {}", folder.display()));
    if !server.is_static() {
        say::line(format_args!("  the program is for {} and needs its C library", server.target));
    }
    Ok(())
}

/// The files that npm would publish, in the folder `package`, as its archives have it.
fn package_entries(place: &Place) -> Result<Vec<Entry>> {
    let sh = place.shell()?;
    sh.change_dir(place.package());
    let told = cmd!(sh, "npm pack --dry-run --json --ignore-scripts --loglevel=error --no-update-notifier").read()?;
    let told: Value = serde_json::from_str(&told).context("npm pack printed no JSON")?;
    let listed = told.pointer("/0/files").and_then(Value::as_array).context("npm pack listed no files")?;
    let paths = listed.iter().filter_map(|file| file.get("path")?.as_str()).map(PathBuf::from);
    paths
        .map(|path| Ok(Entry::file(format!("package/{}", path.display()), files::read(&place.package().join(&path))?)))
        .collect()
}
