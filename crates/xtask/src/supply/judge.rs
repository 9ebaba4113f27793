//! What cargo-deny says by `deny.toml`, and the advisories of npm about the tools of the build.
//!
//! ```text
//!   ok     S25: licences are those of deny.toml
//!   ok     S25: no crate that deny.toml bans
//! ```
//! Databases of advisories are looked at where they can be reached; where they cannot, that is said and nothing is claimed.

use crate::place::Place;
use crate::process;
use crate::rings::Tally;
use crate::say;
use crate::tools;
use anyhow::{Result, anyhow};
use serde_json::Value;
use std::path::Path;
use xshell::cmd;

/// Judgements that need no network: the name of a check of cargo-deny, and what it says when all is well.
pub(crate) const JUDGEMENTS: [(&str, &str); 3] = [
    ("licenses", "S25: licences are those of deny.toml"),
    ("bans", "S25: no crate that deny.toml bans"),
    ("sources", "S25: every crate is from crates.io"),
];

/// What is said when the database of advisories was looked at and has nothing about our crates.
pub(crate) const ADVISORIES: &str = "S25: no advisory about a crate, and none was taken back";

/// The lock files of npm, all of tools: nothing of them is in what is released.
const LOCKS: [&str; 3] = ["crates/xtask/tools", "tests/bench", "tests/consumers"];

/// Judges, and says what there is.
pub(crate) fn all(place: &Place) -> Result<Tally> {
    let deny = tools::deny(place)?;
    let sh = place.shell()?;
    let mut tally = Tally::default();
    for (check, name) in JUDGEMENTS {
        let run = cmd!(sh, "{deny} --locked --log-level=warn check --hide-inclusion-graph {check}").ignore_status();
        let output = run.quiet().output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        said.lines().filter(|line| line.starts_with("warning") || line.starts_with("error")).for_each(say::line);
        if !output.status.success() {
            say::line(&said);
        }
        tally.add(name, output.status.success());
    }
    let database = cmd!(sh, "{deny} --locked --log-level=error fetch db").quiet().ignore_stdout().ignore_stderr();
    if database.run().is_ok() {
        let run = cmd!(sh, "{deny} --locked --log-level=error check --hide-inclusion-graph --disable-fetch advisories");
        tally.count(ADVISORIES, run.run());
    } else {
        say::line(
            "  not looked at: the database of advisories (github.com/RustSec/advisory-db) cannot be reached from here",
        );
    }
    for folder in LOCKS {
        match npm(place, folder)? {
            Some(found) => found.iter().for_each(|line| say::line(format_args!("  {folder}: {line}"))),
            None => say::line(format_args!("  not looked at: npm's registry tells no advisories here about {folder}")),
        }
    }
    Ok(tally)
}

/// As [`all`], in the form of a test: fails if anything does.
pub(crate) fn fails(place: &Place) -> Result<()> {
    match all(place)?.failed {
        0 => Ok(()),
        failed => Err(anyhow!("{failed} judgements of deny.toml fail")),
    }
}

/// What npm knows about a lock file; nothing if its registry does not answer such questions.
fn npm(place: &Place, folder: &str) -> Result<Option<Vec<String>>> {
    let sh = place.shell()?;
    sh.change_dir(place.root().join(Path::new(folder)));
    let (output, _) = process::quiet(cmd!(sh, "npm audit --package-lock-only --json --no-update-notifier"))?;
    Ok(read_audit(&output))
}

/// The lines of an answer of `npm audit --json`.
fn read_audit(output: &str) -> Option<Vec<String>> {
    let answer: Value = serde_json::from_str(output).ok()?;
    answer.get("auditReportVersion")?;
    let found = answer.get("vulnerabilities").and_then(Value::as_object).into_iter().flatten();
    let line = |(name, about): (&String, &Value)| {
        let severity = about.get("severity").and_then(Value::as_str).unwrap_or("unknown");
        format!("{name}: {severity}")
    };
    let mut lines: Vec<_> = found.map(line).collect();
    if lines.is_empty() {
        lines.push("no advisory".into());
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_of_npm_is_told_from_a_refusal() {
        // Shapes of npm 10: an audit report of version 2, and a registry that takes no POST.
        let answer = r#"{"auditReportVersion":2,"vulnerabilities":{"a":{"severity":"high"}}}"#;
        assert_eq!(read_audit(answer), Some(vec!["a: high".into()]));
        assert_eq!(read_audit(r#"{"auditReportVersion":2,"vulnerabilities":{}}"#), Some(vec!["no advisory".into()]));
        assert_eq!(read_audit(r#"{"message":"405 Method Not Allowed","statusCode":405}"#), None);
        assert_eq!(read_audit(""), None);
    }
}
