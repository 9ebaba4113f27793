//! The part of the page that stands in its HTML: heading, connection and target.
//!
//! Its fields can be typed into before the program is there. The program adopts them: it finds them by the ids of the
//! table in [`crate::field`]. Labels carry both languages; the style sheet shows the one of `html[lang]`.

use poolsync_core::{Word, region};

use crate::field::{self, Field, FieldKind};
use crate::words;

/// The HTML of heading and first section.
///
/// Every button and menu that needs the program is disabled until it is there. No field has a `name`, so that nothing
/// could be submitted.
pub fn first_section() -> String {
    let mut html = Html::default();
    html.header();
    html.section("connection", &words::CONNECTION_TITLE, &words::CONNECTION_ABOUT, &field::CONNECTION);
    html.section("target", &words::TARGET_TITLE, &words::TARGET_ABOUT, &field::TARGET);
    html.0
}

#[derive(Default)]
struct Html(String);

impl Html {
    fn header(&mut self) {
        self.raw("<header class=\"ps-header\"><div class=\"ps-header__text\"><h1>");
        self.word(&words::TITLE);
        self.raw("</h1><p>");
        self.word(&words::TAGLINE);
        self.raw("</p></div><div class=\"ps-header__tools\">");
        self.menu("language", &words::LANGUAGE_LABEL, |html| {
            html.raw("<option value=\"en\" lang=\"en\">English</option>");
            html.raw("<option value=\"zh-CN\" lang=\"zh-CN\">简体中文</option>");
        });
        self.menu("theme", &words::THEME_LABEL, |html| {
            for (value, word) in
                [("", &words::THEME_SYSTEM), ("light", &words::THEME_LIGHT), ("dark", &words::THEME_DARK)]
            {
                html.raw(&format!("<option value=\"{value}\">"));
                html.text(&both(word));
                html.raw("</option>");
            }
        });
        self.button("load-example", &words::EXAMPLE_BUTTON);
        self.button("forget-secrets", &words::FORGET_BUTTON);
        self.raw("</div></header>");
    }

    fn menu(&mut self, id: &str, label: &Word, options: impl FnOnce(&mut Self)) {
        self.raw(&format!("<label class=\"ps-menu\" for=\"{id}\">"));
        self.word(label);
        self.raw(&format!("</label><select id=\"{id}\" class=\"ps-menu__select\" autocomplete=\"off\" disabled>"));
        options(self);
        self.raw("</select>");
    }

    fn button(&mut self, id: &str, word: &Word) {
        self.raw(&format!("<button id=\"{id}\" type=\"button\" class=\"ps-button\" disabled>"));
        self.word(word);
        self.raw("</button>");
    }

    fn section(&mut self, id: &str, title: &Word, about: &Word, fields: &[&Field]) {
        self.raw(&format!("<section id=\"{id}\" class=\"ps-section\" aria-labelledby=\"{id}-title\">"));
        self.raw(&format!("<h2 id=\"{id}-title\">"));
        self.word(title);
        self.raw("</h2><p class=\"ps-section__about\">");
        self.word(about);
        self.raw("</p><div class=\"ps-fields\">");
        for field in fields {
            self.field(field);
        }
        self.raw("</div></section>");
    }

    fn field(&mut self, field: &Field) {
        let id = field.id;
        if field.kind == FieldKind::Checkbox {
            self.raw("<div class=\"ps-field ps-field--box\">");
            self.raw(&format!(
                "<input id=\"{id}\" type=\"checkbox\" autocomplete=\"off\" aria-describedby=\"{id}-help {id}-problems\">"
            ));
            self.label(field);
        } else {
            self.raw("<div class=\"ps-field\">");
            self.label(field);
            self.control(field);
        }
        self.raw(&format!("<p id=\"{id}-help\" class=\"ps-field__help\">"));
        self.word(field.help);
        self.raw(&format!("</p><div id=\"{id}-problems\"></div><div id=\"{id}-more\"></div></div>"));
    }

    fn label(&mut self, field: &Field) {
        self.raw(&format!("<label class=\"ps-field__label\" for=\"{}\">", field.id));
        self.word(field.label);
        self.raw("</label>");
    }

    fn control(&mut self, field: &Field) {
        let id = field.id;
        let common = format!(
            "id=\"{id}\" class=\"ps-field__input\" autocomplete=\"off\" aria-describedby=\"{id}-help {id}-problems\""
        );
        match field.kind {
            FieldKind::Region => {
                self.raw(&format!("<select {common}><option value=\"\">"));
                self.text(&both(&words::REGION_OWN));
                self.raw("</option>");
                self.regions();
                self.raw("</select>");
            }
            FieldKind::Secret => {
                // Password managers are told to keep out: this is no login of a person to this page.
                self.raw(&format!(
                    "<div class=\"ps-field__row\"><input {common} type=\"password\" spellcheck=\"false\" autocapitalize=\"off\" \
                     data-1p-ignore data-lpignore=\"true\" data-bwignore>"
                ));
                self.raw(&format!(
                    "<button id=\"{id}-show\" type=\"button\" class=\"ps-button\" aria-pressed=\"false\" disabled>"
                ));
                self.word(field::SHOW);
                self.raw(" <span class=\"ps-hidden\">");
                self.word(field.label);
                self.raw("</span></button></div>");
            }
            _ => self.raw(&format!("<input {common} type=\"text\" spellcheck=\"false\" autocapitalize=\"off\">")),
        }
    }

    fn regions(&mut self) {
        for region in &region::REGIONS {
            self.raw(&format!("<option value=\"{}\">", region.id));
            self.text(&match region.name {
                Some(name) => format!("{} · {} · {}", name.en, name.zh, region.id),
                None => region.id.to_owned(),
            });
            self.raw("</option>");
        }
    }

    /// Both languages, of which the style sheet shows one.
    fn word(&mut self, word: &Word) {
        for (lang, text) in [("en", word.en), ("zh-CN", word.zh)] {
            self.raw(&format!("<span lang=\"{lang}\">"));
            self.text(text);
            self.raw("</span>");
        }
    }

    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '"' => self.0.push_str("&quot;"),
                _ => self.0.push(c),
            }
        }
    }
}

/// Both languages in one text, where no element can stand.
fn both(word: &Word) -> String {
    format!("{} · {}", word.en, word.zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_first_section_is_there_with_label_help_and_place_for_problems() {
        let html = first_section();
        for field in field::CONNECTION.iter().chain(&field::TARGET) {
            for part in [
                format!("id=\"{}\"", field.id),
                format!("for=\"{}\"", field.id),
                format!("id=\"{}-help\"", field.id),
                format!("id=\"{}-problems\"", field.id),
            ] {
                assert_eq!(html.matches(&part).count(), 1, "{part}");
            }
        }
    }

    #[test]
    fn nothing_can_be_submitted_or_scripted() {
        let html = first_section();
        for part in ["<form", " name=", " onclick", "<script", "style="] {
            assert!(!html.contains(part), "{part}");
        }
        assert_eq!(html.matches("<button").count(), html.matches(" disabled><span").count());
    }

    #[test]
    fn all_33_regions_are_offered_in_both_languages() {
        let html = first_section();
        assert!(html.contains("<option value=\"ap-southeast-3\">AP-Singapore · 亚太-新加坡 · ap-southeast-3</option>"));
        assert!(html.contains("<option value=\"cn-north-11\">cn-north-11</option>"));
        assert_eq!(region::REGIONS.iter().filter(|region| html.contains(&format!("\"{}\"", region.id))).count(), 33);
    }
}
