//! A listener that speaks TLS, with a certificate for names that are not this machine's.

use super::{Upstream, read_request};
use rcgen::{BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::io::Write as _;
use std::sync::{Arc, Mutex};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A listener with a certificate, what it was asked for, and the authority that signed it.
pub(crate) struct Secure {
    pub(crate) upstream: Upstream,
    /// The name in the last greeting.
    pub(crate) asked_name: Arc<Mutex<Option<String>>>,
    pub(crate) authority: Certificate,
}

impl Secure {
    /// Answers each request with what `answer` makes of it.
    pub(crate) fn new(names: &[&str], answer: impl Fn(&[u8]) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        // With the name that the certificate gets as well it would look like one that signed itself.
        params.distinguished_name.push(DnType::CommonName, "Test authority of Poolsync");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let authority = params.self_signed(&key).unwrap();
        let issuer = Issuer::new(params, key);
        let own_key = KeyPair::generate().unwrap();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let certificate = CertificateParams::new(names).unwrap().signed_by(&own_key, &issuer).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], PrivatePkcs8KeyDer::from(own_key.serialize_der()).into())
            .unwrap();
        let config = Arc::new(config);
        let asked_name = Arc::new(Mutex::new(None));
        let asked = asked_name.clone();
        let upstream = Upstream::new(move |stream| {
            let mut stream = StreamOwned::new(ServerConnection::new(config.clone()).unwrap(), stream);
            let request = read_request(&mut stream);
            *asked.lock().unwrap() = stream.conn.server_name().map(str::to_owned);
            if !request.is_empty() {
                let _ = stream.write_all(&answer(&request));
            }
            stream.conn.send_close_notify();
            let _ = stream.flush();
            request
        });
        Self { upstream, asked_name, authority }
    }
}
