//! Go with the SDK `huaweicloud-sdk-go-v3`.

use super::Sdk;
use super::call::Call;
use super::java::push_capitalized;
use super::model::{self, Class, Field, Kind};
use super::writer::push_code;
use crate::json::{self, Value};

const TEMPLATE: &str = r#"@head@

package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	cce "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/cce/v3"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/cce/v3/model"
	@region_import@
)

func main() {
	if err := synchronize(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func synchronize() error {
	credentials, err := basic.NewCredentialsBuilder().
		WithAk(os.Getenv("CLOUD_SDK_AK")).
		WithSk(os.Getenv("CLOUD_SDK_SK")).
		WithSecurityToken(os.Getenv("CLOUD_SDK_SECURITY_TOKEN")).
		WithProjectId(@project_id@).
		SafeBuild()
	if err != nil {
		return err
	}
	@find_region@
	connection, err := cce.CceClientBuilder().
		@place@.
		WithCredential(credentials).
		SafeBuild()
	if err != nil {
		return err
	}
	client := cce.NewCceClient(connection)

	@body@
	@call@
	var refusal *sdkerr.ServiceResponseError
	if errors.As(err, &refusal) {
		return refusal
	}
	if err != nil {
		// The SDK reads every refusal as JSON; gateways and proxies answer in HTML.
		return fmt.Errorf("no answer of CCE, perhaps one of a proxy; it is not known whether the call arrived: %w", err)
	}
	@response@
	fmt.Println("HTTP", response.HttpStatusCode, response)
	if response.HttpStatusCode >= 300 {
		return errors.New("this is no answer of CCE, perhaps one of a proxy")
	}
	return nil
}
@definition@"#;

const IN_REGION: [&str; 3] = [
    "\"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/cce/v3/region\"",
    "place, err := region.SafeValueOf(@region@)\nif err != nil {\n\treturn err\n}",
    "WithRegion(place)",
];

const AT_ENDPOINT: [&str; 3] = ["", "", "WithEndpoints([]string{@origin@})"];

const CALL: &str =
    "request := &model.UpgradeNodePoolRequest{ClusterId: @cluster_id@, NodepoolId: @nodepool_id@, Body: body}
response, err := client.UpgradeNodePool(request)";

const CALL_UNTYPED: &str = "request := &upgradeRequest{ClusterId: @cluster_id@, NodepoolId: @nodepool_id@, Body: &body}
answer, err := client.HcClient.Sync(request, cce.GenReqDefForUpgradeNodePool())";

const RESPONSE_UNTYPED: &str = r#"response, known := answer.(*model.UpgradeNodePoolResponse)
if !known {
	return fmt.Errorf("the SDK gave %T", answer)
}"#;

const POINTER: &str = "
// pointer returns the address of a value, as optional members want it.
func pointer[T any](value T) *T {
	return &value
}
";

const REQUEST: &str = "
// upgradeRequest is the SDK's UpgradeNodePoolRequest with a text for the body.
type upgradeRequest struct {
	ClusterId  string  `json:\"cluster_id\"`
	NodepoolId string  `json:\"nodepool_id\"`
	Body       *string `json:\"body\"`
}
";

/// Classes, and the version that has them.
struct Version {
    class: &'static Class,
    install: &'static str,
    why: &'static str,
}

const V0_1_211: &str = "Install: go get github.com/huaweicloud/huaweicloud-sdk-go-v3@v0.1.211";

/// Newest first, of those that the Go proxy has.
static VERSIONS: [Version; 2] = [Version { class: &model::MIDDLE, install: V0_1_211, why: "" }, PAGE];

const PAGE: Version = Version {
    class: &model::PAGE,
    install: "Install: go get github.com/huaweicloud/huaweicloud-sdk-go-v3@v0.1.168",
    why: "The classes of v0.1.107 to v0.1.170. Later ones, up to v0.1.211 at least, have no lifeCycle in this call.",
};

const UNTYPED: &str = "No type of the SDK can hold this body, so it goes through the SDK's client as text.";

pub(super) fn write(call: &Call<'_>) -> String {
    let versions = if call.sdk == Sdk::Page { std::slice::from_ref(&PAGE) } else { &VERSIONS[..] };
    let typed = versions.iter().find(|version| version.class.fits_go(call.value)).map(|version| (version, call.value));
    let mut body = String::from("body := ");
    let mut points = false;
    let (install, why) = match (typed, versions.first()) {
        (Some((version, value)), _) => {
            points = push_object(&mut body, "body", version.class, value);
            (version.install, version.why)
        }
        (None, first) => {
            body.push_str(&quoted(call.body));
            (first.map_or("", |version| version.install), UNTYPED)
        }
    };
    let (request, response, definition) = match typed {
        Some(_) if points => (CALL, "", POINTER),
        Some(_) => (CALL, "", ""),
        None => (CALL_UNTYPED, RESPONSE_UNTYPED, REQUEST),
    };
    let mut head = call.head("//", &["Needs:   Go 1.18 or later", install, call.variables(), "Run:     go run ."]);
    if !why.is_empty() {
        head.line(why);
    }
    let [region_import, find_region, place] = if call.region.is_some() { IN_REGION } else { AT_ENDPOINT };
    let parts = [
        ("region_import", region_import),
        ("find_region", find_region),
        ("place", place),
        ("call", request),
        ("response", response),
        ("definition", definition),
    ];
    call.fill(TEMPLATE, &parts, &head, quoted, &[("body", body.trim_end())])
}

/// An empty object, then one assignment for each member: `body.Spec.NodePoolID = "…"`. Such lines need no alignment.
/// True if one of them calls `pointer`.
fn push_object(out: &mut String, path: &str, class: &Class, value: &Value<'_>) -> bool {
    out.extend(["&model.", class.name, "{}\n"]);
    let Value::Object(members) = value else { return false };
    let mut points = false;
    for (name, value) in members {
        let Some(field) = class.field(name) else { continue };
        let mut place = path.to_owned();
        place.push('.');
        push_capitalized(&mut place, name);
        out.push_str(&place);
        out.push_str(" = ");
        points |= push_value(out, &place, field, value);
    }
    points
}

fn push_value(out: &mut String, place: &str, field: &Field, value: &Value<'_>) -> bool {
    match (field.kind, value) {
        (Kind::Object(class), _) => return push_object(out, place, class, value),
        (_, Value::Array(items)) => {
            out.push_str("&[]string{");
            for item in items {
                out.push_str("\n\t");
                push_text(out, item);
                out.push(',');
            }
            out.push_str(if items.is_empty() { "}\n" } else { "\n}\n" });
        }
        (_, Value::Object(members)) => {
            out.push_str("map[string]string{}\n");
            for (name, value) in members {
                out.extend([place, "[", &quoted(name), "] = "]);
                push_text(out, value);
                out.push('\n');
            }
        }
        (kind, _) => {
            let around = match (field.required, kind) {
                (true, _) => ["", "\n"],
                (false, Kind::Int) => ["pointer(int32(", "))\n"],
                (false, _) => ["pointer(", ")\n"],
            };
            let [before, after] = around;
            out.push_str(before);
            match value {
                Value::String(text) => out.push_str(&quoted(text)),
                other => out.push_str(&json::to_text(other)),
            }
            out.push_str(after);
            return !field.required;
        }
    }
    false
}

fn push_text(out: &mut String, value: &Value<'_>) {
    if let Value::String(text) = value {
        out.push_str(&quoted(text));
    }
}

/// A string literal (Go specification, "String literals"): raw if that spares escapes and nothing forbids it.
fn quoted(text: &str) -> String {
    let escaped = |c: char| matches!(c, '"' | '\\');
    let forbidden = |c: char| matches!(c, '`' | '\0'..='\x1f' | '\x7f' | '\u{feff}');
    if text.contains(escaped) && !text.contains(forbidden) {
        return format!("`{text}`");
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // A byte order mark may stand only at the very start of a source.
            '\0'..='\x1f' | '\x7f' | '\u{feff}' => push_code(&mut out, "\\u", u32::from(c), 4),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_raw_literal_spares_escapes() {
        assert_eq!(quoted(r#"{"a":"\n"}"#), r#"`{"a":"\n"}`"#);
        assert_eq!(quoted("a`\"\u{feff}\n"), "\"a`\\\"\\ufeff\\n\"");
        assert_eq!(quoted("plain"), "\"plain\"");
    }
}
