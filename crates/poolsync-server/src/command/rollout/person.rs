//! The person at the terminal: what is typed while a rollout runs, a line at a time, and a credential without showing it.
//!
//! ```text
//! approve Li Na
//! ```
//! One thread reads, so that nothing that is typed gets to somebody else. Without a terminal there is nobody.

use crate::command::output::Output;
use crate::words::rollout as words;
use poolsync_core::{AccessKey, Credential, Secret, Word};
use std::io::{self, IsTerminal as _};
use std::sync::mpsc::{Sender, channel};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// What a person said.
#[derive(Debug)]
pub(super) enum Said {
    /// No further call until `resume`.
    Pause,
    /// Go on.
    Resume,
    /// Skip a soak, or open gates.
    Promote,
    /// No further call, ever.
    Abort,
    /// The stage that waits is approved of, by this name.
    Approve(String),
    /// What became of the call whose answer was lost; in which pool, where there is more than one.
    Decide(bool, Option<String>),
    /// Another credential shall be asked for.
    Credential,
    /// Another credential.
    Given(Credential),
    /// Something else.
    NotUnderstood,
    /// The terminal is closed.
    Gone,
}

enum Ask {
    Line,
    Credential { is_token: bool },
}

/// The person at the terminal, if there is one.
#[derive(Debug)]
pub(super) struct Person {
    ask: Option<Sender<Ask>>,
    said: UnboundedReceiver<Said>,
}

impl Person {
    /// Listens from now on, where there is a terminal.
    pub(super) fn listen(output: Output) -> Self {
        let (answer, said) = unbounded_channel();
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Self { ask: None, said };
        }
        let (ask, asked) = channel();
        std::thread::spawn(move || {
            for what in asked {
                let said = match what {
                    Ask::Line => line(),
                    Ask::Credential { is_token } => credential(is_token, output),
                };
                let is_gone = matches!(said, Said::Gone);
                if answer.send(said).is_err() || is_gone {
                    return;
                }
            }
        });
        let person = Self { ask: Some(ask), said };
        person.ask(Ask::Line);
        person
    }

    /// Returns true if there is somebody to ask.
    pub(super) fn is_there(&self) -> bool {
        self.ask.is_some()
    }

    /// Returns what is said next.
    pub(super) async fn said(&mut self) -> Said {
        if self.ask.is_none() {
            return std::future::pending().await;
        }
        let said = self.said.recv().await.unwrap_or(Said::Gone);
        match said {
            Said::Gone => self.ask = None,
            Said::Credential => {}
            _ => self.ask(Ask::Line),
        }
        said
    }

    /// Asks for another credential of this kind, which is what is said next.
    pub(super) fn ask_credential(&self, of_kind: &Credential) {
        self.ask(Ask::Credential { is_token: matches!(of_kind, Credential::Token(_)) });
    }

    fn ask(&self, what: Ask) {
        if let Some(ask) = &self.ask {
            // A thread that has ended says that it is gone.
            let _ = ask.send(what);
        }
    }
}

fn line() -> Said {
    let mut line = String::new();
    match io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => Said::Gone,
        Ok(_) => understood(&line),
    }
}

fn understood(line: &str) -> Said {
    let (verb, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    match (verb, rest.trim()) {
        ("pause", "") => Said::Pause,
        ("resume", "") => Said::Resume,
        ("promote", "") => Said::Promote,
        ("abort", "") => Said::Abort,
        ("approve", name) if !name.is_empty() => Said::Approve(name.to_owned()),
        ("carried-out", pool) => Said::Decide(true, Some(pool.to_owned()).filter(|pool| !pool.is_empty())),
        ("not-carried-out", pool) => Said::Decide(false, Some(pool.to_owned()).filter(|pool| !pool.is_empty())),
        ("credential", "") => Said::Credential,
        _ => Said::NotUnderstood,
    }
}

/// Asks for a credential of the kind that there was.
fn credential(is_token: bool, output: Output) -> Said {
    let hidden = |word: &Word| super::hidden::ask(word.get(output.locale())).ok();
    let given = || {
        if is_token {
            return Some(Credential::Token(hidden(&words::ASK_TOKEN)?));
        }
        let access_key = hidden(&words::ASK_ACCESS_KEY)?;
        let secret_key = hidden(&words::ASK_SECRET_KEY)?;
        let security_token = Some(hidden(&words::ASK_SECURITY_TOKEN)?).filter(|token| *token != Secret::default());
        // EXPOSE: the id of a key is no secret; it stands in every signature.
        let access_key = access_key.expose().to_owned();
        Some(Credential::AccessKey(AccessKey { access_key, secret_key, security_token, project_id: None }))
    };
    given().map_or(Said::Gone, Said::Given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_verb_and_for_approval_a_name() {
        assert!(matches!(understood("pause\n"), Said::Pause));
        assert!(matches!(understood("  abort "), Said::Abort));
        assert!(matches!(understood("approve Li Na \n"), Said::Approve(name) if name == "Li Na"));
        assert!(matches!(understood("not-carried-out\n"), Said::Decide(false, None)));
        assert!(matches!(understood("carried-out 9f5e\n"), Said::Decide(true, Some(pool)) if pool == "9f5e"));
    }

    #[test]
    fn half_of_it_does_nothing() {
        for line in ["\n", "approve\n", "abort now\n", "Abort\n", "promote-all", "yes"] {
            assert!(matches!(understood(line), Said::NotUnderstood), "{line}");
        }
    }
}
