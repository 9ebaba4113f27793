//! The files that a page names, by what they are to it.
//!
//! ```ignore
//! let assets = Assets::of(&html)?;
//! assert_eq!(assets.only(Role::Wasm)?, "poolsync-console_bg.wasm");
//! ```

use super::template::rewrite;
use anyhow::{Result, bail};
use lol_html::element;
use lol_html::html_content::Element;

/// The elements that name files.
pub(super) const NAMING: &str = "script[src], link[href]";

/// What an element of the page asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A classic script that runs before the first paint.
    FirstPaintScript,
    /// A module script.
    Module,
    /// A style sheet that the first paint needs.
    FirstPaintStyle,
    /// A style sheet for what is seen later.
    Style,
    /// A style sheet of what comes when somebody needs it.
    PartStyle,
    /// The WebAssembly module, asked for early.
    Wasm,
    /// Another linked file, such as an icon.
    Other,
}

/// The files of the page itself, in the order of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Assets(Vec<(Role, String)>);

impl Assets {
    /// Reads them from the page. Fails if it cannot be read.
    pub(super) fn of(html: &str) -> Result<Self> {
        let mut assets = Vec::new();
        let collect = element!(NAMING, |element| {
            assets.extend(asset(element));
            Ok(())
        });
        rewrite(html, vec![collect])?;
        Ok(Self(assets))
    }

    /// All files with what they are.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Role, &str)> {
        self.0.iter().map(|(role, file)| (*role, file.as_str()))
    }

    /// All files of this role.
    pub(super) fn all(&self, role: Role) -> Vec<&str> {
        self.iter().filter(|(found, _)| *found == role).map(|(_, file)| file).collect()
    }

    /// The only file of this role. Fails if there is none, or another one.
    pub(super) fn only(&self, role: Role) -> Result<&str> {
        match self.all(role).as_slice() {
            [file] => Ok(file),
            files => bail!("index.html must name exactly one file as {role:?}, and names {}", files.len()),
        }
    }
}

/// The role of an element and the file it names, if it names one of ours.
pub(super) fn asset(element: &Element<'_, '_>) -> Option<(Role, String)> {
    let is = |name: &str, value: &str| element.get_attribute(name).is_some_and(|found| found == value);
    let has = |name: &str| element.has_attribute(name);
    let (role, address) = if element.tag_name() == "script" {
        let role = match has("data-first-paint") {
            true => Role::FirstPaintScript,
            false if is("type", "module") => Role::Module,
            false => Role::Other,
        };
        (role, element.get_attribute("src")?)
    } else {
        let role = if is("rel", "stylesheet") {
            match (has("data-first-paint"), has("data-part")) {
                (true, _) => Role::FirstPaintStyle,
                (false, true) => Role::PartStyle,
                (false, false) => Role::Style,
            }
        } else if is("rel", "preload") && is("type", "application/wasm") {
            Role::Wasm
        } else {
            Role::Other
        };
        (role, element.get_attribute("href")?)
    };
    let own = !address.contains(':') && !address.starts_with("//");
    own.then(|| (role, address.trim_start_matches("./").trim_start_matches('/').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<script src="./a.js" data-first-paint></script><script type="module" src="/b.js"></script>
        <link rel="stylesheet" href="c.css" data-first-paint><link rel="stylesheet" href="d.css" data-first-paint>
        <link rel="icon" href="data:,"><link rel="stylesheet" href="h.css" data-part="more">
        <link rel="preload" as="fetch" type="application/wasm" href="./e.wasm" crossorigin>
        <script src="https://f/g.js"></script></head><body><link rel="stylesheet" href="i.css">"#;

    #[test]
    fn knows_what_each_file_is_to_the_page() {
        let assets = Assets::of(PAGE).unwrap();
        assert_eq!(assets.only(Role::FirstPaintScript).unwrap(), "a.js");
        assert_eq!(assets.only(Role::Module).unwrap(), "b.js");
        assert_eq!(assets.only(Role::Wasm).unwrap(), "e.wasm");
        assert_eq!(assets.all(Role::FirstPaintStyle), ["c.css", "d.css"]);
        assert_eq!(assets.all(Role::PartStyle), ["h.css"]);
        assert_eq!(assets.all(Role::Style), ["i.css"]);
        assert_eq!(assets.all(Role::Other), [""; 0]);
    }

    #[test]
    fn one_means_one() {
        assert!(Assets::of(PAGE).unwrap().only(Role::FirstPaintStyle).is_err());
        assert!(Assets::of("<p>").unwrap().only(Role::Wasm).is_err());
    }
}
