//! Which tool a JSON file is of, told by members that only its files have.

use crate::json::Value;

/// The tool, as its users call it; nothing if the value is of none that is known.
pub(super) fn of(value: &Value<'_>) -> Option<&'static str> {
    let has = |names: &[&str]| names.iter().all(|name| value.get(name).is_some());
    let text = |value: Option<&Value<'_>>| match value {
        Some(Value::String(text)) => text.to_ascii_lowercase(),
        _ => String::new(),
    };
    let Value::Object(members) = value else { return None };
    let postman = |value: &Value<'_>| {
        let info = value.get("info");
        let schema = text(info.and_then(|info| info.get("schema")));
        info.is_some_and(|info| info.get("_postman_id").is_some() || value.get("item").is_some())
            || schema.contains("postman")
    };
    if has(&["_postman_variable_scope"]) {
        Some("Postman environment")
    } else if postman(value) || value.get("collection").is_some_and(postman) || has(&["requests", "order"]) {
        Some("Postman collection")
    } else if value.get("log").is_some_and(|log| log.get("entries").is_some()) {
        Some("HAR")
    } else if has(&["resources", "_type"]) || has(&["__export_format"]) {
        Some("Insomnia")
    } else if [text(value.get("client")), text(value.get("clientName"))].iter().any(|name| name.contains("thunder")) {
        Some("Thunder Client")
    } else if has(&["requests", "folders"]) {
        Some("Hoppscotch")
    } else if has(&["items", "version"]) {
        Some("Bruno")
    } else if has(&["openapi"]) || has(&["swagger"]) {
        Some("OpenAPI")
    } else if members.iter().any(|(name, _)| {
        ["rest-client.", "editor.", "http.", "thunder-client."].iter().any(|start| name.starts_with(start))
    }) {
        Some("settings.json")
    } else if has(&["clusters", "contexts", "users"]) {
        Some("kubeconfig")
    } else {
        None
    }
}
