//! What the relay says itself, in the words of the page.

use poolsync_core::{Locale, Word};

use crate::words;

/// The codes of the relay (`poolsync-server/src/relay/refusal.rs`).
const CODES: [(&str, &Word); 18] = [
    ("relay/own-host-not-allowed", &words::RELAY_OWN_HOST_NOT_ALLOWED),
    ("relay/origin-not-allowed", &words::RELAY_ORIGIN_NOT_ALLOWED),
    ("relay/header-missing", &words::RELAY_HEADER_MISSING),
    ("relay/target-invalid", &words::RELAY_TARGET_INVALID),
    ("relay/host-not-allowed", &words::RELAY_HOST_NOT_ALLOWED),
    ("relay/path-not-allowed", &words::RELAY_PATH_NOT_ALLOWED),
    ("relay/ambiguous", &words::RELAY_AMBIGUOUS),
    ("relay/headers-too-large", &words::RELAY_HEADERS_TOO_LARGE),
    ("relay/body-too-large", &words::RELAY_BODY_TOO_LARGE),
    ("relay/body-lost", &words::RELAY_BODY_LOST),
    ("relay/connect-failed", &words::RELAY_CONNECT_FAILED),
    ("relay/connect-timeout", &words::RELAY_CONNECT_TIMEOUT),
    ("relay/tls-failed", &words::RELAY_TLS_FAILED),
    ("relay/repeated", &words::RELAY_REPEATED),
    ("relay/asked-again", &words::RELAY_ASKED_AGAIN),
    ("relay/answer-lost", &words::RELAY_ANSWER_LOST),
    ("relay/answer-too-large", &words::RELAY_ANSWER_TOO_LARGE),
    ("relay/timeout", &words::RELAY_TIMEOUT),
];

/// Why the relay has no answer of the cloud.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RelayFault {
    /// Such as `relay/host-not-allowed`; empty for an older relay.
    pub(crate) code: String,
    /// The relay's own sentence, in English, which may name more than the code does.
    pub(crate) message: String,
}

impl RelayFault {
    /// Returns the relay's sentence; in Chinese that of its code, if it is a known one.
    pub(super) fn told(&self, locale: Locale) -> &str {
        let known = CODES.iter().find(|(code, _)| *code == self.code).map(|(_, word)| word.get(locale));
        match locale {
            Locale::Zh => known.unwrap_or(&self.message),
            Locale::En if self.message.is_empty() => known.unwrap_or_default(),
            Locale::En => &self.message,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_relay_has_words() {
        let refusal = include_str!("../../../poolsync-server/src/relay/refusal.rs");
        let written = refusal.split("=> \"relay/").skip(1).filter_map(|rest| rest.split('"').next());
        let written: Vec<String> = written.map(|code| format!("relay/{code}")).collect();
        assert_eq!(written, CODES.map(|(code, _)| code.to_owned()));
    }

    #[test]
    fn an_unknown_code_is_told_as_the_relay_tells_it() {
        let fault = |code: &str| RelayFault { code: code.to_owned(), message: "no way".to_owned() };
        assert_eq!(fault("relay/of-tomorrow").told(Locale::Zh), "no way");
        assert_eq!(fault("relay/timeout").told(Locale::Zh), "等待完整响应超时");
        assert_eq!(fault("relay/timeout").told(Locale::En), "no way");
    }
}
