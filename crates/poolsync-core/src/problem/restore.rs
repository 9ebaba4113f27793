//! A problem that was plain data for a while comes back as a problem.
//!
//! Outside Rust a problem is its code, its path, its arguments and English text. That is enough to say it in the other
//! language too: which advice a case had of its own follows from its English words.

use super::{Problem, codes};
use crate::locale::{Arg, Locale, Word};
use crate::template;
use crate::words::problems as words;

/// Every advice that stands in place of a code's own.
static SPECIAL_HELPS: [&Word; 27] = [
    &words::NODE_IDS_WRONG_TYPE_ITEM_HELP,
    &words::PLACEHOLDER_HELP,
    &words::PASSWORD_NOT_SALTED_PLAIN_HELP,
    &words::PASSWORD_NOT_SALTED_CRYPT_HELP,
    &words::PASSWORD_NOT_SALTED_WRAPPED_HELP,
    &words::PASSWORD_NOT_SALTED_LINE_FEED_HELP,
    &words::SCRIPT_ENCODED_HELP,
    &words::SCRIPT_LINE_BREAKS_HELP,
    &words::SCRIPT_PADDING_HELP,
    &words::FIELD_UNKNOWN_SIMILAR_HELP,
    &words::FIELD_UNKNOWN_ELSEWHERE_HELP,
    &words::FIELD_UNKNOWN_ELSEWHERE_ROOT_HELP,
    &words::FIELD_WRONG_TYPE_NULL_HELP,
    &words::JSON_SYNTAX_VALUE_HELP,
    &words::JSON_SYNTAX_MEMBER_NAME_HELP,
    &words::JSON_SYNTAX_COLON_HELP,
    &words::JSON_SYNTAX_COMMA_OR_BRACE_HELP,
    &words::JSON_SYNTAX_COMMA_OR_BRACKET_HELP,
    &words::JSON_SYNTAX_END_HELP,
    &words::JSON_SYNTAX_DIGIT_HELP,
    &words::JSON_SYNTAX_LEADING_ZERO_HELP,
    &words::JSON_SYNTAX_CLOSING_QUOTE_HELP,
    &words::JSON_SYNTAX_CONTROL_CHARACTER_HELP,
    &words::JSON_SYNTAX_ESCAPE_HELP,
    &words::JSON_SYNTAX_HEX_HELP,
    &words::JSON_SYNTAX_SURROGATE_HELP,
    &words::JSON_SYNTAX_BYTE_ORDER_MARK_HELP,
];

impl Problem {
    /// The problem with this code, path and English advice. `arg` gives the argument of a name, as far as there is one; an
    /// advice that nobody gives counts as the code's own. None if there is no such code.
    ///
    /// ```
    /// use poolsync_core::{Locale, Problem, check_json};
    ///
    /// let report = check_json(r#"{"spec": {"maxUnavailable": 1,}}"#);
    /// let problem = &report.problems()[0];
    /// let arg = |wanted: &str| problem.args.iter().find(|(name, _)| *name == wanted).map(|(_, arg)| arg.clone());
    ///
    /// let help = problem.help(Locale::En);
    /// let restored = Problem::restore(problem.code.id, &problem.path, Some(&help), arg).unwrap();
    /// assert_eq!(restored.help(Locale::Zh), problem.help(Locale::Zh));
    /// ```
    pub fn restore(
        code: &str,
        path: &str,
        help: Option<&str>,
        mut arg: impl FnMut(&'static str) -> Option<Arg>,
    ) -> Option<Self> {
        let code = codes::by_id(code)?;
        let mut problem = Self::new(code, path);
        for word in [code.message, code.help].iter().chain(&SPECIAL_HELPS) {
            // Both languages have the same names.
            for name in template::names(word.en) {
                if problem.args.iter().all(|(known, _)| *known != name)
                    && let Some(value) = arg(name)
                {
                    problem.args.push((name, value));
                }
            }
        }
        let help = help.filter(|help| *help != problem.help(Locale::En));
        problem.special_help = help
            .and_then(|help| SPECIAL_HELPS.iter().find(|word| word.fill(Locale::En, &problem.args) == help).copied());
        Some(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_nobody_knows_gives_nothing() {
        assert_eq!(Problem::restore("no/such-code", "", None, |_| None), None);
    }

    #[test]
    fn an_advice_that_nobody_gives_is_the_codes_own() {
        let restored = Problem::restore("json/syntax", "", Some("look closer"), |_| None).unwrap();
        assert_eq!(restored, Problem::new(&codes::JSON_SYNTAX, ""));
    }

    #[test]
    fn only_the_arguments_of_the_sentences_are_asked_for() {
        let mut asked = Vec::new();
        let _ = Problem::restore("password/length", "password", None, |name| {
            asked.push(name);
            Some(Arg::Number(1))
        });
        // The first three stand in the sentences of `password/length`, the others in advice of special cases.
        assert_eq!(asked, ["found", "min", "max", "number", "name", "encoded", "similar", "parent"]);
    }
}
