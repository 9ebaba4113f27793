//! The nodes' password, plain and salted.
//!
//! ```js
//! body.spec.nodeTemplate.login.userPassword.password = saltPassword("Huawei@Cloud2026");
//! ```

use poolsync_core::password::{Rounds, Salt};
use poolsync_core::{Secret, wipe};
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::shape::Given;
use crate::{read, write};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn get_random_values(bytes: &mut [u8]) -> Result<(), JsValue>;
}

/// Checks a plain password against the documented complexity; nothing of it enters the report.
///
/// # Errors
/// `invalid-argument` if password or user name is no string.
#[wasm_bindgen(js_name = checkPassword)]
pub fn check_password(password: &JsValue, username: &JsValue) -> Result<JsValue, Misuse> {
    let password = Secret::new(read::needed(password, "password")?);
    let username = read::optional(username, "username")?;
    // EXPOSE: looked at, not kept.
    Ok(write::report(&poolsync_core::check_password(password.expose(), username.as_deref())))
}

/// The value of the field `password`: Base64 of the sha512-crypt string.
///
/// # Errors
/// `not-sendable` with the problems of a bad password; `invalid-argument` for a bad salt or number of rounds, or where
/// there is no source of random values and no salt is given.
#[wasm_bindgen(js_name = saltPassword)]
pub fn salt_password(password: &JsValue, options: &JsValue) -> Result<String, Misuse> {
    let password = Secret::new(read::needed(password, "password")?);
    let options = read::options(options, "options")?;
    let username = match options {
        Some(options) => read::optional(&read::got(options.username())?, "options.username")?,
        None => None,
    };
    let salt = salt(options)?;
    let rounds = rounds(options)?;
    // EXPOSE: looked at, not kept.
    let report = poolsync_core::check_password(password.expose(), username.as_deref());
    if !report.sendable() {
        return Err(Misuse::NotSendable(report));
    }
    let salted = wipe::after(|| poolsync_core::password::salt_password(&password, &salt, rounds));
    // EXPOSE: what the caller asked for.
    Ok(salted.expose().to_owned())
}

fn salt(options: Option<&Given>) -> Result<Salt, Misuse> {
    let given = match options {
        Some(options) => read::optional(&read::got(options.salt())?, "options.salt")?,
        None => None,
    };
    match given {
        Some(salt) => Salt::new(&salt).map_err(|error| Misuse::value(format!("`options.salt`: {error}"))),
        None => random_salt(),
    }
}

fn random_salt() -> Result<Salt, Misuse> {
    let mut bytes = [0; 16];
    get_random_values(&mut bytes).map_err(|cause| Misuse::Threw {
        sentence: "there is no source of random values (`crypto.getRandomValues`) here: give a salt",
        cause,
    })?;
    Ok(Salt::from_random(bytes))
}

fn rounds(options: Option<&Given>) -> Result<Rounds, Misuse> {
    let given = match options {
        Some(options) => read::got(options.rounds())?,
        None => JsValue::UNDEFINED,
    };
    if given.is_undefined() {
        return Ok(Rounds::default());
    }
    // No number at all is out of range too.
    let rounds = read::count(&given, 999_999_999).unwrap_or_default();
    Rounds::new(rounds).map_err(|error| Misuse::value(format!("`options.rounds`: {error}")))
}
