//! Java with the SDK `huaweicloud-sdk-cce`.

use std::collections::BTreeSet;

use super::call::Call;
use super::model::{self, Class, Kind};
use super::writer::push_code;
use crate::json::{self, Value};

const TYPED: &str = r#"@head@

@client_import@
@model_imports@
@region_import@
@core_imports@
@util_imports@

public class SynchronizeNodePool {
    public static void main(String[] args) {
        BasicCredentials credentials = new BasicCredentials()
            .withAk(System.getenv("CLOUD_SDK_AK"))
            .withSk(System.getenv("CLOUD_SDK_SK"))
            .withSecurityToken(System.getenv("CLOUD_SDK_SECURITY_TOKEN"))
            .withProjectId(@project_id@);
        CceClient client = CceClient.newBuilder()
            .withCredential(credentials)
            .@place@
            .build();

        UpgradeNodePool body = @body@;
        UpgradeNodePoolRequest request = new UpgradeNodePoolRequest()
            .withClusterId(@cluster_id@)
            .withNodepoolId(@nodepool_id@)
            .withBody(body);

        try {
            UpgradeNodePoolResponse response = client.upgradeNodePool(request);
@tail@"#;

const UNTYPED: &str = r#"@head@

@client_import@
@model_imports@
@region_import@
@core_imports@
@util_imports@

public class SynchronizeNodePool {
    public static void main(String[] args) {
        BasicCredentials credentials = new BasicCredentials()
            .withAk(System.getenv("CLOUD_SDK_AK"))
            .withSk(System.getenv("CLOUD_SDK_SK"))
            .withSecurityToken(System.getenv("CLOUD_SDK_SECURITY_TOKEN"))
            .withProjectId(@project_id@);
        HcClient client = new ClientBuilder<HcClient>(connection -> connection)
            .withCredential(credentials)
            .@place@
            .build();

        String body = @body@;
        UpgradeNodePoolRequest request = new UpgradeNodePoolRequest()
            .withClusterId(@cluster_id@)
            .withNodepoolId(@nodepool_id@);
        // The SDK's own definition of the call, with a text for the body.
        HttpRequestDef<UpgradeNodePoolRequest, UpgradeNodePoolResponse> call = HttpRequestDef
            .builder(HttpMethod.POST, UpgradeNodePoolRequest.class, UpgradeNodePoolResponse.class)
            .withName("UpgradeNodePool")
            .withUri("/api/v3/projects/{project_id}/clusters/{cluster_id}/nodepools/{nodepool_id}/operation/upgrade")
            .withContentType("application/json")
            .withRequestField("cluster_id", LocationType.Path, FieldExistence.NON_NULL_NON_EMPTY, String.class,
                field -> field.withMarshaller(UpgradeNodePoolRequest::getClusterId, UpgradeNodePoolRequest::setClusterId))
            .withRequestField("nodepool_id", LocationType.Path, FieldExistence.NON_NULL_NON_EMPTY, String.class,
                field -> field.withMarshaller(UpgradeNodePoolRequest::getNodepoolId, UpgradeNodePoolRequest::setNodepoolId))
            .withRequestField("body", LocationType.Body, FieldExistence.NON_NULL_NON_EMPTY, String.class,
                field -> field.withMarshaller(ignored -> body, (ignored, text) -> { }))
            .build();

        try {
            UpgradeNodePoolResponse response = client.syncInvokeHttp(request, call);
@tail@"#;

const TAIL: &str = r#"            System.out.println("HTTP " + response.getHttpStatusCode() + " " + response);
            if (response.getHttpStatusCode() >= 300) {
                System.exit(1);
            }
        } catch (ServiceResponseException error) {
            System.err.println(error);
            System.exit(1);
        } catch (SdkException error) {
            System.err.println("No answer that can be read: it is not known whether the call arrived. " + error);
            System.exit(1);
        }
    }
}
"#;

/// The same for both; a sample without a template imports what its client needs.
const CORE_IMPORTS: &str = "import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.SdkException;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;";

const CORE_IMPORTS_UNTYPED: &str = "import com.huaweicloud.sdk.core.ClientBuilder;
import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.SdkException;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import com.huaweicloud.sdk.core.http.FieldExistence;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequestDef;
import com.huaweicloud.sdk.core.http.LocationType;";

const CLIENT_IMPORT: &str = "import com.huaweicloud.sdk.cce.v3.CceClient;";

const REGION_IMPORT: &str = "import com.huaweicloud.sdk.cce.v3.region.CceRegion;";

const INSTALL: &str = "Install: com.huaweicloud.sdk:huaweicloud-sdk-cce:3.1.130, by Maven or Gradle";

/// Both choices of classes are the same here: Maven Central has no version after 3.1.130 that could send a template.
const WHY: &str =
    "The classes of 3.1.107 to 3.1.168. Later ones, up to 3.1.212 at least, have no lifeCycle in this call.";

const WHY_UNTYPED: &str = "No class of the SDK can hold this body, so it goes through the SDK's client as text.";

const WHY_LONG: &str =
    "One method of Java cannot make so many objects, so the body goes through the SDK's client as text.";

/// Bytes of JSON. A method has at most 64 kB of code, of which a text in a list takes up to 8 bytes (JVM specification,
/// 4.7.3), and a node ID takes 39 bytes of JSON.
const MOST_TYPED: usize = 200_000;

/// The region that the SDK 3.1.130 does not know.
const UNKNOWN_REGION: &str = "cn-north-12";

pub(super) fn write(call: &Call<'_>) -> String {
    let fits = model::PAGE.fits(call.value);
    let models = BTreeSet::from(["UpgradeNodePoolRequest", "UpgradeNodePoolResponse"]);
    let mut imports = Imports { models, util: BTreeSet::new() };
    let mut body = String::new();
    let (template, client_import, core_imports, why) = if fits && call.body.len() <= MOST_TYPED {
        push_object(&mut body, &model::PAGE, call.value, 4, &mut imports);
        (TYPED, CLIENT_IMPORT, CORE_IMPORTS, if model::CUSTOM_POOL.fits(call.value) { "" } else { WHY })
    } else {
        body = quoted(call.body);
        (UNTYPED, "", CORE_IMPORTS_UNTYPED, if fits { WHY_LONG } else { WHY_UNTYPED })
    };
    let mut head = call.head("//", &["Needs:   Java 8 or later", INSTALL, call.variables()]);
    if !why.is_empty() {
        head.line(why);
    }
    let (region_import, place) = match call.region {
        Some(region) if region.id != UNKNOWN_REGION => (REGION_IMPORT, "withRegion(CceRegion.valueOf(@region@))"),
        _ => ("", "withEndpoint(@origin@)"),
    };
    let parts = [
        ("client_import", client_import),
        ("region_import", region_import),
        ("core_imports", core_imports),
        ("place", place),
        ("tail", TAIL),
    ];
    let models = import_lines("com.huaweicloud.sdk.cce.v3.model.", &imports.models);
    let util = import_lines("java.util.", &imports.util);
    let values = [("model_imports", &*models), ("util_imports", &*util), ("body", &*body)];
    call.fill(template, &parts, &head, quoted, &values)
}

/// Classes to import, from two packages.
struct Imports {
    models: BTreeSet<&'static str>,
    util: BTreeSet<&'static str>,
}

fn import_lines(package: &str, classes: &BTreeSet<&str>) -> String {
    let lines = classes.iter().map(|class| format!("import {package}{class};"));
    lines.collect::<Vec<_>>().join("\n")
}

/// `new Class()` with one setter a line, which stands one level below `level`.
fn push_object(out: &mut String, class: &Class, value: &Value<'_>, level: usize, imports: &mut Imports) {
    imports.models.insert(class.name);
    out.extend(["new ", class.name, "()"]);
    let Value::Object(members) = value else { return };
    for (name, value) in members {
        let Some(field) = class.field(name) else { continue };
        line(out, level - 1);
        out.push_str(".with");
        push_capitalized(out, name);
        out.push('(');
        match (field.kind, value) {
            (Kind::Object(class), _) => push_object(out, class, value, level + 1, imports),
            (_, Value::String(text)) => out.push_str(&quoted(text)),
            (_, Value::Array(items)) => {
                imports.util.insert("Arrays");
                out.push_str("Arrays.asList(");
                push_items(out, level, items, |out, item| push_text(out, item));
            }
            (_, Value::Object(members)) => {
                imports.util.insert("HashMap");
                out.push_str("new HashMap<String, String>() {{");
                for (name, value) in members {
                    line(out, level);
                    out.extend(["put(", &quoted(name), ", "]);
                    push_text(out, value);
                    out.push_str(");");
                }
                line(out, level - 1);
                out.push_str("}}");
            }
            _ => out.push_str(&json::to_text(value)),
        }
        out.push(')');
    }
}

fn push_items<T>(out: &mut String, level: usize, items: &[T], push: impl Fn(&mut String, &T)) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        line(out, level);
        push(out, item);
    }
    out.push(')');
}

fn push_text(out: &mut String, value: &Value<'_>) {
    if let Value::String(text) = value {
        out.push_str(&quoted(text));
    }
}

fn line(out: &mut String, level: usize) {
    out.push('\n');
    for _ in 0..level {
        out.push_str("    ");
    }
}

/// The SDK's setters: `withNodePoolID` for `nodePoolID`.
pub(super) fn push_capitalized(out: &mut String, name: &str) {
    let mut rest = name.chars();
    out.extend(rest.next().map(|first| first.to_ascii_uppercase()));
    out.push_str(rest.as_str());
}

/// Characters in one literal: a constant has at most 65,535 bytes, and a character up to 6 of them.
const MOST_IN_LITERAL: usize = 10_000;

/// A string literal (Java language specification, 3.10.5), in ASCII: older compilers read sources in the encoding of the
/// system. A very long text is joined from several.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for (index, c) in text.chars().enumerate() {
        if index > 0 && index % MOST_IN_LITERAL == 0 {
            out.push_str("\", \"");
        }
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(c),
            // One escape for each unit of UTF-16.
            _ => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| push_code(&mut out, "\\u", u32::from(*unit), 4)),
        }
    }
    out.push('"');
    if text.chars().nth(MOST_IN_LITERAL).is_some() { format!("String.join(\"\", {out})") } else { out }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_literal_is_ascii() {
        assert_eq!(quoted("中\\u0041\"\n😀\u{7f}"), r#""\u4e2d\\u0041\"\n\ud83d\ude00\u007f""#);
    }

    #[test]
    fn a_long_text_is_joined() {
        let text = quoted(&"a".repeat(10_001));
        assert!(text.starts_with("String.join(\"\", \"aaa") && text.ends_with("aaa\", \"a\")"), "{text}");
    }
}
