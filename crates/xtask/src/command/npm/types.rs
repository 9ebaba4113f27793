//! The declarations of the package: what Rust's types say, kept beside what is declared by hand.
//!
//! ```ignore
//! let declared = types::generated(&glue_declarations, &[]);
//! types::compare(&place, "index.d.ts", &declared)?;
//! ```
//!
//! `web/npm/index.d.ts`, `samples.d.ts` and `rollout.d.ts` are committed, so that they are read in review. What stands above [`MARK`] is written
//! by hand: what is made in JavaScript. What stands below comes from the functions of poolsync-wasm and its types, by
//! wasm-bindgen and tsify, and from the core's table of codes. A build fails where the two differ, and leaves what should stand
//! there beside.

use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use anyhow::{Result, anyhow};
use poolsync_core::problem::codes;
use std::fmt::Write as _;

/// Where the declarations begin that come from Rust.
const MARK: &str = "// From the Rust types of poolsync-wasm, by `cargo xtask npm`. Change them there.\n";

/// The name of the union of all codes.
const CODES: &str = "ProblemCode";

/// A declaration with its comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    name: String,
    is_function: bool,
    text: String,
}

/// The declarations of a glue: functions first, then types, each by name. Left out is what starts the module, and what stands
/// in `elsewhere` already.
pub(super) fn generated(glue: &str, elsewhere: &[Declaration]) -> Vec<Declaration> {
    let mut declarations: Vec<_> = split(glue).into_iter().filter(|one| !elsewhere.contains(one)).collect();
    declarations.sort_by(|a, b| (!a.is_function, &a.name).cmp(&(!b.is_function, &b.name)));
    declarations
}

/// The union of all codes of problems, as the core has them.
pub(super) fn codes_union() -> Declaration {
    let mut text = format!("/**\n * The codes of `Problem`.\n */\nexport type {CODES} =");
    for code in codes::ALL {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n    | \"{}\"", code.id);
    }
    text.push(';');
    Declaration { name: CODES.to_owned(), is_function: false, text }
}

/// Compares a committed file with the declarations that it should have.
///
/// # Errors
/// If they differ; then the file as it should be stands in `target/xtask/npm/`.
pub(super) fn compare(place: &Place, file: &str, declarations: &[Declaration]) -> Result<()> {
    let committed = files::read_text(&place.root().join("web/npm").join(file))?;
    let wanted = with_generated(&committed, declarations)
        .ok_or_else(|| anyhow!("web/npm/{file} has no line `{}`", MARK.trim_end()))
        .help("write it above what is generated")?;
    if committed == wanted {
        return Ok(());
    }
    let written = place.target().join("xtask/npm").join(file);
    files::write(&written, wanted)?;
    Err(anyhow!("web/npm/{file} does not declare what the Rust types say"))
        .help(format_args!("read the difference, and copy {} over it", written.display()))
}

/// A file with what should stand below its mark.
fn with_generated(committed: &str, declarations: &[Declaration]) -> Option<String> {
    let (by_hand, _) = committed.split_once(MARK)?;
    let texts: Vec<_> = declarations.iter().map(|declaration| declaration.text.as_str()).collect();
    Some(format!("{by_hand}{MARK}\n{}\n", texts.join("\n\n")))
}

/// The declarations of a file that wasm-bindgen wrote.
fn split(declarations: &str) -> Vec<Declaration> {
    let mut found = Vec::new();
    let mut text = String::new();
    for line in declarations.lines() {
        let begins = line.starts_with("/**") || line.starts_with("export ");
        if begins && text.lines().any(|line| line.starts_with("export ")) {
            found.extend(declaration(&text));
            text.clear();
        }
        if begins || !text.is_empty() {
            text.push_str(line);
            text.push('\n');
        }
    }
    found.extend(declaration(&text));
    found
}

/// A declaration that users see; none for what starts the module.
fn declaration(text: &str) -> Option<Declaration> {
    let line = text.lines().find_map(|line| line.strip_prefix("export "))?;
    let (kind, rest) = line.split_once(' ')?;
    let name: String = rest.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
    let starts = kind == "default" || name.contains("Init") || name.starts_with("init");
    (!starts).then(|| Declaration { name, is_function: kind == "function", text: documented(text) })
}

/// A declaration with its comment as TypeScript's tools know it: rustdoc's `# Errors` is `@throws`, and a parameter without a
/// description is not named.
fn documented(text: &str) -> String {
    let text = text.trim_end().replace("# Errors\n * ", "@throws PoolsyncError ").replace("@param ", "\u{0}");
    let lines: Vec<_> = text.lines().filter(|line| !line.contains('\u{0}') || line.contains(" - ")).collect();
    lines.join("\n").replace('\u{0}', "@param ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "/* tslint:disable */\n\
        /**\n * A pool.\n */\n\
        export interface Pool {\n    /**\n     * How many.\n     */\n    nodes: number;\n}\n\n\
        export type Locale = \"en\" | \"zh\";\n\n\n\
        /**\n * Checks.\n *\n * # Errors\n * `invalid-argument` if it\n * is none.\n * @param text\n * @param pool - what is known\n */\n\
        export function check(text: string, pool?: Pool): void;\n\n\
        export type InitInput = URL;\n\n\
        export interface InitOutput {\n    readonly check: () => void;\n}\n\n\
        /**\n * Starts.\n */\nexport function initSync(module: URL): InitOutput;\n\n\
        export default function __wbg_init (module: URL): Promise<InitOutput>;\n";

    fn names(declarations: &[Declaration]) -> Vec<&str> {
        declarations.iter().map(|declaration| declaration.name.as_str()).collect()
    }

    #[test]
    fn functions_come_first_and_what_starts_the_module_is_left_out() {
        let all = generated(GLUE, &[]);
        assert_eq!(names(&all), ["check", "Locale", "Pool"]);
        assert_eq!(names(&generated(GLUE, &all[1..])), ["check"]);
    }

    #[test]
    fn comments_are_kept_in_the_words_of_typescript() {
        assert_eq!(
            generated(GLUE, &[])[0].text,
            "/**\n * Checks.\n *\n * @throws PoolsyncError `invalid-argument` if it\n * is none.\n * @param pool - what is known\n */\n\
             export function check(text: string, pool?: Pool): void;"
        );
        assert!(generated(GLUE, &[])[2].text.contains("     * How many.\n"));
    }

    #[test]
    fn what_is_written_by_hand_stays() {
        let committed = format!("export const schema: number;\n\n{MARK}\nexport type Old = 1;\n");
        let wanted = with_generated(&committed, &generated("export type New = 1;\n", &[])).unwrap();
        assert_eq!(wanted, format!("export const schema: number;\n\n{MARK}\nexport type New = 1;\n"));
        assert_eq!(with_generated("export type Old = 1;\n", &[]), None);
    }

    #[test]
    fn every_code_is_in_the_union() {
        let union = codes_union().text;
        assert!(union.ends_with("\";") && union.contains("\n    | \"spec/missing\""), "{union}");
        assert_eq!(union.matches("\n    | ").count(), codes::ALL.len());
    }
}
