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
mod failure;
mod files;
mod inputs;
mod page;
mod place;
mod program;
mod remap;
mod rings;
mod say;
mod seam;
mod sizes;
mod tools;
mod wasm_opt;

use failure::{Failure, Result};
use place::Place;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [-- options]   builds the page and the server, and starts it with the sandbox on 127.0.0.1:8080
  test [ring…]         runs all rings of tests, or these: native site npm check size wasm types
                       packaging consumers deploy e2e
  site                 builds the page into dist/
  npm                  builds the npm package into target/npm/
  bench [name…]        the npm package's speed and memory beside that of others, as ratios of one run
  check                formatting, lints, and what must not be in the repository
  deploy               writes nginx.conf and Caddyfile (crates/poolsync-server/deploy) from the list of regions and calls
  size [--write]       compares the sizes with web/sizes.txt, or writes them there
  setup [--tests]      only installs the tools, with --tests also the browser, nginx and Caddy
  trunk <arguments>    runs Trunk with this project's tools: cargo xtask trunk serve

Tools are kept in $POOLSYNC_CACHE, else $XDG_CACHE_HOME/poolsync, else ~/.cache/poolsync.
CHROMIUM and CHROMEDRIVER name a browser and its driver.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_told() {
                say::error(format_args!("error: {failure}"));
            }
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        say::line(HELP);
        return Ok(());
    };
    let place = Place::find()?;
    match command.as_str() {
        "serve" => command::serve::run(&place, rest.strip_prefix(&["--".to_owned()]).unwrap_or(rest)),
        "test" => command::test::run(place, rest),
        "site" => none(rest).and_then(|()| command::site::run(&place)),
        "npm" => none(rest).and_then(|()| command::npm::run(&place)),
        "bench" => command::bench::run(&place, rest),
        "check" => none(rest).and_then(|()| command::check::run_alone(&place)),
        "deploy" => none(rest).and_then(|()| command::deploy::run(&place)),
        "size" => flag(rest, "--write").and_then(|write| command::size::run(&place, write)),
        "setup" => flag(rest, "--tests").and_then(|tests| command::setup::run(&place, tests)),
        "trunk" => command::trunk::run(&place, rest),
        "finish-page" => none(rest).and_then(|()| command::finish_page::run(&place)),
        "help" | "--help" | "-h" => {
            say::line(HELP);
            Ok(())
        }
        other => Err(Failure::new(format!("there is no command `{other}`")).help(HELP)),
    }
}

/// No arguments.
fn none(arguments: &[String]) -> Result<()> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => Err(Failure::new(format!("unknown argument `{argument}`")).help(HELP)),
    }
}

/// Whether the only argument that may be there is there.
fn flag(arguments: &[String], name: &str) -> Result<bool> {
    match arguments {
        [only] if only == name => Ok(true),
        others => none(others).map(|()| false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn unknown_words_are_named() {
        let failure = run(&words(&["sevre"])).unwrap_err();
        assert!(failure.to_string().starts_with("there is no command `sevre`"), "{failure}");
        let failure = flag(&words(&["--wirte"]), "--write").unwrap_err();
        assert!(failure.to_string().starts_with("unknown argument `--wirte`"), "{failure}");
    }

    #[test]
    fn a_flag_is_there_or_not() {
        assert_eq!(flag(&words(&["--write"]), "--write"), Ok(true));
        assert_eq!(flag(&[], "--write"), Ok(false));
        assert!(flag(&words(&["--write", "--write"]), "--write").is_err());
    }

    #[test]
    fn every_command_is_in_the_help() {
        for command in ["serve", "test", "site", "npm", "bench", "check", "deploy", "size", "setup", "trunk"] {
            assert!(HELP.contains(&format!("\n  {command} ")), "{command}");
        }
    }
}
