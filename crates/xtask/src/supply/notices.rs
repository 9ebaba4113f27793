//! `THIRD-PARTY-LICENSES.txt` of a product: every crate in it, and the texts that its licence wants to go along.
//!
//! ```text
//! Under the Apache License 2.0, whose text is in the file LICENSE:
//!   base64 0.22.1
//! ```

use super::crates::{self, Crate};
use super::licence::{self, OWN};
use crate::place::Place;
use crate::product::Product;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The name of the file.
pub(crate) const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// The whole file.
pub(crate) fn text(place: &Place, product: Product) -> Result<String> {
    let foreign: Vec<_> = crates::shipped(place, product)?.into_iter().filter(Crate::is_foreign).collect();
    written(product, &foreign)
}

fn written(product: Product, foreign: &[Crate]) -> Result<String> {
    let mut own = Vec::new();
    // Crates by the texts that go with them: many share one.
    let mut others: BTreeMap<(String, Vec<String>), Vec<String>> = BTreeMap::new();
    for it in foreign {
        let name = format!("{} {}", it.id.0, it.id.1);
        let taken = licence::taken(&it.licence)?;
        let texts = licence::texts(it, &taken)?;
        if taken.iter().all(|name| name == OWN) && texts.is_empty() {
            own.push(name);
        } else {
            others.entry((taken.join(" and "), texts)).or_default().push(name);
        }
    }
    let what = match product {
        Product::Page => "The programs of this page hold",
        Product::Package => "The modules of this package hold",
        Product::Server => "This program holds",
    };
    let mut text = format!(
        "{what} these crates beside Poolsync's own, which is under the Apache License 2.0\n(file LICENSE), and parts of the \
         standard library of Rust (MIT OR Apache-2.0).\n\nUnder the Apache License 2.0:\n"
    );
    for name in own {
        let _ = writeln!(text, "  {name}");
    }
    for ((taken, texts), names) in others {
        let _ = write!(text, "\n{}\nUnder {taken}:\n", "-".repeat(80));
        for name in names {
            let _ = writeln!(text, "  {name}");
        }
        for one in texts {
            let _ = write!(text, "\n{one}\n");
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s25_every_crate_in_page_package_and_server_is_named_with_its_licence() {
        let place = Place::find().unwrap();
        for product in Product::ALL {
            let text = text(&place, product).unwrap();
            let foreign: Vec<_> =
                crates::shipped(&place, product).unwrap().into_iter().filter(Crate::is_foreign).collect();
            for it in &foreign {
                assert!(text.contains(&format!("\n  {} {}\n", it.id.0, it.id.1)), "{:?} in {product:?}", it.id);
            }
            println!("S25 = {} crates in {}", foreign.len(), product.name());
            // Texts that have to be there, and a path that must not.
            for words in ["\n  base64 0.22", "Under MIT:", "Permission is hereby granted"] {
                assert!(text.contains(words), "{words} in {product:?}");
            }
            assert!(!text.contains(&place.root().display().to_string()));
        }
    }
}
