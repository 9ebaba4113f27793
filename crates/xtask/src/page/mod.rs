//! Finishing the page that Trunk built: from a folder that runs to a folder that is as small and as strict as can be.
//!
//! ```ignore
//! page::finish(&staging, &program, Stage::Release, &npm)?;
//! ```
//!
//! What comes in: `index.html` with two open places, one file per style sheet, the start scripts, and the program as the
//! linker left it. What goes out: `index.html`; one style sheet and one for later, the start scripts (the second with the
//! glue in it) and the parts of the program, each named for its content; `.br` and `.gz` beside everything that shrinks;
//! and `first-visit.json`, the files that a first visit asks for, in order.

mod compress;
mod document;
mod files;
mod marker;
mod names;
mod parts;
mod policy;
mod references;
mod scripts;
mod static_page;
mod tag;

pub(crate) use compress::{brotli, gzip};
pub(crate) use files::{FIRST_VISIT, refuse_forbidden};
pub(crate) use marker::without_unread;
pub(crate) use names::without_digest;
pub(crate) use scripts::{FORBIDDEN, minified_module};

use crate::failure::{Failure, Result};
use crate::files::{read_text, write};
use crate::place::Place;
use crate::tools::NpmTools;
use parts::Parts;
use std::path::Path;

/// What the page is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// `trunk serve`: the open places are filled, and the program is cut into its parts.
    Development,
    /// Everything.
    Release,
}

/// Finishes the page in the folder in which Trunk put it together.
/// `program` is the module as the linker left it.
pub(crate) fn finish(place: &Place, folder: &Path, program: &Path, stage: Stage, npm: &NpmTools) -> Result<()> {
    let index = folder.join("index.html");
    let html = document::fill(&read_text(&index)?, &static_page::render(place)?, &policy::hosts())?;
    let first = references::only(&html, references::Role::Wasm)?;
    let parts = Parts::cut(program, first.trim_end_matches("_bg.wasm"), folder, stage, npm)?;
    match stage {
        Stage::Development => write(&index, policy::for_development(&html)),
        Stage::Release => {
            let problems = document::problems(&html);
            if !problems.is_empty() {
                let help = "the policy of the page forbids it: move it into a file of its own";
                return Err(Failure::new(problems.join("\n")).help(help));
            }
            files::finish(folder, &html, &parts, npm)
        }
    }
}
