//! The files of the finished page: fewer, smaller, named for their content, compressed beforehand.
//!
//! ```text
//! index.html                              index.html (+ .br, .gz)
//! before-paint.js                         before-paint-<16 hex>.js (+ .br, .gz)
//! tokens.css, form.css              →     page-<16 hex>.css (+ .br, .gz)
//! answer.css, cloud.css                   more-<16 hex>.css (+ .br, .gz), which the program asks for
//! start.js, poolsync-console.js           start-<16 hex>.js (+ .br, .gz)
//! poolsync-console_bg.wasm                poolsync-console-<16 hex>.wasm (+ .br, .gz)
//! split_later.wasm                        later-<16 hex>.wasm (+ .br, .gz)
//!                                         first-visit.json
//! ```

use super::marker::without_unread;
use super::names::with_digest;
use super::parts::{self, Parts};
use super::references::{Role, all, only, reference};
use super::tag::{rewrite, tags};
use super::{compress, document, scripts};
use crate::digest::integrity;
use crate::failure::{Failure, Result};
use crate::files;
use crate::tools::NpmTools;
use std::collections::BTreeMap;
use std::path::Path;

/// The list of the files that a first visit asks for, in order. The page itself never asks for it.
pub(crate) const FIRST_VISIT: &str = "first-visit.json";

const COMPRESSIBLE: [&str; 7] = ["html", "css", "js", "wasm", "svg", "json", "txt"];

/// Makes the final files out of those in the folder; `html` is the page with its open places filled, `parts` are those of
/// the program.
pub(super) fn finish(folder: &Path, html: &str, parts: &Parts, npm: &NpmTools) -> Result<()> {
    let mut made = Made { folder, files: BTreeMap::new() };
    let wasm = only(html, Role::Wasm)?;
    let plain = wasm.replace("_bg.", ".");
    let module = made.put(&wasm, &plain, without_unread(files::read(&folder.join(&wasm))?));

    // The glue names the module for callers that do not say where it is.
    let glue = folder.join(wasm.replace("_bg.wasm", ".js"));
    files::write(&glue, files::read_text(&glue)?.replace(&wasm, &module))?;
    let loader = folder.join(parts::LOADER);
    for part in parts.files() {
        let bytes = without_unread(files::read(&folder.join(part))?);
        let name = made.put(part, parts::plain(part), bytes.clone());
        files::write(&loader, parts::linked(&files::read_text(&loader)?, part, &name, &bytes)?)?;
    }
    let start = only(html, Role::Module)?;
    let text = scripts::bundled(&folder.join(&start), npm)?;
    made.put_script(&start, text)?;
    for script in all(html, Role::Script) {
        let text = scripts::minified_script(&folder.join(&script), npm)?;
        made.put_script(&script, text)?;
    }
    for (role, plain) in [(Role::Style, "page.css"), (Role::PartStyle, "more.css")] {
        made.put_styles(&all(html, role), plain, npm)?;
    }
    for other in all(html, Role::Other) {
        made.put(&other, &other, files::read(&folder.join(&other))?);
    }
    files::remove(&glue)?;
    files::remove(&loader)?;
    files::remove(&folder.join("snippets"))?;
    let html = document::compact(&linked(html, &made.files));
    made.write()?;
    files::write(&folder.join("index.html"), &html)?;
    compress_all(folder)?;
    let later = parts.with_every_visit().iter().filter_map(|part| made.files.get(part));
    let later: Vec<_> = later.map(|file| file.name.as_str()).collect();
    files::write(&folder.join(FIRST_VISIT), first_visit(&html, &later)?)
}

/// A finished file: its new name and what it holds.
struct Finished {
    name: String,
    bytes: Vec<u8>,
}

/// The finished files by the names they had.
struct Made<'a> {
    folder: &'a Path,
    files: BTreeMap<String, Finished>,
}

impl Made<'_> {
    /// Takes a file in under the name `plain` with a digest, and returns that name.
    fn put(&mut self, old: &str, plain: &str, bytes: Vec<u8>) -> String {
        let name = with_digest(plain, &bytes);
        self.files.insert(old.into(), Finished { name: name.clone(), bytes });
        name
    }

    fn put_script(&mut self, old: &str, text: String) -> Result<()> {
        refuse_forbidden(old, &text)?;
        self.put(old, old, text.into_bytes());
        Ok(())
    }

    /// Takes style sheets in as one file, under the name of the first, and takes the others away.
    fn put_styles(&mut self, styles: &[String], plain: &str, npm: &NpmTools) -> Result<()> {
        let Some((first, others)) = styles.split_first() else { return Ok(()) };
        let together = self.folder.join(plain);
        files::write(&together, joined_styles(self.folder, styles)?)?;
        self.put(first, plain, scripts::minified_style(&together, npm)?.into_bytes());
        files::remove(&together)?;
        others.iter().try_for_each(|style| files::remove(&self.folder.join(style)))
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
        Some(word) => Err(Failure::new(format!("the built script {name} contains `{word}`"))
            .help("in `view!`, write the text of static nested elements as {\"…\"}; use no `inner_html`")),
        None => Ok(()),
    }
}

