//! The bill of materials of a product: `CycloneDX` 1.6, as JSON.
//!
//! ```text
//! { "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [ { "purl": "pkg:cargo/base64@0.22.1", … } ] }
//! ```
//! It has no time and no random number, so the same sources give the same file. Tools of the build that come by npm are named
//! as `excluded`: they are not in the product.

use super::crates::{self, Crate, Id};
use super::licence;
use super::npm_lock::{self, NpmPackage};
use crate::files;
use crate::place::Place;
use crate::product::Product;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

/// The whole file.
pub(crate) fn text(place: &Place, product: Product) -> Result<String> {
    let crates = crates::shipped(place, product)?;
    let tools = files::read_text(&place.root().join("crates/xtask/tools/package-lock.json"))?;
    let tools = npm_lock::packages(&tools)?;
    let text =
        serde_json::to_string_pretty(&document(product, &crates, &tools)?).context("could not write the bill")?;
    Ok(text + "\n")
}

fn document(product: Product, crates: &[Crate], tools: &[NpmPackage]) -> Result<Value> {
    let root = root_of(product);
    let about = crates.iter().find(|it| it.id.0 == root).with_context(|| format!("{root} is not among its crates"))?;
    let others = || crates.iter().filter(|it| it.id.0 != root);
    // Programs of the build: the page and the package are finished by them, the server holds the page.
    let tools: Vec<_> = tools.iter().filter(|it| ["esbuild", "binaryen"].contains(&it.name.as_str())).collect();
    let mut components = others().map(component).collect::<Result<Vec<_>>>()?;
    components.extend(tools.iter().map(|it| tool(it)));
    let used = |it: &Crate| json!({ "ref": reference(&it.id), "dependsOn": it.uses.iter().map(reference).collect::<Vec<_>>() });
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": reference(&about.id),
                "name": match product { Product::Page => "poolsync-page", Product::Package => "poolsync", Product::Server => "poolsync-server" },
                "version": about.id.1,
                "licenses": [{ "license": { "id": "Apache-2.0" } }],
            },
            "tools": { "components": [{ "type": "application", "name": "cargo xtask supply", "version": about.id.1 }] },
        },
        "components": components,
        "dependencies": crates.iter().map(used).collect::<Vec<_>>(),
    }))
}

/// The crate that everything else is there for.
fn root_of(product: Product) -> &'static str {
    match product {
        Product::Page => "poolsync-console",
        Product::Package => "poolsync-wasm",
        Product::Server => "poolsync-server",
    }
}

fn reference((name, version): &Id) -> String {
    format!("pkg:cargo/{name}@{version}")
}

fn component(it: &Crate) -> Result<Value> {
    // SPDX has no `/`; old manifests mean OR by it.
    let expression = it.licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ");
    licence::taken(&expression)?;
    let mut component = json!({
        "type": "library",
        "bom-ref": reference(&it.id),
        "name": it.id.0,
        "version": it.id.1,
        "purl": reference(&it.id),
        "scope": "required",
        "licenses": [{ "expression": expression }],
    });
    let vcs = it.repository.starts_with("https://").then(|| json!([{ "type": "vcs", "url": it.repository }]));
    add(&mut component, "description", (!it.description.is_empty()).then(|| json!(it.description)));
    add(&mut component, "hashes", it.checksum.as_ref().map(|it| json!([{ "alg": "SHA-256", "content": it }])));
    add(&mut component, "externalReferences", vcs);
    Ok(component)
}

fn tool(it: &NpmPackage) -> Value {
    let purl = format!("pkg:npm/{}@{}", it.name.replace('@', "%40"), it.version);
    let mut component = json!({
        "type": "application",
        "bom-ref": purl,
        "name": it.name,
        "version": it.version,
        "purl": purl,
        "scope": "excluded",
        "licenses": [{ "license": { "id": it.licence } }],
    });
    add(&mut component, "hashes", it.sha512.as_ref().map(|it| json!([{ "alg": "SHA-512", "content": it }])));
    component
}

/// Adds a member of which something is known.
fn add(component: &mut Value, name: &str, value: Option<Value>) {
    if let (Some(members), Some(value)) = (component.as_object_mut(), value) {
        members.insert(name.into(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn s25_each_bill_names_every_crate_once_with_its_digest_and_what_it_uses() {
        let place = Place::find().unwrap();
        for product in Product::ALL {
            let text = text(&place, product).unwrap();
            assert_eq!(text, super::text(&place, product).unwrap(), "the same sources, the same bill");
            let bill: Value = serde_json::from_str(&text).unwrap();
            let components = bill["components"].as_array().unwrap();
            let references: Vec<_> = components.iter().map(|it| it["bom-ref"].as_str().unwrap()).collect();
            let known: BTreeSet<_> = references
                .iter()
                .copied()
                .chain([bill["metadata"]["component"]["bom-ref"].as_str().unwrap()])
                .collect();
            assert_eq!(known.len(), references.len() + 1, "each once");
            for it in components {
                let is_ours = it["name"].as_str().unwrap().starts_with("poolsync-");
                assert_ne!(it["hashes"].is_array(), is_ours, "{it}");
            }
            for line in bill["dependencies"].as_array().unwrap() {
                for used in line["dependsOn"].as_array().unwrap() {
                    assert!(known.contains(used.as_str().unwrap()), "{used}");
                }
            }
            assert!(!text.contains(&place.root().display().to_string()));
        }
    }
}
