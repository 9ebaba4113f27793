//! Digits in a module that nobody reads, and that do not compress.
//!
//! ```ignore
//! let module = without_digests(b"_WASM_SPLIT_MARKER_732e786d2a082da8version".to_vec());
//! assert_eq!(module, b"_WASM_SPLIT_MARKER_0000000000000000version");
//! ```
//!
//! Leptos brings `wasm_split_helpers`, which exports a name with 16 digits of the digest of its own path in Cargo's home,
//! so that two versions of it may stand side by side: a mark of the builder's machine that the compiler's flags do not reach.
//! The standard library names its files by the commit of the compiler, which `rust-toolchain.toml` names too.

/// What stands before such digits, and how many they are.
const MARKS: [(&[u8], usize); 2] = [(b"_WASM_SPLIT_MARKER_", 16), (b"/rustc/", 40)];

/// The module with zeros in place of those digits. Its length, and so its structure, stays as it is.
pub(crate) fn without_digests(mut module: Vec<u8>) -> Vec<u8> {
    for (mark, count) in MARKS {
        let found = module.windows(mark.len()).enumerate().filter(|(_, window)| *window == mark);
        let starts: Vec<_> = found.map(|(at, _)| at + mark.len()).collect();
        for start in starts {
            if let Some(digits) = module.get_mut(start..start + count)
                && digits.iter().all(u8::is_ascii_hexdigit)
            {
                digits.fill(b'0');
            }
        }
    }
    module
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_machines_give_the_same() {
        let one = without_digests(b"\0asm_WASM_SPLIT_MARKER_732e786d2a082da8version\x03".to_vec());
        let other = without_digests(b"\0asm_WASM_SPLIT_MARKER_71fa9bbbf516eea1version\x03".to_vec());
        assert_eq!(one, other);
        assert_eq!(one, b"\0asm_WASM_SPLIT_MARKER_0000000000000000version\x03");
    }

    #[test]
    fn only_digests_of_this_length_go() {
        let path = without_digests(b"/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library".to_vec());
        assert_eq!(path, b"/rustc/0000000000000000000000000000000000000000/library");
        for module in
            [&b"/rustc/5980/library"[..], b"\0asm", b"_WASM_SPLIT_MARKER_732e", b"_WASM_SPLIT_MARKER_not hex digits !"]
        {
            assert_eq!(without_digests(module.to_vec()), module);
        }
    }
}
