//! A client that makes each call once, on a connection of its own.
//!
//! ```ignore
//! let client = client(&[], Duration::from_secs(10))?;
//! let response = client.request(request).await?;
//! ```
//! It keeps no idle connection and does not retry: such a retry happens when a kept connection turns out to be closed, and
//! the service may have carried out the call all the same. It follows no redirect.

use axum::body::Bytes;
use axum::http::Uri;
use http_body_util::Full;
use hyper_rustls::{HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tower::BoxError;
use tower::timeout::Timeout;
use tower::util::BoxCloneSyncService;

/// Connects, with TLS where the host needs it, within the limit of time.
type Connector = BoxCloneSyncService<Uri, MaybeHttpsStream<TokioIo<TcpStream>>, BoxError>;

/// A client of the cloud.
pub(crate) type CloudClient = Client<Connector, Full<Bytes>>;

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ClientSetupError {
    /// A certificate of the extra authorities cannot be read. User action: give it in DER.
    #[error("a certificate of the extra authorities cannot be read: {0}")]
    Root(rustls::Error),
    /// The TLS library does not work as it was built.
    #[error("TLS cannot be used: {0}")]
    Tls(rustls::Error),
}

/// Makes a client that trusts the certificate authorities of the system and these (DER). `connect`: how long a connection
/// may take.
pub(crate) fn client(extra_roots: &[Vec<u8>], connect: Duration) -> Result<CloudClient, ClientSetupError> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    let connector = HttpsConnectorBuilder::new()
        .with_tls_config(tls_config(extra_roots)?)
        .https_or_http()
        .enable_http1()
        .wrap_connector(tcp);
    Ok(Client::builder(TokioExecutor::new())
        .retry_canceled_requests(false)
        .pool_max_idle_per_host(0)
        .build(BoxCloneSyncService::new(Timeout::new(connector, connect))))
}

/// Returns an error and those inside it; an I/O error hides the one it was made of from `source`.
pub(crate) fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| inner(*error))
}

fn inner<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let hidden = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    hidden.map(|error| error as &(dyn Error + 'static)).or_else(|| error.source())
}

/// Returns the settings of TLS 1.2 and 1.3 with the authorities of the system (or of `SSL_CERT_FILE`) and these. A system
/// without authorities is no error here: every call by https then fails.
fn tls_config(extra_roots: &[Vec<u8>]) -> Result<ClientConfig, ClientSetupError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for root in extra_roots {
        roots.add(CertificateDer::from(root.clone())).map_err(ClientSetupError::Root)?;
    }
    Ok(ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(ClientSetupError::Tls)?
        .with_root_certificates(roots)
        .with_no_client_auth())
}
