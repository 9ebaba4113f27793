//! The three things that are built and released.
//!
//! ```ignore
//! let notices = supply::notices(&place, Product::Page)?;
//! ```

use clap::ValueEnum;

/// What is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Product {
    /// The page.
    Page,
    /// The npm package.
    Package,
    /// The program `poolsync`, with the page in it.
    Server,
}

impl Product {
    /// All of them, in the order in which they are built.
    pub(crate) const ALL: [Self; 3] = [Self::Page, Self::Package, Self::Server];

    /// The command that builds it.
    pub(crate) fn command(self) -> &'static str {
        match self {
            Self::Page => "site",
            Self::Package => "npm",
            Self::Server => "server",
        }
    }

    /// The name in front of its files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Package => "package",
            Self::Server => "server",
        }
    }
}
