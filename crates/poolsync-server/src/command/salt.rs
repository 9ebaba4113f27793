//! `poolsync salt`: the value of the member `password`.
//!
//! ```text
//! printf %s "$PASSWORD" | poolsync salt --username root
//! ```
//! On a terminal the password is asked for and not shown; else it is the first line of standard input.

use super::end::{End, Stop};
use super::output::Output;
use crate::cli::SaltOptions;
use crate::words;
use poolsync_core::password::{Rounds, Salt, SaltError, salt_password};
use poolsync_core::{Arg, Secret, check_password, wipe};
use std::io::{self, IsTerminal as _};

/// Prints the salted password, or what is wrong with the plain one.
pub(super) fn run(options: &SaltOptions, output: Output) -> Result<End, Stop> {
    let misuse = |name: &str, error: SaltError| {
        let args = vec![("name", Arg::text(name)), ("reason", Arg::text(&error.to_string()))];
        Stop::misuse(&words::MISUSE_SALT, args)
    };
    let salt = match &options.salt {
        Some(salt) => Salt::new(salt).map_err(|error| misuse("--salt", error))?,
        None => Salt::from_random(rand::random()),
    };
    let rounds = options.rounds.map_or(Ok(Rounds::default()), Rounds::new);
    let rounds = rounds.map_err(|error| misuse("--rounds", error))?;
    let password = password(output)?;
    // EXPOSE: looked at, not kept.
    let report = check_password(password.expose(), Some(&options.username));
    if !report.sendable() {
        return Err(Stop::Problems(report));
    }
    let salted = wipe::after(|| salt_password(&password, &salt, rounds));
    // EXPOSE: the salted form is what the command is for.
    let salted = salted.expose();
    if output.is_json() {
        Output::value(&salted)?;
    } else {
        Output::line(salted)?;
    }
    Ok(End::Fine)
}

fn password(output: Output) -> Result<Secret, Stop> {
    let missing = |_| Stop::misuse(&words::MISUSE_NO_PASSWORD, Vec::new());
    if io::stdin().is_terminal() {
        let asked = rpassword::prompt_password(words::SALT_ASK.get(output.locale())).map_err(missing)?;
        return Ok(Secret::new(asked));
    }
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line);
    let line = Secret::new(line);
    if read.map_err(missing)? == 0 {
        return Err(Stop::misuse(&words::MISUSE_NO_PASSWORD, Vec::new()));
    }
    // EXPOSE: without the end of its line, as a secret again.
    let plain = line.expose();
    let plain = plain.strip_suffix('\n').map_or(plain, |plain| plain.strip_suffix('\r').unwrap_or(plain));
    Ok(Secret::new(plain.to_owned()))
}
