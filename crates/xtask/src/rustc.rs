//! What the compiler says of itself.
//!
//! ```ignore
//! assert_eq!(rustc::says(&place, "host")?, "x86_64-unknown-linux-gnu");
//! ```

use crate::place::Place;
use anyhow::{Context as _, Result};
use xshell::cmd;

/// Returns what a line of `rustc -vV` says. `name`: what stands in front of its colon.
pub(crate) fn says(place: &Place, name: &str) -> Result<String> {
    let sh = place.shell()?;
    let about = cmd!(sh, "rustc -vV").read()?;
    let said = about.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    said.map(str::to_owned).with_context(|| format!("rustc does not say its {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_says_what_it_builds_for_and_nothing_of_what_it_does_not_know() {
        let place = Place::at(env!("CARGO_MANIFEST_DIR").as_ref());
        assert!(says(&place, "host").unwrap().contains('-'), "a target has parts");
        assert_eq!(says(&place, "hos").unwrap_err().to_string(), "rustc does not say its hos");
    }
}
