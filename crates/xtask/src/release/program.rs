//! The archive of the program: itself, what packages install beside it, and its licences.
//!
//! ```text
//! poolsync-0.1.0-x86_64-unknown-linux-musl/poolsync
//! poolsync-0.1.0-x86_64-unknown-linux-musl/share/poolsync.1
//! ```

use super::archive::Entry;
use crate::command::server::Server;
use crate::files;
use crate::place::Place;
use crate::product::Product;
use crate::supply;
use anyhow::Result;
use xshell::cmd;

/// The shells whose completions the program prints, with the names that those shells look for.
const COMPLETIONS: [(&str, &str); 3] = [("bash", "poolsync.bash"), ("zsh", "_poolsync"), ("fish", "poolsync.fish")];

/// The files below `folder`, the name of the archive.
pub(crate) fn entries(place: &Place, server: &Server, folder: &str) -> Result<Vec<Entry>> {
    let (sh, program) = (place.shell()?, &server.program);
    let mut entries = vec![
        Entry::program(format!("{folder}/poolsync"), files::read(program)?),
        Entry::file(format!("{folder}/share/poolsync.1"), cmd!(sh, "{program} man").read()? + "\n"),
        Entry::file(format!("{folder}/{}", supply::NOTICES), supply::notices(place, Product::Server)?),
    ];
    for (shell, name) in COMPLETIONS {
        let text = cmd!(sh, "{program} completions {shell}").read()? + "\n";
        entries.push(Entry::file(format!("{folder}/share/{name}"), text));
    }
    for name in ["LICENSE", "README.md", "SECURITY.md"] {
        entries.push(Entry::file(format!("{folder}/{name}"), files::read(&place.root().join(name))?));
    }
    for (path, text) in crate::deploy::files() {
        entries.push(Entry::file(format!("{folder}/share/{}", path.rsplit('/').next().unwrap_or(path)), text));
    }
    Ok(entries)
}
