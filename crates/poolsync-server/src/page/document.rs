//! `index.html` as this server serves it: the policy moves into a header, and the page is told what the server offers.
//!
//! ```ignore
//! let document = with_additions(&index_html, &Additions { relay: Some("/relay".into()), ..Additions::default() })?;
//! ```
//! With the policy in both places both would apply, and the narrower one would stop the calls to the sandbox. The script and
//! the style that the policy names by their digests stay as they are, to the byte.

use super::file::File;
use super::policy::widened;
use axum::body::Bytes;
use axum::http::HeaderValue;
use std::io::Write as _;

const CHARSET: &str = "<meta charset=\"utf-8\">";
const POLICY_START: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
const POLICY_END: &str = "\">";

/// What only the server knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Additions {
    /// The path of the relay.
    pub relay: Option<String>,
    /// The origin of the sandbox and the token that it takes.
    pub sandbox: Option<(String, String)>,
    /// Hosts that the page may call beside those that its policy names.
    pub hosts: Vec<String>,
}

/// Why a document cannot be served. User action: build the page again with `cargo xtask site`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// Not UTF-8.
    #[error("a page is no UTF-8 text; run `cargo xtask site`")]
    Text,
    /// No policy, or more than one.
    #[error("a page must have exactly one Content-Security-Policy; run `cargo xtask site`")]
    Policy,
    /// No place for what the server adds.
    #[error("a page must have exactly one `{CHARSET}`; run `cargo xtask site`")]
    Charset,
}

/// The page and its policy.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) file: File,
    pub(super) policy: HeaderValue,
}

/// Changes the page and compresses it again.
pub(super) fn with_additions(file: &File, additions: &Additions) -> Result<Document, PageError> {
    let html = std::str::from_utf8(&file.plain).map_err(|_| PageError::Text)?;
    let (before, policy, after) = split(html).ok_or(PageError::Policy)?;
    let sandbox = additions.sandbox.iter().map(|(origin, _)| origin.clone());
    let hosts = additions.hosts.iter().map(|host| format!("https://{host}"));
    let policy = widened(&unescaped(policy), &sandbox.chain(hosts).collect::<Vec<_>>());
    let policy = HeaderValue::try_from(policy).map_err(|_| PageError::Policy)?;

    let html = format!("{before}{after}");
    let (before, after) = html.split_once(CHARSET).ok_or(PageError::Charset)?;
    if after.contains(CHARSET) {
        return Err(PageError::Charset);
    }
    let html = format!("{before}{CHARSET}{}{after}", metas(additions));
    let file = File {
        name: file.name.clone(),
        brotli: brotli(html.as_bytes()),
        gzip: gzip(html.as_bytes()),
        plain: Bytes::from(html),
    };
    Ok(Document { file, policy })
}

/// What stands before the policy's element, the policy as written, what comes after the element and its line break.
fn split(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_once(POLICY_START)?;
    let (policy, after) = rest.split_once(POLICY_END)?;
    let again = html.to_ascii_lowercase().matches("content-security-policy").count() > 1;
    (!again && !policy.contains('<')).then(|| (before, policy, after.strip_prefix('\n').unwrap_or(after)))
}

fn metas(additions: &Additions) -> String {
    let sandbox = additions.sandbox.as_ref();
    [
        ("poolsync-relay", additions.relay.as_deref()),
        ("poolsync-sandbox", sandbox.map(|(origin, _)| origin.as_str())),
        ("poolsync-sandbox-token", sandbox.map(|(_, token)| token.as_str())),
    ]
    .into_iter()
    .filter_map(|(name, content)| Some(format!("\n<meta name=\"{name}\" content=\"{}\">", escaped(content?))))
    .collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The characters that the build of a page may have escaped in an attribute.
fn unescaped(text: &str) -> String {
    text.replace("&#39;", "'").replace("&apos;", "'").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Smaller than gzip for every browser; nothing where compression fails, which leaves the plain bytes.
fn brotli(bytes: &[u8]) -> Option<Bytes> {
    let (quality, window) = (11, 22);
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
    writer.write_all(bytes).ok()?;
    Some(writer.into_inner().into())
}

fn gzip(bytes: &[u8]) -> Option<Bytes> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).ok()?;
    Some(writer.finish().ok()?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"connect-src &#39;self&#39;\">\n<title>a</title>";

    fn document(html: &'static str, additions: &Additions) -> Result<Document, PageError> {
        with_additions(&File::new("index.html", html), additions)
    }

    #[test]
    fn moves_the_policy_and_tells_what_is_there() {
        let additions = Additions {
            relay: Some("/relay".into()),
            sandbox: Some(("http://127.0.0.1:1".into(), "a\"b".into())),
            hosts: vec!["cce.example.com".into()],
        };
        let document = document(HEAD, &additions).unwrap();
        assert_eq!(
            document.policy,
            "connect-src 'self' http://127.0.0.1:1 https://cce.example.com; frame-ancestors 'none'"
        );
        assert_eq!(
            document.file.plain,
            "<head>\n<meta charset=\"utf-8\">\n<meta name=\"poolsync-relay\" content=\"/relay\">\n\
             <meta name=\"poolsync-sandbox\" content=\"http://127.0.0.1:1\">\n\
             <meta name=\"poolsync-sandbox-token\" content=\"a&quot;b\">\n<title>a</title>"
        );
    }

    #[test]
    fn script_and_style_stay_what_their_digests_say() {
        let inline = "<style>a>b{c:\"&\"}</style>\n<script>if(a<b&&c)d()</script>";
        let policy = "style-src 'self' 'sha256-a+/='; script-src 'self' 'sha256-b='";
        let html = format!("<meta charset=\"utf-8\">\n{POLICY_START}{policy}{POLICY_END}\n{inline}");
        let document = with_additions(&File::new("index.html", html), &Additions::default()).unwrap();
        assert_eq!(document.policy, format!("{policy}; frame-ancestors 'none'"));
        assert!(document.file.plain.ends_with(inline.as_bytes()), "{:?}", document.file.plain);
    }

    #[test]
    fn the_compressed_forms_hold_the_same_text() {
        let file = document(HEAD, &Additions::default()).unwrap().file;
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut file.brotli.unwrap().as_ref(), &mut text).unwrap();
        assert_eq!(text, file.plain);
        let mut writer = flate2::write::GzDecoder::new(Vec::new());
        writer.write_all(&file.gzip.unwrap()).unwrap();
        assert_eq!(writer.finish().unwrap(), file.plain);
    }

    #[test]
    fn refuses_a_page_that_it_cannot_protect() {
        let nothing = Additions::default();
        assert_eq!(document("<meta charset=\"utf-8\">", &nothing).unwrap_err(), PageError::Policy);
        let twice = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"a\">\
            <META HTTP-EQUIV=\"content-security-policy\" content=\"b\">";
        assert_eq!(document(twice, &nothing).unwrap_err(), PageError::Policy);
        let no_charset = "<meta http-equiv=\"Content-Security-Policy\" content=\"a\">";
        assert_eq!(document(no_charset, &nothing).unwrap_err(), PageError::Charset);
        let bytes = File::new("index.html", b"\xff".as_slice());
        assert_eq!(with_additions(&bytes, &nothing).unwrap_err(), PageError::Text);
    }
}
