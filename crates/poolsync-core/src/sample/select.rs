//! The table of languages.

use crate::locale::Word;

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
    info(
        "curl",
        "curl",
        "curl 7.55 or later; openssl 1.1 or later for an access key",
        "curl 7.55 及以上；使用访问密钥时还需 openssl 1.1 及以上",
    ),
    info("hcloud", "KooCLI", "KooCLI (hcloud)", "KooCLI（hcloud）"),
    info("hcloud-json", "KooCLI (JSON)", "KooCLI (hcloud)", "KooCLI（hcloud）"),
    info(
        "java",
        "Java SDK",
        "Java 8 or later, com.huaweicloud.sdk:huaweicloud-sdk-cce",
        "Java 8 及以上、com.huaweicloud.sdk:huaweicloud-sdk-cce",
    ),
    info("python", "Python SDK", "Python 3.8 or later, huaweicloudsdkcce", "Python 3.8 及以上、huaweicloudsdkcce"),
    info("go", "Go SDK", "Go 1.18 or later, huaweicloud-sdk-go-v3", "Go 1.18 及以上、huaweicloud-sdk-go-v3"),
    info("node", "Node.js", "Node.js 20 or later", "Node.js 20 及以上"),
    info("python-requests", "Python requests", "Python 3.8 or later, requests", "Python 3.8 及以上、requests"),
    info("powershell", "PowerShell", "PowerShell 7.4 or later", "PowerShell 7.4 及以上"),
    info(
        "http",
        "HTTP file",
        "VS Code with REST Client, or a JetBrains IDE",
        "VS Code（安装 REST Client 插件）或 JetBrains IDE",
    ),
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

const fn info(id: &'static str, name: &'static str, en: &'static str, zh: &'static str) -> LanguageInfo {
    LanguageInfo { id, name, needs: Word { en, zh } }
}

const fn plain(file_name: &'static str, auths: &'static [Auth], write: fn(&Call<'_>) -> String) -> LanguageWriter {
    LanguageWriter { file_name, auths, has_sdk: false, write }
}

const fn sdk(file_name: &'static str, write: fn(&Call<'_>) -> String) -> LanguageWriter {
    LanguageWriter { file_name, auths: BY_KEY, has_sdk: true, write }
}
