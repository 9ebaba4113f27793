//! The entry files of the package: one for each place in which a module starts in another way, all with the same functions.
//!
//! ```ignore
//! let functions = Function::exported(&glue);
//! for (name, script) in entries::scripts(&module, &functions) { … } // index.js, node.js, …, functions.js
//! ```
//!
//! The functions are those that the glue of wasm-bindgen exports, and for `poolsync` also what is made of them by hand.

use super::Module;
use std::fmt::Write as _;

/// A function that a module exports.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Function {
    /// Its name in JavaScript.
    name: String,
    /// The names of its parameters, with commas between them.
    parameters: String,
}

impl Function {
    /// The functions that a glue exports, by name; without the two that start the module.
    pub(super) fn exported(glue: &str) -> Vec<Self> {
        let declared = glue.lines().filter_map(|line| line.strip_prefix("export function "));
        let mut functions: Vec<_> = declared.filter_map(Self::parse).filter(|it| it.name != "initSync").collect();
        functions.sort_by(|a, b| a.name.cmp(&b.name));
        functions
    }

    /// `check(request) {`
    fn parse(declaration: &str) -> Option<Self> {
        let (name, rest) = declaration.split_once('(')?;
        let (parameters, _) = rest.split_once(')')?;
        Some(Self { name: name.to_owned(), parameters: parameters.to_owned() })
    }
}

