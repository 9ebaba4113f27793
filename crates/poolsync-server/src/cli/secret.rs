//! Credentials and passwords in arguments, which are refused before anything else is read.
//!
//! ```
//! use poolsync_server::cli::secret_argument;
//!
//! let arguments = ["poolsync", "send", "request.json", "--token=MIIF"].map(Into::into);
//! assert_eq!(secret_argument(&arguments).as_deref(), Some("--token"));
//! ```
//! Arguments are seen by every user of a machine and kept by shells. What stands after such a name never gets into a
//! message.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Options by which other tools take a credential or password, without dashes.
const NAMES: [&str; 17] = [
    "accesskey",
    "ak",
    "authtoken",
    "cliaccesskey",
    "clisecretkey",
    "clisecuritytoken",
    "credential",
    "iampassword",
    "passwd",
    "password",
    "secret",
    "secretaccesskey",
    "secretkey",
    "securitytoken",
    "sk",
    "token",
    "xauthtoken",
];

/// Returns the name of the first option that would hold a credential or password; none if there is none. The first argument
/// is the program. For `salt` any word that is no option is one.
pub fn secret_argument(arguments: &[OsString]) -> Option<String> {
    let arguments: Vec<_> = arguments.iter().skip(1).map(|argument| argument.to_string_lossy()).collect();
    let option = |argument: &str| {
        let name = argument.strip_prefix('-')?.split(['=', ':']).next().unwrap_or_default();
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        NAMES.contains(&plain.to_ascii_lowercase().as_str()).then(|| format!("-{name}"))
    };
    let named = arguments.iter().find_map(|argument| option(argument));
    named.or_else(|| (arguments.first()? == "salt" && has_word(&arguments)).then(|| "PASSWORD".to_owned()))
}

/// The options of `poolsync salt` that take a value.
const SALT_VALUES: [&str; 4] = ["--lang", "--rounds", "--salt", "--username"];

/// Returns true if a word after `salt` is neither an option nor the value of one.
fn has_word(arguments: &[std::borrow::Cow<'_, str>]) -> bool {
    let mut is_value = false;
    arguments.iter().skip(1).any(|argument| {
        let is_word = !argument.starts_with('-') && !is_value;
        is_value = SALT_VALUES.contains(&&**argument);
        is_word
    })
}

/// Returns the error without the word that nobody expected: it may be a secret that was meant for an option. Commands and
/// options are named as before.
pub fn without_words(mut error: clap::Error) -> clap::Error {
    let is_word =
        matches!(error.get(ContextKind::InvalidArg), Some(ContextValue::String(word)) if !word.starts_with('-'));
    if error.kind() == ErrorKind::UnknownArgument && is_word {
        error.insert(ContextKind::InvalidArg, ContextValue::String("…".to_owned()));
        error.remove(ContextKind::Suggested);
    }
    error
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_options_of_salt_that_take_a_value_are_all_known() {
        let mut program = crate::cli::Cli::command();
        program.build();
        let salt = program.find_subcommand("salt").unwrap();
        let options = salt.get_arguments().filter(|option| option.get_action().takes_values());
        let mut names: Vec<String> = options.filter_map(|option| Some(format!("--{}", option.get_long()?))).collect();
        names.sort();
        assert_eq!(names, SALT_VALUES);
    }

    fn refused(line: &str) -> Option<String> {
        let arguments: Vec<OsString> = line.split_whitespace().map(Into::into).collect();
        secret_argument(&arguments)
    }

    #[test]
    fn a_credential_is_refused_by_the_name_of_its_option() {
        for (line, name) in [
            ("poolsync send --token MIIF", "--token"),
            ("poolsync send --X-Auth-Token=MIIF", "--X-Auth-Token"),
            ("poolsync send r.json --secret_key=SK", "--secret_key"),
            ("poolsync send --cli-access-key=AK", "--cli-access-key"),
            ("poolsync -ak AK", "-ak"),
            ("poolsync salt --password Secret-1", "--password"),
            ("poolsync salt Secret-1", "PASSWORD"),
            ("poolsync salt --username root Secret-1", "PASSWORD"),
        ] {
            assert_eq!(refused(line).as_deref(), Some(name), "{line}");
        }
    }

    #[test]
    fn other_arguments_are_let_through() {
        for line in [
            "poolsync",
            "poolsync --sandbox",
            "poolsync send request.json --credential-fd 3 --auth token",
            "poolsync check token.json",
            "poolsync salt --username root --salt abc --rounds 5000 --json --lang zh",
        ] {
            assert_eq!(refused(line), None, "{line}");
        }
    }
}
