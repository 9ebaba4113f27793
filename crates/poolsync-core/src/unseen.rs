//! Characters that a person does not see, or takes for others: they come along when text is copied from a page, a document
//! or a chat, and nothing that is sent may have them.
//!
//! ```
//! use poolsync_core::unseen::{Kind, find, without};
//!
//! let found = find("MIIF\u{200b}token").unwrap();
//! assert_eq!((found.kind, found.position), (Kind::Hidden, 5));
//! assert_eq!(without("ａｂ\u{ad}１"), "ab1");
//! ```

/// The first of these characters in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseen {
    /// What it is taken for.
    pub kind: Kind,
    /// The character itself.
    pub character: char,
    /// Which character of the text it is, from 1.
    pub position: usize,
}

/// What a person takes such a character for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or an ordinary blank: zero width, soft hyphen, byte order mark, direction marks, no-break space.
    Hidden,
    /// The ASCII character of which it is the wide form, as Chinese input methods write it.
    FullWidth,
    /// A hyphen, as word processors write it.
    Dash,
}

/// Returns the first such character; none if there is none.
pub fn find(text: &str) -> Option<Unseen> {
    // Most texts are ASCII, and are done with here.
    if text.is_ascii() {
        return None;
    }
    let mut characters = text.chars().enumerate();
    characters.find_map(|(index, character)| Some(Unseen { kind: kind(character)?, character, position: index + 1 }))
}

/// Returns the text as it was meant: without hidden characters, wide forms and dashes as ASCII writes them.
pub fn without(text: &str) -> String {
    text.chars().filter_map(meant).collect()
}

impl Unseen {
    /// Returns the character as Unicode names it, such as `U+200B`.
    pub fn name(&self) -> String {
        format!("U+{:04X}", u32::from(self.character))
    }
}

fn kind(character: char) -> Option<Kind> {
    match character {
        // The blanks among them are none to a header, a path or Base64.
        '\u{a0}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{1680}'
        | '\u{180e}'
        | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => Some(Kind::Hidden),
        '\u{3000}' | '\u{ff01}'..='\u{ff5e}' => Some(Kind::FullWidth),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Some(Kind::Dash),
        _ => None,
    }
}

fn meant(character: char) -> Option<char> {
    match kind(character) {
        None => Some(character),
        Some(Kind::Hidden) => None,
        Some(Kind::Dash) => Some('-'),
        // The wide forms stand in the order of ASCII, from `!` to `~`; the wide blank stands apart.
        Some(Kind::FullWidth) if character == '\u{3000}' => Some(' '),
        Some(Kind::FullWidth) => u32::from(character).checked_sub(0xfee0).and_then(char::from_u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(Kind, &str, usize)>, meant: &str) {
        let found = find(text);
        let found = found.as_ref().map(|found| (found.kind, found.name(), found.position));
        assert_eq!(found.as_ref().map(|(kind, name, at)| (*kind, name.as_str(), *at)), expected, "{text:?}");
        assert_eq!(without(text), meant);
    }

    #[test]
    fn each_kind_is_named_with_its_place() {
        check("a\u{200b}b", Some((Kind::Hidden, "U+200B", 2)), "ab");
        check("\u{feff}ab", Some((Kind::Hidden, "U+FEFF", 1)), "ab");
        check("中a\u{ad}", Some((Kind::Hidden, "U+00AD", 3)), "中a");
        check("a\u{a0}", Some((Kind::Hidden, "U+00A0", 2)), "a");
        check("ａ１", Some((Kind::FullWidth, "U+FF41", 1)), "a1");
        check("a～\u{3000}", Some((Kind::FullWidth, "U+FF5E", 2)), "a~ ");
        check("4d1ecb2c–229a", Some((Kind::Dash, "U+2013", 9)), "4d1ecb2c-229a");
    }

    #[test]
    fn what_is_seen_stays() {
        for text in ["", "plain - ASCII ~", "中文，é😀“”"] {
            let wide = text.contains('，');
            assert_eq!(find(text).is_some(), wide, "{text}");
        }
    }
}
