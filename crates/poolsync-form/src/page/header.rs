//! The heading, with the page's tools.

use poolsync_core::Word;

use super::html::Html;
use crate::words;

pub(super) fn header(html: &mut Html) {
    html.raw("<header class=\"ps-header\"><div class=\"ps-header__text\">");
    html.element("h1", &words::TITLE);
    html.element("p", &words::TAGLINE);
    html.raw("</div><div class=\"ps-header__tools\">");
    menu(html, "language", &words::LANGUAGE_LABEL, |html| {
        html.raw("<option value=\"en\" lang=\"en\">English</option>");
        html.raw("<option value=\"zh-CN\" lang=\"zh-CN\">简体中文</option>");
    });
    menu(html, "theme", &words::THEME_LABEL, |html| {
        for (value, word) in [("", &words::THEME_SYSTEM), ("light", &words::THEME_LIGHT), ("dark", &words::THEME_DARK)]
        {
            html.option(value, word.en, word.zh);
        }
    });
    html.button("load-example", "ps-button", "", &words::EXAMPLE_BUTTON);
    html.button("import", "ps-button", "", &words::IMPORT_BUTTON);
    html.button("forget-secrets", "ps-button", "", &words::FORGET_BUTTON);
    html.raw("</div></header>");
}

fn menu(html: &mut Html, id: &str, label: &Word, options: impl FnOnce(&mut Html)) {
    html.raw("<span class=\"ps-tool\">");
    html.element(&format!("label class=\"ps-menu\" for=\"{id}\""), label);
    html.raw(&format!("<select id=\"{id}\" class=\"ps-menu__select\" autocomplete=\"off\" disabled>"));
    options(html);
    html.raw("</select></span>");
}
