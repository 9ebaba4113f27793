//! Makes the words of problems, answers and everything around the call from `web/locales`.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let locales = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../web/locales");
    let out = std::env::var("OUT_DIR")?;
    for subject in ["problems", "answers", "cloud", "samples", "rollout"] {
        poolsync_words::build(&locales, subject, Path::new(&out))?;
    }
    Ok(())
}
