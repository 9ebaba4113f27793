//! Python with the SDK `huaweicloudsdkcce`.

use std::collections::BTreeSet;

use super::Sdk;
use super::call::Call;
use super::model::{self, Class, Field, Kind};
use crate::json::{self, Value};

const TEMPLATE: &str = r#"@head@

import os
import sys

from huaweicloudsdkcce.v3 import @classes@
@region_import@
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions import exceptions

credentials = BasicCredentials(os.environ["CLOUD_SDK_AK"], os.environ["CLOUD_SDK_SK"], @project_id@)
credentials = credentials.with_security_token(os.environ.get("CLOUD_SDK_SECURITY_TOKEN"))
client = CceClient.new_builder().with_credentials(credentials).@place@.build()

body = @body@
request = UpgradeNodePoolRequest(cluster_id=@cluster_id@, nodepool_id=@nodepool_id@, body=body)

try:
    response = client.upgrade_node_pool(request)
except exceptions.ServiceResponseException as error:
    sys.exit(f"HTTP {error.status_code} {error.error_code} {error.error_msg} (request {error.request_id})")
except exceptions.SdkException as error:
    sys.exit(f"No answer: it is not known whether the call arrived. {error.error_msg}")
except ValueError:
    # The SDK reads every refusal as JSON; gateways and proxies answer in HTML.
    sys.exit("An answer that is no JSON, perhaps one of a proxy: it is not known whether the call arrived.")

print(f"HTTP {response.status_code} {response}")
if response.status_code >= 300 or (response.raw_content or b"{")[:1] != b"{":
    sys.exit("This is no answer of CCE, perhaps one of a proxy.")
"#;

const REGION_IMPORT: &str = "from huaweicloudsdkcce.v3.region.cce_region import CceRegion";

/// Classes, and the versions that have them.
struct Version {
    class: &'static Class,
    install: &'static str,
    why: &'static str,
}

/// Newest first. Tried with 3.1.219 and 3.1.169.
static VERSIONS: [Version; 3] = [
    Version { class: &model::CUSTOM_POOL, install: "Install: pip install 'huaweicloudsdkcce>=3.1.169'", why: "" },
    Version {
        class: &model::NEWEST,
        install: "Install: pip install 'huaweicloudsdkcce>=3.1.215'",
        why: "Versions 3.1.170 to 3.1.214 have no lifeCycle in this call, older ones have other classes.",
    },
    PAGE,
];

const PAGE: Version = Version {
    class: &model::PAGE,
    install: "Install: pip install 'huaweicloudsdkcce==3.1.169'",
    why: "The classes of the API's documentation; 3.1.169 is the last version that has them.",
};

const UNTYPED: &str = "No class of the SDK can hold this body, so it goes through the SDK's client as text.";

pub(super) fn write(call: &Call<'_>) -> String {
    let versions = if call.sdk == Sdk::Page { std::slice::from_ref(&PAGE) } else { &VERSIONS[..] };
    let typed = versions.iter().find(|version| version.class.fits(call.value)).map(|version| (version, call.value));
    let mut classes = BTreeSet::from(["CceClient", "UpgradeNodePoolRequest"]);
    let (install, why, body) = match (typed, versions.first()) {
        (Some((version, value)), _) => {
            let mut body = String::new();
            push_object(&mut body, version.class, value, 0, &mut classes);
            (version.install, version.why, body)
        }
        (None, first) => (first.map_or("", |version| version.install), UNTYPED, quoted(call.body)),
    };
    let needs = ["Needs:   Python 3.8 or later", install, call.variables(), "Run:     python synchronize_node_pool.py"];
    let mut head = call.head("#", &needs);
    if !why.is_empty() {
        head.line(why);
    }
    let parts = match call.region {
        Some(_) => [("region_import", REGION_IMPORT), ("place", "with_region(CceRegion.value_of(@region@))")],
        None => [("region_import", ""), ("place", "with_endpoint(@origin@)")],
    };
    call.fill(TEMPLATE, &parts, &head, quoted, &[("classes", &imports(&classes)), ("body", &body)])
}

