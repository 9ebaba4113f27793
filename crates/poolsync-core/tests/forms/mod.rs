//! Requests of any kind, written in every form that import understands.

use std::fmt::Write as _;

use poolsync_core::SyncRequest;
use poolsync_core::region::REGIONS;
use poolsync_core::wire::preview;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A text that no form can hold without quoting, and that is no placeholder.
fn nasty() -> impl Strategy<Value = String> {
    r#"z([ -~]|[\n\t'"`$\\%^&|<>!{}]|[中“”’：—😀]){0,24}"#
}

/// A body with the documented members, each of them there or not.
pub(crate) fn body() -> impl Strategy<Value = Value> {
    let ids = prop::collection::vec("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", 0..12);
    let texts = prop::collection::vec(prop::option::of(nasty()), 6);
    (prop::option::of(0..30_i64), prop::option::of(ids), texts, prop::option::of(any::<bool>())).prop_map(
        |(max_unavailable, ids, texts, force)| {
            let [pool, before, after, key, name, password] = &texts[..] else { return json!({}) };
            let object = |members: &[(&str, Option<Value>)]| {
                let given = members.iter().filter_map(|(name, value)| Some(((*name).to_owned(), value.clone()?)));
                let members: Map<_, _> = given.collect();
                (!members.is_empty()).then_some(Value::Object(members))
            };
            let text = |text: &Option<String>| text.clone().map(Value::from);
            let user_password = object(&[("username", text(name)), ("password", text(password))]);
            let login = object(&[("sshKey", text(key)), ("userPassword", user_password)]);
            let life_cycle = object(&[("preInstall", text(before)), ("postInstall", text(after))]);
            let template = object(&[("lifeCycle", life_cycle), ("login", login)]);
            let spec = object(&[
                ("maxUnavailable", max_unavailable.map(Value::from)),
                ("nodeIDs", ids.map(Value::from)),
                ("nodePoolID", text(pool)),
                ("nodeTemplate", template),
                ("force", force.map(Value::from)),
            ]);
            json!({ "spec": spec.unwrap_or_else(|| json!({})) })
        },
    )
}

/// What is written and must come back.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) region: usize,
    pub(crate) ids: [String; 3],
    pub(crate) body: Value,
    pub(crate) pretty: bool,
    pub(crate) token: String,
}

pub(crate) fn sample() -> impl Strategy<Value = Sample> {
    let ids = ["[0-9a-f]{32}", "[0-9a-f]{8}-[0-9a-f]{4}-11e8-9c75-0255ac100ceb", "DefaultPool|[0-9a-f]{8}-aaaa"];
    (0..REGIONS.len(), ids, body(), any::<bool>(), "MII[A-Za-z0-9+/]{20,60}={0,2}")
        .prop_map(|(region, ids, body, pretty, token)| Sample { region, ids, body, pretty, token })
}

impl Sample {
    pub(crate) fn request(&self) -> SyncRequest {
        let [project_id, cluster_id, nodepool_id] = &self.ids;
        SyncRequest::new(&REGIONS[self.region].cce(), project_id, cluster_id, nodepool_id, &self.body.to_string())
    }

    fn url(&self) -> String {
        preview(&self.request()).url
    }

    fn body(&self) -> String {
        if self.pretty { serde_json::to_string_pretty(&self.body).unwrap() } else { self.body.to_string() }
    }

    /// As Chromium writes a command: URL, headers, data, each quoted.
    pub(crate) fn curl(&self, join: &str, quote: impl Fn(&str) -> String) -> String {
        let header = |text: &str| format!("-H {}", quote(text));
        let words = [
            format!("curl {}", quote(&self.url())),
            header("accept: */*"),
            header(&format!("x-auth-token: {}", self.token)),
            header("sec-ch-ua: \"Chromium\";v=\"146\", \"Not!A Brand\";v=\"99\""),
            format!("--data-raw {}", quote(&self.body())),
            "--compressed".to_owned(),
        ];
        words.join(join)
    }

    pub(crate) fn powershell(&self) -> String {
        let quote = powershell_quoted;
        format!(
            "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = {}\n\
             Invoke-WebRequest -UseBasicParsing -Uri {} `\n-Method \"POST\" `\n-WebSession $session `\n\
             -Headers @{{\n{}={}\n  {}={}\n}} `\n-ContentType \"application/json\" `\n\
             -Body ([System.Text.Encoding]::UTF8.GetBytes({}))",
            quote("Mozilla/5.0 (X11; Linux x86_64) #1"),
            quote(&self.url()),
            quote("accept"),
            quote("*/*"),
            quote("x-auth-token"),
            quote(&self.token),
            quote(&self.body()),
        )
    }

