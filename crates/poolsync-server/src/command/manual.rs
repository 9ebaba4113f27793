//! `poolsync completions SHELL` and `poolsync man`: what packagers install beside the program.
//!
//! ```text
//! poolsync completions bash > /etc/bash_completion.d/poolsync
//! poolsync man > /usr/local/share/man/man1/poolsync.1
//! ```

use super::end::{End, Stop};
use super::output::Output;
use crate::cli::Cli;
use crate::words;
use clap::CommandFactory as _;
use clap_complete::Shell;
use poolsync_core::Arg;

/// Prints the completions of a shell.
pub(super) fn completions(shell: Shell) -> Result<End, Stop> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "poolsync", &mut text);
    Output::raw(&String::from_utf8_lossy(&text))?;
    Ok(End::Fine)
}

/// Prints the manual page, each command with its options.
pub(super) fn page() -> Result<End, Stop> {
    let mut text = Vec::new();
    let mut program = Cli::command();
    program.build();
    for page in pages(&program) {
        let name = page.get_bin_name().unwrap_or("poolsync").replace(' ', "-");
        let page = page.clone();
        let page = clap_mangen::Man::new(page).title(name);
        page.render(&mut text).map_err(|error| {
            Stop::Said(&words::FAILED_OUTPUT, vec![("reason", Arg::text(&error.to_string()))], End::Failed)
        })?;
    }
    Output::raw(&String::from_utf8_lossy(&text))?;
    Ok(End::Fine)
}

/// A command, and all below it.
fn pages(command: &clap::Command) -> Vec<&clap::Command> {
    std::iter::once(command).chain(command.get_subcommands().flat_map(pages)).collect()
}
