//! What differs between Node.js and a browser: random values, the clock, and objects of another frame.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "what cannot be read fails the test at once")]

use js_sys::{Function, JSON, Reflect};
use poolsync_wasm as poolsync;
use tsify::Ts;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const UNDEFINED: JsValue = JsValue::UNDEFINED;

fn sign(options: &JsValue) -> Result<String, String> {
    let request = JSON::parse(r#"{"method": "GET", "url": "https://a.example/", "headers": {}, "body": ""}"#).unwrap();
    let key = JSON::parse(r#"{"accessKey": "A", "secretKey": "S"}"#).unwrap();
    let (request, key) = (Ts::new_unchecked(request), Ts::new_unchecked(key));
    let signed = poolsync::sign_request(&request, &key, options).map_err(|error| error.to_string())?;
    let headers = Reflect::get(&signed.into(), &"headers".into()).unwrap();
    Ok(Reflect::get(&headers, &"X-Sdk-Date".into()).unwrap().as_string().unwrap())
}

/// What a script returns.
fn run(script: &str) -> JsValue {
    Function::new_no_args(script).call0(&UNDEFINED).unwrap()
}

#[wasm_bindgen_test]
fn salts_come_from_the_browser() {
    let salted = || poolsync::salt_password(&"Huawei@Cloud2026".into(), &UNDEFINED).unwrap();
    assert_ne!(salted(), salted());
}

#[wasm_bindgen_test]
fn the_date_is_now_unless_another_is_given() {
    let year = run("return String(new Date().getUTCFullYear())").as_string().unwrap();
    assert!(sign(&UNDEFINED).unwrap().starts_with(&year));
    assert_eq!(sign(&run("return { date: new Date(1768465800000) }")).unwrap(), "20260115T083000Z");
    assert!(sign(&run("return { date: new Date(NaN) }")).unwrap_err().contains("date"));
}

#[wasm_bindgen_test]
fn objects_of_another_frame_are_as_good() {
    let options = run("const frame = document.body.appendChild(document.createElement('iframe')).contentWindow;
         return { date: new frame.Date(1768465800000), signedHeaders: frame.Array.of('host', 'x-sdk-date') }");
    assert_eq!(sign(&options).unwrap(), "20260115T083000Z");
}
