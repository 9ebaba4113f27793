//! The two languages, and texts that exist in both.
//!
//! ```
//! use poolsync_core::{Arg, Locale, Word};
//!
//! static GREETING: Word = Word { en: "{count} nodes", zh: "{count} 个节点" };
//! assert_eq!(GREETING.fill(Locale::Zh, &[("count", Arg::Number(3))]), "3 个节点");
//! ```

use std::fmt;

use crate::template;

/// A language of the page and of the npm module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Simplified Chinese, 简体中文.
    Zh,
}

impl Locale {
    /// Returns things one after another as this language lists them: Chinese has a comma of its own for lists (顿号).
    ///
    /// ```
    /// use poolsync_core::Locale;
    ///
    /// assert_eq!(Locale::En.list(&["a", "b"]), "a, b");
    /// assert_eq!(Locale::Zh.list(&["a", "b"]), "a、b");
    /// ```
    pub fn list(self, things: &[impl AsRef<str>]) -> String {
        let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
        things.join(match self {
            Self::En => ", ",
            Self::Zh => "、",
        })
    }
}

/// A text in both languages. `{name}` stands for a value that is filled in.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

/// A value that is filled into a text. Never a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Something the user wrote: by [`Arg::text`] at most [`Arg::LONGEST`] characters of it.
    Text(String),
    /// A count, a limit, a position.
    Number(i64),
}

impl Arg {
    /// Longer texts are cut here, so that a problem stays readable whatever was pasted.
    pub const LONGEST: usize = 80;

    /// Returns the text as a value, cut after [`Arg::LONGEST`] characters with an ellipsis.
    pub fn text(text: &str) -> Self {
        match text.char_indices().nth(Self::LONGEST) {
            Some((end, _)) => Self::Text(format!("{}…", text.get(..end).unwrap_or_default())),
            None => Self::Text(text.to_owned()),
        }
    }

    /// Returns a count as a value; more than `i64` can hold counts as the largest.
    pub fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl Word {
    /// Returns which of two texts is about so many things: English says "1 node", and "nodes" of every other number.
    pub fn counted(count: usize, one: &'static Self, many: &'static Self) -> &'static Self {
        if count == 1 { one } else { many }
    }

    /// Returns the text in this language, placeholders as they stand.
    pub fn get(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.en,
            Locale::Zh => self.zh,
        }
    }

    /// Returns the text in this language with its placeholders filled in; one without a value stays as it stands.
    pub fn fill(&self, locale: Locale, args: &[(&'static str, Arg)]) -> String {
        template::fill(self.get(locale), |name| args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_words_of_its_own() {
        static ONE: Word = Word { en: "{count} node", zh: "{count} 个节点" };
        static MANY: Word = Word { en: "{count} nodes", zh: "{count} 个节点" };
        let said = |count| Word::counted(count, &ONE, &MANY).fill(Locale::En, &[("count", Arg::count(count))]);
        assert_eq!([0, 1, 2, 21].map(said), ["0 nodes", "1 node", "2 nodes", "21 nodes"]);
    }

    #[test]
    fn long_text_is_cut_between_characters() {
        assert_eq!(Arg::text(&"中".repeat(100)), Arg::Text(format!("{}…", "中".repeat(80))));
        assert_eq!(Arg::text(&"中".repeat(80)), Arg::Text("中".repeat(80)));
    }
}
