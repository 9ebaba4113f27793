//! Places in the page that is written at build time, which the program fills.

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::platform::document;
use crate::state::Store;

/// The id of a place in the built page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot(pub(crate) &'static str);

impl Slot {
    /// Puts a view into the place, instead of what stands there. It stays for as long as the page.
    pub(crate) fn fill<V: IntoView + 'static>(self, store: Store, view: impl FnOnce() -> V + 'static) {
        if let Some(place) = document::element::<HtmlElement>(self.0) {
            fill_element(place, store, view);
        }
    }
}

/// Puts a view into an element of the built page, instead of what stands there. It stays for as long as the page.
pub(crate) fn fill_element<V: IntoView + 'static>(
    place: HtmlElement,
    store: Store,
    view: impl FnOnce() -> V + 'static,
) {
    place.set_text_content(None);
    let mounted = mount_to(place, move || {
        provide_context(store);
        view()
    });
    mounted.forget();
}

/// Writes such a place, with what stands there until the program is there.
#[component]
pub(crate) fn SlotPlace(
    /// Which place.
    place: Slot,
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// Its role: `status` for what is read aloud when it changes.
    #[prop(optional)]
    role: Option<&'static str>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! { <div id=place.0 class=class role=role>{children.map(|children| children())}</div> }
}
