//! Short names between a module and its glue.
//!
//! ```ignore
//! seam::shorten(&folder.join("poolsync_glue_bg.wasm"), &folder.join("poolsync_glue.js"))?;
//! ```
//!
//! wasm-bindgen names what a module imports for what it does and for the digest of its source,
//! `__wbg_then_c949d5a25a4e78f8`, and so what only the glue calls. The names stand on both sides, and sixteen random digits
//! do not compress. A browser does not care how they are spelt. Measured for the page: 3.9 kB of 90 less, with brotli.

use crate::failure::{Failure, Result};
use crate::files;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// Gives what the module and its glue have from each other short names, in both files.
/// Fails if the module cannot be read, or if the glue does not use every one of the names.
pub(crate) fn shorten(module: &Path, glue: &Path) -> Result<()> {
    let (short_module, short_glue) = shortened(&files::read(module)?, files::read_text(glue)?)?;
    files::write(module, short_module)?;
    files::write(glue, short_glue)
}

fn shortened(module: &[u8], glue: String) -> Result<(Vec<u8>, String)> {
    let mut names = Names { glue, given: BTreeMap::new() };
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(unreadable)?;
        match payload {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let import = import.map_err(unreadable)?;
                    let kind = RoundtripReencoder.entity_type(import.ty).map_err(unreadable)?;
                    let own = ["__wbg_", "__wbindgen_"].iter().any(|start| import.name.starts_with(start));
                    let module = if own { names.module(import.module)? } else { import.module.to_owned() };
                    let name = if own { names.import(import.name)? } else { import.name.to_owned() };
                    imports.import(&module, &name, kind);
                }
                out.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let export = export.map_err(unreadable)?;
                    let kind = RoundtripReencoder.export_kind(export.kind).map_err(unreadable)?;
                    let own = export.name.starts_with("wasm_bindgen__");
                    let name = if own { names.export(export.name)? } else { export.name.to_owned() };
                    exports.export(&name, kind, export.index);
                }
                out.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let (start, end) = (usize::try_from(range.start), usize::try_from(range.end));
                    let range = start.map_err(unreadable)?..end.map_err(unreadable)?;
                    let data = module.get(range).ok_or_else(|| unreadable("a section is longer than the module"))?;
                    out.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok((out.finish(), names.glue))
}

/// The glue, and what has a short name in it already.
struct Names<'m> {
    glue: String,
    given: BTreeMap<&'m str, String>,
}

impl<'m> Names<'m> {
    /// The object that holds the imports: `"./poolsync-console_bg.js": import0`.
    fn module(&mut self, old: &'m str) -> Result<String> {
        self.replaced(old, "_", |name| format!("\"{name}\": "))
    }

    /// A function of the glue: `__wbg_then_c949d5a25a4e78f8: function(arg0) {`. A number needs no quotes as its name.
    fn import(&mut self, old: &'m str) -> Result<String> {
        self.replaced(old, "", |name| format!(" {name}: function"))
    }

    /// A function of the module: `wasm.wasm_bindgen__convert__closures_____invoke__h01a02fdb5adda3ff(arg0)`.
    fn export(&mut self, old: &'m str) -> Result<String> {
        self.replaced(old, "_", |name| format!("wasm.{name}("))
    }

    /// A short name, `start` and a number, for a name that the glue has in this form.
    fn replaced(&mut self, old: &'m str, start: &str, form: fn(&str) -> String) -> Result<String> {
        if let Some(name) = self.given.get(old) {
            return Ok(name.clone());
        }
        let name = format!("{start}{}", self.given.len());
        if !self.glue.contains(&form(old)) {
            return Err(Failure::new(format!("the glue does not use `{old}` as wasm-bindgen's glue does"))
                .help("wasm-bindgen may write its glue in another way now: look at xtask/src/seam.rs"));
        }
        self.glue = self.glue.replace(&form(old), &form(&name));
        self.given.insert(old, name.clone());
        Ok(name)
    }
}

fn unreadable(error: impl Display) -> Failure {
    Failure::new(format!("could not read a module that wasm-bindgen wrote: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEN: &str = "__wbg_then_c949d5a25a4e78f8";
    const INVOKE: &str = "wasm_bindgen__convert__invoke__h01a02fdb5adda3ff";

    /// A module with two imported functions and two exported ones, byte by byte by the core specification of
    /// WebAssembly, 5.5.
    fn module([from, first, second, third, fourth]: [&str; 5]) -> Vec<u8> {
        let text = |text: &str| [&[u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
        let section = |id: u8, body: Vec<u8>| [vec![id, u8::try_from(body.len()).unwrap()], body].concat();
        let import = |from: &str, name: &str| [text(from), text(name), vec![0, 0]].concat();
        let export = |name: &str| [text(name), vec![0, 2]].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, vec![1, 0x60, 0, 0]),
            section(2, [vec![2], import(from, first), import("./loader.js", second)].concat()),
            section(3, vec![1, 0]),
            section(7, [vec![2], export(third), export(fourth)].concat()),
            section(10, vec![1, 2, 0, 0x0b]),
        ]
        .concat()
    }

    #[test]
    fn both_sides_get_the_same_names_and_all_else_stays() {
        let glue = format!("{{ {THEN}: function(a) {{ wasm.{INVOKE}(a); wasm.start(); }} }} \"./glue.js\": import0");
        let (short, glue) = shortened(&module(["./glue.js", THEN, "load", INVOKE, "start"]), glue).unwrap();
        assert_eq!(short, module(["_0", "1", "load", "_2", "start"]));
        assert_eq!(glue, "{ 1: function(a) { wasm._2(a); wasm.start(); } } \"_0\": import0");
    }

    #[test]
    fn a_name_that_the_glue_has_not_is_a_mistake() {
        let without = shortened(&module(["./glue.js", THEN, "load", INVOKE, "start"]), "\"./glue.js\": import0".into());
        assert!(without.unwrap_err().to_string().contains(THEN));
    }

    #[test]
    fn what_is_no_module_is_told() {
        let html = shortened(b"<!doctype html>", String::new());
        assert!(html.unwrap_err().to_string().contains("could not read"));
    }
}
