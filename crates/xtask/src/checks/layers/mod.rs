//! # The console's modules import downwards only
//!
//! So that each can be read, and most be tested, without those above it.
//!
//! ```text
//! crates/poolsync-console/src/api/fetch.rs:7: `api` imports `state`, which is above it
//! crates/poolsync-console/src/send/mod.rs:3: the feature `send` imports the feature `run`; only `app` names features
//! crates/poolsync-console/src/state/draft.rs: is in a circle of imports: state::draft, state::store, state::draft
//! ```

mod circles;
mod imports;

use super::{Finding, Source};
use circles::circle;
use imports::{Import, imports};
use std::collections::{BTreeMap, BTreeSet};

const CONSOLE: &str = "crates/poolsync-console/src/";

/// The layers below the features, from the bottom.
const BELOW_FEATURES: [&str; 5] = ["words", "platform", "api", "state", "components"];

/// What is above the features: it may name them, and its own parts name each other. All other modules at the top of the
/// console are features.
const ABOVE_FEATURES: [&str; 5] = ["app", "static_page", "lib", "main", "bin"];

/// The rules broken by files of the console, and the modules that import themselves by way of others.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let console = Console::of(sources);
    let mut findings = Vec::new();
    for module in console.modules.values() {
        for import in &module.imports {
            let to = console.absolute(&module.name, &import.path);
            if let Some(broken) = to.first().and_then(|to| console.broken(module.top(), to)) {
                findings.push(module.source.finding(import.line, broken));
            }
        }
    }
    let edges = console.edges();
    for module in console.modules.values() {
        if let Some(circle) = circle(&edges, &module.name.join("::")) {
            let circle = circle.join(", ");
            findings.push(module.source.finding(0, format!("is in a circle of imports: {circle}")));
        }
    }
    findings
}

/// A module that is a file.
struct Module<'s> {
    /// Its path below `crate`; empty for the root.
    name: Vec<String>,
    source: &'s Source,
    imports: Vec<Import>,
}

impl Module<'_> {
    /// What stands at the top of the console and holds this module.
    fn top(&self) -> &str {
        self.name.first().map_or("main", String::as_str)
    }
}

/// All modules of the console by their names.
struct Console<'s> {
    modules: BTreeMap<Vec<String>, Module<'s>>,
}

impl<'s> Console<'s> {
    fn of(sources: &'s [Source]) -> Self {
        let rust = sources.iter().filter(|source| source.is_rust_of("poolsync-console"));
        let modules = rust.map(|source| {
            let name = name(&source.path);
            (name.clone(), Module { name, source, imports: imports(&source.text) })
        });
        Self { modules: modules.collect() }
    }

    /// What is wrong with an import, if something is; both are named by what stands at the top of the console.
    fn broken(&self, from: &str, to: &str) -> Option<String> {
        let known = self.modules.values().any(|module| module.top() == to);
        if from == to || !known {
            return None;
        }
        let top = BELOW_FEATURES.len() + 1;
        match (layer(from), layer(to)) {
            (above, below) if above > below || above == top => None,
            (same, other) if same == other => {
                Some(format!("the feature `{from}` imports the feature `{to}`; only `app` names features"))
            }
            _ => Some(format!("`{from}` imports `{to}`, which is above it")),
        }
    }

    /// A path as it is written in a module, from the root of the console. Paths of other crates have none.
    fn absolute(&self, module: &[String], path: &[String]) -> Vec<String> {
        let Some((first, rest)) = path.split_first() else { return module.to_vec() };
        let mut from = module.to_vec();
        let rest = match first.as_str() {
            "crate" => {
                from.clear();
                rest
            }
            "self" => rest,
            "super" => {
                from.pop();
                let more = rest.iter().take_while(|name| *name == "super").count();
                from.truncate(from.len().saturating_sub(more));
                rest.get(more..).unwrap_or_default()
            }
            // A path without such a start: of a module below this one, or of another crate.
            child => {
                from.push(child.to_owned());
                if !self.modules.contains_key(&from) {
                    return Vec::new();
                }
                rest
            }
        };
        from.extend(rest.iter().cloned());
        from
    }

    /// The module in which stands what a path from the root names. Where a module passes on what it imports itself, that is
    /// followed; `depth` ends what passes on in circles.
    fn home(&self, path: &[String], depth: usize) -> Vec<String> {
        let mut home: Vec<String> = Vec::new();
        for (at, name) in path.iter().enumerate() {
            let mut inner = home.clone();
            inner.push(name.clone());
            if self.modules.contains_key(&inner) {
                home = inner;
                continue;
            }
            let passed_on = self.modules.get(&home).and_then(|module| {
                let import = module.imports.iter().find(|import| import.name == *name)?;
                let mut from = self.absolute(&home, &import.path);
                from.extend(path.get(at + 1..).unwrap_or_default().iter().cloned());
                (!from.is_empty() && depth > 0).then(|| self.home(&from, depth - 1))
            });
            return passed_on.unwrap_or(home);
        }
        home
    }

    /// Which modules each module names by `crate::` and `super::`.
    fn edges(&self) -> BTreeMap<String, BTreeSet<String>> {
        let edge = |module: &Module<'_>| {
            let rooted =
                |import: &&Import| import.path.first().is_some_and(|first| first == "crate" || first == "super");
            let homes = module.imports.iter().filter(rooted);
            let homes = homes.map(|import| self.home(&self.absolute(&module.name, &import.path), 8));
            let homes = homes.filter(|home| *home != module.name && !home.is_empty());
            (module.name.join("::"), homes.map(|home| home.join("::")).collect())
        };
        self.modules.values().map(edge).collect()
    }
}

/// The number of a layer, counted from the bottom.
fn layer(top: &str) -> usize {
    let features = BELOW_FEATURES.len();
    let below = BELOW_FEATURES.iter().position(|name| *name == top);
    below.unwrap_or(if ABOVE_FEATURES.contains(&top) { features + 1 } else { features })
}

/// The name of the module that a file holds: `state::draft` for `state/draft.rs`, `state` for `state/mod.rs`.
fn name(path: &str) -> Vec<String> {
    let inner = path.strip_prefix(CONSOLE).unwrap_or(path).trim_end_matches(".rs");
    let inner = inner.strip_suffix("/mod").unwrap_or(inner);
    if ["lib", "main"].contains(&inner) { Vec::new() } else { inner.split('/').map(str::to_owned).collect() }
}

#[cfg(test)]
mod tests;
