//! What holds for any pasted text, and that what is written in a format comes back from it.

#![expect(clippy::unwrap_used, reason = "what cannot be read fails the test at once")]
#![allow(clippy::doc_markdown, clippy::format_push_string, reason = "titles of pages; texts of a test")]

use std::time::{Duration, Instant};

use poolsync_core::Locale;
use poolsync_core::import::{Imported, import_request};
use poolsync_core::json;
use poolsync_core::model::format_body;
use proptest::prelude::*;

/// A request with everything that a format must carry.
#[derive(Debug, Clone)]
struct Written {
    url: String,
    token: String,
    body: String,
}

const ENDPOINT: &str = "https://cce.cn-north-4.myhuaweicloud.com";

/// Texts of a body, the nasty ones first: quotes, signs of shells, line breaks, Chinese, emoji.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["['\"\\\\$`^%&|<>!#@ \n\t中“”😀a-z]{0,12}", "[A-Za-z0-9+/]{1,30}"]
}

fn any_request() -> impl Strategy<Value = Written> {
    let ids =
        ("[0-9a-f]{32}", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "[0-9a-f]{8}-[0-9a-f]{27}");
    let texts = (any_text(), any_text(), any_text(), prop::collection::vec("[0-9a-f-]{36}", 0..4));
    (ids, "MII[A-Za-z0-9+/=-]{1,60}", texts, 1..21).prop_map(|((project, cluster, pool), token, texts, count)| {
        let (pre, name, key, nodes) = texts;
        // A text that is a placeholder as a whole counts as missing, on purpose.
        let body = serde_json::json!({"spec": {"maxUnavailable": count, "nodeIDs": nodes, "nodePoolID": pool,
            "nodeTemplate": {"lifeCycle": {"preInstall": format!("{pre}=")},
            "login": {"sshKey": format!("{key}="), "userPassword": {"username": format!("{name}=")}}}}});
        let url = format!("{ENDPOINT}/api/v3/projects/{project}/clusters/{cluster}/nodepools/{pool}/operation/upgrade");
        Written { url, token, body: format_body(&json::parse(&body.to_string()).0.unwrap()) }
    })
}

/// Everything came back.
fn compare(written: &Written, imported: &Imported, has_token: bool) -> Result<(), TestCaseError> {
    let ids =
        [&imported.project_id, &imported.cluster_id, &imported.nodepool_id].map(|id| id.as_deref().unwrap_or("?"));
    let [project, cluster, pool] = ids;
    let endpoint = imported.endpoint.as_deref().unwrap_or("?");
    let url = format!("{endpoint}/api/v3/projects/{project}/clusters/{cluster}/nodepools/{pool}/operation/upgrade");
    prop_assert_eq!(&url, &written.url);
    prop_assert_eq!(imported.body.as_ref(), Some(&written.body));
    if has_token {
        // EXPOSE: made up, compared.
        prop_assert_eq!(imported.credential.token.as_ref().map(poolsync_core::Secret::expose), Some(&*written.token));
    }
    prop_assert!(imported.report.problems().is_empty(), "{:?}", imported.report);
    Ok(())
}

