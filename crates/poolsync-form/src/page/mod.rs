//! The page as it stands in its HTML: heading, form, review, sending.
//!
//! Its fields can be typed into before the program is there. The program adopts them: it finds them by the ids of the
//! table in [`crate::field`], and fills the places that have an id and no content. Texts carry both languages; the style
//! sheet shows the one of `html[lang]`.

mod body;
mod controls;
mod header;
mod html;
mod review;
mod samples;
mod section;

use html::Html;

use crate::field;
use crate::words;

/// The HTML of the page's content.
///
/// Every button and menu is disabled until the program is there. No text field has a `name`, and there is no form element,
/// so that nothing could be submitted.
///
/// ```
/// let html = poolsync_form::page();
/// assert!(html.contains("<label class=\"ps-field__label\" for=\"project_id\">"));
/// ```
pub fn page() -> String {
    let mut html = Html::default();
    header::header(&mut html);
    html.empty("notice", "role=\"status\"");
    section::section(&mut html, "connection", [&words::CONNECTION_TITLE, &words::CONNECTION_ABOUT], |html| {
        controls::region(html);
        controls::text(html, &field::ENDPOINT);
        controls::credential(html);
    });
    section::section(&mut html, "target", [&words::TARGET_TITLE, &words::TARGET_ABOUT], |html| {
        let find = controls::finder;
        controls::text_with(html, &field::PROJECT_ID, |html| find(html, "projects", &words::FIND_PROJECTS_BUTTON));
        controls::text_with(html, &field::CLUSTER_ID, |html| find(html, "clusters", &words::FIND_CLUSTERS_BUTTON));
        controls::text_with(html, &field::NODEPOOL_ID, |html| find(html, "pools", &words::FIND_POOLS_BUTTON));
        controls::checkbox(html, &field::DEFAULT_POOL);
    });
    section::section(&mut html, "settings", [&words::SETTINGS_TITLE, &words::SETTINGS_ABOUT], |html| {
        controls::number(html, &field::MAX_UNAVAILABLE);
        controls::lines(html, &field::NODE_IDS, |html| controls::finder(html, "nodes", &words::FIND_NODES_BUTTON));
    });
    section::hidden_section(&mut html, "template", [&words::TEMPLATE_TITLE, &words::TEMPLATE_ABOUT], |html| {
        controls::login(html);
        controls::script(html, &field::PRE_INSTALL);
        controls::script(html, &field::POST_INSTALL);
        controls::budget(html);
    });
    body::section(&mut html);
    review::review(&mut html);
    html.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_control_a_label_help_and_a_place_for_problems() {
        let html = page();
        for field in field::ALL {
            let label = if *field == &field::LOGIN { "<legend".to_owned() } else { format!("for=\"{}\"", field.id) };
            for part in [format!("id=\"{}-help\"", field.id), format!("id=\"{}-problems\"", field.id)] {
                assert_eq!(html.matches(&part).count(), 1, "{part}");
            }
            assert!(html.contains(&label), "{label}");
            assert_eq!(html.matches(&format!(" id=\"{}\"", field.id)).count(), 1, "{}", field.id);
        }
    }

    #[test]
    fn nothing_can_be_submitted_or_scripted() {
        let html = page();
        for part in ["<form", " onclick", "<script", "style="] {
            assert!(!html.contains(part), "{part}");
        }
        let named: Vec<_> = html.split('<').filter(|tag| tag.contains(" name=")).collect();
        assert!(named.iter().all(|tag| tag.contains("type=\"radio\"")), "{named:?}");
    }

    #[test]
    fn buttons_and_menus_wait_for_the_program() {
        let html = page();
        for tag in html.split('<').filter(|tag| tag.starts_with("button")) {
            assert!(tag.contains(" disabled"), "{tag}");
        }
        for id in ["language", "theme"] {
            assert!(
                html.contains(&format!("<select id=\"{id}\" class=\"ps-menu__select\" autocomplete=\"off\" disabled>"))
            );
        }
    }

    #[test]
    fn all_33_regions_are_offered_in_both_languages() {
        let html = page();
        let singapore = "<option value=\"ap-southeast-3\" data-zh=\"亚太-新加坡 · ap-southeast-3\">AP-Singapore · ap-southeast-3</option>";
        assert!(html.contains(singapore));
        assert!(html.contains("<option value=\"cn-north-11\">cn-north-11</option>"));
        let offered = |region: &&poolsync_core::region::Region| html.contains(&format!("\"{}\"", region.id));
        assert_eq!(poolsync_core::region::REGIONS.iter().filter(offered).count(), 33);
    }

    #[test]
    fn no_id_stands_twice() {
        let html = page();
        let mut ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
