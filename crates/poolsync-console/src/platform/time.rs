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
    let date = |seconds: i64| js_sys::Date::new(&JsValue::from_f64(seconds as f64 * 1_000.0));
    let day = |date: &js_sys::Date| String::from(date.to_date_string());
    let then = date(seconds);
    let is_today = day(&then) == day(&date(now()));
    match locale {
        Locale::Zh if is_today => clock_of(&then),
        Locale::Zh => format!("{} {}", day_of(&then), clock_of(&then)),
        Locale::En if is_today => String::from(then.to_locale_time_string(language_tag(locale))),
        Locale::En => String::from(then.to_locale_string(language_tag(locale), &JsValue::UNDEFINED)),
    }
}

/// Writes a time of [`now_ms`] with date and time zone, such as `11/23/2026, 9:30:05 AM GMT+8`; in Chinese as the service's
/// pages do, such as `2026-11-23 09:30:05 GMT+08:00`.
pub(crate) fn date_and_time(milliseconds: f64, locale: Locale) -> String {
    let date = js_sys::Date::new(&milliseconds.into());
    if locale == Locale::Zh {
        return format!("{} {} {}", day_of(&date), clock_of(&date), zone_of(&date));
    }
    let parts = ["year", "month", "day", "hour", "minute", "second"].map(|part| (part, "numeric"));
    let options = js_sys::Object::new();
    for (name, value) in parts.into_iter().chain([("timeZoneName", "short")]) {
        // Fails for no plain object.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    String::from(date.to_locale_string(language_tag(locale), &options))
}

fn day_of(date: &js_sys::Date) -> String {
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

fn clock_of(date: &js_sys::Date) -> String {
    format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds())
}

/// The zone of this computer; JavaScript counts it in minutes west of Greenwich.
#[expect(clippy::cast_possible_truncation, reason = "a day has 1440 minutes")]
fn zone_of(date: &js_sys::Date) -> String {
    let east = -(date.get_timezone_offset() as i32);
    let sign = if east < 0 { '-' } else { '+' };
    format!("GMT{sign}{:02}:{:02}", east.abs() / 60, east.abs() % 60)
}
