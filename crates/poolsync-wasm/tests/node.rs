//! What crosses the seam, in Node.js: absent, `null`, numbers, Unicode, and what is thrown.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "what cannot be read fails the test at once")]

use js_sys::{Array, BigInt, Error, JSON, Object, Reflect};
use poolsync_wasm as poolsync;
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const UNDEFINED: JsValue = JsValue::UNDEFINED;

/// A value as a caller without types passes it.
fn ts<T: Tsify>(value: &JsValue) -> Ts<T> {
    Ts::new_unchecked(value.clone())
}

/// A value from JSON, or `undefined` for nothing.
fn js(json: &str) -> JsValue {
    if json.is_empty() { UNDEFINED } else { JSON::parse(json).unwrap() }
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

fn text(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap()
}

fn keys(value: &JsValue) -> Vec<String> {
    let keys = Object::keys(value.unchecked_ref::<Object>());
    keys.to_vec().iter().map(|key| key.as_string().unwrap()).collect()
}

fn codes(report: impl Into<JsValue>) -> Vec<String> {
    let problems: Array = get(&report.into(), "problems").unchecked_into();
    problems.to_vec().iter().map(|problem| text(problem, "code")).collect()
}

/// The code and message of what is thrown, which is an `Error` with the right name.
#[track_caller]
fn thrown<T: std::fmt::Debug>(result: Result<T, poolsync::Misuse>) -> (String, String) {
    let error: JsValue = result.unwrap_err().into();
    assert!(error.is_instance_of::<Error>());
    assert_eq!(text(&error, "name"), "PoolsyncError");
    (text(&error, "code"), text(&error, "message"))
}

#[wasm_bindgen_test]
fn absent_members_are_missing_and_null_is_a_wrong_type() {
    let with_endpoint = |json: &str| codes(poolsync::check(&ts(&js(json))).unwrap()).remove(0);
    assert_eq!(with_endpoint("{}"), "endpoint/missing");
    assert_eq!(with_endpoint(r#"{"endpoint": null}"#), "field/wrong-type");
    assert_eq!(with_endpoint(r#"{"endpoint": 5}"#), "field/wrong-type");
    assert_eq!(with_endpoint(r#"{"endpoint": ""}"#), "endpoint/missing");
    assert_eq!(with_endpoint("null"), "endpoint/missing");
    assert_eq!(with_endpoint(""), "endpoint/missing");
}

#[wasm_bindgen_test]
fn what_is_absent_has_no_member() {
    let answer = |status: u16, body: &str| {
        let json = format!(r#"{{"status": {status}, "headers": {{}}, "body": {body:?}}}"#);
        keys(&poolsync::explain(&ts(&js(&json)), &UNDEFINED).unwrap().into())
    };
    assert_eq!(answer(200, ""), ["kind"]);
    assert_eq!(answer(200, r#"{"jobid": "j"}"#), ["kind", "jobId"]);
    assert_eq!(answer(417, "no"), ["kind", "status", "message"]);
    assert_eq!(answer(200, "<p>"), ["kind", "reason", "sent"]);
}

#[wasm_bindgen_test]
fn a_problem_has_all_its_members_and_numbers_stay_numbers() {
    let report: JsValue = poolsync::check_password(&"a".into(), &UNDEFINED).unwrap().into();
    assert_eq!(get(&report, "sendable"), JsValue::FALSE);
    let problem = get(&get(&report, "problems"), "0");
    assert_eq!(keys(&problem), ["code", "severity", "path", "message", "help", "args"]);
    // 8 to 26 characters is the documented length.
    assert_eq!(JSON::stringify(&get(&problem, "args")).unwrap(), r#"{"found":1,"min":8,"max":26}"#);
}

#[wasm_bindgen_test]
fn a_bigint_and_a_cycle_cannot_be_a_body() {
    let body = Object::new();
    Reflect::set(&body, &"number".into(), &BigInt::from(1).into()).unwrap();
    let (code, message) = thrown(poolsync::format_body(&ts(&body)));
    assert_eq!(code, "invalid-argument");
    assert!(message.starts_with("`body` cannot be written as JSON"), "{message}");
    Reflect::set(&body, &"number".into(), &body).unwrap();
    assert_eq!(thrown(poolsync::format_body(&ts(&body))).0, "invalid-argument");
}

#[wasm_bindgen_test]
fn unicode_goes_in_and_comes_out() {
    // The Base64 of "中文 😀" in UTF-8, as GNU coreutils' base64 writes it.
    assert_eq!(poolsync::encode_script(&"中文 😀".into()).unwrap(), "5Lit5paHIPCfmIA=");
    assert_eq!(poolsync::decode_script(&"5Lit5paHIPCfmIA=".into()).unwrap(), "中文 😀");
}

#[wasm_bindgen_test]
fn half_a_surrogate_pair_is_never_swallowed() {
    let half = js_sys::JsString::from_char_code1(0xd800);
    assert_eq!(codes(poolsync::check_json(&half).unwrap()), ["json/syntax"]);
    let (code, message) = thrown(poolsync::encode_script(&half));
    assert_eq!(code, "invalid-argument");
    assert_eq!(message, "`text` must be Unicode text: half of a surrogate pair stands alone in it");
    assert!(poolsync::encode_script(&"\u{fffd}".into()).is_ok());
}

#[wasm_bindgen_test]
fn what_was_expected_and_found_is_told() {
    let message = |value: &JsValue| thrown(poolsync::check_json(value)).1;
    assert_eq!(message(&JsValue::NULL), "`body` must be a string, found null");
    assert_eq!(message(&UNDEFINED), "`body` must be a string, found undefined");
    assert_eq!(message(&JsValue::from_f64(f64::NAN)), "`body` must be a string, found number");
    assert_eq!(message(&BigInt::from(1).into()), "`body` must be a string, found bigint");
    assert_eq!(message(&Array::new().into()), "`body` must be a string, found array");
    assert_eq!(message(&JsValue::symbol(None)), "`body` must be a string, found symbol");
}

#[wasm_bindgen_test]
fn not_sendable_carries_its_problems() {
    let credential = js(r#"{"kind": "token", "token": ""}"#);
    let error: JsValue = poolsync::build_request(&ts(&UNDEFINED), &ts(&credential), &UNDEFINED).unwrap_err().into();
    assert_eq!(text(&error, "code"), "not-sendable");
    assert_eq!(codes(error.clone()).last().map(String::as_str), Some("token/missing"));
    assert_eq!(text(&error, "message"), "the endpoint is missing (and 5 more)");
}

#[wasm_bindgen_test]
fn salts_come_from_the_platform() {
    let salted = || poolsync::salt_password(&"Huawei@Cloud2026".into(), &js(r#"{"rounds": 1000}"#)).unwrap();
    assert_ne!(salted(), salted());
}
