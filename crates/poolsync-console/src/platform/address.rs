//! The fragment of the page's address: what a link brings along, which no server is told.

/// Returns the fragment, without `#`; empty if there is none.
pub(crate) fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// Takes the fragment out of the address: a reload does not bring it again.
pub(crate) fn drop_fragment() {
    let Some(window) = web_sys::window() else { return };
    let (location, history) = (window.location(), window.history());
    if let (Ok(path), Ok(query), Ok(history)) = (location.pathname(), location.search(), history) {
        // Fails for an address of another origin only.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&(path + &query)));
    }
}

/// Returns the address of this page without query and fragment.
pub(crate) fn page() -> String {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return String::new() };
    [location.origin(), location.pathname()].map(Result::unwrap_or_default).concat()
}
