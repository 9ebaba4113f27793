//! Whom the relay believes: the certificate authorities of this system.
//!
//! ```ignore
//! let config = tls::config(&[])?;
//! ```

use super::settings::RelayError;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;

/// TLS 1.2 and 1.3 with the authorities of the system (or of `SSL_CERT_FILE`) and these. A system without authorities is no
/// error here: every call by https then fails.
pub(super) fn config(extra_roots: &[Vec<u8>]) -> Result<ClientConfig, RelayError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for root in extra_roots {
        roots.add(CertificateDer::from(root.clone())).map_err(RelayError::Root)?;
    }
    Ok(ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(RelayError::Tls)?
        .with_root_certificates(roots)
        .with_no_client_auth())
}
