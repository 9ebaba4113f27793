//! What a command tells while it works: one line per step, with its time.
//!
//! ```text
//! • wasm-bindgen 0.2.129: compiling (about a minute, once per machine)
//!   done in 63.0 s
//! ```

use anyhow::Result;
use std::fmt::Display;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// Prints one line. A reader that went away (`| head`) is no reason to stop.
pub(crate) fn line(text: impl Display) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// Prints one line to the error output.
pub(crate) fn error(text: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Announces a step, does it, and says how long it took.
pub(crate) fn step<T>(what: impl Display, work: impl FnOnce() -> Result<T>) -> Result<T> {
    line(format_args!("• {what}"));
    let start = Instant::now();
    let done = work()?;
    line(format_args!("  done in {}", seconds(start.elapsed())));
    Ok(done)
}

/// A time as people read it: `63.0 s`.
pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn times_have_one_decimal() {
        assert_eq!(seconds(Duration::from_millis(63_049)), "63.0 s");
    }

    #[test]
    fn a_step_passes_its_failure_on() {
        assert_eq!(step("fails", || Err::<(), _>(anyhow!("no"))).unwrap_err().to_string(), "no");
    }
}
