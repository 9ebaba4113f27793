//! The table of languages.

use crate::locale::Word;
use crate::words::samples as words;

use super::call::Call;
use super::{Auth, LanguageInfo, curl, go, hcloud, http, java, node, powershell, python, python_requests};

/// How a language is written.
pub(super) struct LanguageWriter {
    pub(super) file_name: &'static str,
    pub(super) auths: &'static [Auth],
    pub(super) has_sdk: bool,
    pub(super) write: fn(&Call<'_>) -> String,
}

const EITHER: &[Auth] = &[Auth::Token, Auth::AccessKey];
const BY_KEY_OR_TOKEN: &[Auth] = &[Auth::AccessKey, Auth::Token];
const BY_KEY: &[Auth] = &[Auth::AccessKey];
const BY_TOKEN: &[Auth] = &[Auth::Token];

/// In the order in which they are offered; [`WRITERS`] has the same.
pub(super) static LANGUAGES: &[LanguageInfo] = &[
    info("curl", "curl", &words::NEEDS_CURL),
    info("hcloud", "KooCLI", &words::NEEDS_HCLOUD),
    info("hcloud-json", "KooCLI (JSON)", &words::NEEDS_HCLOUD),
    info("java", "Java SDK", &words::NEEDS_JAVA),
    info("python", "Python SDK", &words::NEEDS_PYTHON),
    info("go", "Go SDK", &words::NEEDS_GO),
    info("node", "Node.js", &words::NEEDS_NODE),
    info("python-requests", "Python requests", &words::NEEDS_PYTHON_REQUESTS),
    info("powershell", "PowerShell", &words::NEEDS_POWERSHELL),
    info("http", "HTTP file", &words::NEEDS_HTTP),
];

static WRITERS: &[LanguageWriter] = &[
    plain("synchronize-node-pool.sh", EITHER, curl::write),
    plain("synchronize-node-pool.sh", BY_KEY, hcloud::write),
    plain("synchronize-node-pool.sh", BY_KEY, hcloud::write_json),
    sdk("SynchronizeNodePool.java", java::write),
    sdk("synchronize_node_pool.py", python::write),
    sdk("main.go", go::write),
    plain("synchronize-node-pool.mjs", BY_KEY_OR_TOKEN, node::write),
    plain("synchronize_node_pool.py", BY_TOKEN, python_requests::write),
    plain("synchronize-node-pool.ps1", BY_TOKEN, powershell::write),
    plain("synchronize-node-pool.http", BY_TOKEN, http::write),
];

pub(super) fn writer(id: &str) -> Option<&'static LanguageWriter> {
    LANGUAGES.iter().zip(WRITERS).find(|(language, _)| language.id == id).map(|(_, writer)| writer)
}

const fn info(id: &'static str, name: &'static str, needs: &'static Word) -> LanguageInfo {
    LanguageInfo { id, name, needs }
}

const fn plain(file_name: &'static str, auths: &'static [Auth], write: fn(&Call<'_>) -> String) -> LanguageWriter {
    LanguageWriter { file_name, auths, has_sdk: false, write }
}

const fn sdk(file_name: &'static str, write: fn(&Call<'_>) -> String) -> LanguageWriter {
    LanguageWriter { file_name, auths: BY_KEY, has_sdk: true, write }
}
