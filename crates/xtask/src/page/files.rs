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
//!                                         first-visit.json
//! ```

use super::assets::{Assets, NAMING, Role, asset};
use super::marker::without_marker;
use super::names::with_digest;
use super::parts::{self, Parts};
use super::template::rewrite;
use super::{compress, policy, scripts};
use crate::digest::{integrity, source};
use crate::files;
use crate::help::Help as _;
use crate::tools::NpmTools;
use anyhow::{Context as _, Result, anyhow};
use lol_html::element;
use lol_html::html_content::ContentType;
use std::collections::BTreeMap;
use std::path::Path;

/// The list of the files that a first visit asks for, in order. The page itself never asks for it.
pub(crate) const FIRST_VISIT: &str = "first-visit.json";

const COMPRESSIBLE: [&str; 7] = ["html", "css", "js", "wasm", "svg", "json", "txt"];

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
    let first_paint = FirstPaint::take(folder, assets, npm)?;
    files::remove(&folder.join("snippets"))?;
    let html = linked(html, &made.files, &first_paint)?;
    let html = policy::release(&html, &source(&first_paint.script), &source(&first_paint.style))?;
    made.write()?;
    files::write(&folder.join("index.html"), &html)?;
    compress_all(folder)?;
    let later = parts.with_every_visit().iter().filter_map(|part| made.files.get(part));
    let later: Vec<_> = later.map(|file| file.name.as_str()).collect();
    files::write(&folder.join(FIRST_VISIT), first_visit(&html, &later)?)
}

/// What stands in the page itself, so that nothing has to come before the first paint.
struct FirstPaint {
    script: String,
    style: String,
}

impl FirstPaint {
    /// Takes script and style sheets out of the folder. Both are small already: what is digested is what the page holds.
    fn take(folder: &Path, assets: &Assets, npm: &NpmTools) -> Result<Self> {
        let script = assets.only(Role::FirstPaintScript)?;
        let text = scripts::minified_script(&folder.join(script), npm)?;
        refuse_forbidden(script, &text)?;
        files::remove(&folder.join(script))?;
        let style = joined_styles(folder, &assets.all(Role::FirstPaintStyle), npm)?;
        Ok(Self { script: text.trim_end().into(), style: style.trim_end().into() })
    }
}

