//! The body as text, to be edited beside the form.

use super::controls::AS_TYPED;
use super::html::Html;
use super::section::plain_section;
use crate::words;

pub(super) fn section(html: &mut Html) {
    plain_section(html, "body", &words::BODY_TITLE, |html| {
        html.element("p class=\"ps-section__about\"", &words::BODY_ABOUT);
        html.empty("body-others", "");
        html.raw("<details id=\"body-editing\" class=\"ps-details\">");
        html.element("summary", &words::BODY_OPEN);
        html.element("label class=\"ps-hidden\" for=\"body_json\"", &words::BODY_LABEL);
        html.raw(
            "<div class=\"ps-editor\"><textarea id=\"body_json\" class=\"ps-field__input ps-field__input--lines\" ",
        );
        html.raw(
            "rows=\"16\" wrap=\"off\" autocomplete=\"off\" aria-describedby=\"body_json-help body_json-problems\"",
        );
        html.raw(&format!("{AS_TYPED} disabled></textarea></div>"));
        html.element("p id=\"body_json-help\" class=\"ps-field__help\"", &words::BODY_HELP);
        html.empty("body_json-problems", "");
        html.empty("body_json-more", "class=\"ps-field__more\"");
        html.raw("</details>");
    });
}
