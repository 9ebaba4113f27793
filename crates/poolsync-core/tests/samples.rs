//! Samples: expected files in `samples/<language>/`, with their true endings, and what holds for any request.
//!
//! The files show what a user gets; that they compile, run and send the page's request is shown by `tests/sdk`. After a
//! change that is meant, `POOLSYNC_WRITE_SAMPLES=1 cargo test -p poolsync-core --test samples` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails at once")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use poolsync_core::json::{self, Member};
use poolsync_core::model::format_body;
use poolsync_core::sample::{self, Auth, SampleError, Sdk, sample};
use poolsync_core::{SyncRequest, example};
use proptest::prelude::*;

const BEIJING4: &str = "https://cce.cn-north-4.myhuaweicloud.com";

/// The requests of the expected files.
fn cases() -> [(&'static str, SyncRequest); 5] {
    let request = |endpoint: &str, pool: &str, body: &str| {
        SyncRequest::new(endpoint, example::PROJECT_ID, example::CLUSTER_ID, pool, body)
    };
    let default_pool = r#"{"spec":{"maxUnavailable":2,"nodePoolID":"DefaultPool","nodeTemplate":{"lifeCycle":{"postInstall":"ZWNobyAx","preInstall":"ZWNobyAx"},"login":{"userPassword":{"username":"root","password":"JDYkc2FsdCQ="}}}}}"#;
    let nasty = r#"{"spec":{"maxUnavailable":1,"nodePoolID":"it's \"$HOME\" `id` \\n 中文 {{x}} @body@","validateStorage":true,"odd":[null]}}"#;
    [
        ("custom-pool", request(BEIJING4, example::NODEPOOL_ID, &example::body())),
        ("default-pool", request(BEIJING4, "DefaultPool", default_pool)),
        (
            "without-password",
            sample::without_secrets(&request("https://cce.example.com:8443", "DefaultPool", default_pool)),
        ),
        ("no-class", request(BEIJING4, "DefaultPool", nasty)),
        (
            "incomplete",
            SyncRequest {
                endpoint: Member::Absent,
                project_id: Member::Given("a/b".to_owned()),
                ..request("", "", "{")
            },
        ),
    ]
}

/// Every combination that there is, with a name for its folder.
fn combinations() -> Vec<(String, &'static str, Auth, Option<Sdk>)> {
    let mut all = Vec::new();
    for language in sample::languages() {
        for auth in sample::auths(language.id) {
            let name = match auth {
                _ if sample::auths(language.id).len() == 1 => language.id.to_owned(),
                Auth::Token => format!("{}-token", language.id),
                Auth::AccessKey => format!("{}-access-key", language.id),
            };
            if sample::has_sdk(language.id) {
                all.push((format!("{name}-page"), language.id, *auth, Some(Sdk::Page)));
            }
            all.push((name, language.id, *auth, None));
        }
    }
    all
}

#[test]
fn samples_are_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let write = env::var_os("POOLSYNC_WRITE_SAMPLES").is_some();
    let mut expected: Vec<PathBuf> = Vec::new();
    for (name, language, auth, sdk) in combinations() {
        let ending = sample::file_name(language).unwrap().rsplit_once('.').unwrap().1;
        for (case, request) in cases() {
            let file = folder.join(&name).join(format!("{case}.{ending}"));
            let text = sample(language, &request, Some(auth), sdk).unwrap();
            if write {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(&file, &text).unwrap();
            }
            assert_eq!(fs::read_to_string(&file).unwrap_or_default(), text, "{}", file.display());
            expected.push(file);
        }
    }
    let found = fs::read_dir(&folder).unwrap().flat_map(|entry| fs::read_dir(entry.unwrap().path()).unwrap());
    let stray: Vec<_> = found.map(|entry| entry.unwrap().path()).filter(|path| !expected.contains(path)).collect();
    assert!(stray.is_empty(), "no sample is like this any more: {stray:?}");
}

#[test]
fn what_cannot_exist_is_an_error() {
    let (_, request) = cases()[0].clone();
    assert_eq!(sample("cobol", &request, None, None), Err(SampleError::UnknownLanguage));
    for (language, auth) in [("java", Auth::Token), ("hcloud", Auth::Token), ("http", Auth::AccessKey)] {
        assert_eq!(sample(language, &request, Some(auth), None), Err(SampleError::NoSuchAuth), "{language}");
    }
    assert_eq!(sample("curl", &request, None, Some(Sdk::Page)), Err(SampleError::NoSuchSdk));
    assert!(sample("curl", &request, None, Some(Sdk::Newest)).is_ok());
}

/// Contract: the ids that other people's code knows.
#[test]
fn the_languages_are_those_of_the_contract() {
    let ids: Vec<_> = sample::languages().iter().map(|language| language.id).collect();
    let contract =
        ["curl", "hcloud", "hcloud-json", "java", "python", "go", "node", "python-requests", "powershell", "http"];
    assert_eq!(ids, contract);
    for language in sample::languages() {
        assert!(!language.name.is_empty() && !language.needs.en.is_empty() && sample::file_name(language.id).is_some());
    }
}

#[test]
fn s6_a_password_is_shown_only_if_asked_for() {
    let (_, request) = cases()[1].clone();
    for (name, language, auth, sdk) in combinations() {
        let real = sample(language, &request, Some(auth), sdk).unwrap();
        let shown = sample(language, &sample::without_secrets(&request), Some(auth), sdk).unwrap();
        assert!(real.contains("JDYkc2FsdCQ="), "{name}");
        assert!(!shown.contains("JDYkc2FsdCQ="), "{name}");
        assert!(shown.contains("Replace: {salted_password}"), "{name}: {shown}");
    }
}

