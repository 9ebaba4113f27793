//! What wasm-opt is told: the features by name.
//!
//! ```text
//! wasm-opt in.wasm -O3 --enable-bulk-memory … --output out.wasm
//! ```

/// The features that rustc uses for `wasm32-unknown-unknown` and that all browsers of today and Node.js 20 have.
/// `--all-features` would use more than Node.js 20 loads.
pub(crate) const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
