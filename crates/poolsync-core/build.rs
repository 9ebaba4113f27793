//! Makes the words of problems and answers from `web/locales`.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let locales = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../web/locales");
    let out = std::env::var("OUT_DIR")?;
    for subject in ["problems", "answers"] {
        poolsync_words::build(&locales, subject, Path::new(&out))?;
    }
    Ok(())
}
