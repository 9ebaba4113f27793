//! A problem that was plain data for a while comes back as a problem.
//!
//! ```
//! use poolsync_core::{Locale, Problem, check_json};
//!
//! let report = check_json(r#"{"spec": null}"#);
//! let stored = &report.problems()[0];
//! assert_eq!(stored.help_id(), Some("field/wrong-type.null"));
//!
//! let restored = Problem::restore("field/wrong-type", "spec", stored.help_id(), |_| None).unwrap();
//! assert_eq!(restored.help(Locale::Zh), stored.help(Locale::Zh));
//! ```
//! Outside Rust a problem is its code, its path, its arguments and, where the case has a help of its own, the id of that help.

use super::{Problem, codes};
use crate::locale::{Arg, Word};
use crate::template;
use crate::words::problems as words;

/// Every help that stands in place of a code's own, with its id: its key in `web/locales` without `.help`; never reworded.
static HELPS: [(&str, &Word); 64] = [
    ("node-ids/wrong-type.item", &words::NODE_IDS_WRONG_TYPE_ITEM_HELP),
    ("node-ids/malformed.address", &words::NODE_IDS_MALFORMED_ADDRESS_HELP),
    ("node-ids/malformed.around", &words::NODE_IDS_MALFORMED_AROUND_HELP),
    ("node-ids/malformed.provider", &words::NODE_IDS_MALFORMED_PROVIDER_HELP),
    ("placeholder", &words::PLACEHOLDER_HELP),
    ("password/not-salted.plain", &words::PASSWORD_NOT_SALTED_PLAIN_HELP),
    ("password/not-salted.crypt", &words::PASSWORD_NOT_SALTED_CRYPT_HELP),
    ("password/not-salted.wrapped", &words::PASSWORD_NOT_SALTED_WRAPPED_HELP),
    ("password/not-salted.line-feed", &words::PASSWORD_NOT_SALTED_LINE_FEED_HELP),
    ("script.encoded", &words::SCRIPT_ENCODED_HELP),
    ("script.line-breaks", &words::SCRIPT_LINE_BREAKS_HELP),
    ("script.padding", &words::SCRIPT_PADDING_HELP),
    ("unseen.hidden", &words::UNSEEN_HIDDEN_HELP),
    ("unseen.full-width", &words::UNSEEN_FULL_WIDTH_HELP),
    ("unseen.dash", &words::UNSEEN_DASH_HELP),
    ("password/not-salted.placeholder", &words::PASSWORD_NOT_SALTED_PLACEHOLDER_HELP),
    ("password/not-salted.among", &words::PASSWORD_NOT_SALTED_AMONG_HELP),
    ("password/not-salted.escaped", &words::PASSWORD_NOT_SALTED_ESCAPED_HELP),
    ("password/not-salted.expanded", &words::PASSWORD_NOT_SALTED_EXPANDED_HELP),
    ("password/not-salted.dashed-lines", &words::PASSWORD_NOT_SALTED_DASHED_LINES_HELP),
    ("password/not-salted.surrounded", &words::PASSWORD_NOT_SALTED_SURROUNDED_HELP),
    ("password/not-salted.data-url", &words::PASSWORD_NOT_SALTED_DATA_URL_HELP),
    ("password/not-salted.padding", &words::PASSWORD_NOT_SALTED_PADDING_HELP),
    ("password/not-salted.encoded-twice", &words::PASSWORD_NOT_SALTED_ENCODED_TWICE_HELP),
    ("password/not-salted.encoding", &words::PASSWORD_NOT_SALTED_ENCODING_HELP),
    ("password/not-salted.salt", &words::PASSWORD_NOT_SALTED_SALT_HELP),
    ("password/not-salted.scheme", &words::PASSWORD_NOT_SALTED_SCHEME_HELP),
    ("password/not-salted.cut", &words::PASSWORD_NOT_SALTED_CUT_HELP),
    ("password/not-salted.encoded-plain", &words::PASSWORD_NOT_SALTED_ENCODED_PLAIN_HELP),
    ("password/not-salted.digest", &words::PASSWORD_NOT_SALTED_DIGEST_HELP),
    ("password/not-salted.other", &words::PASSWORD_NOT_SALTED_OTHER_HELP),
    ("script.dashed-lines", &words::SCRIPT_DASHED_LINES_HELP),
    ("script.surrounded", &words::SCRIPT_SURROUNDED_HELP),
    ("script.named", &words::SCRIPT_NAMED_HELP),
    ("script.data-url", &words::SCRIPT_DATA_URL_HELP),
    ("script.url-alphabet", &words::SCRIPT_URL_ALPHABET_HELP),
    ("script.gzip", &words::SCRIPT_GZIP_HELP),
    ("script.utf-16", &words::SCRIPT_UTF_16_HELP),
    ("script.hex", &words::SCRIPT_HEX_HELP),
    ("script.digest", &words::SCRIPT_DIGEST_HELP),
    ("script.nul", &words::SCRIPT_NUL_HELP),
    ("script.word", &words::SCRIPT_WORD_HELP),
    ("field/unknown.similar", &words::FIELD_UNKNOWN_SIMILAR_HELP),
    ("field/unknown.elsewhere", &words::FIELD_UNKNOWN_ELSEWHERE_HELP),
    ("field/unknown.credential", &words::FIELD_UNKNOWN_CREDENTIAL_HELP),
    ("field/unknown.elsewhere-root", &words::FIELD_UNKNOWN_ELSEWHERE_ROOT_HELP),
    ("field/wrong-type.null", &words::FIELD_WRONG_TYPE_NULL_HELP),
    ("json/syntax.value", &words::JSON_SYNTAX_VALUE_HELP),
    ("json/syntax.member-name", &words::JSON_SYNTAX_MEMBER_NAME_HELP),
    ("json/syntax.colon", &words::JSON_SYNTAX_COLON_HELP),
    ("json/syntax.comma-or-brace", &words::JSON_SYNTAX_COMMA_OR_BRACE_HELP),
    ("json/syntax.comma-or-bracket", &words::JSON_SYNTAX_COMMA_OR_BRACKET_HELP),
    ("json/syntax.end", &words::JSON_SYNTAX_END_HELP),
    ("json/syntax.digit", &words::JSON_SYNTAX_DIGIT_HELP),
    ("json/syntax.leading-zero", &words::JSON_SYNTAX_LEADING_ZERO_HELP),
    ("json/syntax.closing-quote", &words::JSON_SYNTAX_CLOSING_QUOTE_HELP),
    ("json/syntax.control-character", &words::JSON_SYNTAX_CONTROL_CHARACTER_HELP),
    ("json/syntax.escape", &words::JSON_SYNTAX_ESCAPE_HELP),
    ("json/syntax.hex", &words::JSON_SYNTAX_HEX_HELP),
    ("json/syntax.surrogate", &words::JSON_SYNTAX_SURROGATE_HELP),
    ("json/syntax.byte-order-mark", &words::JSON_SYNTAX_BYTE_ORDER_MARK_HELP),
    ("rollout/syntax.reference", &words::ROLLOUT_SYNTAX_REFERENCE_HELP),
    ("rollout/syntax.too-deep", &words::ROLLOUT_SYNTAX_TOO_DEEP_HELP),
    ("rollout/unknown.similar", &words::ROLLOUT_UNKNOWN_SIMILAR_HELP),
];

