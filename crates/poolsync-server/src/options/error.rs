//! What can be wrong with a command line.
//!
//! ```text
//! poolsync: --listen: `8080` must be an IP address with a port, such as 127.0.0.1:8080
//! ```

/// Why the arguments cannot be understood. User action: change the argument that the text names.
#[derive(Debug, thiserror::Error)]
pub enum OptionsError {
    /// An unknown option, or one without its value.
    #[error("{0}; see `poolsync --help`")]
    Syntax(#[from] lexopt::Error),
    /// A value that the option does not take.
    #[error("{option}: `{value}` must be {wanted}")]
    Value {
        /// The option, such as `--listen`.
        option: &'static str,
        /// The value as it was given.
        value: String,
        /// What the option takes.
        wanted: String,
    },
    /// An option about the sandbox where there is none.
    #[error("{0} has no meaning without --sandbox")]
    NoSandbox(&'static str),
}