fn joined_styles(folder: &Path, styles: &[String]) -> Result<String> {
    styles
        .iter()
        .map(|style| files::read_text(&folder.join(style)))
        .collect::<Result<Vec<_>>>()
        .map(|texts| texts.join("\n"))
}

/// The page with its tags naming the finished files. Of style sheets that became one, the first tag stays; one that the
/// program asks for is none until then.
fn linked(html: &str, made: &BTreeMap<String, Finished>) -> String {
    rewrite(html, |tag| {
        let (role, old) = reference(tag)?;
        let Some(file) = made.get(old) else {
            return matches!(role, Role::Style | Role::PartStyle).then(String::new);
        };
        let attribute = if tag.is("script") { "src" } else { "href" };
        let tag = tag.clone().with(attribute, format!("./{}", file.name));
        let digest = integrity(&file.bytes);
        let tag = match role {
            Role::Other => tag,
            // The start script checks it: Chromium ignores and reports `integrity` on a preloaded module.
            Role::Wasm => tag.with("data-integrity", digest),
            Role::PartStyle => tag.with("rel", "part").with("integrity", digest),
            Role::Script | Role::Module | Role::Style => tag.with("integrity", digest),
        };
        Some(tag.write())
    })
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
    let tags = tags(html);
    let asked = tags.iter().filter_map(|(tag, _)| reference(tag)).filter(|(role, _)| *role != Role::Other);
    let asked = asked.map(|(_, file)| file).chain(later.iter().copied());
    let names: Vec<_> = std::iter::once("index.html").chain(asked).collect();
    let text = serde_json::to_string_pretty(&names);
    text.map(|text| text + "\n").map_err(|error| Failure::new(format!("could not write {FIRST_VISIT}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Scratch;

    fn finished(name: &str, bytes: &[u8]) -> Finished {
        Finished { name: name.into(), bytes: bytes.into() }
    }

    #[test]
    fn tags_name_the_finished_files_with_their_digest() {
        let made = BTreeMap::from([
            ("a.js".to_owned(), finished("a-1.js", b"alert('Hello, world.');")),
            ("one.css".to_owned(), finished("page-2.css", b"")),
            ("three.css".to_owned(), finished("more-5.css", b"")),
            ("icon.svg".to_owned(), finished("icon-3.svg", b"")),
            ("m.wasm".to_owned(), finished("m-4.wasm", b"")),
        ]);
        let html = "<script src=\"/a.js\"></script><link rel=\"stylesheet\" href=\"/one.css\"><link rel=\"stylesheet\" href=\"/two.css\">\
                    <link rel=\"stylesheet\" href=\"/three.css\" data-part=\"more\"><link rel=\"icon\" href=\"/icon.svg\">\
                    <link rel=\"preload\" type=\"application/wasm\" href=\"/m.wasm\">";
        // The digest of this script is the example of W3C Subresource Integrity; the other one is SHA-384 of nothing (FIPS 180-4).
        assert_eq!(
            linked(html, &made),
            "<script src=\"./a-1.js\" integrity=\"sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO\"></script>\
             <link rel=\"stylesheet\" href=\"./page-2.css\" integrity=\"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\">\
             <link data-part=\"more\" href=\"./more-5.css\" rel=\"part\" integrity=\"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\">\
             <link rel=\"icon\" href=\"./icon-3.svg\">\
             <link rel=\"preload\" type=\"application/wasm\" href=\"./m-4.wasm\" data-integrity=\"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\">"
        );
    }

    #[test]
    fn a_first_visit_asks_in_the_order_of_the_page() {
        let html = "<script src=\"./a.js\"></script><link rel=\"icon\" href=\"./i.svg\"><link rel=\"preload\" type=\"application/wasm\" href=\"./b.wasm\">";
        let list = first_visit(html, &["c.wasm"]).unwrap();
        assert_eq!(list, "[\n  \"index.html\",\n  \"a.js\",\n  \"b.wasm\",\n  \"c.wasm\"\n]\n");
    }

    #[test]
    fn scripts_with_forbidden_words_do_not_pass() {
        for word in scripts::FORBIDDEN {
            let failure = refuse_forbidden("start.js", &format!("x.{word}y")).unwrap_err();
            assert!(failure.to_string().contains(word), "{failure}");
        }
        assert_eq!(refuse_forbidden("start.js", "evaluate(documents)"), Ok(()));
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
