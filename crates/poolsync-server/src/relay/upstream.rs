//! Sends a call to the cloud: once, on a connection of its own.
//!
//! ```ignore
//! let response = upstream.send(call, body, &deadline).await?;
//! ```
//! The client ([`client`]) keeps no idle connection and does not retry.

use super::RelayError;
use super::deadline::{Deadline, Limits};
use super::headers;
use super::hosts::Host;
use super::refusal::{Code, Refusal};
use crate::http::{CloudClient, chain, client};
use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONNECTION, HOST, HeaderMap, HeaderValue};
use axum::http::uri::PathAndQuery;
use axum::http::{Method, Request, Response, StatusCode, Uri};
use http_body_util::Full;
use hyper_util::client::legacy::Error as ClientError;
use std::error::Error;
use tower::timeout::error::Elapsed;

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

/// The client of the cloud.
#[derive(Debug)]
pub(super) struct Upstream {
    client: CloudClient,
    limits: Limits,
}

impl Upstream {
    /// Makes a client that trusts the certificate authorities of the system and these (DER).
    pub(super) fn new(extra_roots: &[Vec<u8>], limits: Limits) -> Result<Self, RelayError> {
        let client = client(extra_roots, limits.connect)?;
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
        let chain = || chain(error);
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
