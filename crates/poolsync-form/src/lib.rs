//! The form of the page without a browser: so far only the place where its first section is asked for.

/// The first section of the form as HTML.
pub fn first_section() -> String {
    String::new()
}
