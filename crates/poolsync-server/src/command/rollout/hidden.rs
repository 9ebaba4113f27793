//! A line from the terminal that is not shown.
//!
//! ```ignore
//! let token = hidden::ask("Token (not shown): ")?;
//! ```
//! A terminal that edits lines takes 4,095 characters of one and drops the rest without a word; tokens are longer. So the line
//! is read without editing, where the system lets one.

use poolsync_core::Secret;
use std::io;
#[cfg(unix)]
use {
    rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr},
    std::fs::OpenOptions,
    std::io::Write as _,
    std::sync::{Mutex, PoisonError},
};

/// The settings of the terminal while a question stands there.
#[cfg(unix)]
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// Asks on the terminal, and returns the line without its end.
#[cfg(unix)]
pub(super) fn ask(prompt: &str) -> io::Result<Secret> {
    let mut terminal = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
    let before = tcgetattr(&terminal)?;
    let mut plain = before.clone();
    plain.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ECHONL);
    plain.special_codes[SpecialCodeIndex::VMIN] = 1;
    plain.special_codes[SpecialCodeIndex::VTIME] = 0;
    *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = Some(before);
    // What was typed before the question is no answer to it.
    tcsetattr(&terminal, OptionalActions::Flush, &plain)?;
    let line = write!(terminal, "{prompt}").and_then(|()| line(&mut terminal));
    restore();
    writeln!(terminal)?;
    line
}

/// Gives the terminal its settings back, also while a question stands there that nobody will answer any more.
#[cfg(unix)]
pub(super) fn restore() {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let (Some(before), Ok(terminal)) = (before, OpenOptions::new().read(true).write(true).open("/dev/tty")) {
        // A terminal that is gone needs none.
        let _ = tcsetattr(&terminal, OptionalActions::Now, &before);
    }
}

/// Gives the terminal its settings back.
#[cfg(not(unix))]
pub(super) fn restore() {}

/// Asks on the terminal, and returns the line without its end.
#[cfg(not(unix))]
pub(super) fn ask(prompt: &str) -> io::Result<Secret> {
    rpassword::prompt_password(prompt).map(Secret::new)
}

/// Reads until the end of the line. The last character can be taken back.
#[cfg(unix)]
fn line(terminal: &mut impl io::Read) -> io::Result<Secret> {
    const BACKSPACE: [u8; 2] = [0x08, 0x7f];
    let mut bytes = Vec::new();
    let mut one = [0];
    while terminal.read(&mut one)? == 1 {
        match one {
            [b'\n' | b'\r'] => {
                let text = String::from_utf8(bytes).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
                return Ok(Secret::new(text));
            }
            [byte] if BACKSPACE.contains(&byte) => while bytes.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {},
            [byte] => bytes.push(byte),
        }
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<String> {
        line(&mut typed.as_bytes()).ok().map(|line| line.expose().to_owned())
    }

    #[test]
    fn a_line_of_any_length_is_read_whole() {
        let token = "a".repeat(20_000);
        assert_eq!(read(&format!("{token}\r")), Some(token));
        assert_eq!(read("ab\u{7f}c\nrest").as_deref(), Some("ac"));
        assert_eq!(read("中\u{8}\u{8}a\n").as_deref(), Some("a"));
        assert_eq!(read("unfinished"), None);
    }
}
