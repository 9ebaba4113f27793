//! `cargo xtask supply`: what comes from elsewhere is judged by `deny.toml`, and told as bills of materials.
//!
//! ```text
//! target/supply/page.cdx.json       CycloneDX 1.6
//! ```

use crate::files;
use crate::place::Place;
use crate::product::Product;
use crate::say;
use crate::supply::{self, judge};
use anyhow::Result;

/// Judges, and writes the bills. Returns whether all is as it should be.
pub(crate) fn run(place: &Place) -> Result<bool> {
    let tally = judge::all(place)?;
    for product in Product::ALL {
        let file = place.target().join("supply").join(format!("{}.cdx.json", product.name()));
        files::write(&file, supply::sbom(place, product)?)?;
        say::line(format_args!("• {}", file.display()));
    }
    Ok(tally.failed == 0)
}
