//! The table of languages.

use super::call::Call;
use super::{Auth, LanguageInfo, curl};

/// How a language is written.
pub(super) struct LanguageWriter {
    pub(super) file_name: &'static str,
    pub(super) auths: &'static [Auth],
    pub(super) has_sdk: bool,
    pub(super) write: fn(&Call<'_>) -> String,
}

const EITHER: &[Auth] = &[Auth::Token, Auth::AccessKey];

/// In the order in which they are offered; [`WRITERS`] has the same.
pub(super) static LANGUAGES: &[LanguageInfo] = &[info("curl", "curl", "curl 7.55 or later; openssl for an access key")];

static WRITERS: &[LanguageWriter] = &[plain("synchronize-node-pool.sh", EITHER, curl::write)];

pub(super) fn writer(id: &str) -> Option<&'static LanguageWriter> {
    LANGUAGES.iter().zip(WRITERS).find(|(language, _)| language.id == id).map(|(_, writer)| writer)
}

const fn info(id: &'static str, name: &'static str, needs: &'static str) -> LanguageInfo {
    LanguageInfo { id, name, needs }
}

const fn plain(
    file_name: &'static str,
    auths: &'static [Auth],
    write: fn(&Call<'_>) -> String,
) -> LanguageWriter {
    LanguageWriter { file_name, auths, has_sdk: false, write }
}
