//! Sends a call to the cloud: once, on a connection of its own.
//!
//! ```ignore
//! let response = upstream.send(call, body, &deadline).await?;
//! ```
//! The client keeps no idle connection and does not retry: such a retry happens when a kept connection turns out to be
//! closed, and the service may have carried out the call all the same.

use super::RelayError;
use super::deadline::{Deadline, Limits};
use super::headers;
use super::hosts::Host;
use super::refusal::{Code, Refusal};
use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONNECTION, HOST, HeaderMap, HeaderValue};
use axum::http::uri::PathAndQuery;
use axum::http::{Method, Request, Response, StatusCode, Uri};
use http_body_util::Full;
use hyper_rustls::{HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use std::error::Error;
use std::sync::Arc;
use tokio::net::TcpStream;
use tower::BoxError;
use tower::timeout::Timeout;
use tower::timeout::error::Elapsed;
use tower::util::BoxCloneSyncService;

/// Chromium makes a call again by itself when it gets one of these.
const REPEATED_BY_BROWSERS: [StatusCode; 2] = [StatusCode::REQUEST_TIMEOUT, StatusCode::MISDIRECTED_REQUEST];

/// A call that has been allowed.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) host: Host,
    pub(super) method: Method,
    /// The bytes of the request line, as they came.
    pub(super) path_and_query: String,
    pub(super) headers: HeaderMap,
}

/// Connects, with TLS where the host needs it, within the limit of time.
type Connector = BoxCloneSyncService<Uri, MaybeHttpsStream<TokioIo<TcpStream>>, BoxError>;

/// The client of the cloud.
#[derive(Debug)]
pub(super) struct Upstream {
    client: Client<Connector, Full<Bytes>>,
    limits: Limits,
}

impl Upstream {
    /// Makes a client that trusts the certificate authorities of the system and these (DER).
    pub(super) fn new(extra_roots: &[Vec<u8>], limits: Limits) -> Result<Self, RelayError> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls_config(extra_roots)?)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            .retry_canceled_requests(false)
            .pool_max_idle_per_host(0)
            .build(BoxCloneSyncService::new(Timeout::new(connector, limits.connect)));
        Ok(Self { client, limits })
    }

    /// Connects, sends, and waits for the whole answer.
    pub(super) async fn send(&self, call: Call, body: Bytes, deadline: &Deadline) -> Result<Response<Body>, Refusal> {
        let host = call.host.authority.clone();
        let request = request(call, body)?;
        deadline
            .answer(async {
                let sent = self.client.request(request).await;
                let response = sent.map_err(|error| self.refusal(&host, &error))?;
                if response.status() == StatusCode::SWITCHING_PROTOCOLS {
                    return Err(lost());
                }
                if REPEATED_BY_BROWSERS.contains(&response.status()) {
                    return Err(asked_again(response.status()));
                }
                let (head, body) = response.into_parts();
                let mut response = Response::new(Body::from(deadline.answer_body(body).await?));
                *response.status_mut() = head.status;
                *response.headers_mut() = headers::answered(&head.headers);
                response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
                Ok(response)
            })
            .await
    }

    /// Says why there is no answer. Without a connection nothing was sent; the innermost reason is the telling one.
    fn refusal(&self, host: &str, error: &ClientError) -> Refusal {
        if !error.is_connect() {
            return lost();
        }
        let error: &(dyn Error + 'static) = error;
        let chain = || std::iter::successors(Some(error), |error| inner(*error));
        if chain().any(<dyn Error>::is::<Elapsed>) {
            let seconds = self.limits.connect.as_secs();
            let message = format!("the host did not accept a connection in {seconds} s; nothing was sent");
            return Refusal::new(Code::ConnectTimeout, message);
        }
        let reason = chain().last().map(ToString::to_string).unwrap_or_default();
        let is_tls = chain().any(<dyn Error>::is::<rustls::Error>);
        let code = if is_tls { Code::Tls } else { Code::Connect };
        Refusal::new(code, format!("no connection to `{host}`: {reason}; nothing was sent"))
    }
}

/// Returns the settings of TLS 1.2 and 1.3 with the authorities of the system (or of `SSL_CERT_FILE`) and these. A system
/// without authorities is no error here: every call by https then fails.
fn tls_config(extra_roots: &[Vec<u8>]) -> Result<ClientConfig, RelayError> {
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

fn request(call: Call, body: Bytes) -> Result<Request<Full<Bytes>>, Refusal> {
    let path = PathAndQuery::try_from(call.path_and_query)
        .map_err(|_| Refusal::new(Code::Target, "the address after /relay/ has characters that no address has"))?;
    let host_header = HeaderValue::try_from(&call.host.authority)
        .map_err(|_| Refusal::new(Code::Host, "the host is no part of a header"))?;
    let uri = Uri::builder().scheme(call.host.scheme).authority(call.host.authority).path_and_query(path).build();
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = call.method;
    *request.uri_mut() = uri.map_err(|_| Refusal::new(Code::Host, "the host is no part of an address"))?;
    *request.headers_mut() = call.headers;
    request.headers_mut().insert(HOST, host_header);
    request.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    Ok(request)
}

fn asked_again(status: StatusCode) -> Refusal {
    Refusal::new(Code::AskedAgain, format!("the host answered {status}, upon which a browser makes a call again"))
}

fn lost() -> Refusal {
    Refusal::new(Code::AnswerLost, "the connection broke before an answer came; the call may have been carried out")
}

/// Returns the error inside; an I/O error hides the one it was made of from `source`.
fn inner<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let hidden = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    hidden.map(|error| error as &(dyn Error + 'static)).or_else(|| error.source())
}
