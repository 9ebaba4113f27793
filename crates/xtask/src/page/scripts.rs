//! Scripts and style sheets, made small by esbuild.
//!
//! ```ignore
//! let start = bundled(&folder.join("start.js"), &npm)?;   // with the glue it imports
//! ```

use crate::help::Help as _;
use crate::tools::NpmTools;
use anyhow::{Context as _, Result};
use std::path::Path;
use xshell::{Shell, cmd};

/// What esbuild may assume: browsers that have WebAssembly with reference types.
const TARGET: &str = "--target=es2022";

/// Words that let text become code or markup; a built script holds none of them.
pub(crate) const FORBIDDEN: [&str; 4] =
    ["innerHTML", concat!("eval", "("), concat!("new Func", "tion("), concat!("document", ".write")];

/// A module with everything it imports, in one file.
pub(super) fn bundled(module: &Path, npm: &NpmTools) -> Result<String> {
    esbuild(module, npm, &["--bundle", "--format=esm", "--tree-shaking=true"])
}

/// A module by itself.
pub(crate) fn minified_module(module: &Path, npm: &NpmTools) -> Result<String> {
    esbuild(module, npm, &["--format=esm"])
}

/// A classic script.
pub(super) fn minified_script(script: &Path, npm: &NpmTools) -> Result<String> {
    esbuild(script, npm, &[])
}

/// A style sheet with those it imports.
pub(super) fn minified_style(style: &Path, npm: &NpmTools) -> Result<String> {
    esbuild(style, npm, &["--bundle", "--loader:.svg=dataurl"])
}

fn esbuild(file: &Path, npm: &NpmTools, options: &[&str]) -> Result<String> {
    let name = file.file_name().unwrap_or_default();
    let folder = file.parent().with_context(|| format!("{} is in no folder", file.display()))?;
    let (sh, esbuild) = (Shell::new()?, npm.program("esbuild"));
    sh.change_dir(folder);
    cmd!(sh, "{esbuild} {name} --minify {TARGET} --charset=utf8 --legal-comments=none --log-level=warning")
        // A tsconfig.json in some folder above would change the output.
        .arg("--tsconfig-raw={}")
        .args(options)
        .read()
        .help("mend the file that esbuild names above")
}
