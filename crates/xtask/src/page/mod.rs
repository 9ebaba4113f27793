//! Finishing the page that Trunk built: from a folder that runs to a folder that is as small and as strict as can be.
//!
//! ```ignore
//! page::finish(&staging, &program, Stage::Release, &npm)?;
//! ```
//!
//! What comes in: `index.html` with open places, one file per style sheet, the start scripts, and the program as the linker
//! left it. What goes out: `index.html` with the script and the style of the first paint in it, allowed by their digests; one
//! style sheet for what is seen later and one for parts, the start script with the glue in it, and the parts of the program,
//! each named for its content; the licences; `.br` and `.gz` beside everything that shrinks; and `first-visit.json`, the files that a first
//! visit asks for, in order.

mod assets;
mod compress;
mod files;
mod link;
mod marker;
mod names;
mod offline;
mod parts;
mod policy;
mod scripts;
mod static_page;
mod template;

pub(crate) use compress::{brotli, gzip};
pub(crate) use files::FIRST_VISIT;
pub(crate) use names::without_digest;
pub(crate) use scripts::{FORBIDDEN, minified_module, refuse_forbidden};

use crate::files::{copy, read_text, write};
use crate::help::Help as _;
use crate::place::Place;
use crate::product::Product;
use crate::supply;
use crate::tools::NpmTools;
use anyhow::{Result, anyhow};
use assets::{Assets, Role};
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
    let html = template::fill(&read_text(&index)?, &static_page::render(place)?)?;
    let assets = Assets::of(&html)?;
    let name = assets.only(Role::Wasm)?.trim_end_matches("_bg.wasm");
    let parts = Parts::cut(program, name, folder, stage, npm)?;
    match stage {
        Stage::Development => write(&index, policy::development(&html)?),
        Stage::Release => {
            let refused = template::refused(&html)?;
            if !refused.is_empty() {
                let help = "the policy of the page forbids it: move it into a file of its own";
                return Err(anyhow!(refused.join("\n"))).help(help);
            }
            write(&folder.join(supply::NOTICES), supply::notices(place, Product::Page)?)?;
            copy(&place.root().join("LICENSE"), &folder.join("LICENSE"))?;
            files::finish(folder, &html, &assets, &parts, npm)
        }
    }
}
