//! The table of languages.

use super::call::Call;
use super::{Auth, LanguageInfo, Writer, curl, go, hcloud, http, java, node, powershell, python, python_requests};
use crate::words::samples as words;

const EITHER: &[Auth] = &[Auth::Token, Auth::AccessKey];
const BY_KEY_OR_TOKEN: &[Auth] = &[Auth::AccessKey, Auth::Token];
const BY_KEY: &[Auth] = &[Auth::AccessKey];
const BY_TOKEN: &[Auth] = &[Auth::Token];

/// In the order in which they are offered.
pub(super) static LANGUAGES: &[LanguageInfo] = &[
    LanguageInfo {
        id: "curl",
        name: "curl",
        needs: &words::NEEDS_CURL,
        writer: plain("synchronize-node-pool.sh", EITHER, curl::write),
    },
    LanguageInfo {
        id: "hcloud",
        name: "KooCLI",
        needs: &words::NEEDS_HCLOUD,
        writer: plain("synchronize-node-pool.sh", BY_KEY, hcloud::write),
    },
    LanguageInfo {
        id: "hcloud-json",
        name: "KooCLI (JSON)",
        needs: &words::NEEDS_HCLOUD,
        writer: plain("synchronize-node-pool.sh", BY_KEY, hcloud::write_json),
    },
    LanguageInfo {
        id: "java",
        name: "Java SDK",
        needs: &words::NEEDS_JAVA,
        writer: sdk("SynchronizeNodePool.java", java::write),
    },
    LanguageInfo {
        id: "python",
        name: "Python SDK",
        needs: &words::NEEDS_PYTHON,
        writer: sdk("synchronize_node_pool.py", python::write),
    },
    LanguageInfo { id: "go", name: "Go SDK", needs: &words::NEEDS_GO, writer: sdk("main.go", go::write) },
    LanguageInfo {
        id: "node",
        name: "Node.js",
        needs: &words::NEEDS_NODE,
        writer: plain("synchronize-node-pool.mjs", BY_KEY_OR_TOKEN, node::write),
    },
    LanguageInfo {
        id: "python-requests",
        name: "Python requests",
        needs: &words::NEEDS_PYTHON_REQUESTS,
        writer: plain("synchronize_node_pool.py", BY_TOKEN, python_requests::write),
    },
    LanguageInfo {
        id: "powershell",
        name: "PowerShell",
        needs: &words::NEEDS_POWERSHELL,
        writer: plain("synchronize-node-pool.ps1", BY_TOKEN, powershell::write),
    },
    LanguageInfo {
        id: "http",
        name: "HTTP file",
        needs: &words::NEEDS_HTTP,
        writer: plain("synchronize-node-pool.http", BY_TOKEN, http::write),
    },
];

/// A language without an SDK.
const fn plain(file_name: &'static str, auths: &'static [Auth], write: fn(&Call<'_>) -> String) -> Writer {
    Writer { file_name, auths, has_sdk: false, write }
}

/// An SDK; it signs with an access key.
const fn sdk(file_name: &'static str, write: fn(&Call<'_>) -> String) -> Writer {
    Writer { file_name, auths: BY_KEY, has_sdk: true, write }
}
