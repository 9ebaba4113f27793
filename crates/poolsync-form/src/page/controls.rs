//! One control for each kind of field: label, control, help, and a place for its problems.

use poolsync_core::{Word, region};

use super::html::Html;
use crate::field::{self, Field, FieldKind, words_of};
use crate::words;

pub(super) fn text(html: &mut Html, field: &Field) {
    text_with(html, field, |_| {});
}

/// A line of text, with more below it.
pub(super) fn text_with(html: &mut Html, field: &Field, more: impl FnOnce(&mut Html)) {
    framed(html, field, |html| html.raw(&format!("<input {} type=\"text\"{AS_TYPED}>", common(field))), more);
}

pub(super) fn number(html: &mut Html, field: &Field) {
    let (min, max) = match field.kind {
        FieldKind::Number { min, max } => (min, max),
        _ => (i64::MIN, i64::MAX),
    };
    // A text field in the role of a number field: it keeps what was typed, also when that is no number.
    let control = format!(
        "<input {} type=\"text\" role=\"spinbutton\" inputmode=\"numeric\" aria-valuemin=\"{min}\" aria-valuemax=\"{max}\"{AS_TYPED}>",
        common(field)
    );
    framed(html, field, |html| html.raw(&control), |_| {});
}

/// Masked, with a button to look at it.
pub(super) fn secret(html: &mut Html, field: &Field) {
    let control = |html: &mut Html| {
        // Password managers are told to keep out: this is no login of a person to this page.
        html.raw(&format!(
            "<div class=\"ps-field__row\"><input {} type=\"password\"{AS_TYPED} data-1p-ignore data-lpignore=\"true\" data-bwignore>",
            common(field)
        ));
        html.raw(&format!(
            "<button id=\"{}\" type=\"button\" class=\"ps-button\" aria-pressed=\"false\" disabled>",
            field.show_id
        ));
        html.word(&words::SHOW_BUTTON);
        html.raw(" <span class=\"ps-hidden\">");
        html.word(words_of(field).label);
        html.raw("</span></button></div>");
    };
    framed(html, field, control, |_| {});
}

pub(super) fn lines(html: &mut Html, field: &Field, more: impl FnOnce(&mut Html)) {
    let control = format!("<textarea {} rows=\"5\"{AS_TYPED}></textarea>", common(field));
    framed(html, field, |html| html.raw(&control), more);
}

pub(super) fn region(html: &mut Html) {
    let field = &field::REGION;
    let control = |html: &mut Html| {
        html.raw(&format!("<select {}>", common(field)));
        html.option("", words::REGION_OWN.en, words::REGION_OWN.zh);
        for region in &region::REGIONS {
            let id = region.id;
            match region.name {
                Some(name) => html.option(id, &format!("{} · {id}", name.en), &format!("{} · {id}", name.zh)),
                None => html.raw(&format!("<option value=\"{id}\">{id}</option>")),
            }
        }
        html.raw("</select>");
    };
    framed(html, field, control, |_| {});
}

/// The kind of credential, and the fields of each kind.
pub(super) fn credential(html: &mut Html) {
    let field = &field::CREDENTIAL;
    let control = |html: &mut Html| {
        html.raw(&format!("<select {}>", common(field)));
        for (kind, word) in field::CREDENTIALS {
            html.option(kind.id(), word.en, word.zh);
        }
        html.raw("</select>");
    };
    framed(html, field, control, |_| {});
    html.raw("<div id=\"by_token\">");
    secret(html, &field::TOKEN);
    html.raw("</div><div id=\"by_sign_in\" class=\"ps-fields ps-fields--inner\" hidden>");
    text(html, &field::ACCOUNT);
    text(html, &field::IAM_USER);
    secret(html, &field::IAM_PASSWORD);
    text(html, &field::IAM_PROJECT);
    secret(html, &field::PASSCODE);
    html.raw("<div id=\"by_passcode\" hidden>");
    text(html, &field::IAM_USER_ID);
    html.raw("</div></div><div id=\"by_key\" class=\"ps-fields ps-fields--inner\" hidden>");
    secret(html, &field::ACCESS_KEY);
    secret(html, &field::SECRET_KEY);
    html.raw("<div id=\"by_temporary_key\" class=\"ps-fields ps-fields--inner\" hidden>");
    secret(html, &field::SECURITY_TOKEN);
    html.raw("</div></div><div id=\"by_iam\" class=\"ps-fields ps-fields--inner\" hidden>");
    text(html, &field::IAM_ENDPOINT);
    html.raw("<div><div class=\"ps-actions\">");
    html.button("get-token", "ps-button", "hidden", &words::GET_TOKEN_BUTTON);
    html.button("get-key", "ps-button", "hidden aria-describedby=\"get-key-about\"", &words::GET_KEY_BUTTON);
    html.raw("</div>");
    html.element("p id=\"get-key-about\" class=\"ps-field__help\" hidden", &words::GET_KEY_ABOUT);
    html.raw("</div></div>");
    html.empty("credential-state", "role=\"status\"");
    html.empty("clock", "role=\"status\"");
}

