//! What wasm-opt is told: the features by name, and how much to inline.
//!
//! ```text
//! wasm-opt in.wasm -O3 --enable-bulk-memory … --output out.wasm
//! ```

/// What is called once is put into its caller only when it is so small, in instructions: functions that resemble each other
/// compress, and in their callers they no longer do. 1.7 kB of 71 less after brotli, in the npm module.
pub(crate) const INLINING: &str = "--one-caller-inline-max-function-size=20";

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
