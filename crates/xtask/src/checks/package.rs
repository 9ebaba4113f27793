//! # The npm package says the truth about itself
//!
//! Its version is the workspace's and stands in its changelog, and `schema.json` has the members and types of the core's table.
//!
//! ```text
//! web/npm/schema.json: lacks `spec.nodeTemplate.login.sshKey`, which the core knows as string
//! ```

use super::{Finding, Source};
use poolsync_core::model::schema::{BODY, Kind, MemberSchema};
use serde_json::Value;

/// What the hand-written files of the package get wrong.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let source = |path: &str| sources.iter().find(|source| source.path == path);
    let mut findings = Vec::new();
    if let (Some(package), Some(changelog), Some(workspace)) =
        (source("web/npm/package.json"), source("web/npm/CHANGELOG.md"), source("Cargo.toml"))
    {
        let version = text_of(&package.text, "version");
        if !workspace.text.lines().any(|line| line == format!("version = \"{version}\"")) {
            findings.push(package.finding(0, format!("is of version {version}, which Cargo.toml does not say")));
        }
        if !changelog.text.lines().any(|line| line.starts_with(&format!("## [{version}] - "))) {
            findings.push(changelog.finding(0, format!("says nothing of version {version}")));
        }
    }
    if let Some(source) = source("web/npm/schema.json") {
        let schema = serde_json::from_str(&source.text).unwrap_or_default();
        let mut differences = Vec::new();
        compare(&schema, &schema, BODY, "", &mut differences);
        findings.extend(differences.into_iter().map(|difference| source.finding(0, difference)));
    }
    findings
}

fn text_of(json: &str, name: &str) -> String {
    let value: Value = serde_json::from_str(json).unwrap_or_default();
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Compares an object of the schema with the members that the core knows, and what is below them.
fn compare(document: &Value, object: &Value, members: &[MemberSchema], place: &str, differences: &mut Vec<String>) {
    let properties = object.get("properties").and_then(Value::as_object);
    let given: Vec<&str> = properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    for name in given.iter().filter(|name| members.iter().all(|member| member.name != **name)) {
        differences.push(format!("has `{place}{name}`, which the core does not know"));
    }
    for member in members {
        let path = format!("{place}{}", member.name);
        let Some(found) = properties.and_then(|all| all.get(member.name)) else {
            differences.push(format!("lacks `{path}`, which the core knows as {}", member.kind.type_name()));
            continue;
        };
        let found = followed(document, found);
        let (is, wanted) = (found.get("type").and_then(Value::as_str).unwrap_or("anything"), type_of(member.kind));
        if is != wanted {
            differences.push(format!("says `{path}` is {is}, the core says {wanted}"));
        }
        let sdk_only = found.get("description").and_then(Value::as_str) == Some("Known to SDKs only.");
        if sdk_only == member.documented {
            let truth = if member.documented { "is documented" } else { "is known to SDKs only" };
            differences.push(format!("must say in the description that `{path}` {truth}"));
        }
        if let Kind::Object(members) = member.kind {
            compare(document, found, members, &format!("{path}."), differences);
        }
    }
}

/// What a `$ref` of the form `#/$defs/name` stands for.
fn followed<'v>(document: &'v Value, value: &'v Value) -> &'v Value {
    let target = value.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    target.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}

/// The type in JSON Schema.
fn type_of(kind: Kind) -> &'static str {
    if kind == Kind::Count { "integer" } else { kind.type_name() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;
    use crate::files;
    use crate::place::Place;

    #[test]
    fn finds_a_forgotten_version() {
        let files = [
            ("web/npm/package.json", "{\"version\": \"0.2.0\"}"),
            ("web/npm/CHANGELOG.md", "## [0.1.0] - 2026-11-23\n"),
            ("Cargo.toml", "version = \"0.1.0\"\n"),
        ];
        assert_eq!(
            shown(find, &files),
            [
                "web/npm/package.json: is of version 0.2.0, which Cargo.toml does not say",
                "web/npm/CHANGELOG.md: says nothing of version 0.2.0",
            ]
        );
    }

    #[test]
    fn finds_every_difference_from_the_table_of_the_core() {
        let text = files::read_text(&Place::find().unwrap().root().join("web/npm/schema.json")).unwrap();
        assert_eq!(shown(find, &[("web/npm/schema.json", &text)]), [""; 0]);
        let replacements = [
            ("\"sshKey\": {", "\"sshkey\": {"),
            (
                "\"retryTimes\": { \"description\": \"Known to SDKs only.\", \"type\": \"number\"",
                "\"retryTimes\": { \"type\": \"string\"",
            ),
        ];
        let changed = replacements.iter().fold(text, |text, (from, to)| text.replacen(from, to, 1));
        let found = shown(find, &[("web/npm/schema.json", &changed)]);
        let expected = [
            "says `spec.retryTimes` is string, the core says number",
            "must say in the description that `spec.retryTimes` is known to SDKs only",
            "has `spec.nodeTemplate.login.sshkey`, which the core does not know",
            "lacks `spec.nodeTemplate.login.sshKey`, which the core knows as string",
        ];
        for sentence in expected {
            assert!(found.iter().any(|finding| finding.ends_with(sentence)), "{sentence}: {found:?}");
        }
        assert_eq!(found.len(), expected.len(), "{found:?}");
    }
}
