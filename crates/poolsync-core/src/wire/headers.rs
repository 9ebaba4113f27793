//! Header names without case, values that may be secret.

use crate::secret::Secret;

/// Headers in order; a name stands there once, whatever its case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<Header>);

/// One header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The name as it is shown and sent.
    pub name: String,
    /// The value.
    pub value: HeaderValue,
}

/// The value of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderValue {
    /// One that may be shown.
    Plain(String),
    /// One that may not: a token or a signature.
    Secret(Secret),
}

/// What stands in place of a secret value.
pub const MASK: &str = "••••••••";

impl HeaderValue {
    /// Returns the value as it is sent.
    pub fn expose(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            // EXPOSE: handed to the caller, who has a reason of its own.
            Self::Secret(secret) => secret.expose(),
        }
    }

    /// Returns the value as it is shown: [`MASK`] for a secret.
    pub fn masked(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Secret(_) => MASK,
        }
    }
}

impl Headers {
    /// Returns the value of the header of this name, in any case.
    pub fn get(&self, name: &str) -> Option<&HeaderValue> {
        self.0.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| &header.value)
    }

    /// Sets a header: in its place if the name stands there already, else at the end.
    pub fn set(&mut self, name: &str, value: HeaderValue) {
        match self.0.iter_mut().find(|header| header.name.eq_ignore_ascii_case(name)) {
            Some(header) => header.value = value,
            None => self.0.push(Header { name: name.to_owned(), value }),
        }
    }

    /// Returns the headers with one more that may be shown, as [`Headers::set`] adds it.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, HeaderValue::Plain(value.to_owned()));
        self
    }

    /// Returns the headers with one more that may not be shown.
    #[must_use]
    pub fn with_secret(mut self, name: &str, value: &Secret) -> Self {
        self.set(name, HeaderValue::Secret(value.clone()));
        self
    }

    /// Returns all headers, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Header> {
        self.0.iter()
    }
}
