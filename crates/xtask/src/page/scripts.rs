//! Scripts and style sheets, made small by esbuild.
//!
//! ```ignore
//! let start = bundled(&folder.join("start.js"), &npm)?;   // with the glue it imports
//! ```

use crate::help::Help as _;
use crate::tools::NpmTools;
use anyhow::{Context as _, Result, anyhow};
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

/// Fails if a built script makes code or markup out of text.
pub(crate) fn refuse_forbidden(name: &str, text: &str) -> Result<()> {
    match FORBIDDEN.iter().find(|word| text.contains(**word)) {
        Some(word) => Err(anyhow!("the built script {name} contains `{word}`"))
            .help("in `view!`, write the text of static nested elements as {\"…\"}; use no `inner_html`"),
        None => Ok(()),
    }
}

fn esbuild(file: &Path, npm: &NpmTools, options: &[&str]) -> Result<String> {
    let name = file.file_name().unwrap_or_default();
    let folder = file.parent().with_context(|| format!("{} is in no folder", file.display()))?;
    let (sh, esbuild) = (Shell::new()?, npm.program("esbuild"));
    sh.change_dir(folder);
    cmd!(sh, "{esbuild} {name} --minify {TARGET} --charset=utf8 --legal-comments=none --log-level=warning")
        // A tsconfig.json in some folder above would change the output.
        .arg("--tsconfig-raw={}")
        // wasm-bindgen names the loader of parts once for each part, and means the same each time.
        .arg("--log-override:duplicate-object-key=silent")
        .args(options)
        .read()
        .help("mend the file that esbuild names above")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_with_forbidden_words_do_not_pass() {
        for word in FORBIDDEN {
            let failure = refuse_forbidden("start.js", &format!("x.{word}y")).unwrap_err();
            assert!(failure.to_string().contains(word), "{failure}");
        }
        assert!(refuse_forbidden("start.js", "evaluate(documents)").is_ok());
    }
}
