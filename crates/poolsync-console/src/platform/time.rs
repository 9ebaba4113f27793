//! This computer's clock, and times as people write them.

use poolsync_core::Locale;
use wasm_bindgen::JsValue;

use super::document::language_tag;

/// Returns milliseconds since 1970.
pub(crate) fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Returns seconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit into 53 bits")]
pub(crate) fn now() -> i64 {
    (now_ms() / 1_000.0) as i64
}

/// Writes a moment (seconds since 1970), with its date unless that is today.
#[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit into 53 bits")]
pub(crate) fn moment(seconds: i64, locale: Locale) -> String {
    let tag = language_tag(locale);
    let date = |seconds: i64| js_sys::Date::new(&JsValue::from_f64(seconds as f64 * 1_000.0));
    let day = |date: &js_sys::Date| String::from(date.to_date_string());
    let then = date(seconds);
    if day(&then) == day(&date(now())) {
        return String::from(then.to_locale_time_string(tag));
    }
    String::from(then.to_locale_string(tag, &JsValue::UNDEFINED))
}

/// Writes a time of [`now_ms`] with date and time zone, such as `11/23/2026, 9:30:05 AM GMT+8`.
pub(crate) fn date_and_time(milliseconds: f64, locale: Locale) -> String {
    let parts = ["year", "month", "day", "hour", "minute", "second"].map(|part| (part, "numeric"));
    let options = js_sys::Object::new();
    for (name, value) in parts.into_iter().chain([("timeZoneName", "short")]) {
        // Fails for no plain object.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let date = js_sys::Date::new(&milliseconds.into());
    String::from(date.to_locale_string(language_tag(locale), &options))
}
