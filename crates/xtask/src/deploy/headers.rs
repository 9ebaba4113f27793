//! Headers that both configurations have.
//!
//! ```ignore
//! for (name, value) in headers::PAGE { … }
//! ```

/// What no page of Poolsync needs.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), \
    microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), \
    serial=(), usb=(), xr-spatial-tracking=()";

/// Those of every answer, as the program `poolsync` sends them; a test compares the two.
const EVERY: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS),
    ("X-Frame-Options", "DENY"),
];

/// Those of the page. Its policy stands in it; only this part of a policy cannot.
pub(crate) fn page() -> impl Iterator<Item = (&'static str, &'static str)> {
    let own =
        [("Content-Security-Policy", "frame-ancestors 'none'"), ("Strict-Transport-Security", "max-age=31536000")];
    EVERY.into_iter().chain(own)
}

/// Those of the relay.
pub(super) fn relay() -> impl Iterator<Item = (&'static str, &'static str)> {
    let own =
        [("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"), ("Cache-Control", "no-store")];
    EVERY.into_iter().chain(own)
}

/// What an answer of the cloud could do to this origin. (The program lets named headers pass and no others; neither of
/// the two servers can be told so.)
pub(super) const HIDDEN: [&str; 24] = [
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Alt-Svc",
    "Cache-Control",
    "Clear-Site-Data",
    "Content-Security-Policy",
    "Content-Security-Policy-Report-Only",
    "Expires",
    "Link",
    "NEL",
    "Refresh",
    "Report-To",
    "Reporting-Endpoints",
    "Service-Worker-Allowed",
    "Set-Cookie",
    "SourceMap",
    "Strict-Transport-Security",
    "WWW-Authenticate",
    "X-Frame-Options",
    "X-Poolsync-Relay-Error",
];
