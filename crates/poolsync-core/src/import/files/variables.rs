//! The variables that a file sets for its requests.

use std::collections::BTreeMap;

use super::super::braces;
use super::scripts::Scripts;
use crate::json::Value;

/// Variables by name, each a text.
pub(super) struct Variables {
    values: BTreeMap<String, String>,
    /// So many bytes may still come from them.
    budget: usize,
}

impl Variables {
    /// The variables of a file: lists of keys and values, and what an environment of Insomnia holds. The first of two counts.
    pub(super) fn of(file: &Value<'_>, scripts: &Scripts) -> Self {
        let mut values = BTreeMap::new();
        collect(file, &mut values);
        // What a script sets is known to whoever runs it.
        values.retain(|name, _| !scripts.sets(name));
        let size: usize = values.values().map(String::len).sum();
        Self { values, budget: size.saturating_mul(8).max(1 << 20) }
    }

    /// The text with their values in place of `{{name}}`, `{{ _.name }}` and, in Hoppscotch, `<<name>>`.
    pub(super) fn filled(&mut self, text: &str) -> String {
        let (open, close) = if text.contains("<<") && !text.contains("{{") { ("<<", ">>") } else { ("{{", "}}") };
        braces::fill(text, (open, close), &mut self.budget, |name| {
            let bare = name.trim();
            self.values.get(bare.strip_prefix("_.").unwrap_or(bare)).map(String::as_str)
        })
    }
}

fn collect(value: &Value<'_>, values: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, values)),
        Value::Object(members) => {
            for (name, inner) in members {
                match (&**name, inner) {
                    ("variable" | "variables" | "values", Value::Array(items)) => {
                        // Of one list the last of two counts.
                        for item in items.iter().rev().filter(|item| is_on(item)) {
                            add_pair(item, values);
                        }
                    }
                    // An environment of Insomnia.
                    ("data", Value::Object(data)) if is_environment(value) => {
                        for (name, value) in data {
                            add(name, value, values);
                        }
                    }
                    ("response" | "responses", _) => {}
                    _ => collect(inner, values),
                }
            }
        }
        _ => {}
    }
}

fn is_environment(value: &Value<'_>) -> bool {
    matches!(value.get("_type"), Some(Value::String(kind)) if kind == "environment")
}

fn is_on(item: &Value<'_>) -> bool {
    item.get("enabled") != Some(&Value::Bool(false)) && item.get("disabled") != Some(&Value::Bool(true))
}

fn add_pair(item: &Value<'_>, values: &mut BTreeMap<String, String>) {
    let name = item.get("key").or_else(|| item.get("name"));
    if let (Some(Value::String(name)), Some(value)) = (name, item.get("value").or_else(|| item.get("currentValue"))) {
        add(name, value, values);
    }
}

fn add(name: &str, value: &Value<'_>, values: &mut BTreeMap<String, String>) {
    if let Value::String(text) = value {
        values.entry(name.to_owned()).or_insert_with(|| text.to_string());
    }
}
