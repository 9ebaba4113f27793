//! `cargo xtask fuzz`: texts that a fuzzer makes up, for everything that reads a text.
//!
//! ```text
//! cargo xtask fuzz --seconds 3600 import answer
//! ```
//! Targets are the files of `tests/fuzz/targets`. They begin with the texts of `tests/fuzz/seeds`, and where the tests have such
//! texts with those; what the fuzzer finds beside them stays in `target/fuzz/corpus`. It needs a nightly compiler. Fails at the first text that makes a target panic, take ten seconds or 2 GB,
//! and says where it is kept.

use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use crate::say;
use crate::tools;
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};
use xshell::cmd;

/// Seconds for each target where nobody says how long.
pub(crate) const SECONDS: u32 = 60;
/// The most bytes of a text: longer ones make the fuzzer slow. What length costs is measured by `import_properties`.
const LONGEST: u32 = 16_384;

/// Fuzzes these targets, or all, for so many seconds each.
pub(crate) fn run(place: &Place, names: &[String], seconds: u32) -> Result<()> {
    let folder = tools::fuzz(place)?;
    let ours = place.root().join("tests/fuzz");
    let all = targets(&ours)?;
    let names = if names.is_empty() { &all } else { names };
    let path = env::join_paths([folder].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap_or_default())))
        .context("could not put cargo-fuzz on PATH")?;
    let built = place.root().join("target/fuzz");
    for name in names {
        let corpus = built.join("corpus").join(name);
        let begun = seed(place.root(), name, &corpus)?;
        say::line(format_args!("• {name}: {seconds} s, beginning with {begun} texts"));
        let limits = [
            format!("-max_total_time={seconds}"),
            format!("-max_len={LONGEST}"),
            "-timeout=10".to_owned(),
            "-print_final_stats=1".to_owned(),
        ];
        let sh = place.shell()?;
        let options: [OsString; 4] =
            ["--fuzz-dir".into(), ours.clone().into(), "--target-dir".into(), built.clone().into()];
        cmd!(sh, "cargo +nightly fuzz run {options...} {name} {corpus} -- {limits...}")
            .env("PATH", &path)
            .run()
            .help("the text that did it is named above: make it a test, then mend what reads it")?;
    }
    Ok(())
}

/// The names of the targets, in their order.
fn targets(ours: &Path) -> Result<Vec<String>> {
    let mut names: Vec<_> = files_in(&ours.join("targets"))?
        .iter()
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// Writes the texts that a target begins with. Returns how many there are, of which none is an error: a fuzzer that begins with
/// nothing hardly comes behind the first line of what it tests.
fn seed(root: &Path, name: &str, corpus: &Path) -> Result<usize> {
    files::make_folder(corpus)?;
    let tests = root.join("crates/poolsync-core/tests");
    let mut beginning = match name {
        "import" => files_in(&tests.join("imports"))?.iter().map(|file| pasted(file)).collect::<Result<Vec<_>>>()?,
        "answer" => answers(&root.join("tests/fixtures/answers.json"))?,
        "json" => whole(&tests.join("cases/valid"))?.into_iter().chain(whole(&tests.join("cases/invalid"))?).collect(),
        _ => Vec::new(),
    };
    let seeds = root.join("tests/fuzz/seeds").join(name);
    if seeds.is_dir() {
        beginning.extend(whole(&seeds)?);
    }
    ensure!(!beginning.is_empty(), "{name} has no texts to begin with");
    for (count, text) in beginning.iter().enumerate() {
        files::write(&corpus.join(format!("seed-{count:03}")), text.as_bytes())?;
    }
    Ok(beginning.len())
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = || -> std::io::Result<Vec<PathBuf>> { fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect() };
    let mut files = read().with_context(|| format!("could not list {}", folder.display()))?;
    files.retain(|file| file.is_file());
    files.sort();
    Ok(files)
}

fn whole(folder: &Path) -> Result<Vec<String>> {
    files_in(folder)?.iter().map(|file| files::read_text(file)).collect()
}

/// The lines that a case of `tests/imports` pastes.
fn pasted(file: &Path) -> Result<String> {
    let case: Value = serde_json::from_str(&files::read_text(file)?)?;
    let lines = case.get("text").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// Status and body of each answer that the tests know.
fn answers(file: &Path) -> Result<Vec<String>> {
    let rows: Value = serde_json::from_str(&files::read_text(file)?)?;
    let rows = rows.get("rows").and_then(Value::as_array);
    let text = |row: &Value| {
        let status = row.get("status").and_then(Value::as_u64).unwrap_or(400);
        let body = row.get("body").and_then(Value::as_str).unwrap_or_default();
        format!("{status}\n{body}")
    };
    Ok(rows.into_iter().flatten().map(text).collect())
}
