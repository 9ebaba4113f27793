//! Other programs: started with what they were told on record, so that a failure can show it.
//!
//! ```ignore
//! Program::new("cargo").args(["build", "--locked"]).folder(root).run()?;
//! ```

use crate::failure::{Failure, Result};
use crate::say;
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// A program about to be started.
pub(crate) struct Program {
    command: Command,
    /// What was set in its environment, for the failure's text; PATH is left out, being long.
    environment: Vec<String>,
    help: Option<String>,
}

impl Program {
    /// A program by its path, or by its name on PATH.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        Self { command: Command::new(program), environment: Vec::new(), help: None }
    }

    /// One more argument.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// More arguments.
    pub(crate) fn args(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(arguments);
        self
    }

    /// The folder in which it runs.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of its environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        if name != "PATH" {
            self.environment.push(format!("{name}={}", quoted(&value.as_ref().to_string_lossy())));
        }
        self.command.env(name, value);
        self
    }

    /// Takes a variable out of its environment.
    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// What to do when it fails.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Runs it with our own outputs.
    pub(crate) fn run(mut self) -> Result<()> {
        let status = self.command.status();
        let status = status.map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(self.failed(status)) }
    }

    /// Runs it and returns what it printed. Its error output is shown only if it fails.
    pub(crate) fn read(mut self) -> Result<String> {
        let output = self.command.stdin(Stdio::null()).output();
        let output = output.map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        say::error(String::from_utf8_lossy(&output.stderr).trim_end());
        Err(self.failed(output.status))
    }

    /// Runs it, shows what it prints line by line, and returns that text and whether it succeeded.
    pub(crate) fn echo(mut self) -> Result<(String, bool)> {
        let child = self.command.stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| self.not_started(&error))?;
        let mut text = String::new();
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n').map_while(io::Result::ok) {
                let line = String::from_utf8_lossy(&line);
                say::line(line.trim_end_matches('\r'));
                text.push_str(&line);
                text.push('\n');
            }
        }
        let status = child.wait().map_err(|error| self.not_started(&error))?;
        Ok((text, status.success()))
    }

    /// Becomes the program, so that signals reach it and its exit is ours. Returns only if it cannot be started.
    #[cfg(unix)]
    pub(crate) fn replace(mut self) -> Failure {
        use std::os::unix::process::CommandExt as _;
        let error = self.command.exec();
        self.not_started(&error)
    }

    /// Runs it to its end; systems without `exec` cannot do better.
    #[cfg(not(unix))]
    pub(crate) fn replace(self) -> Failure {
        match self.run() {
            Ok(()) => std::process::exit(0),
            Err(failure) => failure,
        }
    }

    /// What one would type to run the same.
    fn shown(&self) -> String {
        let mut words = self.environment.clone();
        words.push(quoted(&self.command.get_program().to_string_lossy()));
        words.extend(self.command.get_args().map(|argument| quoted(&argument.to_string_lossy())));
        words.join(" ")
    }

    fn not_started(&self, error: &io::Error) -> Failure {
        self.with_help(format!("could not start `{}`: {error}", self.shown()))
    }

    fn failed(&self, status: ExitStatus) -> Failure {
        self.with_help(format!("`{}` failed ({status})", self.shown()))
    }

    fn with_help(&self, message: String) -> Failure {
        let failure = Failure::new(message);
        match &self.help {
            Some(help) => failure.help(help.clone()),
            None => failure,
        }
    }
}

/// A word as a shell would need it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.into() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_what_was_run_and_what_to_do() {
        let failure = Program::new("cargo").arg("no such command").env("A", "b c").help("try again").run().unwrap_err();
        let text = failure.to_string();
        assert!(text.starts_with("`A='b c' cargo 'no such command'` failed ("), "{text}");
        assert!(text.ends_with("help: try again"), "{text}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let failure = Program::new("no-such-program-here").run().unwrap_err();
        assert!(failure.to_string().starts_with("could not start `no-such-program-here`: "), "{failure}");
    }

    #[test]
    fn reads_what_a_program_prints() {
        assert!(Program::new("cargo").arg("--version").read().unwrap().starts_with("cargo "));
    }

    #[test]
    fn tells_a_failed_program_from_a_good_one() {
        let (text, good) = Program::new("cargo").arg("--version").echo().unwrap();
        assert!(good && text.starts_with("cargo "), "{text}");
        assert!(!Program::new("cargo").arg("no-such-command").echo().unwrap().1);
    }
}
