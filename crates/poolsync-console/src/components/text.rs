//! Words in the language of the page.

use leptos::prelude::*;
use poolsync_core::Word;

#[cfg(not(feature = "ssr"))]
use super::use_store;

/// Shows a word in the language of the page.
///
/// In the page that is written at build time both languages stand beside each other, and the style sheet shows the one of
/// `html[lang]`.
#[cfg(not(feature = "ssr"))]
pub(crate) fn say(word: &'static Word) -> impl IntoView + use<> {
    let store = use_store();
    move || store.say(word)
}

/// Shows a word in the language of the page: both stand beside each other, and the style sheet shows the one of `html[lang]`.
#[cfg(feature = "ssr")]
pub(crate) fn say(word: &'static Word) -> impl IntoView + use<> {
    if word.en == word.zh {
        return word.en.into_any();
    }
    view! { <span lang="en">{word.en}</span><span lang="zh-CN">{word.zh}</span> }.into_any()
}

/// One line of a menu, in the language of the page.
///
/// No element can stand in a line: at build time it is English, and the script of the page puts the language of the page
/// there. (Chinese text that nobody sees would cost the first layout a search for its font.)
#[component]
pub(crate) fn MenuLine(
    /// The value of the line.
    value: &'static str,
    /// Its words.
    word: &'static Word,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    return view! { <option value=value data-zh=word.zh>{word.en}</option> };
    #[cfg(not(feature = "ssr"))]
    return view! { <option value=value>{say(word)}</option> };
}

/// Shows a text in which what stands between back-ticks is code.
pub(crate) fn marked(text: &str) -> impl IntoView + use<> {
    let part = |(index, part): (usize, &str)| {
        let part = part.to_owned();
        if index % 2 == 0 { part.into_any() } else { view! { <code>{part}</code> }.into_any() }
    };
    text.split('`').enumerate().map(part).collect_view()
}
