//! Makes the words of the fields from `web/locales`.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let locales = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../web/locales");
    let out = std::env::var("OUT_DIR")?;
    Ok(poolsync_words::build(&locales, "form", Path::new(&out))?)
}
