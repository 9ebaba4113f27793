//! Notifications of the browser, if it has them and the user allows them.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission};

/// Returns true if this browser has notifications. Those of phones and of pages without https may not.
pub(crate) fn are_supported() -> bool {
    Reflect::has(&js_sys::global(), &JsValue::from_str("Notification")) == Ok(true)
}

/// Asks whether this page may notify; the browser asks the user, unless that was answered before.
/// Returns true if it may.
pub(crate) async fn request_permission() -> bool {
    let Ok(asked) = Notification::request_permission() else { return false };
    JsFuture::from(asked).await.is_ok_and(|answer| answer == "granted")
}

/// Shows a notification, if the user has allowed it.
pub(crate) fn notify(title: &str) {
    if are_supported() && Notification::permission() == NotificationPermission::Granted {
        // Some browsers on phones allow it and have no way to do it.
        let _ = Notification::new(title);
    }
}
