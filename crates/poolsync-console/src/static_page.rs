//! The page as it stands in its HTML: the heading and the first section, which can be typed into before the program is there.
//!
//! Every button and menu of the heading is disabled until then. No text field has a `name`, and there is no form element, so
//! that nothing could be submitted.

use crate::components::Slot;

/// The place above the form: what became of the call, and the run.
pub(crate) const OUTCOME: Slot = Slot("outcome");
/// The place of the form after its first section.
pub(crate) const REST: Slot = Slot("rest");
/// The place beside the form, or below it on a narrow screen: plan, problems, request.
pub(crate) const REVIEW: Slot = Slot("review");
/// The place of the bar that never leaves the screen.
pub(crate) const BAR: Slot = Slot("bar");

/// Returns the HTML of the page's content, for the builder of the page.
///
/// Texts carry both languages; the style sheet shows the one of `html[lang]`.
#[cfg(feature = "ssr")]
pub fn static_page() -> String {
    use leptos::prelude::*;
    use poolsync_core::Locale;
    use poolsync_form::Draft;

    use crate::components::SlotPlace;
    use crate::connection::ConnectionSection;
    use crate::header::Header;
    use crate::platform::page_config::PageConfig;
    use crate::state::Store;
    use crate::target::TargetSection;

    let html = Owner::new().with(|| {
        provide_context(Store::new(Draft::default(), PageConfig::default(), Locale::En));
        let page = view! {
            <Header />
            <SlotPlace place=OUTCOME />
            <div class="ps-page">
                <div class="ps-page__form">
                    <ConnectionSection />
                    <TargetSection />
                    <SlotPlace place=REST />
                </div>
                <SlotPlace place=REVIEW class="ps-page__review" />
            </div>
            <SlotPlace place=BAR class="ps-bar" />
        };
        page.to_html()
    });
    // What the renderer leaves for a program that would take over its views: this one takes over fields only.
    html.replace("<!>", "")
}