/// A button that looks for what can be filled in, and a place for what it finds.
pub(super) fn finder(html: &mut Html, what: &str, word: &Word) {
    html.raw("<div class=\"ps-finder\">");
    html.button(&format!("find-{what}"), "ps-button ps-button--small", "", word);
    html.raw(&format!("<div id=\"found-{what}\" role=\"status\"></div></div>"));
}

pub(super) fn checkbox(html: &mut Html, field: &Field) {
    let id = field.id;
    html.raw("<div class=\"ps-field ps-field--box\">");
    html.raw(&format!(
        "<input id=\"{id}\" type=\"checkbox\" autocomplete=\"off\" aria-describedby=\"{id}-help {id}-problems\">"
    ));
    label(html, field);
    after(html, field);
    html.raw("</div>");
}

/// Password or key pair, and the fields of each.
pub(super) fn login(html: &mut Html) {
    let field = &field::LOGIN;
    let [password, key_pair] = field::LOGIN_METHODS;
    html.raw("<fieldset id=\"login\" class=\"ps-field ps-choice\" aria-describedby=\"login-help\">");
    html.element("legend class=\"ps-field__label\"", words_of(field).label);
    html.raw("<div class=\"ps-choice__options\">");
    option(html, "login", "login_password", password, true);
    option(html, "login", "login_key_pair", key_pair, false);
    html.raw("</div>");
    after(html, field);
    html.raw("</fieldset><div id=\"by_password\" class=\"ps-fields ps-fields--inner\">");
    text(html, &field::USERNAME);
    secret(html, &field::PASSWORD);
    html.raw("</div><div id=\"by_key_pair\" hidden>");
    text(html, &field::SSH_KEY);
    html.raw("</div>");
}

/// Text or Base64, shown both ways.
pub(super) fn script(html: &mut Html, field: &Field) {
    let id = field.id;
    lines(html, field, |html| {
        html.raw("<fieldset class=\"ps-choice ps-choice--inline\"><legend>");
        html.word(&words::SCRIPT_FORM);
        html.raw(" <span class=\"ps-hidden\">");
        html.word(words_of(field).label);
        html.raw("</span></legend>");
        option(html, &format!("{id}_form"), &format!("{id}_text"), &words::SCRIPT_TEXT, true);
        option(html, &format!("{id}_form"), &format!("{id}_base64"), &words::SCRIPT_BASE64, false);
        html.raw("</fieldset>");
        html.element(&format!("p id=\"{id}-encoded\" class=\"ps-script__title\""), &words::SCRIPT_ENCODED);
        html.element(&format!("p id=\"{id}-decoded\" class=\"ps-script__title\" hidden"), &words::SCRIPT_DECODED);
        html.raw(&format!(
            "<pre id=\"{id}-other\" class=\"ps-code\" tabindex=\"0\" aria-labelledby=\"{id}-encoded\"></pre>"
        ));
    });
}

/// What both scripts take of their common limit.
pub(super) fn budget(html: &mut Html) {
    html.raw("<div id=\"budget\" class=\"ps-budget\"><p id=\"budget-text\"></p>");
    html.raw(
        "<meter id=\"budget-meter\" min=\"0\" max=\"10240\" value=\"0\" aria-labelledby=\"budget-text\"></meter></div>",
    );
}

/// A radio button with its label.
fn option(html: &mut Html, name: &str, id: &str, word: &Word, checked: bool) {
    let checked = if checked { " checked" } else { "" };
    html.raw("<label class=\"ps-choice__option\">");
    html.raw(&format!("<input id=\"{id}\" type=\"radio\" name=\"{name}\" autocomplete=\"off\"{checked}>"));
    html.word(word);
    html.raw("</label>");
}

/// No help of the browser with the spelling of ids and secrets. Nobody types a million characters; a paste of many more
/// would fill the memory of the program.
pub(super) const AS_TYPED: &str = " spellcheck=\"false\" autocapitalize=\"off\" maxlength=\"1000000\"";

fn common(field: &Field) -> String {
    let id = field.id;
    let class = match field.kind {
        FieldKind::Number { .. } => "ps-field__input ps-field__input--number",
        FieldKind::Lines => "ps-field__input ps-field__input--lines",
        _ => "ps-field__input",
    };
    format!("id=\"{id}\" class=\"{class}\" autocomplete=\"off\" aria-describedby=\"{id}-help {id}-problems\"")
}

fn framed(html: &mut Html, field: &Field, control: impl FnOnce(&mut Html), more: impl FnOnce(&mut Html)) {
    html.raw("<div class=\"ps-field\">");
    label(html, field);
    control(html);
    after(html, field);
    more(html);
    html.raw("</div>");
}

fn label(html: &mut Html, field: &Field) {
    html.element(&format!("label class=\"ps-field__label\" for=\"{}\"", field.id), words_of(field).label);
}

/// Help, problems, and a place for what else the program has to say.
fn after(html: &mut Html, field: &Field) {
    let id = field.id;
    html.element(&format!("p id=\"{id}-help\" class=\"ps-field__help\""), words_of(field).help);
    html.empty(&format!("{id}-problems"), "");
    html.empty(&format!("{id}-more"), "class=\"ps-field__more\"");
}