/// The classes in one line, or each in its own.
fn imports(classes: &BTreeSet<&str>) -> String {
    let classes: Vec<&str> = classes.iter().copied().collect();
    if classes.len() > 3 { format!("(\n    {},\n)", classes.join(",\n    ")) } else { classes.join(", ") }
}

fn push_object(out: &mut String, class: &Class, value: &Value<'_>, level: usize, classes: &mut BTreeSet<&'static str>) {
    classes.insert(class.name);
    out.push_str(class.name);
    out.push('(');
    let Value::Object(members) = value else { return };
    for (name, value) in members {
        let Some(field) = class.field(name) else { continue };
        line(out, level + 1);
        out.push_str(&snake_case(name));
        out.push('=');
        push_value(out, field, value, level + 1, classes);
        out.push(',');
    }
    if !members.is_empty() {
        line(out, level);
    }
    out.push(')');
}

fn push_value(out: &mut String, field: &Field, value: &Value<'_>, level: usize, classes: &mut BTreeSet<&'static str>) {
    match (field.kind, value) {
        (Kind::Object(class), _) => push_object(out, class, value, level, classes),
        (_, Value::String(text)) => out.push_str(&quoted(text)),
        (_, Value::Bool(value)) => out.push_str(if *value { "True" } else { "False" }),
        (_, Value::Array(items)) => push_list(out, ['[', ']'], level, items, |out, item| push_text(out, item)),
        (_, Value::Object(members)) => push_list(out, ['{', '}'], level, members, |out, (name, value)| {
            out.push_str(&quoted(name));
            out.push_str(": ");
            push_text(out, value);
        }),
        _ => out.push_str(&json::to_text(value)),
    }
}

fn push_text(out: &mut String, value: &Value<'_>) {
    if let Value::String(text) = value {
        out.push_str(&quoted(text));
    }
}

fn push_list<T>(out: &mut String, [open, close]: [char; 2], level: usize, items: &[T], push: impl Fn(&mut String, &T)) {
    out.push(open);
    for item in items {
        line(out, level + 1);
        push(out, item);
        out.push(',');
    }
    if !items.is_empty() {
        line(out, level);
    }
    out.push(close);
}

fn line(out: &mut String, level: usize) {
    out.push('\n');
    for _ in 0..level {
        out.push_str("    ");
    }
}

/// The SDK's names for members: `nodePoolID` is `node_pool_id`, `nodeIDs` is `node_i_ds`, `removeSSHKey` is
/// `remove_ssh_key`.
fn snake_case(name: &str) -> String {
    let mut out = String::new();
    let mut before = '_';
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let next_is_lower = rest.peek().is_some_and(char::is_ascii_lowercase);
        if c.is_ascii_uppercase() && before != '_' && (before.is_ascii_lowercase() || next_is_lower) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
        before = c;
    }
    out
}

/// A string literal (Python language reference, 2.5.1). In single quotes if it holds double quotes, as JSON does.
pub(super) fn quoted(text: &str) -> String {
    let quote = if text.contains('"') { '\'' } else { '"' };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str(r"\\"),
            '\n' => out.push_str(r"\n"),
            '\r' => out.push_str(r"\r"),
            '\t' => out.push_str(r"\t"),
            '\0'..='\x1f' | '\x7f' => super::writer::push_code(&mut out, r"\x", u32::from(c), 2),
            _ if c == quote => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::{quoted, snake_case};

    #[test]
    fn members_have_the_names_of_the_sdk() {
        // Python 3.1.219, models NodePoolUpgradeSpec, Login, UpgradeNodePool.
        for (json, python) in [
            ("nodePoolID", "node_pool_id"),
            ("nodeIDs", "node_i_ds"),
            ("removeSSHKey", "remove_ssh_key"),
            ("imageID", "image_id"),
            ("apiVersion", "api_version"),
            ("spec", "spec"),
        ] {
            assert_eq!(snake_case(json), python);
        }
    }

    #[test]
    fn the_quote_that_is_needed_less_is_taken() {
        assert_eq!(quoted(r#"{"a":"it's \n"}"#), r#"'{"a":"it\'s \\n"}'"#);
        assert_eq!(quoted("it's\u{1}\n"), "\"it's\\x01\\n\"");
    }
}