impl Problem {
    /// The id of the help that this case has in place of the code's own, such as `password/not-salted.plain`.
    pub fn help_id(&self) -> Option<&'static str> {
        // There is one value for each word, so it is found by its place.
        let special = self.special_help?;
        HELPS.iter().find(|(_, word)| std::ptr::eq(*word, special)).map(|(id, _)| *id)
    }

    /// The problem with this code, path and id of its help. `arg` gives the argument of a name, as far as there is one; without
    /// an id, or with one that nobody knows, the help is the code's own. None if there is no such code.
    pub fn restore(
        code: &str,
        path: &str,
        help_id: Option<&str>,
        mut arg: impl FnMut(&'static str) -> Option<Arg>,
    ) -> Option<Self> {
        let code = codes::by_id(code)?;
        let mut problem = Self::new(code, path);
        problem.special_help =
            help_id.and_then(|id| HELPS.iter().find(|(known, _)| *known == id)).map(|(_, word)| *word);
        let help = problem.special_help.unwrap_or(code.help);
        // Both languages have the same names.
        for name in template::names(code.message.en).chain(template::names(help.en)) {
            if problem.args.iter().all(|(known, _)| *known != name)
                && let Some(value) = arg(name)
            {
                problem.args.push((name, value));
            }
        }
        Some(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn a_code_that_nobody_knows_gives_nothing() {
        assert_eq!(Problem::restore("no/such-code", "", None, |_| None), None);
    }

    #[test]
    fn a_help_that_nobody_knows_is_the_codes_own() {
        let restored = Problem::restore("json/syntax", "", Some("json/syntax.closer"), |_| None).unwrap();
        assert_eq!(restored, Problem::new(&codes::JSON_SYNTAX, ""));
    }

    #[test]
    fn only_the_arguments_of_the_sentences_are_asked_for() {
        let mut asked = Vec::new();
        let _ = Problem::restore("password/length", "password", None, |name| {
            asked.push(name);
            Some(Arg::Number(1))
        });
        assert_eq!(asked, ["found", "min", "max"]);
    }

    #[test]
    fn every_help_that_is_no_codes_own_has_an_id() {
        let words = include_str!("../../../../web/locales/en/problems.json");
        let words: BTreeMap<String, String> = serde_json::from_str(words).unwrap();
        let helps = words.keys().filter_map(|key| key.strip_suffix(".help"));
        let special: BTreeSet<_> = helps.filter(|id| codes::by_id(id).is_none()).collect();
        let ids: BTreeSet<_> = HELPS.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, special);
        assert_eq!(ids.len(), HELPS.len());
    }
}
