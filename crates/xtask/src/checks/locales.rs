//! # The locales have the same keys
//!
//! ```text
//! web/locales/zh/problems.json: lacks `token/missing.help`, which web/locales/en/problems.json has
//! ```

use super::{Finding, Source};
use serde_json::Value;
use std::collections::BTreeSet;

const LOCALES: [&str; 2] = ["en", "zh"];

/// Keys and files that only one of the two languages has.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (here, there) in [(LOCALES[0], LOCALES[1]), (LOCALES[1], LOCALES[0])] {
        let prefix = format!("web/locales/{here}/");
        for source in sources.iter().filter(|source| source.path.starts_with(&prefix)) {
            let other = source.path.replacen(&prefix, &format!("web/locales/{there}/"), 1);
            match sources.iter().find(|source| source.path == other) {
                None => findings.push(source.finding(0, format!("has no counterpart {other}"))),
                Some(other) => findings.extend(lacking(source, other)),
            }
        }
    }
    findings
}

fn lacking(source: &Source, other: &Source) -> Vec<Finding> {
    match (keys(source), keys(other)) {
        (Ok(keys), Ok(others)) => {
            let message = |key: &String| format!("lacks `{key}`, which {} has", source.path);
            keys.difference(&others).map(|key| other.finding(0, message(key))).collect()
        }
        (Err(finding), _) => vec![finding],
        (Ok(_), Err(_)) => Vec::new(),
    }
}

fn keys(source: &Source) -> Result<BTreeSet<String>, Finding> {
    let value: Value = serde_json::from_str(&source.text)
        .map_err(|error| source.finding(error.line(), format!("is no JSON: {error}")))?;
    let mut keys = BTreeSet::new();
    collect(&value, "", &mut keys);
    Ok(keys)
}

fn collect(value: &Value, path: &str, keys: &mut BTreeSet<String>) {
    let Value::Object(members) = value else {
        keys.insert(path.into());
        return;
    };
    for (name, value) in members {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        collect(value, &path, keys);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_a_key_that_one_language_lacks() {
        let en = ("web/locales/en/a.json", r#"{"x": {"message": "a", "help": "b"}}"#);
        let zh = ("web/locales/zh/a.json", r#"{"x": {"message": "甲"}, "y": "乙"}"#);
        assert_eq!(
            shown(find, &[en, zh]),
            [
                "web/locales/zh/a.json: lacks `x.help`, which web/locales/en/a.json has",
                "web/locales/en/a.json: lacks `y`, which web/locales/zh/a.json has"
            ]
        );
    }

    #[test]
    fn finds_a_missing_file_and_broken_json() {
        assert_eq!(
            shown(find, &[("web/locales/en/a.json", "{}")]),
            ["web/locales/en/a.json: has no counterpart web/locales/zh/a.json"]
        );
        let broken = shown(find, &[("web/locales/en/a.json", "{"), ("web/locales/zh/a.json", "{}")]);
        assert!(broken.len() == 1 && broken[0].starts_with("web/locales/en/a.json:1: is no JSON"), "{broken:?}");
    }

    #[test]
    fn equal_keys_are_right() {
        assert_eq!(
            shown(find, &[("web/locales/en/a.json", "{\"x\":\"a\"}"), ("web/locales/zh/a.json", "{\"x\":\"甲\"}")]),
            [""; 0]
        );
    }
}
