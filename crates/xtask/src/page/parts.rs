//! The program in parts: the one that starts the page, and those that come later.
//!
//! ```ignore
//! let parts = Parts::cut(&program, "poolsync-console", &folder, Stage::Release, &npm)?;
//! parts.with_every_visit(); // ["split_later.wasm"]
//! ```
//!
//! A function with `#[wasm_split(name)]` begins the part `name`. Code and data that only such functions need move there;
//! the linker's relocations say who needs what. All parts share one memory and one table of functions, so what crosses
//! is an ordinary call. `wasm_split_cli_support` does the cutting, before wasm-bindgen sees the program.

use super::Stage;
use crate::digest::integrity;
use crate::files;
use crate::help::Help as _;
use crate::tools::NpmTools;
use crate::wasm_opt;
use anyhow::{Result, anyhow};
use std::path::Path;
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

/// The script that loads parts; the glue imports it.
pub(super) const LOADER: &str = "__wasm_split.js";

/// The part that every visit loads, once the page is live: `poolsync-console/src/app.rs`.
const WITH_EVERY_VISIT: &str = "rest";

/// What the loader asks for beside the digest: a part that hangs fails after so long, and can be asked for again.
const TIME_LIMIT: &str = "signal: AbortSignal.timeout(30000)";

/// What was cut off.
#[derive(Debug)]
pub(super) struct Parts {
    /// The files of all parts but the first, by name.
    files: Vec<String>,
    with_every_visit: Vec<String>,
}

impl Parts {
    /// Cuts `program` as the linker left it, and writes into `folder` the first part with its glue (`<name>_bg.wasm`,
    /// `<name>.js`), the others (`split_*.wasm`, `chunk_*.wasm`) and [`LOADER`].
    pub(super) fn cut(program: &Path, name: &str, folder: &Path, stage: Stage, npm: &NpmTools) -> Result<Self> {
        let first = folder.join(format!("{name}.wasm"));
        let glue = format!("./{name}.js");
        let bytes = files::read(program)?;
        let mut options = Options::new(&bytes);
        options.output_dir = folder;
        options.main_out_path = &first;
        options.main_module = &glue;
        let cut = transform(options)
            .map_err(|error| anyhow!("could not cut {} into parts: {error:#}", program.display()))
            .help("the linker must keep relocations: poolsync-console/build.rs asks for them")?;
        bind(&first, name, folder, stage)?;
        files::remove(&first)?;
        let named = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let mut parts: Vec<_> = cut.split_modules.iter().filter_map(|path| named(path)).collect();
        parts.sort();
        if stage == Stage::Release {
            shrink(&folder.join(format!("{name}_bg.wasm")), npm)?;
            parts.iter().try_for_each(|part| shrink(&folder.join(part), npm))?;
        }
        let needed = cut.prefetch_map.get(WITH_EVERY_VISIT).into_iter().flatten();
        let with_every_visit = needed.map(|part| format!("{part}.wasm")).collect();
        Ok(Self { files: parts, with_every_visit })
    }

    /// The files of all parts but the first.
    pub(super) fn files(&self) -> &[String] {
        &self.files
    }

    /// Those that every visit loads.
    pub(super) fn with_every_visit(&self) -> &[String] {
        &self.with_every_visit
    }
}

/// The name of a part without what the cutter adds: `later.wasm`.
pub(super) fn plain(part: &str) -> &str {
    part.strip_prefix("split_").unwrap_or(part)
}

/// The loader with the final name of a part and the digest that it must have. Fails if it does not load that part.
pub(super) fn linked(loader: &str, part: &str, name: &str, bytes: &[u8]) -> Result<String> {
    let fetch = |name: &str, more: &str| format!("fetch(new URL(\"./{name}\", import.meta.url){more})");
    let old = fetch(part, "");
    if !loader.contains(&old) {
        return Err(anyhow!("{LOADER} does not load {part}"))
            .help("wasm_split_cli_support may write it in another way now: look at xtask/src/page/parts.rs");
    }
    Ok(loader.replace(&old, &fetch(name, &format!(", {{ integrity: \"{}\", {TIME_LIMIT} }}", integrity(bytes)))))
}

/// Writes the glue. Trunk has the right wasm-bindgen on PATH, and so has its hook.
fn bind(first: &Path, name: &str, folder: &Path, stage: Stage) -> Result<()> {
    let sh = Shell::new()?;
    let strip: &[&str] = match stage {
        Stage::Development => &[],
        Stage::Release => &["--remove-name-section", "--remove-producers-section"],
    };
    let bind = cmd!(sh, "wasm-bindgen --target=web --no-typescript --keep-lld-exports {strip...}");
    Ok(bind.arg(format!("--out-name={name}")).arg("--out-dir").args([folder, first]).run()?)
}

/// Makes a module small, in place.
fn shrink(module: &Path, npm: &NpmTools) -> Result<()> {
    let (sh, wasm_opt, features) = (Shell::new()?, npm.program("wasm-opt"), wasm_opt::FEATURES);
    let strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    Ok(cmd!(sh, "{wasm_opt} {module} -Oz {features...} {strip...} --output {module}").run()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER_TEXT: &str = "const src = fetch(new URL(\"./split_later.wasm\", import.meta.url));";

    #[test]
    fn a_part_is_fetched_by_its_final_name_and_with_its_digest() {
        // SHA-384 of nothing (FIPS 180-4).
        assert_eq!(
            linked(LOADER_TEXT, "split_later.wasm", "later-1.wasm", b"").unwrap(),
            "const src = fetch(new URL(\"./later-1.wasm\", import.meta.url), { integrity: \"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\", signal: AbortSignal.timeout(30000) });"
        );
    }

    #[test]
    fn a_part_that_nobody_loads_is_a_mistake() {
        assert!(linked(LOADER_TEXT, "split_other.wasm", "other-1.wasm", b"").is_err());
    }

    #[test]
    fn parts_have_plain_names() {
        assert_eq!(plain("split_later.wasm"), "later.wasm");
        assert_eq!(plain("chunk_2.wasm"), "chunk_2.wasm");
    }
}
