//! A writer of HTML: tags as they are, texts escaped, words in both languages.

use poolsync_core::Word;

/// HTML that grows.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Tags as they are.
    pub(super) fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// A text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '"' => self.0.push_str("&quot;"),
                _ => self.0.push(c),
            }
        }
    }

    /// Both languages, of which the style sheet shows one.
    pub(super) fn word(&mut self, word: &Word) {
        if word.en == word.zh {
            return self.text(word.en);
        }
        for (lang, text) in [("en", word.en), ("zh-CN", word.zh)] {
            self.raw(&format!("<span lang=\"{lang}\">"));
            self.text(text);
            self.raw("</span>");
        }
    }

    /// An element with words in it. `open` is the tag with its attributes, without brackets.
    pub(super) fn element(&mut self, open: &str, word: &Word) {
        self.raw(&format!("<{open}>"));
        self.word(word);
        self.raw(&format!("</{}>", open.split(' ').next().unwrap_or_default()));
    }

    /// A place that the program fills.
    pub(super) fn empty(&mut self, id: &str, attributes: &str) {
        let space = if attributes.is_empty() { "" } else { " " };
        self.raw(&format!("<div id=\"{id}\"{space}{attributes}></div>"));
    }

    /// A button, disabled until the program is there.
    pub(super) fn button(&mut self, id: &str, class: &str, attributes: &str, word: &Word) {
        let space = if attributes.is_empty() { "" } else { " " };
        self.element(
            &format!("button id=\"{id}\" type=\"button\" class=\"{class}\"{space}{attributes} disabled"),
            word,
        );
    }

    /// A line of a menu: English, since no element can stand in it; the page's script puts the language of the page there.
    /// (Chinese text that nobody sees would cost the first layout a search for its font.)
    pub(super) fn option(&mut self, value: &str, en: &str, zh: &str) {
        self.raw(&format!("<option value=\"{value}\" data-zh=\""));
        self.text(zh);
        self.raw("\">");
        self.text(en);
        self.raw("</option>");
    }

    pub(super) fn end(self) -> String {
        self.0
    }
}
