//! The files that a page names, by what they are to it.
//!
//! ```ignore
//! let references = References::of(&html)?;
//! assert_eq!(references.module(), "poolsync-console_bg.wasm");
//! ```

use super::tag::{Tag, tags};
use crate::failure::{Failure, Result};

/// What a tag of the page asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A classic script.
    Script,
    /// A module script.
    Module,
    /// A style sheet of the first paint.
    Style,
    /// A style sheet of what comes when somebody needs it.
    PartStyle,
    /// The WebAssembly module, asked for early.
    Wasm,
    /// Another linked file, such as an icon.
    Other,
}

/// The role of a tag and the file it names, if it names one of ours.
pub(super) fn reference(tag: &Tag) -> Option<(Role, &str)> {
    let (role, address) = if tag.is("script") {
        (if tag.get("type") == Some("module") { Role::Module } else { Role::Script }, tag.get("src")?)
    } else if tag.is("link") {
        let role = match (tag.get("rel")?, tag.get("type")) {
            ("stylesheet", _) if tag.get("data-part").is_some() => Role::PartStyle,
            ("stylesheet", _) => Role::Style,
            ("preload", Some("application/wasm")) => Role::Wasm,
            _ => Role::Other,
        };
        (role, tag.get("href")?)
    } else {
        return None;
    };
    let own = !address.contains(':') && !address.starts_with("//");
    own.then(|| (role, address.trim_start_matches("./").trim_start_matches('/')))
}

/// The only file of this role.
pub(super) fn only(html: &str, role: Role) -> Result<String> {
    let mut files = all(html, role);
    match (files.pop(), files.is_empty()) {
        (Some(file), true) => Ok(file),
        _ => Err(Failure::new(format!("index.html must name exactly one file as {role:?}"))),
    }
}

/// All files of this role, in the order of the page.
pub(super) fn all(html: &str, role: Role) -> Vec<String> {
    let tags = tags(html);
    let references = tags.iter().filter_map(|(tag, _)| reference(tag));
    references.filter(|(found, _)| *found == role).map(|(_, file)| file.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<script src="./a.js"></script><script type="module" src="/b.js"></script>
        <link rel="stylesheet" href="c.css"><link rel="stylesheet" href="d.css"><link rel="icon" href="data:,">
        <link rel="stylesheet" href="h.css" data-part="more">
        <link rel="preload" as="fetch" type="application/wasm" href="./e.wasm" crossorigin><script src="https://f/g.js"></script>"#;

    #[test]
    fn knows_what_each_file_is_to_the_page() {
        assert_eq!(only(PAGE, Role::Script).unwrap(), "a.js");
        assert_eq!(only(PAGE, Role::Module).unwrap(), "b.js");
        assert_eq!(only(PAGE, Role::Wasm).unwrap(), "e.wasm");
        assert_eq!(all(PAGE, Role::Style), ["c.css", "d.css"]);
        assert_eq!(all(PAGE, Role::PartStyle), ["h.css"]);
        assert_eq!(all(PAGE, Role::Other), [""; 0]);
    }

    #[test]
    fn one_means_one() {
        assert!(only(PAGE, Role::Style).is_err());
        assert!(only("<p>", Role::Wasm).is_err());
    }
}
