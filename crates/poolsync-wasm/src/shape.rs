//! Members of JavaScript objects: one import for each name.
//!
//! ```ignore
//! let endpoint: JsValue = given.endpoint()?;   // request.endpoint
//! made.set_sendable(true);                     // report.sendable = true
//! ```

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object of the caller. Reading a member may run the caller's code, which may throw.
    pub(crate) type Given;

    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn endpoint(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter = projectId, catch)]
    pub(crate) fn project_id(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter = clusterId, catch)]
    pub(crate) fn cluster_id(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter = nodepoolId, catch)]
    pub(crate) fn nodepool_id(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn body(this: &Given) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn kind(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn token(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter = accessKey, catch)]
    pub(crate) fn access_key(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter = secretKey, catch)]
    pub(crate) fn secret_key(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter = securityToken, catch)]
    pub(crate) fn security_token(this: &Given) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn method(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn url(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn headers(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn status(this: &Given) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn date(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, js_name = getTime, catch)]
    pub(crate) fn get_time(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter = signedHeaders, catch)]
    pub(crate) fn signed_headers(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn username(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn salt(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn rounds(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn nodes(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn running(this: &Given) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn code(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn path(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter = helpId, catch)]
    pub(crate) fn help_id(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn args(this: &Given) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn auth(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn sdk(this: &Given) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Object, js_name = entries, catch)]
    pub(crate) fn entries(object: &Given) -> Result<Array, JsValue>;
    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    pub(crate) fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = Array, js_name = from, catch)]
    pub(crate) fn list_of(array: &JsValue) -> Result<Array, JsValue>;

    /// An object of ours, or an error.
    pub(crate) type Made;

    /// Sets a member that is named by a value. `__proto__` is no such name: it would be ignored.
    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn set(this: &Made, name: &str, value: &str);
    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn set_number(this: &Made, name: &str, value: f64);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_problems(this: &Made, value: &Array);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_sendable(this: &Made, value: bool);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_code(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_severity(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_path(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_message(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_help(this: &Made, value: &str);
    #[wasm_bindgen(method, setter = helpId)]
    pub(crate) fn set_help_id(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_args(this: &Made, value: &Made);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_method(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_url(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_headers(this: &Made, value: &Made);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_body(this: &Made, value: &str);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_used(this: &Made, value: f64);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_limit(this: &Made, value: f64);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_left(this: &Made, value: f64);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_batches(this: &Made, value: &Array);
    #[wasm_bindgen(method, setter = awayAtOnce)]
    pub(crate) fn set_away_at_once(this: &Made, value: f64);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_kind(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_status(this: &Made, value: u16);
    #[wasm_bindgen(method, setter = jobId)]
    pub(crate) fn set_job_id(this: &Made, value: &str);
    #[wasm_bindgen(method, setter = requestId)]
    pub(crate) fn set_request_id(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_advice(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_reason(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_sent(this: &Made, value: &str);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_id(this: &Made, value: &str);
    #[wasm_bindgen(method, setter = nameEn)]
    pub(crate) fn set_name_en(this: &Made, value: &str);
    #[wasm_bindgen(method, setter = nameZh)]
    pub(crate) fn set_name_zh(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_name(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_needs(this: &Made, value: &str);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_request(this: &Made, value: &Made);
    #[wasm_bindgen(method, setter = body)]
    pub(crate) fn set_parsed_body(this: &Made, value: &JsValue);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_credential(this: &Made, value: &Made);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_report(this: &Made, value: &JsValue);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_cce(this: &Made, value: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_iam(this: &Made, value: &str);
}

impl Made {
    /// A new plain object without members.
    pub(crate) fn new() -> Self {
        Object::new().unchecked_into()
    }
}
