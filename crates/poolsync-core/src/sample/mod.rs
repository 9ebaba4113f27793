//! Samples: a whole file in another language that sends the same request.
//!
//! ```
//! use poolsync_core::sample::{self, Auth};
//! use poolsync_core::{SyncRequest, example};
//!
//! let request = SyncRequest::new(
//!     "https://cce.cn-north-4.myhuaweicloud.com",
//!     example::PROJECT_ID,
//!     example::CLUSTER_ID,
//!     example::NODEPOOL_ID,
//!     &example::body(),
//! );
//! let text = sample::sample("curl", &request, Some(Auth::Token), None).unwrap();
//! assert!(text.contains(&example::body()));
//! assert!(text.contains("$HUAWEICLOUD_TOKEN"));
//! assert_eq!(sample::file_name("java"), Some("SynchronizeNodePool.java"));
//! ```
//!
//! A sample is made from any request, complete or not. A part that is missing, or that could not stand in a URL, is
//! left as a placeholder such as `{project_id}`, and the head of the file names it. Keys and tokens are read from the
//! environment when the sample runs; none is asked for here.
//!
//! The body is the canonical one ([`crate::model::format_body`]), the node password in it included. Whoever shows a
//! sample to bystanders passes [`without_secrets`] of the request instead.
//!
//! The SDKs for C#, PHP and C++ have no sample here, because none was run. API Explorer writes them: [`API_EXPLORER`].

mod call;
mod curl;
mod go;
mod hcloud;
mod http;
mod java;
mod model;
mod node;
mod powershell;
mod python;
mod python_requests;
mod secrets;
mod table;
mod writer;

use crate::json::{self, Value};
use crate::locale::Word;
use crate::model::{SyncRequest, format_body};
use call::Call;

pub use secrets::{HIDDEN_PLACEHOLDER, PASSWORD_PLACEHOLDER, without_secrets};

/// Where the cloud itself shows this call, also in C#, PHP and C++.
pub const API_EXPLORER: &str = "https://console.huaweicloud.com/apiexplorer/#/openapi/CCE/doc?api=UpgradeNodePool";

/// A language, or a tool that sends requests.
#[derive(Debug)]
pub struct LanguageInfo {
    /// The id that [`sample`] knows, such as `python-requests`.
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What must be there to run a sample, in both languages.
    pub needs: &'static Word,
    writer: Writer,
}

/// How the samples of a language are written.
#[derive(Debug)]
struct Writer {
    /// The name under which a sample is saved.
    file_name: &'static str,
    /// The ways of authentication; the first is taken unless another is asked for.
    auths: &'static [Auth],
    /// True if the sample uses an SDK, and so has a choice of classes.
    has_sdk: bool,
    /// Writes a whole file.
    write: fn(&Call<'_>) -> String,
}

/// How a sample says who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// By a user token, from the environment variable `HUAWEICLOUD_TOKEN`.
    Token,
    /// By an access key, from the environment variables `CLOUD_SDK_AK` and `CLOUD_SDK_SK`; for a temporary one also
    /// `CLOUD_SDK_SECURITY_TOKEN`, but not in KooCLI's samples.
    AccessKey,
}

impl Auth {
    /// Returns the way of this id, `token` or `aksk`; none for any other.
    pub fn by_id(id: &str) -> Option<Self> {
        match id {
            "token" => Some(Self::Token),
            "aksk" => Some(Self::AccessKey),
            _ => None,
        }
    }
}

/// Which classes of an SDK a sample uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sdk {
    /// Those of the newest published version that can send this very request.
    Newest,
    /// Those that the documentation of the API shows.
    Page,
}

impl Sdk {
    /// Returns the choice of this id, `newest` or `page`; none for any other.
    pub fn by_id(id: &str) -> Option<Self> {
        match id {
            "newest" => Some(Self::Newest),
            "page" => Some(Self::Page),
            _ => None,
        }
    }
}

/// Why there is no sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SampleError {
    /// No such language. User action: take an id of [`languages`].
    #[error("there is no sample for this language")]
    UnknownLanguage,
    /// The tool cannot authenticate in this way. User action: take the other way.
    #[error("this language has no sample with this kind of credential")]
    NoSuchAuth,
    /// The choice of classes means nothing without an SDK. User action: leave it out.
    #[error("only samples for an SDK have the classes of the documentation")]
    NoSuchSdk,
}

/// Returns all languages, in the order in which they are offered.
pub fn languages() -> &'static [LanguageInfo] {
    table::LANGUAGES
}

/// Returns the name under which a sample is saved; none for a language that is not known.
pub fn file_name(language: &str) -> Option<&'static str> {
    writer(language).map(|known| known.file_name)
}

/// Returns the ways of authentication that a language has; the first is the one that [`sample`] takes by itself. Empty
/// for a language that is not known.
pub fn auths(language: &str) -> &'static [Auth] {
    writer(language).map_or(&[], |known| known.auths)
}

/// Returns true for the languages whose sample uses an SDK, and so has a choice of classes.
pub fn has_sdk(language: &str) -> bool {
    writer(language).is_some_and(|known| known.has_sdk)
}

/// Returns a sample, a whole file.
///
/// `language`: an id of [`languages`].
/// `auth`: absent, the first of [`auths`]. `sdk`: absent, [`Sdk::Newest`]; a language without an SDK has nothing else.
///
/// # Errors
/// The language is not known, or has no such combination.
pub fn sample(
    language: &str,
    request: &SyncRequest,
    auth: Option<Auth>,
    sdk: Option<Sdk>,
) -> Result<String, SampleError> {
    let known = writer(language).ok_or(SampleError::UnknownLanguage)?;
    let auth = match auth {
        None => known.auths.first().copied().ok_or(SampleError::NoSuchAuth)?,
        Some(auth) if known.auths.contains(&auth) => auth,
        Some(_) => return Err(SampleError::NoSuchAuth),
    };
    let sdk = sdk.unwrap_or(Sdk::Newest);
    if sdk == Sdk::Page && !known.has_sdk {
        return Err(SampleError::NoSuchSdk);
    }
    let given = json::parse(&request.body).0.map(|body| format_body(&body));
    let body = given.as_deref().unwrap_or("{}");
    // What was written can be read; nothing is made of the rest.
    let value = json::parse(body).0.unwrap_or(Value::Null);
    Ok((known.write)(&Call { left_out: given.is_none(), ..Call::new(request, body, &value, auth, sdk) }))
}

fn writer(id: &str) -> Option<&'static Writer> {
    table::LANGUAGES.iter().find(|language| language.id == id).map(|language| &language.writer)
}
