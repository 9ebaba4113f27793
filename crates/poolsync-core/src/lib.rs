//! To come.
pub mod example;
pub mod region;
