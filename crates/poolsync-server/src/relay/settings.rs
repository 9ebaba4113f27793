//! What a relay is to do, and why it may be unable to.
//!
//! ```
//! use poolsync_server::relay::{HostName, Limits, RelaySettings};
//!
//! let settings = RelaySettings {
//!     allow_hosts: vec![HostName::parse("cce.example.com").unwrap()],
//!     allow_origins: vec![],
//!     extra_roots: vec![],
//!     dangerous_plain_hosts: vec![],
//!     limits: Limits::default(),
//! };
//! assert_eq!(settings.allow_hosts.len(), 1);
//! ```

use super::{HostName, Limits, Origin};
use crate::http::ClientSetupError;

/// What a relay is to do.
#[derive(Debug, Clone)]
pub struct RelaySettings {
    /// Hosts beside those of the known regions, by https; CCE and IAM calls alike.
    pub allow_hosts: Vec<HostName>,
    /// Origins of other pages that may use the relay.
    pub allow_origins: Vec<Origin>,
    /// Certificate authorities (DER) to trust beside those of the system.
    pub extra_roots: Vec<Vec<u8>>,
    /// Hosts that are called by http: the sandbox. What is sent there can be read on the way.
    pub dangerous_plain_hosts: Vec<HostName>,
    /// How long calls and bodies may be.
    pub limits: Limits,
}

/// Why a relay cannot work.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// A certificate of `extra_roots` cannot be read. User action: give it in DER.
    #[error("a certificate of the extra authorities cannot be read: {0}")]
    Root(rustls::Error),
    /// The TLS library does not work as it was built.
    #[error("TLS cannot be used: {0}")]
    Tls(rustls::Error),
}

impl From<ClientSetupError> for RelayError {
    fn from(error: ClientSetupError) -> Self {
        match error {
            ClientSetupError::Root(error) => Self::Root(error),
            ClientSetupError::Tls(error) => Self::Tls(error),
        }
    }
}
