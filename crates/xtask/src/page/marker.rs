//! Texts in a module that nobody reads, and that cost bytes.
//!
//! ```ignore
//! let module = without_unread(b"_WASM_SPLIT_MARKER_732e786d2a082da8version".to_vec());
//! assert_eq!(module, b"_WASM_SPLIT_MARKER_0000000000000000version");
//! ```
//!
//! Leptos brings `wasm_split_helpers`, which exports a name with 16 digits of the digest of its own path in Cargo's home,
//! so that two versions of it may stand side by side: a mark of the builder's machine that the compiler's flags do not reach.
//!
//! Where a library could panic stands the name of its file, for a message that a module has nobody to give to: it stops. The
//! compiler has no flag to leave the names out (`-Zlocation-detail` is for nightly ones). Names of our own files stay, for
//! whoever looks into the module.

/// What stands before the digits, and how many they are.
const MARK: &[u8] = b"_WASM_SPLIT_MARKER_";
const MARK_DIGITS: usize = 16;

/// How names of files begin that are not ours: those of the standard library, of what it is built with, and of other crates.
const LIBRARIES: [&[u8]; 3] = [b"/rustc/", b"/rust/deps/", b"/crates/"];
const END_OF_NAME: &[u8] = b".rs";

/// The module with zeros in place of those texts. Its length, and so its structure, stays as it is.
pub(crate) fn without_unread(mut module: Vec<u8>) -> Vec<u8> {
    for start in starts(&module, MARK) {
        if let Some(digits) = module.get_mut(start + MARK.len()..start + MARK.len() + MARK_DIGITS)
            && digits.iter().all(u8::is_ascii_hexdigit)
        {
            digits.fill(b'0');
        }
    }
    for library in LIBRARIES {
        for start in starts(&module, library) {
            let length = file_name_length(module.get(start..).unwrap_or_default());
            if let Some(name) = module.get_mut(start..start + length) {
                name.fill(b'0');
            }
        }
    }
    module
}

fn starts(module: &[u8], text: &[u8]) -> Vec<usize> {
    module.windows(text.len()).enumerate().filter(|(_, window)| *window == text).map(|(at, _)| at).collect()
}

/// How many bytes the name of a source file takes that begins here; 0 if none does.
fn file_name_length(bytes: &[u8]) -> usize {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let name = bytes.split(|byte| !is_of_name(byte)).next().unwrap_or_default();
    starts(name, END_OF_NAME).first().map_or(0, |end| end + END_OF_NAME.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_machines_give_the_same() {
        let one = without_unread(b"\0asm_WASM_SPLIT_MARKER_732e786d2a082da8version\x03".to_vec());
        let other = without_unread(b"\0asm_WASM_SPLIT_MARKER_71fa9bbbf516eea1version\x03".to_vec());
        assert_eq!(one, other);
        assert_eq!(one, b"\0asm_WASM_SPLIT_MARKER_0000000000000000version\x03");
    }

    #[test]
    fn file_names_of_libraries_go() {
        // 60 bytes: 7 of `/rustc/`, 40 of the commit, 13 of `/alloc/src.rs`.
        let module = b"\x01/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/alloc/src.rs/crates/a-1/b.rs\0".to_vec();
        assert_eq!(without_unread(module), [&b"\x01"[..], &[b'0'; 60], &[b'0'; 16], b"\0"].concat());
    }

    #[test]
    fn everything_else_stays() {
        for module in [
            &b"crates/poolsync-core/src/plan.rs"[..],
            b"/rustc/5980 library.rs",
            b"/rustc/5980/library",
            b"\0asm",
            b"_WASM_SPLIT_MARKER_732e",
            b"_WASM_SPLIT_MARKER_not hex digits !",
        ] {
            assert_eq!(without_unread(module.to_vec()), module);
        }
    }
}