/// Any text, often with what means something in one of the languages.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        ".*",
        prop::sample::select(vec![
            "'", "\"", "`", "$", "\\", "\\u0041", "\n", "\r", "{{", "}}", "@body@", "#", "//", "*/", "'''", "EOF",
            "\u{2019}", "\u{feff}", "\u{2028}", "\u{0}", "%", "${x}", "$(id)",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn s14_no_text_gets_out_of_its_quotes(text in any_text(), key in any_text(), template in any::<bool>()) {
        let string = |text: &str| serde_json::Value::from(text).to_string();
        let body = if template {
            format!(
                r#"{{"spec":{{"nodePoolID":{0},"nodeTemplate":{{"lifeCycle":{{"preInstall":{0}}},"login":{{"sshKey":{0}}}}}}}}}"#,
                string(&text),
            )
        } else {
            format!(r#"{{"spec":{{"nodePoolID":{}}},{}:1}}"#, string(&text), string(&key))
        };
        let request = SyncRequest::new(BEIJING4, &text, &key, &text, &body);
        let canonical = format_body(&json::parse(&body).0.unwrap());
        for (name, language, auth, sdk) in combinations() {
            let sample = sample(language, &request, Some(auth), sdk).unwrap();
            let embedded = match language {
                "curl" => after(&sample, "\nbody=").map(from_shell),
                "hcloud-json" => after(&sample, "printf '%s' ").map(from_shell).map(|input| {
                    input.split_once(r#","body":"#).and_then(|(_, body)| body.strip_suffix('}')).unwrap().to_owned()
                }),
                "node" => after(&sample, "\nconst body = ").map(from_script),
                "python-requests" => after(&sample, "\nBODY = ").map(from_script),
                "powershell" => after(&sample, "\n$body = ").map(from_powershell),
                "http" => after(&sample, "\n\n{").map(|body| format!("{{{}", body.trim_end()).replace("{\\u007b", "{{")),
                // Of these there is no reader here: `round_trip` and the SDKs' own compilers read them.
                "hcloud" | "java" | "python" | "go" => None,
                other => panic!("who reads the body of {other} back?"),
            };
            if let Some(embedded) = embedded {
                // An HTTP file escapes braces; a text that holds the escape already reads the same.
                let same = if language == "http" { canonical.replace("{\\u007b", "{{") } else { canonical.clone() };
                prop_assert_eq!(embedded, same, "{}", name);
            }
            prop_assert!(sample.ends_with('\n'));
        }
    }

    #[test]
    fn any_request_gives_every_sample(text in any_text(), body in any_text()) {
        let request = SyncRequest::new(&text, &text, &text, &text, &body);
        for (name, language, auth, sdk) in combinations() {
            let sample = sample(language, &request, Some(auth), sdk).unwrap();
            prop_assert!(sample.contains("UpgradeNodePool"), "{}", name);
            // Whatever was given, the lines of the head are comments.
            let mark = sample.lines().find(|line| line.contains("Synchronizes")).unwrap().split(' ').next().unwrap().to_owned();
            let head: Vec<_> = sample.lines().skip_while(|line| !line.contains("Synchronizes")).take_while(|line| !line.is_empty()).collect();
            prop_assert!(head.len() >= 6 && head.iter().all(|line| line.starts_with(&mark)), "{}", name);
        }
    }
}

fn after<'s>(sample: &'s str, mark: &str) -> Option<&'s str> {
    sample.split_once(mark).map(|(_, rest)| rest)
}

/// The word at the start, as a POSIX shell reads it: quoted parts and escaped quotes, up to a blank.
fn from_shell(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    loop {
        if let Some(quoted) = rest.strip_prefix('\'') {
            let (part, after) = quoted.split_once('\'').unwrap();
            out.push_str(part);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\'") {
            out.push('\'');
            rest = after;
        } else {
            assert!(rest.starts_with([' ', '\n']), "{rest}");
            return out;
        }
    }
}

/// The literal at the start, as Python and JavaScript read it.
fn from_script(text: &str) -> String {
    let mut rest = text.chars();
    let quote = rest.next().unwrap();
    let mut out = String::new();
    loop {
        match rest.next().unwrap() {
            '\\' => match rest.next().unwrap() {
                'n' => out.push('\n'),
                'r' => out.push('\r'),
                't' => out.push('\t'),
                'x' => {
                    let digits: String = rest.by_ref().take(2).collect();
                    out.push(char::from(u8::from_str_radix(&digits, 16).unwrap()));
                }
                c => out.push(c),
            },
            c if c == quote => return out,
            c => {
                assert!(c != '\n' && c != '\r', "{text}");
                out.push(c);
            }
        }
    }
}

/// The literal at the start, as PowerShell reads it: any two single quotes are one, and it is the second.
fn from_powershell(text: &str) -> String {
    let is_quote = |c: char| matches!(c, '\'' | '\u{2018}'..='\u{201b}');
    let mut rest = text.strip_prefix('\'').unwrap().chars().peekable();
    let mut out = String::new();
    loop {
        let c = rest.next().unwrap();
        if is_quote(c) && rest.next_if(|next| is_quote(*next)).is_none() {
            assert_eq!(rest.next(), Some('\n'), "{text}");
            return out;
        }
        out.push(c);
    }
}
