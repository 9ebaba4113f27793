//! Sends a call once, on a connection of its own.
//!
//! ```ignore
//! let response = upstream.send(call, body, &deadline).await?;
//! ```
//! There is no client with a pool here: such clients send a request again when a kept connection turns out to be closed,
//! and tidy up paths. The connection below is made for one request and knows neither.

use super::deadline::Deadline;
use super::headers;
use super::host::Host;
use super::refusal::{Code, Refusal};
use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONNECTION, HOST, HeaderMap, HeaderValue};
use axum::http::uri::PathAndQuery;
use axum::http::{Method, Request, Response, StatusCode, Uri};
use http_body_util::Full;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustls::ClientConfig;
use std::error::Error;
use tower::{Service as _, ServiceExt as _};

/// A call that has been allowed.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) host: Host,
    pub(super) method: Method,
    /// The bytes of the request line, as they came.
    pub(super) path_and_query: String,
    pub(super) headers: HeaderMap,
}

/// Makes connections.
#[derive(Debug, Clone)]
pub(super) struct Upstream {
    connector: HttpsConnector<HttpConnector>,
}

impl Upstream {
    pub(super) fn new(config: ClientConfig) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let connector =
            HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1().wrap_connector(tcp);
        Self { connector }
    }

    /// Connects, sends, and waits for the whole answer.
    pub(super) async fn send(&self, call: Call, body: Bytes, deadline: &Deadline) -> Result<Response<Body>, Refusal> {
        let mut connection = deadline.connect(self.connect(&call.host)).await?;
        let request = request(call, body)?;
        deadline
            .answer(async {
                let response = connection.send_request(request).await.map_err(|_| lost())?;
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

    async fn connect(&self, host: &Host) -> Result<SendRequest<Full<Bytes>>, Refusal> {
        let uri: Uri = format!("{}://{}/", host.scheme, host.authority)
            .parse()
            .map_err(|_| Refusal::new(Code::Host, "the host is no part of an address"))?;
        let mut connector = self.connector.clone();
        let ready = connector.ready().await.map_err(|error| unreachable(host, error.as_ref()))?;
        let stream = ready.call(uri).await.map_err(|error| unreachable(host, error.as_ref()))?;
        let (sender, connection) = http1::handshake(stream).await.map_err(|error| unreachable(host, &error))?;
        // Ends with the one exchange; what fails there is told by `send_request`.
        tokio::spawn(async move {
            let _ = connection.await;
        });
        Ok(sender)
    }
}

fn request(call: Call, body: Bytes) -> Result<Request<Full<Bytes>>, Refusal> {
    let target = |_| Refusal::new(Code::Target, "the address after /relay/ has characters that no address has");
    let path = PathAndQuery::try_from(call.path_and_query).map_err(target)?;
    let host = HeaderValue::try_from(call.host.authority)
        .map_err(|_| Refusal::new(Code::Host, "the host is no part of a header"))?;
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = call.method;
    *request.uri_mut() = Uri::from(path);
    *request.headers_mut() = call.headers;
    request.headers_mut().insert(HOST, host);
    request.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    Ok(request)
}

/// Chromium makes a call again by itself when it gets one of these.
const REPEATED_BY_BROWSERS: [StatusCode; 2] = [StatusCode::REQUEST_TIMEOUT, StatusCode::MISDIRECTED_REQUEST];

fn asked_again(status: StatusCode) -> Refusal {
    Refusal::new(Code::AskedAgain, format!("the host answered {status}, upon which a browser makes a call again"))
}

fn lost() -> Refusal {
    Refusal::new(Code::AnswerLost, "the connection broke before an answer came; the call may have been carried out")
}

/// Why there is no connection, with the innermost reason, which is the telling one.
fn unreachable(host: &Host, error: &(dyn Error + 'static)) -> Refusal {
    let chain = || std::iter::successors(Some(error), |error| inner(*error));
    let reason = chain().last().map(ToString::to_string).unwrap_or_default();
    let is_tls = chain().any(<dyn Error>::is::<rustls::Error>);
    let code = if is_tls { Code::Tls } else { Code::Connect };
    Refusal::new(code, format!("no connection to `{}`: {reason}; nothing was sent", host.authority))
}

/// The error inside; an I/O error hides the one it was made of from `source`.
fn inner<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let hidden = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    hidden.map(|error| error as &(dyn Error + 'static)).or_else(|| error.source())
}
