//! Code that makes the same call, behind a line that opens it: the program fills it when somebody does.

use super::html::Html;
use super::section::plain_section;
use crate::words;

pub(super) fn section(html: &mut Html) {
    plain_section(html, "samples", &words::SAMPLES_TITLE, |html| {
        html.raw("<details id=\"samples-open\" class=\"ps-details\">");
        html.element("summary", &words::SAMPLES_OPEN);
        html.empty("samples-content", "");
        html.raw("</details>");
    });
}
