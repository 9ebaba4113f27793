//! `spec.nodeTemplate`: scripts and login.
//!
//! ```ignore
//! let login = template::read(&json!({"lifeCycle": {}, "login": {"sshKey": "key"}}))?;
//! assert_eq!(login, Login::KeyPair("key".into()));
//! ```

use super::member::Members;
use super::salted::is_salted;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::Login;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// Both scripts together, as they are sent.
const MAX_SCRIPT_CHARACTERS: usize = 10_240;

/// Looks at the template and returns how one logs in afterwards.
pub(super) fn read(template: &Value) -> Result<Login, Refusal> {
    let template = Members::of(template, "spec.nodeTemplate")?;
    life_cycle(Members::of(template.needed("lifeCycle")?, "spec.nodeTemplate.lifeCycle")?)?;
    template.object("volumeConfig")?;
    login(Members::of(template.needed("login")?, "spec.nodeTemplate.login")?)
}

fn life_cycle(life_cycle: Members<'_>) -> Result<(), Refusal> {
    let mut characters = 0;
    for name in ["preInstall", "postInstall"] {
        let script = life_cycle.text(name)?.unwrap_or_default();
        if STANDARD.decode(script).is_err() {
            return Err(Refusal::invalid(format!("{} must be Base64.", life_cycle.path(name))));
        }
        characters += script.len();
    }
    life_cycle.truth("waitPostInstallFinish")?;
    if characters > MAX_SCRIPT_CHARACTERS {
        let message = format!(
            "preInstall and postInstall have {characters} characters together, at most {MAX_SCRIPT_CHARACTERS} are allowed."
        );
        return Err(Refusal::invalid(message));
    }
    Ok(())
}

fn login(login: Members<'_>) -> Result<Login, Refusal> {
    match (login.text("sshKey")?, login.value("userPassword")) {
        (Some(_), Some(_)) => Err(Refusal::invalid("Only one of sshKey and userPassword is allowed in login.")),
        (None, None) => Err(Refusal::invalid("One of sshKey and userPassword is required in login.")),
        (Some(""), None) => Err(Refusal::invalid("spec.nodeTemplate.login.sshKey is empty.")),
        (Some(name), None) => Ok(Login::KeyPair(name.to_owned())),
        (None, Some(value)) => {
            let user = Members::of(value, "spec.nodeTemplate.login.userPassword")?;
            user.needed("password")?;
            if !user.text("password")?.is_some_and(is_salted) {
                return Err(Refusal::password_format());
            }
            Ok(Login::Password(user.text("username")?.unwrap_or("root").to_owned()))
        }
    }
}
