//! What xshell's commands lack: an output that is shown and read at once, and becoming another program.
//!
//! ```ignore
//! let (text, good) = process::tee(cmd!(sh, "cargo test"))?;
//! ```

use crate::say;
use anyhow::{Context as _, Result, anyhow};
use std::io::{self, BufRead as _, BufReader};
use std::process::{Command, Stdio};
use xshell::Cmd;

/// Runs a command, shows what it prints line by line, and returns that text and whether the command succeeded.
pub(crate) fn tee(command: Cmd<'_>) -> Result<(String, bool)> {
    let shown = command.to_string();
    let failed = || format!("could not run `{shown}`");
    let mut child = Command::from(command).stdout(Stdio::piped()).spawn().with_context(failed)?;
    let mut text = String::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(io::Result::ok) {
            let line = String::from_utf8_lossy(&line);
            say::line(line.trim_end_matches('\r'));
            text.push_str(&line);
            text.push('\n');
        }
    }
    let status = child.wait().with_context(failed)?;
    Ok((text, status.success()))
}

/// Runs a command, and returns what it printed and whether it succeeded; nothing is shown.
pub(crate) fn quiet(command: Cmd<'_>) -> Result<(String, bool)> {
    let output = command.quiet().ignore_status().ignore_stderr().output()?;
    Ok((String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success()))
}

/// Becomes the command, so that signals reach it and its exit is ours. Returns only if it cannot be started.
#[cfg(unix)]
pub(crate) fn replace(command: Cmd<'_>) -> anyhow::Error {
    use std::os::unix::process::CommandExt as _;
    let shown = command.to_string();
    anyhow!(Command::from(command).exec()).context(format!("could not start `{shown}`"))
}

/// Runs the command to its end; systems without `exec` cannot do better.
#[cfg(not(unix))]
pub(crate) fn replace(command: Cmd<'_>) -> anyhow::Error {
    match command.run() {
        Ok(()) => std::process::exit(0),
        Err(error) => anyhow!(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::{Shell, cmd};

    #[test]
    fn tells_a_failed_command_from_a_good_one() {
        let sh = Shell::new().unwrap();
        let (text, good) = tee(cmd!(sh, "cargo --version")).unwrap();
        assert!(good && text.starts_with("cargo "), "{text}");
        assert!(!tee(cmd!(sh, "cargo no-such-command")).unwrap().1);
    }

    #[test]
    fn a_missing_program_is_named() {
        let sh = Shell::new().unwrap();
        let error = tee(cmd!(sh, "no-such-program-here --option")).unwrap_err();
        assert_eq!(error.to_string(), "could not run `no-such-program-here --option`");
    }
}
