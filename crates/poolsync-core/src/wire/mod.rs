//! The request as it leaves: method, URL, headers and body bytes.
//!
//! It is built once. What is shown, signed, sent and put into samples is this one value, so they cannot differ.
//!
//! ```
//! use poolsync_core::{Credential, Secret, SyncRequest, example};
//! use poolsync_core::sign::SdkDate;
//! use poolsync_core::wire::build_request;
//!
//! let request = SyncRequest::new(
//!     "https://cce.cn-north-4.myhuaweicloud.com",
//!     example::PROJECT_ID,
//!     example::CLUSTER_ID,
//!     "DefaultPool",
//!     r#"{"spec": {"maxUnavailable": 1, "nodePoolID": "DefaultPool"}}"#,
//! );
//! let date = SdkDate::parse("20261123T080000Z").unwrap();
//! let wire = build_request(&request, &Credential::Token(Secret::new("MIIF".to_owned())), date).unwrap();
//! assert_eq!(wire.method, "POST");
//! assert!(wire.url.ends_with("/nodepools/DefaultPool/operation/upgrade"));
//! assert_eq!(wire.body, r#"{"spec":{"maxUnavailable":1,"nodePoolID":"DefaultPool"}}"#);
//! ```

mod build;
mod headers;

pub(crate) use build::with_credential;
pub use build::{build_request, preview, review};
pub use headers::{Header, HeaderValue, Headers, MASK};

/// A request, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireRequest {
    /// The HTTP method, in upper case.
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// The headers, in the order in which they are shown. `Host` is not among them: it follows from the URL.
    pub headers: Headers,
    /// The body; its UTF-8 bytes are sent.
    pub body: String,
}
