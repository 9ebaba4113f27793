//! The nodes' password, plain and salted.
//!
//! ```js
//! body.spec.nodeTemplate.login.userPassword.password = saltPassword("Huawei@Cloud2026");
//! ```

use poolsync_core::password::Salt;
use poolsync_core::{Secret, wipe};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument;
use crate::misuse::Misuse;
use crate::types::{Report, SaltOptions, written};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn get_random_values(bytes: &mut [u8]) -> Result<(), JsValue>;
}

/// Checks a plain password against the documented complexity. Nothing of it enters the report.
///
/// # Errors
/// `invalid-argument` if one is no string.
#[wasm_bindgen(js_name = checkPassword)]
pub fn check_password(
    #[wasm_bindgen(unchecked_param_type = "string")] password: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string", param_description = "who logs in, by default `root`")]
    username: &JsValue,
) -> Result<Ts<Report>, Misuse> {
    let password: Secret = argument::value(password, "password")?;
    let username: Option<String> = argument::optional_value(username, "username")?;
    // EXPOSE: looked at, not kept.
    written(&Report::from(&poolsync_core::check_password(password.expose(), username.as_deref())))
}

/// The value of the field `password`: Base64 of the sha512-crypt string (`$6$…`) of a plain password.
///
/// # Errors
/// `not-sendable` with the problems of `checkPassword` if one is an error; `invalid-argument` for a bad salt or number of
/// rounds, or where there is no source of random values and no salt is given.
#[wasm_bindgen(js_name = saltPassword)]
pub fn salt_password(
    #[wasm_bindgen(unchecked_param_type = "string")] password: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SaltOptions")] options: &JsValue,
) -> Result<String, Misuse> {
    let password: Secret = argument::value(password, "password")?;
    let options: Option<SaltOptions> = argument::read_optional(options, "options")?;
    let SaltOptions { username, salt, rounds } = options.unwrap_or_default();
    let salt = salt.map_or_else(random_salt, Ok)?;
    // EXPOSE: looked at, not kept.
    let report = poolsync_core::check_password(password.expose(), username.as_deref());
    if !report.sendable() {
        return Err(Misuse::NotSendable(report));
    }
    let rounds = rounds.unwrap_or_default();
    let salted = wipe::after(|| poolsync_core::password::salt_password(&password, &salt, rounds));
    // EXPOSE: what the caller asked for.
    Ok(salted.expose().to_owned())
}

fn random_salt() -> Result<Salt, Misuse> {
    let mut bytes = [0; 16];
    get_random_values(&mut bytes).map_err(|cause| Misuse::Threw {
        sentence: "there is no source of random values (`crypto.getRandomValues`) here: give a salt",
        cause,
    })?;
    Ok(Salt::from_random(bytes))
}