    pub(crate) fn http(&self) -> String {
        let (url, token, body) = (self.url(), &self.token, self.body());
        format!(
            "@token = {token}\n\n### one\nPOST {url} HTTP/1.1\nAccept: */*\nX-Auth-Token: {{{{token}}}}\n\n{body}\n\n###\n"
        )
    }

    pub(crate) fn hcloud(&self) -> String {
        let [project_id, cluster_id, nodepool_id] = &self.ids;
        let mut words = vec![
            "hcloud CCE UpgradeNodePool".to_owned(),
            format!("--cli-region={}", REGIONS[self.region].id),
            format!("--project_id={project_id}"),
            format!("--cluster_id={cluster_id}"),
            format!("--nodepool_id={nodepool_id}"),
            format!("--X-Auth-Token={}", self.token),
        ];
        push_parts(&mut words, "spec", &self.body["spec"]);
        words.join(" \\\n  ")
    }

    pub(crate) fn hcloud_json(&self) -> String {
        let [project_id, cluster_id, nodepool_id] = &self.ids;
        let path = json!({ "project_id": project_id, "cluster_id": cluster_id, "nodepool_id": nodepool_id });
        let input = json!({ "path": path, "header": { "X-Auth-Token": self.token }, "body": self.body });
        let region = REGIONS[self.region].id;
        format!(
            "cat > input.json <<'END'\n{}\nEND\nhcloud CCE UpgradeNodePool --cli-region={region} --cli-jsonInput=input.json\n",
            serde_json::to_string_pretty(&input).unwrap()
        )
    }

    pub(crate) fn script(&self) -> String {
        format!(
            "#!/usr/bin/env bash\nset -euo pipefail\nHUAWEICLOUD_TOKEN={}\ncurl --fail-with-body -sS -X POST {} \\\n  \
             -H \"X-Auth-Token: ${{HUAWEICLOUD_TOKEN:?}}\" \\\n  --data-binary @- <<'JSON'\n{}\nJSON\n",
            self.token,
            bash_quoted(&self.url()),
            self.body()
        )
    }
}

/// `--a.b.1='…'` for each value.
fn push_parts(words: &mut Vec<String>, name: &str, value: &Value) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (member, value) in members {
                push_parts(words, &format!("{name}.{member}"), value);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                push_parts(words, &format!("{name}.{}", index + 1), item);
            }
        }
        Value::String(text) => words.push(format!("--{name}={}", bash_quoted(text))),
        other => words.push(format!("--{name}={}", bash_quoted(&other.to_string()))),
    }
}

/// Chromium: `'…'`, or `$'…'` where the text has an apostrophe, `!` or a control character.
pub(crate) fn bash_quoted(text: &str) -> String {
    if !text.contains(|c: char| c == '\'' || c == '!' || c.is_control()) {
        return format!("'{text}'");
    }
    let mut quoted = String::from("$'");
    for c in text.chars() {
        match c {
            '\\' | '\'' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            _ if c == '!' || c.is_control() => write!(quoted, "\\u{:04x}", u32::from(c)).unwrap(),
            _ => quoted.push(c),
        }
    }
    quoted + "'"
}

/// Chromium: everything of doubt behind a caret, quotation marks behind a backslash, line ends as a caret and two of them.
pub(crate) fn cmd_quoted(text: &str, always: bool) -> String {
    let quote = if always || text.contains('\n') { "^\"" } else { "\"" };
    let mut quoted = String::from(quote);
    for c in text.chars() {
        match c {
            '\n' => quoted.push_str("^\n\n"),
            '\\' => quoted.push_str("^\\^\\"),
            '"' => quoted.push_str("^\\^\""),
            _ if c.is_ascii_alphanumeric() || " \t_-:=+~'/.,?;()*`&".contains(c) => quoted.push(c),
            _ => quoted.extend(['^', c]),
        }
    }
    quoted + quote
}

/// Chromium: back-ticks before `"`, `$` and back-ticks, UTF-16 units for what is not ASCII.
fn powershell_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for unit in text.encode_utf16() {
        match u8::try_from(unit).map(char::from) {
            Ok(c @ ('`' | '$' | '"')) => quoted.extend(['`', c]),
            Ok(c @ ' '..='~') => quoted.push(c),
            _ => write!(quoted, "$([char]{unit})").unwrap(),
        }
    }
    quoted + "\""
}
