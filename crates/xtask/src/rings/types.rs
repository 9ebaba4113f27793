//! The types of the npm package, in the eyes of TypeScript: `tests/types` compiles against the built package.
//!
//! ```text
//! tsc --noEmit --project tests/types
//! ```

use super::{Ground, Tally, build};
use crate::files;
use crate::say;
use anyhow::Result;
use serde_json::json;
use xshell::cmd;

/// Compiles every file of `tests/types` as strictly as the compiler can, with `poolsync` meaning the built package.
pub(super) fn run(ground: &Ground) -> Result<Tally> {
    let place = &ground.place;
    let folder = place.root().join("tests/types");
    let sources = files::below(&folder, &|_| false)?;
    let sources: Vec<_> =
        sources.into_iter().filter(|path| path.extension().is_some_and(|end| end == "ts" || end == "mts")).collect();
    if sources.is_empty() {
        say::line("  there is nothing in tests/types");
        return Ok(Tally::default());
    }
    build::package(ground)?;
    let package = place.package();
    let project = json!({
        "compilerOptions": {
            "strict": true, "noEmit": true, "exactOptionalPropertyTypes": true, "noUncheckedIndexedAccess": true,
            "target": "es2022", "module": "esnext", "moduleResolution": "bundler", "lib": ["es2022", "dom"], "types": [],
            "paths": { "poolsync": [package.join("index.d.ts")], "poolsync/inline": [package.join("index.d.ts")],
                "poolsync/samples": [package.join("samples.d.ts")],
                "poolsync/samples/inline": [package.join("samples.d.ts")],
                "poolsync/rollout": [package.join("rollout.d.ts")],
                "poolsync/rollout/inline": [package.join("rollout.d.ts")], "poolsync/poolsync.wasm": [package.join("poolsync.wasm.d.ts")] },
        },
        "files": sources,
    });
    let file = place.target().join("xtask/tsconfig.json");
    files::write(&file, project.to_string())?;
    let mut tally = Tally::default();
    let (sh, tsc) = (place.shell()?, ground.tools.npm().program("tsc"));
    tally.count("tests/types compiles against the package", cmd!(sh, "{tsc} --project {file}").run());
    Ok(tally)
}
