//! `cargo xtask npm`: the npm package into `target/npm/`.
//!
//! ```text
//! cargo xtask npm && npm pack ./target/npm
//! ```
//!
//! Built: `poolsync.wasm`, `poolsync_glue.js` (its seam to JavaScript), `poolsync_bytes.js` (the module as text, for places
//! that load no files), the same three of `poolsync_samples` and `poolsync_rollout`, the entry files ([`entries`]), and `poolsync_words.js` (the
//! sentences of `send`, from `web/locales`), and the licences of what is in the modules. All else is written by hand in `web/npm/`. At the end `npm publish --dry-run` says
//! whether the package could be published as it is.

mod entries;
mod types;

use crate::files;
use crate::help::Help as _;
use crate::inputs;
use crate::page;
use crate::place::Place;
use crate::product::Product;
use crate::remap;
use crate::say;
use crate::supply;
use crate::tools::Tools;
use crate::wasm_opt;
use anyhow::{Context as _, Result, anyhow};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use entries::Function;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use xshell::{Shell, cmd};

const WORDS: &str = "poolsync_words.js";

/// A module of the package.
struct Module {
    /// How its files are called.
    name: &'static str,
    /// The feature of poolsync-wasm that makes it.
    feature: &'static str,
    /// What people import.
    import: &'static str,
    /// The entry files, in the order of `ENTRIES` in [`entries`].
    entries: [&'static str; 5],
    /// The file with its functions.
    functions: &'static str,
    /// The file with its declarations.
    declarations: &'static str,
    /// What `{name}.js` makes by hand of the functions, with a function `{name}With`.
    made: &'static [&'static str],
}

const MODULES: [Module; 3] = [
    Module {
        name: "poolsync",
        feature: "call",
        import: "poolsync",
        entries: ["index.js", "inline.js", "node.js", "workerd.js", "edge.js"],
        functions: "functions.js",
        declarations: "index.d.ts",
        made: &["schema", "send"],
    },
    Module {
        name: "poolsync_samples",
        feature: "samples",
        import: "poolsync/samples",
        entries: ["samples.js", "samples_inline.js", "samples_node.js", "samples_workerd.js", "samples_edge.js"],
        functions: "samples_functions.js",
        declarations: "samples.d.ts",
        made: &[],
    },
    Module {
        name: "poolsync_rollout",
        feature: "rollout",
        import: "poolsync/rollout",
        entries: ["rollout.js", "rollout_inline.js", "rollout_node.js", "rollout_workerd.js", "rollout_edge.js"],
        functions: "rollout_functions.js",
        declarations: "rollout.d.ts",
        made: &[],
    },
];

impl Module {
    fn glue(&self) -> String {
        format!("{}_glue.js", self.name)
    }

    fn file(&self) -> String {
        format!("{}.wasm", self.name)
    }

    fn bytes(&self) -> String {
        format!("{}_bytes.js", self.name)
    }
}

/// Builds the package.
pub(crate) fn run(place: &Place) -> Result<()> {
    let tools = Tools::for_building(place)?;
    build(place, &tools)
}

/// Builds the package unless it is there and nothing it is made of has changed.
pub(crate) fn build_if_changed(place: &Place, tools: &Tools) -> Result<()> {
    let known = files::read_text(&place.target().join("xtask/npm.sha256")).unwrap_or_default();
    if place.package().join(MODULES[0].file()).is_file() && known == fingerprint(place)? {
        say::line("• npm package: unchanged since it was built");
        return Ok(());
    }
    build(place, tools)
}

/// Builds the package.
pub(crate) fn build(place: &Place, tools: &Tools) -> Result<()> {
    let package = place.package();
    say::step(format_args!("npm package: building it into {}", package.display()), || {
        let work = place.target().join("xtask/npm");
        files::remove(&work)?;
        for module in &MODULES {
            compile(place, module)?;
            bind(place, tools, &work, module)?;
        }
        declarations_agree(place, &work)?;
        files::remove(&package)?;
        put_together(place, tools, &work, &package)?;
        could_be_published(&package)
    })?;
    files::write(&place.target().join("xtask/npm.sha256"), fingerprint(place)?)
}

/// Compiles a module. All have one name in the target folder, so each is bound before the next is compiled.
fn compile(place: &Place, module: &Module) -> Result<()> {
    let (sh, feature) = (place.shell()?, module.feature);
    let build =
        cmd!(sh, "cargo build --locked --package=poolsync-wasm --profile=module --target=wasm32-unknown-unknown")
            .args(["--no-default-features", "--features", feature]);
    Ok(remap::reproducible(build, place, remap::WASM)?.run()?)
}

/// Writes the glue and the optimised module into the work folder.
fn bind(place: &Place, tools: &Tools, work: &Path, named: &Module) -> Result<()> {
    let module = place.target().join("wasm32-unknown-unknown/module/poolsync_wasm.wasm");
    if !module.is_file() {
        return Err(anyhow!("the build left no {}", module.display()))
            .help("poolsync-wasm must be a cdylib: crate-type = [\"cdylib\", \"rlib\"]");
    }
    let (sh, wasm_bindgen, wasm_opt) = (place.shell()?, tools.wasm_bindgen(), tools.wasm_opt());
    cmd!(sh, "{wasm_bindgen} --target=web --omit-default-module-path")
        .arg(format!("--out-name={}_glue", named.name))
        .arg("--out-dir")
        .args([work, &module])
        .run()?;
    let (bound, file) = (work.join(format!("{}_glue_bg.wasm", named.name)), work.join(named.file()));
    let features = wasm_opt::FEATURES;
    Ok(cmd!(sh, "{wasm_opt} {bound} -O4 {features...} --output {file}").run()?)
}

