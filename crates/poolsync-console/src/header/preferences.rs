//! Language and colours. The script before paint (`before-paint.js`) reads what is kept here.

use leptos::prelude::*;
use poolsync_core::Locale;

use crate::components::{IS_STATIC, MenuLine, say, use_store};
use crate::platform::{document, storage};
use crate::words;

const LANGUAGE: &str = "poolsync.language";
const THEME: &str = "poolsync.theme";

/// The menus of language and colours.
#[component]
pub(super) fn Preferences() -> impl IntoView {
    let store = use_store();
    let language = move || document::language_tag(store.locale.get());
    let theme = if IS_STATIC { String::new() } else { storage::get(THEME).unwrap_or_default() };
    view! {
        <span class="ps-tool">
            <label class="ps-menu" for="language">{say(&words::LANGUAGE_LABEL)}</label>
            <select
                id="language"
                class="ps-menu__select"
                autocomplete="off"
                disabled=IS_STATIC
                prop:value=language
                on:change=move |event| choose_language(store, &event_target_value(&event))
            >
                <option value="en" lang="en">{"English"}</option>
                <option value="zh-CN" lang="zh-CN">{"简体中文"}</option>
            </select>
        </span>
        <span class="ps-tool">
            <label class="ps-menu" for="theme">{say(&words::THEME_LABEL)}</label>
            <select
                id="theme"
                class="ps-menu__select"
                autocomplete="off"
                disabled=IS_STATIC
                prop:value=theme
                on:change=|event| choose_theme(&event_target_value(&event))
            >
                <MenuLine value="" word=&words::THEME_SYSTEM />
                <MenuLine value="light" word=&words::THEME_LIGHT />
                <MenuLine value="dark" word=&words::THEME_DARK />
            </select>
        </span>
    }
}

fn choose_language(store: crate::state::Store, tag: &str) {
    storage::set(LANGUAGE, tag);
    document::set_root_attribute("lang", tag);
    store.locale.set(if tag == "zh-CN" { Locale::Zh } else { Locale::En });
}

fn choose_theme(theme: &str) {
    storage::set(THEME, theme);
    let resolved = match theme {
        "" if document::prefers_dark() => "dark",
        "" => "light",
        chosen => chosen,
    };
    document::set_root_attribute("data-theme", resolved);
}
