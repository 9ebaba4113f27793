//! The paths that a file names: those that it imports, and those that begin with `crate`, `self` or `super`.
//!
//! ```ignore
//! let imports = imports("use crate::state::{Store, draft as text};");
//! assert_eq!(imports[1].path, ["crate", "state", "draft"]);
//! assert_eq!(imports[1].name, "text");
//! ```

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path with the name by which the file then knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Import {
    /// Counted from 1.
    pub(super) line: usize,
    pub(super) path: Vec<String>,
    pub(super) name: String,
}

/// All paths of a file, but those in modules that are written inside it: these are its tests. None if it is no Rust, which
/// the compiler tells better.
pub(super) fn imports(text: &str) -> Vec<Import> {
    let mut found = Vec::new();
    collect(text.parse().unwrap_or_default(), &mut found);
    found
}

fn collect(stream: TokenStream, found: &mut Vec<Import>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut rest = tokens.as_slice();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (TokenTree::Ident(word), [TokenTree::Ident(_), TokenTree::Group(_), after @ ..]) if word == "mod" => after,
            (TokenTree::Ident(word), _) if word == "use" => tree(after, &[], found),
            (TokenTree::Ident(word), [TokenTree::Punct(colon), ..])
                if colon.as_char() == ':' && ["crate", "self", "super"].iter().any(|root| word == root) =>
            {
                tree(rest, &[], found)
            }
            (TokenTree::Group(group), _) => {
                collect(group.stream(), found);
                after
            }
            _ => after,
        };
    }
}

/// Reads one path, or the paths in braces behind it, and returns what comes after.
fn tree<'t>(tokens: &'t [TokenTree], before: &[String], found: &mut Vec<Import>) -> &'t [TokenTree] {
    let mut path = before.to_vec();
    let mut rest = tokens;
    let mut line = 0;
    loop {
        match rest {
            [TokenTree::Ident(word), after @ ..] => {
                line = word.span().start().line;
                path.push(word.to_string());
                rest = after;
            }
            [TokenTree::Group(group), after @ ..] if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
                for piece in inner.split(is_comma).filter(|piece| !piece.is_empty()) {
                    tree(piece, &path, found);
                }
                return after;
            }
            _ => break,
        }
        match rest {
            [TokenTree::Punct(one), TokenTree::Punct(two), after @ ..]
                if one.as_char() == ':' && two.as_char() == ':' =>
            {
                rest = after;
            }
            _ => break,
        }
    }
    // `use state::{self}` imports `state`.
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if let [TokenTree::Ident(word), TokenTree::Ident(alias), after @ ..] = rest
        && word == "as"
    {
        name = alias.to_string();
        rest = after;
    }
    if line > 0 {
        found.push(Import { line, path, name });
    }
    // Never the same tokens again.
    if rest.len() == tokens.len() { rest.get(1..).unwrap_or_default() } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let shown = |Import { line, path, name }: Import| format!("{line} {} {name}", path.join("::"));
        imports(text).into_iter().map(shown).collect()
    }

    #[test]
    fn reads_trees_over_several_lines() {
        let text =
            "use crate::{\n  api::ApiError,\n  state::{self, Store, draft as text},\n};\npub(crate) use send::*;\n";
        assert_eq!(
            shown(text),
            [
                "2 crate::api::ApiError ApiError",
                "3 crate::state state",
                "3 crate::state::Store Store",
                "3 crate::state::draft text",
                "5 send send",
            ]
        );
    }

    #[test]
    fn reads_paths_anywhere_but_in_comments_texts_and_tests() {
        let text = "//! crate::a\nfn f() -> crate::b::C { view! { <p>{super::d()}</p> }; \"crate::e\" }\nmod tests { use super::*; }";
        assert_eq!(shown(text), ["2 crate::b::C C", "2 super::d d"]);
    }
}
