//! The elements of the page, made to name the finished files.
//!
//! ```text
//! <link rel="stylesheet" href="/review.css">    →    <link rel="stylesheet" href="./page-<16 hex>.css" integrity="sha384-…">
//! ```

use super::assets::{NAMING, Role, asset};
use super::template::rewrite;
use crate::digest::integrity;
use anyhow::Result;
use lol_html::element;
use lol_html::html_content::ContentType;
use std::collections::BTreeMap;

/// A finished file: its new name and what it holds.
pub(super) struct Finished {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// What stands in the page itself, so that nothing has to come before the first paint.
pub(super) struct FirstPaint {
    pub(super) script: String,
    pub(super) style: String,
}

/// The page with its elements naming the finished files. Of style sheets that became one, the first element stays; one that
/// the program asks for is none until then. What the first paint needs stands in the page.
pub(super) fn linked(html: &str, made: &BTreeMap<String, Finished>, first_paint: &FirstPaint) -> Result<String> {
    let mut styled = false;
    let link = element!(NAMING, |element| {
        let Some((role, old)) = asset(element) else { return Ok(()) };
        match role {
            Role::FirstPaintScript => {
                element.replace(&format!("<script>{}</script>", first_paint.script), ContentType::Html);
            }
            Role::FirstPaintStyle if styled => element.remove(),
            Role::FirstPaintStyle => {
                styled = true;
                element.replace(&format!("<style>{}</style>", first_paint.style), ContentType::Html);
            }
            _ => {}
        }
        let Some(file) = made.get(&old) else {
            if matches!(role, Role::Style | Role::PartStyle) {
                element.remove();
            }
            return Ok(());
        };
        let digest = integrity(&file.bytes);
        element.set_attribute(if role == Role::Module { "src" } else { "href" }, &format!("./{}", file.name))?;
        match role {
            // The start script checks it: Chromium ignores and reports `integrity` on a preloaded module.
            Role::Wasm => element.set_attribute("data-integrity", &digest)?,
            Role::PartStyle => {
                element.set_attribute("rel", "part")?;
                element.set_attribute("integrity", &digest)?;
            }
            Role::Module | Role::Style => element.set_attribute("integrity", &digest)?,
            Role::FirstPaintScript | Role::FirstPaintStyle | Role::Other => {}
        }
        Ok(())
    });
    rewrite(html, vec![link])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(name: &str, bytes: &[u8]) -> Finished {
        Finished { name: name.into(), bytes: bytes.into() }
    }

    const NOTHING: &str = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";

    #[test]
    fn elements_name_the_finished_files_with_their_digest() {
        let made = BTreeMap::from([
            ("a.js".to_owned(), finished("a-1.js", b"alert('Hello, world.');")),
            ("one.css".to_owned(), finished("page-2.css", b"")),
            ("three.css".to_owned(), finished("more-5.css", b"")),
            ("icon.svg".to_owned(), finished("icon-3.svg", b"")),
            ("m.wasm".to_owned(), finished("m-4.wasm", b"")),
        ]);
        let html = "<script type=\"module\" src=\"/a.js\"></script><link rel=\"stylesheet\" href=\"/one.css\"><link rel=\"stylesheet\" href=\"/two.css\">\
                    <link rel=\"stylesheet\" href=\"/three.css\" data-part=\"more\"><link rel=\"icon\" href=\"/icon.svg\">\
                    <link rel=\"preload\" type=\"application/wasm\" href=\"/m.wasm\">";
        let none = FirstPaint { script: String::new(), style: String::new() };
        // The digest of this script is the example of W3C Subresource Integrity; the other one is SHA-384 of nothing (FIPS 180-4).
        assert_eq!(
            linked(html, &made, &none).unwrap(),
            format!(
                "<script type=\"module\" src=\"./a-1.js\" integrity=\"sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO\"></script>\
                 <link rel=\"stylesheet\" href=\"./page-2.css\" integrity=\"{NOTHING}\">\
                 <link rel=\"part\" href=\"./more-5.css\" data-part=\"more\" integrity=\"{NOTHING}\">\
                 <link rel=\"icon\" href=\"./icon-3.svg\">\
                 <link rel=\"preload\" type=\"application/wasm\" href=\"./m-4.wasm\" data-integrity=\"{NOTHING}\">"
            )
        );
    }

    #[test]
    fn script_and_style_of_the_first_paint_stand_in_the_page_as_they_are_digested() {
        let html = "<link rel=\"stylesheet\" href=\"/a.css\" data-first-paint><link rel=\"stylesheet\" href=\"/b.css\" data-first-paint>\
                    <script src=\"/c.js\" data-first-paint></script>";
        let first_paint = FirstPaint { script: "if(a<b&&c)d()".into(), style: "a>b{c:\"&\"}".into() };
        assert_eq!(
            linked(html, &BTreeMap::new(), &first_paint).unwrap(),
            "<style>a>b{c:\"&\"}</style><script>if(a<b&&c)d()</script>"
        );
    }
}