/// POSIX.1-2024, 2.2.2: a single-quoted text ends at the next single quote.
fn bash(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// Bash manual, 3.1.2.4: everything but plain letters as an escape.
fn ansi_c(text: &str) -> String {
    let escaped = text.encode_utf16().map(|unit| match char::from_u32(u32::from(unit)) {
        Some(sign) if sign.is_ascii_alphanumeric() => sign.to_string(),
        _ => format!("\\u{unit:04x}"),
    });
    format!("$'{}'", escaped.collect::<String>())
}

/// POSIX.1-2024, 2.2.3: in double quotes a backslash escapes `$`, `` ` ``, `"` and itself.
fn bash_double(text: &str) -> String {
    let escaped = text.chars().map(|sign| if "$`\"\\".contains(sign) { format!("\\{sign}") } else { sign.to_string() });
    format!("\"{}\"", escaped.collect::<String>())
}

/// The rules of Microsoft's C runtime, then a caret before every sign but letters and digits, as Chromium writes it.
fn cmd(text: &str) -> String {
    let mut quoted = String::new();
    let mut backslashes = 0;
    for sign in text.chars() {
        match sign {
            '\\' => backslashes += 1,
            '"' => quoted.push_str(&"\\".repeat(backslashes + 1)),
            _ => {}
        }
        if sign != '\\' {
            backslashes = 0;
        }
        quoted.push(sign);
    }
    let end = "\\".repeat(backslashes);
    format!("\"{quoted}{end}\"")
        .chars()
        .map(|sign| match sign {
            '\n' => "^\n\n".to_owned(),
            _ if sign.is_alphanumeric() || sign == ' ' => sign.to_string(),
            _ => format!("^{sign}"),
        })
        .collect::<String>()
}

/// "about_Quoting_Rules": a single quote is doubled.
fn powershell(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// "about_Special_Characters": a back-tick before what means something in double quotes.
fn powershell_double(text: &str) -> String {
    let escaped = text.chars().map(|sign| match sign {
        '\n' => "`n".to_owned(),
        '"' | '$' | '`' => format!("`{sign}"),
        _ => sign.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_curl_command_comes_back(request in any_request()) {
        let header = format!("X-Auth-Token: {}", request.token);
        for quote in [bash, ansi_c, bash_double] {
            let text = format!("curl -X POST {} \\\n  -H {} \\\n  --data-raw {}", quote(&request.url), quote(&header), quote(&request.body));
            compare(&request, &import_request(&text), true)?;
        }
        let text = format!("curl {} ^\n  -H {} ^\n  --data-raw {}", cmd(&request.url), cmd(&header), cmd(&request.body));
        compare(&request, &import_request(&text), true)?;
    }

    #[test]
    fn a_powershell_call_comes_back(request in any_request()) {
        for quote in [powershell, powershell_double] {
            let text = format!("Invoke-WebRequest -Uri {} `\n-Method 'POST' `\n-Headers @{{\n 'X-Auth-Token'={}\n}} `\n-Body {}",
                quote(&request.url), quote(&request.token), quote(&request.body));
            compare(&request, &import_request(&text), true)?;
        }
    }

    #[test]
    fn an_http_file_comes_back(request in any_request()) {
        let text = format!("POST {}\nX-Auth-Token: {}\n\n{}\n", request.url, request.token, request.body);
        compare(&request, &import_request(&text), true)?;
    }

    #[test]
    fn an_hcloud_command_comes_back(request in any_request()) {
        let value: serde_json::Value = serde_json::from_str(&request.body).unwrap();
        let mut text = "hcloud CCE UpgradeNodePool --cli-region=cn-north-4".to_owned();
        let segments: Vec<_> = request.url.split('/').collect();
        for (name, at) in [("project_id", 6), ("cluster_id", 8), ("nodepool_id", 10)] {
            text.push_str(&format!(" --{name}={}", segments[at]));
        }
        push_parameters(&mut text, "", &value);
        compare(&request, &import_request(&text), false)?;
    }

    #[test]
    fn any_text_is_read_and_every_remark_can_be_read(start in prop::sample::select(vec![
        "", "curl ", "hcloud CCE ", "POST https://", "Invoke-WebRequest ", "$a = ", "{", "curl ^\"", "curl \"` \n", "@a = b\n",
    ]), text in prop_oneof![any_text(), ".*", "[-'\"\\\\$`^@{}()<>=:;\n a-zH]{0,60}"]) {
        let imported = import_request(&format!("{start}{text}"));
        for problem in imported.report.problems() {
            for locale in [Locale::En, Locale::Zh] {
                prop_assert!(!problem.message(locale).is_empty() && !problem.help(locale).is_empty());
            }
        }
    }

    #[test]
    fn a_damaged_command_never_panics_and_tells_no_secret(request in any_request(), at in any::<prop::sample::Index>(), with in any::<char>()) {
        let secret = "MIIFmarkermarker";
        let text = format!("curl {} -u me:{secret} -H 'X-Auth-Token: {secret}' -H 'Cookie: {secret}' -d {}", bash(&request.url), bash(&request.body));
        let mut damaged: Vec<char> = text.chars().collect();
        let at = at.index(damaged.len());
        damaged[at] = with;
        let imported = import_request(&damaged.into_iter().collect::<String>());
        let told = format!("{:?}", imported.report);
        prop_assert!(!told.contains("marker"));
    }
}

/// The parameters of a value, with lists counted from 1.
fn push_parameters(text: &mut String, name: &str, value: &serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            for (member, value) in members {
                let dot = if name.is_empty() { "" } else { "." };
                push_parameters(text, &format!("{name}{dot}{member}"), value);
            }
        }
        serde_json::Value::Array(items) if items.is_empty() => text.push_str(&format!(" --{name}=[]")),
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                push_parameters(text, &format!("{name}.{}", index + 1), item);
            }
        }
        serde_json::Value::String(value) => text.push_str(&format!(" --{name}={}", bash(value))),
        other => text.push_str(&format!(" --{name}={other}")),
    }
}

/// In bytes; a reader that looks ahead to the end each time would need minutes.
const LENGTH: usize = 100_000;

/// Twice the text may take twice the time and no more: texts that repeat what a reader looks ahead for.
#[test]
fn a_long_text_is_read_in_moments() {
    let pieces = [
        "a ",
        "-H a:b ",
        "'\\'' ",
        "$(",
        "$'\\u0021' ",
        "\\ ",
        "^ ",
        "` ",
        "\"$([char]",
        "@'\n",
        "{{",
        "@a = {{a}}{{a}}\n",
        "$a = \"$a$a\"\n",
        "--spec.nodeIDs.1=a ",
        "--spec.x=a ",
        "<<a ",
        "{\"a\":",
        "[\"xxx\",",
        "“",
        "###\n",
        "a: b\n",
        "((",
        ") ",
        "-Headers $a ",
        "\\\n",
        "#",
        "%41",
        "/",
        "curl ",
        "\n",
        "`",
    ];
    for start in [
        "",
        "curl ",
        "curl ^\"",
        "curl ` \n",
        "hcloud ",
        "POST https://a\n\n",
        "Invoke-WebRequest ",
        "$a = @{ 'a' = 'b' }\niwr ",
        "[",
    ] {
        for piece in pieces {
            let text = format!("{start}{}", piece.repeat(LENGTH / piece.len()));
            let begun = Instant::now();
            let imported = import_request(&text);
            assert!(begun.elapsed() < Duration::from_secs(3), "{start:?} {piece:?} took {:?}", begun.elapsed());
            assert!(imported.report.problems().len() < 100);
        }
    }
}
