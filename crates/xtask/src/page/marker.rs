//! The one mark of the builder's machine that the compiler's flags do not reach.
//!
//! ```ignore
//! let module = without_marker(b"_WASM_SPLIT_MARKER_732e786d2a082da8version".to_vec());
//! assert_eq!(module, b"_WASM_SPLIT_MARKER_0000000000000000version");
//! ```
//!
//! `wasm_split_helpers` exports a name with 16 digits of the digest of its own path in Cargo's home, so that two versions of
//! it may stand side by side. Zeros in their place make the page the same, to the byte, wherever it is built.

/// What stands before the digits, and how many they are.
const MARK: &[u8] = b"_WASM_SPLIT_MARKER_";
const DIGITS: usize = 16;

/// The module with zeros for the digits. Its length, and so its structure, stays as it is.
pub(super) fn without_marker(mut module: Vec<u8>) -> Vec<u8> {
    let marks = module.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK);
    let starts: Vec<_> = marks.map(|(at, _)| at + MARK.len()).collect();
    for start in starts {
        if let Some(digits) = module.get_mut(start..start + DIGITS)
            && digits.iter().all(u8::is_ascii_hexdigit)
        {
            digits.fill(b'0');
        }
    }
    module
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_machines_give_the_same() {
        let one = without_marker(b"\0asm_WASM_SPLIT_MARKER_732e786d2a082da8version\x03".to_vec());
        let other = without_marker(b"\0asm_WASM_SPLIT_MARKER_71fa9bbbf516eea1version\x03".to_vec());
        assert_eq!(one, other);
        assert_eq!(one, b"\0asm_WASM_SPLIT_MARKER_0000000000000000version\x03");
    }

    #[test]
    fn everything_else_stays() {
        for module in [&b"\0asm"[..], b"_WASM_SPLIT_MARKER_732e", b"_WASM_SPLIT_MARKER_not hex digits !"] {
            assert_eq!(without_marker(module.to_vec()), module);
        }
    }
}
