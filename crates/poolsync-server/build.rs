//! Puts the built page into the program: `dist/` of the repository, as a table of files.
//!
//! ```text
//! vec![File { name: "index.html".into(), plain: include_bytes!("…/dist/index.html").into(), brotli: …, gzip: … }]
//! ```
//! Without `dist/` the table is empty; the program then says on `/` how the page is built.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = variable("CARGO_MANIFEST_DIR")?;
    let dist = manifest.join("../../dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=build.rs");

    let mut files = Vec::new();
    if dist.is_dir() {
        collect(&dist.canonicalize()?, "", &mut files)?;
    }
    files.sort();
    fs::write(variable("OUT_DIR")?.join("dist.rs"), table(&files))
}

fn variable(name: &str) -> io::Result<PathBuf> {
    env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(format!("cargo did not set {name}")))
}

/// Every file below the folder: its name in the page (`assets/a.svg`) and its place.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push((name, entry.path()));
        }
    }
    Ok(())
}

/// The table as Rust. `X.br` and `X.gz` are no files of their own where `X` is one.
fn table(files: &[(String, PathBuf)]) -> String {
    let place = |name: &str| files.iter().find(|(other, _)| other == name).map(|(_, path)| path);
    let mut rust = String::from("vec![\n");
    for (name, path) in files {
        let original = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
        if original.is_some_and(|original| place(original).is_some()) {
            continue;
        }
        let packed = |suffix: &str| match place(&format!("{name}{suffix}")) {
            Some(path) => format!("Some({})", bytes(path)),
            None => "None".to_owned(),
        };
        let (brotli, gzip) = (packed(".br"), packed(".gz"));
        let _ = writeln!(
            rust,
            "    File {{ name: {name:?}.into(), plain: {}, brotli: {brotli}, gzip: {gzip} }},",
            bytes(path)
        );
    }
    rust.push_str("]\n");
    rust
}

fn bytes(path: &Path) -> String {
    format!("Bytes::from_static(include_bytes!({:?}))", path.display().to_string())
}