/// Compares the committed declarations with those that wasm-bindgen wrote. What several modules declare stands in the first of them.
fn declarations_agree(place: &Place, work: &Path) -> Result<()> {
    let mut known = Vec::new();
    for module in &MODULES {
        let glue = files::read_text(&work.join(format!("{}_glue.d.ts", module.name)))?;
        let mut declared = types::generated(&glue, &known);
        if known.is_empty() {
            declared.push(types::codes_union());
        }
        types::compare(place, module.declarations, &declared)?;
        known.extend(declared);
    }
    Ok(())
}

/// The package: what was built, what was written by hand, and the licence.
fn put_together(place: &Place, tools: &Tools, work: &Path, package: &Path) -> Result<()> {
    let mut built = vec![(WORDS.to_owned(), words_module(place)?)];
    for named in &MODULES {
        let (glue, file) = (work.join(named.glue()), named.file());
        let text = files::read_text(&glue)?.replace(&format!("{}_glue_bg.wasm", named.name), &file);
        built.extend(entries::scripts(named, &Function::exported(&text)));
        files::write(&glue, by_name_and_not_by_class(&text)?)?;
        let module = files::read(&work.join(&file))?;
        let glue = page::minified_module(&glue, tools.npm())?;
        page::refuse_forbidden(&named.glue(), &glue)?;
        files::write(&package.join(named.glue()), glue)?;
        files::write(&package.join(named.bytes()), bytes_module(&module))?;
        files::write(&package.join(file), module)?;
    }
    for (name, script) in built {
        files::write(&package.join(name), script)?;
    }
    let by_hand = place.root().join("web/npm");
    for file in files::below(&by_hand, &|_| false)? {
        let name = files::relative(&file, &by_hand);
        let copy = package.join(&name);
        if copy.exists() {
            return Err(anyhow!("web/npm/{name} has the name of a built file")).help("give it another name");
        }
        files::copy(&file, &copy)?;
    }
    files::write(&package.join(supply::NOTICES), supply::notices(place, Product::Package)?)?;
    files::copy(&place.root().join("LICENSE"), &package.join("LICENSE"))
}

/// The glue with its question for the class of a compiled module asked by name: the edge runtime of Next.js hands over one of
/// another realm, which is no instance of this realm's class.
fn by_name_and_not_by_class(glue: &str) -> Result<String> {
    const BY_CLASS: &str = "module instanceof WebAssembly.Module";
    const BY_NAME: &str = "Object.prototype.toString.call(module) === '[object WebAssembly.Module]'";
    match glue.matches(BY_CLASS).count() {
        1 => Ok(glue.replace(&format!("!({BY_CLASS})"), &format!("!({BY_NAME})"))),
        count => Err(anyhow!("the glue asks {count} times `{BY_CLASS}`, not once"))
            .help("wasm-bindgen has changed: look at initSync in its glue"),
    }
}

/// A module that holds the bytes as text, and gives them when it is called: importing it costs nothing. `atob` is in every
/// browser, worker, Node.js, Deno and Bun.
fn bytes_module(module: &[u8]) -> String {
    format!(
        "const text=\"{}\";\nexport default()=>{{const all=atob(text),bytes=new Uint8Array(all.length);\
         for(let i=0;i<bytes.length;i++)bytes[i]=all.charCodeAt(i);return bytes}};\n",
        STANDARD.encode(module)
    )
}

/// A module that holds the sentences of `send` in both languages.
fn words_module(place: &Place) -> Result<String> {
    let words = |language: &str| {
        let file = place.root().join("web/locales").join(language).join("send.json");
        serde_json::from_str::<BTreeMap<String, String>>(&files::read_text(&file)?)
            .with_context(|| format!("{} is no list of words", file.display()))
    };
    let (en, zh) = (words("en")?, words("zh")?);
    if !en.keys().eq(zh.keys()) {
        return Err(anyhow!("web/locales/en/send.json and web/locales/zh/send.json have different keys"))
            .help("write the missing sentence in the other language");
    }
    Ok(format!("export default{};\n", json!({ "en": en, "zh": zh })))
}

/// What npm itself says of the package: everything but sending it.
fn could_be_published(package: &Path) -> Result<()> {
    let sh = Shell::new()?;
    sh.change_dir(package);
    let publish = cmd!(sh, "npm publish --dry-run --ignore-scripts --loglevel=error --no-update-notifier");
    publish.read().map(drop).help("read what npm says about web/npm/package.json")
}

fn fingerprint(place: &Place) -> Result<String> {
    let text = inputs::digest(place, &["web/npm", "web/locales", "LICENSE"])?;
    Ok(crate::digest::sha256(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_come_back_in_node() {
        let module = [0, b'a', b's', b'm', 255, 128, 10];
        let script = bytes_module(&module);
        let address = format!("data:text/javascript;base64,{}", STANDARD.encode(script));
        let program = format!("import(\"{address}\").then((m) => console.log(JSON.stringify([...m.default()])))");
        let sh = Shell::new().unwrap();
        let printed = cmd!(sh, "node --eval {program}").read().unwrap();
        assert_eq!(printed.trim(), "[0,97,115,109,255,128,10]");
    }
}
