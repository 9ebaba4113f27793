//! The files of the finished page: fewer, smaller, named for their content, compressed beforehand.
//!
//! ```text
//! index.html, before-paint.js,            index.html (+ .br, .gz), with script and style in it
//! tokens.css, base.css
//! review.css                        →     page-<16 hex>.css (+ .br, .gz)
//! answer.css, cloud.css                   more-<16 hex>.css (+ .br, .gz), which the program asks for
//! start.js, poolsync-console.js           start-<16 hex>.js (+ .br, .gz)
//! poolsync-console_bg.wasm                poolsync-console-<16 hex>.wasm (+ .br, .gz)
//! split_later.wasm                        later-<16 hex>.wasm (+ .br, .gz)
//! service-worker.js                       service-worker.js, which names all these
//!                                         first-visit.json
//! ```

use super::assets::{Assets, Role};
use super::link::{Finished, FirstPaint, linked};
use super::marker::without_marker;
use super::names::with_digest;
use super::parts::{self, Parts};
use super::{compress, offline, policy, scripts};
use crate::digest::source;
use crate::files;
use crate::tools::NpmTools;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// The list of the files that a first visit asks for, in order. The page itself never asks for it.
pub(crate) const FIRST_VISIT: &str = "first-visit.json";

/// Makes the final files out of those in the folder; `html` is the page with its content in it, `assets` the files that it
/// names, `parts` those of the program.
pub(super) fn finish(folder: &Path, html: &str, assets: &Assets, parts: &Parts, npm: &NpmTools) -> Result<()> {
    let mut made = Made { folder, npm, files: BTreeMap::new() };
    made.put_program(assets.only(Role::Wasm)?, parts)?;
    made.put_module(assets.only(Role::Module)?)?;
    made.put_styles(&assets.all(Role::Style), "page.css")?;
    made.put_styles(&assets.all(Role::PartStyle), "more.css")?;
    for other in assets.all(Role::Other) {
        made.put(other, other, files::read(&folder.join(other))?);
    }
    let first_paint = first_paint(folder, assets, npm)?;
    files::remove(&folder.join("snippets"))?;
    let html = linked(html, &made.files, &first_paint)?;
    let html = policy::release(&html, &source(&first_paint.script), &source(&first_paint.style))?;
    made.write()?;
    files::write(&folder.join("index.html"), &html)?;
    offline::fill(folder)?;
    compress::all(folder)?;
    let later = parts.with_every_visit().iter().filter_map(|part| made.files.get(part));
    let later: Vec<_> = later.map(|file| file.name.as_str()).collect();
    files::write(&folder.join(FIRST_VISIT), first_visit(&html, &later)?)
}

/// Takes script and style sheets out of the folder. Both are minified first: what is digested is what the page
/// holds.
fn first_paint(folder: &Path, assets: &Assets, npm: &NpmTools) -> Result<FirstPaint> {
    let script = assets.only(Role::FirstPaintScript)?;
    let text = scripts::minified_script(&folder.join(script), npm)?;
    scripts::refuse_forbidden(script, &text)?;
    files::remove(&folder.join(script))?;
    let style = joined_styles(folder, &assets.all(Role::FirstPaintStyle), npm)?;
    Ok(FirstPaint { script: text.trim_end().into(), style: style.trim_end().into() })
}

/// The finished files by the names they had.
struct Made<'a> {
    folder: &'a Path,
    npm: &'a NpmTools,
    files: BTreeMap<String, Finished>,
}

impl Made<'_> {
    /// Takes a file in under the name `plain` with a digest, and returns that name.
    fn put(&mut self, old: &str, plain: &str, bytes: Vec<u8>) -> String {
        let name = with_digest(plain, &bytes);
        self.files.insert(old.into(), Finished { name: name.clone(), bytes });
        name
    }

    /// Takes in the first part of the program and the others; glue and loader then name them by their final names.
    fn put_program(&mut self, wasm: &str, parts: &Parts) -> Result<()> {
        let module = without_marker(files::read(&self.folder.join(wasm))?);
        let name = self.put(wasm, &wasm.replace("_bg.", "."), module);
        // The glue names the module for callers that do not say where it is.
        let glue = self.folder.join(wasm.replace("_bg.wasm", ".js"));
        files::write(&glue, files::read_text(&glue)?.replace(wasm, &name))?;
        let loader = self.folder.join(parts::LOADER);
        for part in parts.files() {
            let module = without_marker(files::read(&self.folder.join(part))?);
            let name = self.put(part, parts::plain(part), module.clone());
            files::write(&loader, parts::linked(&files::read_text(&loader)?, part, &name, &module)?)?;
        }
        Ok(())
    }

    /// Takes in a script with all that it imports: the glue and the loader, which are then no files of their own.
    fn put_module(&mut self, module: &str) -> Result<()> {
        let text = scripts::bundled(&self.folder.join(module), self.npm)?;
        scripts::refuse_forbidden(module, &text)?;
        self.put(module, module, text.into_bytes());
        files::remove(&self.folder.join(parts::LOADER))?;
        for wasm in self.files.keys().filter_map(|old| old.strip_suffix("_bg.wasm")) {
            files::remove(&self.folder.join(format!("{wasm}.js")))?;
        }
        Ok(())
    }

    /// Takes style sheets in as one file, under the name of the first.
    fn put_styles(&mut self, styles: &[&str], plain: &str) -> Result<()> {
        let Some(first) = styles.first() else { return Ok(()) };
        let text = joined_styles(self.folder, styles, self.npm)?;
        self.put(first, plain, text.into_bytes());
        Ok(())
    }

    /// Puts the finished files into the folder in place of the old ones.
    fn write(&self) -> Result<()> {
        for (old, file) in &self.files {
            files::remove(&self.folder.join(old))?;
            files::write(&self.folder.join(&file.name), &file.bytes)?;
        }
        Ok(())
    }
}

/// Style sheets as one, which is returned, and no files any more.
fn joined_styles(folder: &Path, styles: &[&str], npm: &NpmTools) -> Result<String> {
    let texts = styles.iter().map(|style| files::read_text(&folder.join(style))).collect::<Result<Vec<_>>>()?;
    let together = folder.join("together.css");
    files::write(&together, texts.join("\n"))?;
    let text = scripts::minified_style(&together, npm)?;
    files::remove(&together)?;
    styles.iter().try_for_each(|style| files::remove(&folder.join(style)))?;
    Ok(text)
}

/// What the page names, then the parts that its program asks for.
fn first_visit(html: &str, later: &[&str]) -> Result<String> {
    let assets = Assets::of(html)?;
    let asked = assets.iter().filter(|(role, _)| *role != Role::Other).map(|(_, file)| file);
    let names: Vec<_> = std::iter::once("index.html").chain(asked).chain(later.iter().copied()).collect();
    Ok(serde_json::to_string_pretty(&names).with_context(|| format!("could not write {FIRST_VISIT}"))? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_asks_in_the_order_of_the_page() {
        let html = "<script type=\"module\" src=\"./a.js\"></script><link rel=\"icon\" href=\"./i.svg\"><link rel=\"preload\" type=\"application/wasm\" href=\"./b.wasm\">";
        let list = first_visit(html, &["c.wasm"]).unwrap();
        assert_eq!(list, "[\n  \"index.html\",\n  \"a.js\",\n  \"b.wasm\",\n  \"c.wasm\"\n]\n");
    }
}