/// How a module starts in some place.
#[derive(Debug, Clone, Copy)]
enum Start {
    /// `init()` loads the file beside the script, or where that was left behind the bytes in a script.
    Loaded,
    /// `init()` compiles the bytes in a script.
    Inline,
    /// By the first call, from the bytes in a script.
    Bytes,
    /// By the first call, from a compiled module that is imported under the file's name with this ending.
    Compiled(&'static str),
}

/// How an entry file says what it is for, after the name of what is imported, and how it starts the module. In the order of
/// [`Module::entries`].
const ENTRIES: [(&str, Start); 5] = [
    ("for browsers, workers and bundlers: init() loads its module, then everything is there.", Start::Loaded),
    (
        "with the bytes in a script, for places that can load no file: init() compiles them, then everything is there.",
        Start::Inline,
    ),
    (
        "for Node.js, Deno and Bun: ready after import, with the bytes in a script, so that no file is looked for.",
        Start::Bytes,
    ),
    (
        "for Cloudflare Workers, which import a .wasm file as a compiled module: ready after import.",
        Start::Compiled(""),
    ),
    (
        "for the edge runtime of Vercel and Next.js, which imports a compiled module by this name: ready after import.",
        Start::Compiled("?module"),
    ),
];

/// The entry files of a module and the file with its functions: their names and their text.
pub(super) fn scripts(module: &Module, functions: &[Function]) -> Vec<(String, String)> {
    let names = functions.iter().map(|function| function.name.as_str());
    let mut names: Vec<_> = names.chain(module.made.iter().copied()).collect();
    names.sort_unstable();
    let files = module.entries.iter().zip(ENTRIES);
    let entries = files.map(|(file, (about, start))| ((*file).to_owned(), entry_script(module, about, start, &names)));
    entries.chain([(module.functions.to_owned(), functions_script(module, functions))]).collect()
}

/// One entry file.
fn entry_script(module: &Module, about: &str, start: Start, names: &[&str]) -> String {
    let Module { name, import, functions, .. } = module;
    let (way, own, imports) = match start {
        Start::Loaded => ("entry", "loadOwn".to_owned(), "import { loadFrom } from \"./load.js\";\n".to_owned()),
        Start::Inline => {
            let imports = format!("import {{ load }} from \"./load.js\";\nimport bytes from \"./{name}_bytes.js\";\n");
            ("entry", "() => load(bytes())".to_owned(), imports)
        }
        Start::Bytes => ("lazy", "bytes".to_owned(), format!("import bytes from \"./{name}_bytes.js\";\n")),
        Start::Compiled(ending) => {
            ("lazy", "() => module".to_owned(), format!("import module from \"./{name}.wasm{ending}\";\n"))
        }
    };
    let load_own = match start {
        Start::Loaded => format!(
            "// Bundlers find files by addresses that stand in the code like this.\n\
             const loadOwn = () => loadFrom(() => new URL(\"./{name}.wasm\", import.meta.url), () => import(\"./{name}_bytes.js\"));\n"
        ),
        _ => String::new(),
    };
    let told = if way == "entry" { format!(", \"{import}\"") } else { String::new() };
    let exported = names.join(",\n  ");
    format!(
        "// {import} {about}\n\
         \n\
         import {{ {way}With }} from \"./{way}.js\";\n\
         import {{ functionsWith }} from \"./{functions}\";\n\
         import * as glue from \"./{name}_glue.js\";\n\
         {imports}\
         \n\
         {load_own}\
         const {{ init, initSync, ready }} = /* @__PURE__ */ {way}With(glue, {own}{told});\n\
         \n\
         export default init;\n\
         export {{ initSync }};\n\
         export const {{\n  {exported},\n}} = /* @__PURE__ */ functionsWith(ready);\n"
    )
}

/// The file with the functions of a module, on whatever makes it ready.
fn functions_script(module: &Module, functions: &[Function]) -> String {
    let mut script = format!(
        "// The functions of {}, on whatever makes its module ready or says that it is not.\n\n",
        module.import
    );
    // Writing to a String cannot fail.
    for made in module.made {
        let _ = writeln!(script, "import {{ {made}With }} from \"./{made}.js\";");
    }
    script.push_str("\n/** All functions. `ready` gives the glue, or throws `not-initialized`. */\n");
    script.push_str("export function functionsWith(ready) {\n  const functions = {\n");
    for Function { name, parameters } in functions {
        let _ = writeln!(script, "    {name}: ({parameters}) => ready().{name}({parameters}),");
    }
    script.push_str("  };\n  return { ...functions");
    for made in module.made {
        let _ = write!(script, ", {made}: {made}With(functions)");
    }
    script.push_str(" };\n}\n");
    script
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::npm::MODULES;

    const GLUE: &str = "import { a } from \"b\";\n\
        export function plan(nodes, maxUnavailable) {\n}\n\
        function initSync(module) {\n}\n\
        export function check(request) {\n}\n\
        export { initSync, __wbg_init as default };\n";

    fn script(wanted: &str) -> String {
        let functions = Function::exported(GLUE);
        let mut scripts = MODULES.iter().flat_map(|module| scripts(module, &functions));
        scripts.find(|(name, _)| name == wanted).unwrap().1
    }

    #[test]
    fn functions_come_from_the_glue_in_order() {
        let functions = Function::exported(GLUE);
        let shown: Vec<_> = functions.iter().map(|it| format!("{}({})", it.name, it.parameters)).collect();
        assert_eq!(shown, ["check(request)", "plan(nodes, maxUnavailable)"]);
    }

    #[test]
    fn every_entry_exports_the_same() {
        let own = "{\n  check,\n  plan,\n}";
        let lists = ["{\n  check,\n  plan,\n  schema,\n  send,\n}", own, own];
        for (module, list) in MODULES.iter().zip(lists) {
            for file in module.entries {
                let end = format!("export const {list} = /* @__PURE__ */ functionsWith(ready);\n");
                assert!(script(file).ends_with(&end), "{file}");
            }
        }
    }

    #[test]
    fn an_entry_starts_as_its_place_does() {
        assert!(script("edge.js").contains("import module from \"./poolsync.wasm?module\";\n"));
        assert!(script("samples_node.js").contains("lazyWith(glue, bytes);\n"));
        assert!(script("samples_inline.js").contains("entryWith(glue, () => load(bytes()), \"poolsync/samples\");\n"));
        assert!(script("index.js").contains("new URL(\"./poolsync.wasm\", import.meta.url)"));
    }

    #[test]
    fn what_is_made_by_hand_gets_the_functions() {
        let functions = script("functions.js");
        assert!(functions.contains("import { sendWith } from \"./send.js\";\n"), "{functions}");
        assert!(functions.contains("    plan: (nodes, maxUnavailable) => ready().plan(nodes, maxUnavailable),\n"));
        assert!(
            functions
                .ends_with("return { ...functions, schema: schemaWith(functions), send: sendWith(functions) };\n}\n")
        );
    }
}
