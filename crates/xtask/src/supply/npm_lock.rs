//! The packages that a lock file of npm names.
//!
//! ```ignore
//! let tools = packages(&files::read_text(&place.root().join("crates/xtask/tools/package-lock.json"))?)?;
//! ```

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::fmt::Write as _;

/// A package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NpmPackage {
    /// Its name, with its scope.
    pub(super) name: String,
    /// Its version.
    pub(super) version: String,
    /// Its licences, as it says; empty if it does not.
    pub(super) licence: String,
    /// SHA-512 of its archive, in hex digits.
    pub(super) sha512: Option<String>,
}

/// The packages of a lock file of version 2 or 3, in its order.
pub(super) fn packages(lock: &str) -> Result<Vec<NpmPackage>> {
    let lock: Value = serde_json::from_str(lock).context("package-lock.json is no JSON")?;
    let all = lock.get("packages").and_then(Value::as_object).context("package-lock.json names no packages")?;
    Ok(all.iter().filter_map(|(path, about)| package(path, about)).collect())
}

fn package(path: &str, about: &Value) -> Option<NpmPackage> {
    let (_, name) = path.rsplit_once("node_modules/")?;
    let text = |name: &str| about.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let sha512 = text("integrity").strip_prefix("sha512-").and_then(|digest| STANDARD.decode(digest).ok());
    Some(NpmPackage {
        name: name.to_owned(),
        version: text("version"),
        licence: text("license"),
        sha512: sha512.map(|bytes| hex(&bytes)),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_with_scopes_and_digests() {
        let lock = r#"{"packages":{"":{"name":"own"},"node_modules/@a/b":{"version":"1.2.3","license":"MIT","integrity":"sha512-AP8="}}}"#;
        let expected = NpmPackage {
            name: "@a/b".into(),
            version: "1.2.3".into(),
            licence: "MIT".into(),
            sha512: Some("00ff".into()),
        };
        assert_eq!(packages(lock).unwrap(), [expected]);
    }
}
