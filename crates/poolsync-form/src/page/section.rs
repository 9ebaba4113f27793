//! A section of the page, named by its title.

use poolsync_core::Word;

use super::html::Html;

/// A section of fields: title, what it is about, and the fields.
pub(super) fn section(html: &mut Html, id: &str, words: [&Word; 2], fields: impl FnOnce(&mut Html)) {
    of_fields(html, id, "", words, fields);
}

/// The same, hidden until the program shows it.
pub(super) fn hidden_section(html: &mut Html, id: &str, words: [&Word; 2], fields: impl FnOnce(&mut Html)) {
    of_fields(html, id, " hidden", words, fields);
}

/// A section of any content.
pub(super) fn plain_section(html: &mut Html, id: &str, title: &Word, content: impl FnOnce(&mut Html)) {
    open(html, id, "", title);
    content(html);
    html.raw("</section>");
}

/// The same, hidden until the program shows it.
pub(super) fn hidden_plain_section(html: &mut Html, id: &str, title: &Word, content: impl FnOnce(&mut Html)) {
    open(html, id, " hidden", title);
    content(html);
    html.raw("</section>");
}

fn of_fields(html: &mut Html, id: &str, state: &str, [title, about]: [&Word; 2], fields: impl FnOnce(&mut Html)) {
    open(html, id, state, title);
    html.element("p class=\"ps-section__about\"", about);
    html.empty(&format!("{id}-locked"), "");
    html.raw(&format!("<div id=\"{id}-fields\" class=\"ps-fields\">"));
    fields(html);
    html.raw("</div></section>");
}

fn open(html: &mut Html, id: &str, state: &str, title: &Word) {
    html.raw(&format!("<section id=\"{id}\" class=\"ps-section\" aria-labelledby=\"{id}-title\"{state}>"));
    // Focus goes to a title when its section has news.
    html.element(&format!("h2 id=\"{id}-title\" tabindex=\"-1\""), title);
}
