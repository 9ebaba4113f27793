//! What is wrong, what will be sent, the last question, and the answer.

use super::html::Html;
use super::samples;
use super::section::{hidden_plain_section, plain_section};
use crate::words;

pub(super) fn review(html: &mut Html) {
    plain_section(html, "problems", &words::PROBLEMS_TITLE, |html| {
        html.raw("<p id=\"problems-summary\" role=\"status\"></p>");
        html.empty("problems-list", "");
    });
    plain_section(html, "request", &words::REQUEST_TITLE, request);
    samples::section(html);
    plain_section(html, "sending", &words::SEND_TITLE, sending);
    plain_section(html, "answer", &words::ANSWER_TITLE, |html| {
        html.empty("answer-content", "role=\"status\"");
        html.empty("answer-copied", "class=\"ps-copied\" role=\"status\"");
    });
    hidden_plain_section(html, "following", &words::FOLLOWING_TITLE, |html| html.empty("following-content", ""));
    hidden_plain_section(html, "doctor", &words::DOCTOR_TITLE, |html| html.empty("doctor-content", ""));
}

fn request(html: &mut Html) {
    html.element("p class=\"ps-section__about\"", &words::REQUEST_ABOUT);
    html.raw("<p id=\"request-line\" class=\"ps-code\"></p>");
    html.element("h3 id=\"request-headers-title\"", &words::REQUEST_HEADERS);
    html.raw(
        "<pre id=\"request-headers\" class=\"ps-code\" tabindex=\"0\" aria-labelledby=\"request-headers-title\"></pre>",
    );
    html.raw("<h3 id=\"request-body-title\">");
    html.word(&words::REQUEST_BODY);
    html.raw(" <small id=\"request-size\"></small></h3>");
    html.raw("<pre id=\"request-body\" class=\"ps-code\" data-body tabindex=\"0\" aria-labelledby=\"request-body-title\"></pre>");
    html.raw("<div class=\"ps-actions\">");
    html.button("reveal", "ps-button", "aria-pressed=\"false\"", &words::REQUEST_REVEAL);
    html.button("copy-body", "ps-button", "", &words::REQUEST_COPY);
    html.raw("<span id=\"copy-body-done\" class=\"ps-copied\" role=\"status\"></span></div>");
}

fn sending(html: &mut Html) {
    html.raw("<fieldset class=\"ps-choice\" aria-describedby=\"way-help\">");
    html.element("legend class=\"ps-field__label\"", &words::SEND_WAY);
    // The program writes their texts, and shows them then.
    for id in ["way_direct", "way_relay"] {
        html.raw(&format!("<label class=\"ps-choice__option\" hidden><input id=\"{id}\" type=\"radio\" name=\"way\" "));
        html.raw(&format!("autocomplete=\"off\" checked><span id=\"{id}-text\"></span></label>"));
    }
    html.raw("<p id=\"way-reason\" class=\"ps-field__help\"></p>");
    html.element("p id=\"way-help\" class=\"ps-field__help\"", &words::SEND_WAY_HELP);
    html.raw("</fieldset><div class=\"ps-actions\">");
    html.raw("<button id=\"send\" type=\"button\" class=\"ps-button ps-button--primary\" aria-describedby=\"send-note\" disabled>");
    html.word(&words::SEND_BUTTON);
    // It asks once more; the dots are for the eye.
    html.raw("<span aria-hidden=\"true\">…</span></button>");
    html.raw("<span id=\"send-note\" role=\"status\"></span></div>");
    html.raw("<dialog id=\"confirm\" class=\"ps-dialog\" aria-labelledby=\"confirm-title\" aria-describedby=\"confirm-lines\">");
    html.raw("<h2 id=\"confirm-title\"></h2>");
    html.empty("confirm-lines", "");
    html.empty("confirm-known", "class=\"ps-known\" role=\"status\"");
    html.raw("<div id=\"confirm-accepting\" hidden>");
    html.element("p", &words::CONFIRM_WARNINGS);
    html.empty("confirm-warnings", "");
    html.raw("</div><div class=\"ps-actions\">");
    html.button("confirm-no", "ps-button", "autofocus", &words::CONFIRM_NO);
    html.button("confirm-yes", "ps-button ps-button--danger", "", &words::CONFIRM_YES);
    html.raw("</div></dialog>");
}
