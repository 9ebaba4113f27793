//! The security headers of every answer.
//!
//! ```text
//! X-Content-Type-Options: nosniff
//! Referrer-Policy: no-referrer
//! ```

use axum::Router;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use tower_http::set_header::SetResponseHeaderLayer;

/// The policy of answers that are no page: nothing may be loaded, run or framed.
const STRICT_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// What no answer of this program needs. Only names that browsers know: they complain about others at every visit.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), \
    screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Adds the headers to every answer of this router. A policy that an answer has already stays.
pub(crate) fn with_security_headers(router: Router) -> Router {
    let policy = HeaderValue::from_static(STRICT_POLICY);
    [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (X_FRAME_OPTIONS, "DENY"),
    ]
    .into_iter()
    .map(|(name, value)| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    .chain([SetResponseHeaderLayer::if_not_present(CONTENT_SECURITY_POLICY, policy)])
    .fold(router, Router::layer)
}
