//! The chores of this repository, as `cargo xtask <command>`.
//!
//! ```text
//! cargo xtask serve      # the page with relay and sandbox on 127.0.0.1:8080
//! cargo xtask test       # everything that continuous integration runs
//! ```
//!
//! Each command sets up what it needs. What this program does not do: publish, deploy, or touch anything outside the
//! repository but the cache of tools.

mod checks;
mod command;
mod deploy;
mod digest;
mod files;
mod help;
mod inputs;
mod page;
mod place;
mod process;
mod product;
mod promises;
mod release;
mod remap;
mod rings;
mod rustc;
mod say;
mod sizes;
mod supply;
mod tools;
mod wasm_opt;

use anyhow::Result;
use clap::{CommandFactory as _, Parser, Subcommand};
use place::Place;
use product::Product;
use rings::Ring;
use std::process::ExitCode;

/// The chores of this repository
#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask",
    disable_help_subcommand = true,
    after_help = "Tools are kept in $POOLSYNC_CACHE, else $XDG_CACHE_HOME/poolsync, else ~/.cache/poolsync.\n\
                  CHROMIUM and CHROMEDRIVER name a browser and its driver."
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

/// A command with its arguments.
#[derive(Debug, Subcommand)]
enum Command {
    /// Builds the page and the server, and starts it with the sandbox on 127.0.0.1:8080
    Serve {
        /// Options of the program `poolsync`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Runs all rings of tests, or these
    Test {
        /// The rings, one by one
        rings: Vec<Ring>,
    },
    /// Builds the page into dist/
    Site,
    /// Builds the npm package into target/npm/
    Npm,
    /// Builds the program `poolsync` as it is released
    Server,
    /// Builds all twice, in folders of different names, and compares
    Reproduce {
        /// What to build; all of it if nothing is named
        products: Vec<Product>,
    },
    /// Packs page, package and program, with bills of materials and digests, into target/release-files/
    Release,
    /// Judges what comes from elsewhere by deny.toml, and writes bills of materials into target/supply/
    Supply,
    /// Measures the npm package's speed and memory beside that of others, as ratios of one run
    Bench {
        /// The measurements; all of them if none is named
        names: Vec<String>,
    },
    /// Takes pictures of every state of the page, or of these, into target/screenshots/
    Screenshots {
        /// The states; all of them if none is named
        states: Vec<String>,
    },
    /// Makes up texts for everything that reads a text, by cargo-fuzz and a nightly compiler
    Fuzz {
        /// How long for each target
        #[arg(long, default_value_t = command::fuzz::SECONDS)]
        seconds: u32,
        /// The targets, files of tests/fuzz/targets; all of them if none is named
        targets: Vec<String>,
    },
    /// Measures the program `poolsync` under load, beside nginx
    Load,
    /// Checks formatting, lints, and what must not be in the repository
    Check,
    /// Writes nginx.conf and Caddyfile (crates/poolsync-server/deploy) from the list of regions and calls
    Deploy,
    /// Compares the sizes with web/sizes.txt
    Size {
        /// Writes them there
        #[arg(long)]
        write: bool,
    },
    /// Only installs the tools
    Setup {
        /// Also the browser, nginx and Caddy
        #[arg(long)]
        tests: bool,
    },
    /// Runs Trunk with this project's tools: cargo xtask trunk serve
    #[command(disable_help_flag = true)]
    Trunk {
        /// What Trunk is told
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Finishes the page that Trunk has built; Trunk calls it
    #[command(hide = true)]
    FinishPage,
    /// Prints this
    Help,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command.unwrap_or(Command::Help)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say::error(format_args!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; `false` if it has told already what is not as it should be.
fn run(command: Command) -> Result<bool> {
    let place = Place::find()?;
    match command {
        Command::Test { rings } => return command::test::run(place, rings),
        Command::Release => command::release::run(&place)?,
        Command::Supply => return command::supply::run(&place),
        Command::Check => return command::check::run_alone(&place),
        Command::Serve { options } => command::serve::run(&place, &options)?,
        Command::Site => command::site::run(&place)?,
        Command::Npm => command::npm::run(&place)?,
        Command::Server => command::server::run(&place)?,
        Command::Reproduce { products } => command::reproduce::run(&place, &products)?,
        Command::Bench { names } => command::bench::run(&place, &names)?,
        Command::Screenshots { states } => command::screenshots::run(&place, &states)?,
        Command::Fuzz { seconds, targets } => command::fuzz::run(&place, &targets, seconds)?,
        Command::Load => command::load::run(&place)?,
        Command::Deploy => command::deploy::run(&place)?,
        Command::Size { write } => command::size::run(&place, write)?,
        Command::Setup { tests } => command::setup::run(&place, tests)?,
        Command::Trunk { arguments } => command::trunk::run(&place, &arguments)?,
        Command::FinishPage => command::finish_page::run(&place)?,
        Command::Help => say::line(Arguments::command().render_help()),
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        let arguments = Arguments::try_parse_from(words).map_err(|error| error.to_string())?;
        Ok(arguments.command.unwrap_or(Command::Help))
    }

    #[test]
    fn what_is_unknown_is_named_with_what_was_probably_meant() {
        for (line, wrong, right) in [
            ("sevre", "'sevre'", "'serve'"),
            ("size --wirte", "'--wirte'", "'--write'"),
            ("test natve", "'natve'", "'native'"),
        ] {
            let error = parsed(line).unwrap_err();
            assert!(error.contains(wrong) && error.contains(right), "{error}");
        }
        assert!(parsed("site again").unwrap_err().contains("'again'"));
    }

    #[test]
    fn a_flag_is_there_or_not() {
        assert!(matches!(parsed("size --write"), Ok(Command::Size { write: true })));
        assert!(matches!(parsed("size"), Ok(Command::Size { write: false })));
        assert!(parsed("size --write --write").is_err());
    }

    #[test]
    fn options_of_other_programs_reach_them_untouched() {
        for line in ["serve -- --listen 127.0.0.1:9000", "serve --listen 127.0.0.1:9000"] {
            let Ok(Command::Serve { options }) = parsed(line) else { panic!("{line}") };
            assert_eq!(options, ["--listen", "127.0.0.1:9000"], "{line}");
        }
        let Ok(Command::Serve { options }) = parsed("serve -- --help") else { panic!("serve") };
        assert_eq!(options, ["--help"]);
        let Ok(Command::Trunk { arguments }) = parsed("trunk serve --help --open") else { panic!("trunk") };
        assert_eq!(arguments, ["serve", "--help", "--open"]);
    }

    #[test]
    fn every_command_is_in_the_help_but_the_hook() {
        let help = Arguments::command().render_help().to_string();
        for command in Arguments::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            assert!(help.contains(&format!("\n  {} ", command.get_name())), "{command}: {help}");
        }
        assert!(!help.contains("finish-page"), "{help}");
        assert!(matches!(parsed(""), Ok(Command::Help)));
        assert!(matches!(parsed("help"), Ok(Command::Help)));
    }
}
