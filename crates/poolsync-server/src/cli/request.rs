//! What the commands about a request are told.
//!
//! ```text
//! poolsync check request.json --json
//! poolsync send request.json --follow
//! ```
//! The comments are what `--help` says.

use clap::{Args, ValueEnum};
use poolsync_core::Locale;
use poolsync_core::sample::{Auth, Sdk, languages};
use std::path::PathBuf;

/// How a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Args)]
pub struct ReplyOptions {
    /// Prints the same problems and outcomes as the npm module, as JSON
    #[arg(long)]
    pub json: bool,

    /// The language of what is said, by default that of `LC_ALL`, `LC_MESSAGES` or `LANG`
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
}

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    En,
    /// 简体中文
    Zh,
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Zh => Self::Zh,
        }
    }
}

/// Which request it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Args)]
pub struct RequestOptions {
    /// The request file: JSON with endpoint, projectId, clusterId, nodepoolId and body, a body alone, a curl or hcloud
    /// command, an HTTP file; without it, or for `-`, standard input
    #[arg(value_name = "REQUEST")]
    pub file: Option<PathBuf>,

    /// The endpoint, in place of what the file says
    #[arg(long, value_name = "URL")]
    pub endpoint: Option<String>,

    /// The project, in place of what the file says
    #[arg(long, value_name = "ID")]
    pub project_id: Option<String>,

    /// The cluster, in place of what the file says
    #[arg(long, value_name = "ID")]
    pub cluster_id: Option<String>,

    /// The node pool, in place of what the file says
    #[arg(long, value_name = "ID")]
    pub nodepool_id: Option<String>,
}

/// Whose credential is taken; never the credential itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Args)]
pub struct CredentialOptions {
    /// Which credential of the environment to take when there are both
    #[arg(long, value_name = "KIND")]
    pub auth: Option<AuthKind>,

    /// Reads the credential from this file descriptor, 0 for standard input: a token, or the npm module's JSON
    #[arg(long, value_name = "N", conflicts_with = "auth")]
    pub credential_fd: Option<u32>,
}

/// A kind of credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AuthKind {
    /// A user token, of `HUAWEICLOUD_TOKEN`
    Token,
    /// An access key, of `CLOUD_SDK_AK`, `CLOUD_SDK_SK` and `CLOUD_SDK_SECURITY_TOKEN`
    Aksk,
}

impl From<AuthKind> for Auth {
    fn from(kind: AuthKind) -> Self {
        match kind {
            AuthKind::Token => Self::Token,
            AuthKind::Aksk => Self::AccessKey,
        }
    }
}

/// The options of `poolsync check`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct CheckOptions {
    #[command(flatten)]
    pub(crate) request: RequestOptions,

    /// Takes the file as a body alone, as the npm module's `checkJson` does
    #[arg(long, conflicts_with_all = ["endpoint", "project_id", "cluster_id", "nodepool_id"])]
    pub(crate) body: bool,

    /// Checks the credential as well
    #[arg(long)]
    pub(crate) with_credential: bool,

    #[command(flatten)]
    pub(crate) credential: CredentialOptions,
    #[command(flatten)]
    pub(crate) reply: ReplyOptions,
}

/// The request file of most commands, and how they reply.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct FileOptions {
    #[command(flatten)]
    pub(crate) request: RequestOptions,
    #[command(flatten)]
    pub(crate) reply: ReplyOptions,
}

/// The options of `poolsync build`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct BuildOptions {
    /// Prints the bytes of the body and nothing else
    #[arg(long, conflicts_with = "json")]
    pub(crate) body: bool,
    #[command(flatten)]
    pub(crate) file: FileOptions,
}

/// The options of `poolsync sign`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct SignOptions {
    #[command(flatten)]
    pub(crate) file: FileOptions,

    /// Signs for this time rather than now, such as 20261123T080000Z
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,

    /// Reads the access key from this file descriptor, 0 for standard input
    #[arg(long, value_name = "N")]
    pub(crate) credential_fd: Option<u32>,
}

/// The options of `poolsync send`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct SendOptions {
    #[command(flatten)]
    pub(crate) file: FileOptions,
    #[command(flatten)]
    pub(crate) credential: CredentialOptions,

    /// Approves the call: nobody is asked
    #[arg(long, short)]
    pub(crate) yes: bool,

    /// Follows the nodes of an accepted call until they are done
    #[arg(long, short)]
    pub(crate) follow: bool,
}

/// The options of `poolsync follow`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct FollowOptions {
    #[command(flatten)]
    pub(crate) file: FileOptions,
    #[command(flatten)]
    pub(crate) credential: CredentialOptions,

    /// The job that the answer of the call named
    #[arg(long, value_name = "ID")]
    pub(crate) job: Option<String>,
}

/// The options of `poolsync salt`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct SaltOptions {
    /// The user of the nodes, whose name may not be in the password
    #[arg(long, value_name = "NAME", default_value = "root")]
    pub(crate) username: String,

    /// 1 to 16 characters of ./0-9A-Za-z in place of a random salt
    #[arg(long, value_name = "SALT")]
    pub(crate) salt: Option<String>,

    /// How often the hash is repeated, from 1000 to 999999999
    #[arg(long, value_name = "N")]
    pub(crate) rounds: Option<usize>,

    #[command(flatten)]
    pub(crate) reply: ReplyOptions,
}

/// The options of `poolsync sample`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct SampleOptions {
    /// The language or tool
    #[arg(value_name = "LANGUAGE", value_parser = language_ids())]
    pub(crate) language: String,

    #[command(flatten)]
    pub(crate) request: RequestOptions,

    /// How the sample says who calls
    #[arg(long, value_name = "KIND")]
    pub(crate) auth: Option<AuthKind>,

    /// Which classes of an SDK it uses
    #[arg(long, value_name = "CHOICE")]
    pub(crate) sdk: Option<SdkChoice>,

    /// The language of what is said, by default that of `LC_ALL`, `LC_MESSAGES` or `LANG`
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) lang: Option<Language>,
}

/// Which classes of an SDK a sample uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SdkChoice {
    /// Those of the newest published version that can send this request
    Newest,
    /// Those of the API's page
    Page,
}

impl From<SdkChoice> for Sdk {
    fn from(choice: SdkChoice) -> Self {
        match choice {
            SdkChoice::Newest => Self::Newest,
            SdkChoice::Page => Self::Page,
        }
    }
}

fn language_ids() -> clap::builder::PossibleValuesParser {
    languages().iter().map(|language| clap::builder::PossibleValue::new(language.id).help(language.name)).into()
}
