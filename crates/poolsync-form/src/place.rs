//! Which field a problem is about.

use crate::field::{self, Field};

/// The field where a problem with this path can be mended, if it is one of the form's.
///
/// ```
/// assert_eq!(poolsync_form::field_of("spec.nodeIDs[3]").unwrap().id, "node_ids");
/// ```
pub fn field_of(path: &str) -> Option<&'static Field> {
    const LIFE_CYCLE: &str = "spec.nodeTemplate.lifeCycle";
    const LOGIN: &str = "spec.nodeTemplate.login";
    let field = match path {
        "endpoint" => &field::ENDPOINT,
        "token" => &field::TOKEN,
        "access_key" => &field::ACCESS_KEY,
        "secret_key" => &field::SECRET_KEY,
        "security_token" => &field::SECURITY_TOKEN,
        "project_id" => &field::PROJECT_ID,
        "cluster_id" => &field::CLUSTER_ID,
        "nodepool_id" | "spec.nodePoolID" => &field::NODEPOOL_ID,
        "spec.maxUnavailable" => &field::MAX_UNAVAILABLE,
        "password" => &field::PASSWORD,
        "spec.nodeTemplate" => &field::DEFAULT_POOL,
        _ if path.starts_with("spec.nodeIDs") => &field::NODE_IDS,
        _ => match (path.strip_prefix(LIFE_CYCLE), path.strip_prefix(LOGIN)) {
            (Some(".postInstall"), _) => &field::POST_INSTALL,
            (Some(_), _) => &field::PRE_INSTALL,
            (_, Some(".sshKey")) => &field::SSH_KEY,
            (_, Some(".userPassword.username")) => &field::USERNAME,
            (_, Some("" | ".userPassword" | ".userPassword.password")) => &field::PASSWORD,
            (_, Some(_)) => &field::LOGIN,
            _ => return None,
        },
    };
    Some(field)
}

/// True if a problem at this place is one of the body; false for the address, the credential, and a password as it is typed.
///
/// ```
/// use poolsync_form::is_of_body;
///
/// assert!(is_of_body("spec.maxUnavailable") && is_of_body(""));
/// assert!(!is_of_body("cluster_id"));
/// ```
pub fn is_of_body(path: &str) -> bool {
    let others = ["endpoint", "token", "access_key", "secret_key", "security_token", "project_id", "cluster_id"];
    !others.contains(&path) && !matches!(path, "nodepool_id" | "password")
}