/// A finished file: its new name and what it holds.
struct Finished {
    name: String,
    bytes: Vec<u8>,
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
        refuse_forbidden(module, &text)?;
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

/// Fails if a built script makes code or markup out of text.
pub(crate) fn refuse_forbidden(name: &str, text: &str) -> Result<()> {
    match scripts::FORBIDDEN.iter().find(|word| text.contains(**word)) {
        Some(word) => Err(anyhow!("the built script {name} contains `{word}`"))
            .help("in `view!`, write the text of static nested elements as {\"…\"}; use no `inner_html`"),
        None => Ok(()),
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

/// The page with its elements naming the finished files. Of style sheets that became one, the first element stays; one that
/// the program asks for is none until then. What the first paint needs stands in the page.
fn linked(html: &str, made: &BTreeMap<String, Finished>, first_paint: &FirstPaint) -> Result<String> {
    let mut styled = false;
    let link = element!(NAMING, |element| {
        let Some((role, old)) = asset(element) else { return Ok(()) };
        match role {
            Role::FirstPaintScript => {
                element.replace(&format!("<script>{}</script>", first_paint.script), ContentType::Html);
            }
            Role::FirstPaintStyle if styled => element.remove(),
            Role::FirstPaintStyle => {
                styled = true;
                element.replace(&format!("<style>{}</style>", first_paint.style), ContentType::Html);
            }
            _ => {}
        }
        let Some(file) = made.get(&old) else {
            if matches!(role, Role::Style | Role::PartStyle) {
                element.remove();
            }
            return Ok(());
        };
        let digest = integrity(&file.bytes);
        element.set_attribute(if role == Role::Module { "src" } else { "href" }, &format!("./{}", file.name))?;
        match role {
            // The start script checks it: Chromium ignores and reports `integrity` on a preloaded module.
            Role::Wasm => element.set_attribute("data-integrity", &digest)?,
            Role::PartStyle => {
                element.set_attribute("rel", "part")?;
                element.set_attribute("integrity", &digest)?;
            }
            Role::Module | Role::Style => element.set_attribute("integrity", &digest)?,
            Role::FirstPaintScript | Role::FirstPaintStyle | Role::Other => {}
        }
        Ok(())
    });
    rewrite(html, vec![link])
}

fn compress_all(folder: &Path) -> Result<()> {
    for path in files::below(folder, &|_| false)? {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if !COMPRESSIBLE.contains(&extension) {
            continue;
        }
        let bytes = files::read(&path)?;
        for (end, small) in [("br", compress::brotli(&bytes)?), ("gz", compress::gzip(&bytes)?)] {
            if small.len() < bytes.len() {
                files::write(&path.with_extension(format!("{extension}.{end}")), small)?;
            }
        }
    }
    Ok(())
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
    use crate::place::Scratch;

    fn finished(name: &str, bytes: &[u8]) -> Finished {
        Finished { name: name.into(), bytes: bytes.into() }
    }

    const NOTHING: &str = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";

    #[test]
    fn elements_name_the_finished_files_with_their_digest() {
        let made = BTreeMap::from([
            ("a.js".to_owned(), finished("a-1.js", b"alert('Hello, world.');")),
            ("one.css".to_owned(), finished("page-2.css", b"")),
            ("three.css".to_owned(), finished("more-5.css", b"")),
            ("icon.svg".to_owned(), finished("icon-3.svg", b"")),
            ("m.wasm".to_owned(), finished("m-4.wasm", b"")),
        ]);
        let html = "<script type=\"module\" src=\"/a.js\"></script><link rel=\"stylesheet\" href=\"/one.css\"><link rel=\"stylesheet\" href=\"/two.css\">\
                    <link rel=\"stylesheet\" href=\"/three.css\" data-part=\"more\"><link rel=\"icon\" href=\"/icon.svg\">\
                    <link rel=\"preload\" type=\"application/wasm\" href=\"/m.wasm\">";
        let none = FirstPaint { script: String::new(), style: String::new() };
        // The digest of this script is the example of W3C Subresource Integrity; the other one is SHA-384 of nothing (FIPS 180-4).
        assert_eq!(
            linked(html, &made, &none).unwrap(),
            format!(
                "<script type=\"module\" src=\"./a-1.js\" integrity=\"sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO\"></script>\
                 <link rel=\"stylesheet\" href=\"./page-2.css\" integrity=\"{NOTHING}\">\
                 <link rel=\"part\" href=\"./more-5.css\" data-part=\"more\" integrity=\"{NOTHING}\">\
                 <link rel=\"icon\" href=\"./icon-3.svg\">\
                 <link rel=\"preload\" type=\"application/wasm\" href=\"./m-4.wasm\" data-integrity=\"{NOTHING}\">"
            )
        );
    }

    #[test]
    fn script_and_style_of_the_first_paint_stand_in_the_page_as_they_are_digested() {
        let html = "<link rel=\"stylesheet\" href=\"/a.css\" data-first-paint><link rel=\"stylesheet\" href=\"/b.css\" data-first-paint>\
                    <script src=\"/c.js\" data-first-paint></script>";
        let first_paint = FirstPaint { script: "if(a<b&&c)d()".into(), style: "a>b{c:\"&\"}".into() };
        assert_eq!(
            linked(html, &BTreeMap::new(), &first_paint).unwrap(),
            "<style>a>b{c:\"&\"}</style><script>if(a<b&&c)d()</script>"
        );
    }

    #[test]
    fn a_first_visit_asks_in_the_order_of_the_page() {
        let html = "<script type=\"module\" src=\"./a.js\"></script><link rel=\"icon\" href=\"./i.svg\"><link rel=\"preload\" type=\"application/wasm\" href=\"./b.wasm\">";
        let list = first_visit(html, &["c.wasm"]).unwrap();
        assert_eq!(list, "[\n  \"index.html\",\n  \"a.js\",\n  \"b.wasm\",\n  \"c.wasm\"\n]\n");
    }

    #[test]
    fn scripts_with_forbidden_words_do_not_pass() {
        for word in scripts::FORBIDDEN {
            let failure = refuse_forbidden("start.js", &format!("x.{word}y")).unwrap_err();
            assert!(failure.to_string().contains(word), "{failure}");
        }
        assert!(refuse_forbidden("start.js", "evaluate(documents)").is_ok());
    }

    #[test]
    fn compresses_what_shrinks_and_nothing_else() {
        let scratch = Scratch::new("compress-all");
        files::write(&scratch.path().join("long.css"), "a{b:c}".repeat(50)).unwrap();
        files::write(&scratch.path().join("short.css"), "a").unwrap();
        files::write(&scratch.path().join("image.png"), "b".repeat(500)).unwrap();
        compress_all(scratch.path()).unwrap();
        let names: Vec<_> = files::below(scratch.path(), &|_| false).unwrap();
        let names: Vec<_> = names.iter().map(|path| files::relative(path, scratch.path())).collect();
        assert_eq!(names, ["image.png", "long.css", "long.css.br", "long.css.gz", "short.css"]);
    }
}
