//! Round trip: a request, written as a sample, pasted into import, is the same request.
//!
//! What must come back is computed from the request alone: its endpoint, its IDs and the canonical text of its body.

#![expect(clippy::unwrap_used, reason = "a sample that cannot be written fails the test at once")]

use poolsync_core::import::{Imported, import_request};
use poolsync_core::json::{self, Member};
use poolsync_core::model::format_body;
use poolsync_core::problem::Report;
use poolsync_core::region::{REGIONS, Region};
use poolsync_core::sample::{Auth, Sdk, auths, languages, sample, without_secrets};
use poolsync_core::{Locale, SyncRequest, example};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A code and its path.
type Said = (&'static str, &'static str);

/// What import says of a sample: the credential is never in it, so its parts count as missing.
const READ: [(&str, Auth, &[Said]); 8] = [
    ("curl", Auth::Token, &[("import/placeholder", "token")]),
    ("curl", Auth::AccessKey, &[("import/signature", "")]),
    ("hcloud", Auth::AccessKey, &[("import/placeholder", "access_key"), ("import/placeholder", "secret_key")]),
    ("hcloud-json", Auth::AccessKey, &[("import/placeholder", "access_key"), ("import/placeholder", "secret_key")]),
    ("http", Auth::Token, &[("import/placeholder", "token")]),
    ("powershell", Auth::Token, &[("import/placeholder", "token")]),
    ("node", Auth::Token, &[("import/placeholder", "token")]),
    ("python-requests", Auth::Token, &[("import/placeholder", "token")]),
];

/// Endpoints that are no region's; KooCLI cannot name them.
const OTHER_ENDPOINTS: [&str; 4] =
    ["https://cce.example.com:8443", "http://127.0.0.1:8081", "https://[::1]:8443", "https://localhost"];

fn told(imported: &Imported) -> Vec<(&str, &str)> {
    imported.report.problems().iter().map(|problem| (problem.code.id, problem.path.as_str())).collect()
}

/// Texts with all that means something to a shell, an editor or this module. The letter in front keeps them from being a
/// placeholder, which import takes away on purpose.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = vec![
        "'",
        "\"",
        "`",
        "$",
        "\\",
        "\\\n",
        "\\u0041",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "{{",
        "}}",
        "{",
        "}",
        "$(id)",
        "$(",
        ")",
        "(",
        "${x}",
        "$x",
        "%x%",
        "^",
        "^\"",
        "\\\"",
        "'\\''",
        "''",
        "\"\"",
        "$'a'",
        "@body@",
        "@",
        "#",
        "###",
        "<#",
        "#>",
        "//",
        "EOF",
        "\nEOF\n",
        "<<EOF",
        "> f",
        ";",
        "&",
        "&&",
        "|",
        "!",
        "://",
        "{}",
        "[]",
        "curl ",
        "\ncurl http://x/ -d y\n",
        "hcloud ",
        "=irm ",
        "{iwr ",
        "\nPOST / HTTP/1.1\n",
        "--spec.force=true",
        "X-Auth-Token: a",
        "```",
        "\u{2018}",
        "\u{2019}",
        "\u{201a}",
        "\u{201b}",
        "\u{201c}",
        "\u{201d}",
        "\u{201e}",
        "\u{3000}",
        "\u{a0}",
        "\u{feff}",
        "\u{200b}",
        "\u{2028}",
        "\u{85}",
        "\u{7f}",
        "\u{0}",
        "\u{1b}",
        "：",
        "中文",
        "😀",
        "e\u{301}",
        "package main\n",
        "import os\n",
    ];
    let piece = prop_oneof![3 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => ".{0,12}"];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| format!("z{}", pieces.concat()))
}

fn node_ids() -> impl Strategy<Value = Vec<String>> {
    let id = || "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    prop_oneof![
        prop::collection::vec(id(), 0..4),
        prop::collection::vec(id(), 250),
        prop::collection::vec(hostile(), 1..4)
    ]
}

/// A body with the documented members, each of them there or not, and at times with others.
fn body() -> impl Strategy<Value = Value> {
    let texts = prop::collection::vec(prop::option::of(hostile()), 6);
    let other = prop::option::weighted(
        0.3,
        (hostile(), prop_oneof![hostile().prop_map(Value::from), Just(json!([null, {}, 1.5]))]),
    );
    (prop::option::of(0..30_i64), prop::option::of(node_ids()), texts, other).prop_map(|(count, ids, texts, other)| {
        let [pool, before, after, key, name, password] = &texts[..] else { return json!({}) };
        let object = |members: [(&str, Option<Value>); 2]| {
            let given = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
            let members: Map<_, _> = given.collect();
            (!members.is_empty()).then_some(Value::Object(members))
        };
        let text = |text: &Option<String>| text.clone().map(Value::from);
        let user_password = object([("username", text(name)), ("password", text(password))]);
        let login = object([("sshKey", text(key)), ("userPassword", user_password)]);
        let life_cycle = object([("preInstall", text(before)), ("postInstall", text(after))]);
        let template = object([("lifeCycle", life_cycle), ("login", login)]);
        let mut spec = object([("maxUnavailable", count.map(Value::from)), ("nodeIDs", ids.map(Value::from))]);
        for (name, value) in [("nodePoolID", text(pool)), ("nodeTemplate", template)] {
            let members = spec.get_or_insert_with(|| json!({}));
            members.as_object_mut().unwrap().extend(value.map(|value| (name.to_owned(), value)));
        }
        let mut body = json!({ "spec": spec.unwrap_or_else(|| json!({})) });
        body.as_object_mut().unwrap().extend(other);
        body
    })
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9a-f]{32}",
        "[0-9a-f]{8}-229a-11e8-9c75-0255ac100ceb",
        "z[A-Za-z0-9._~-]{0,40}",
        "DefaultPool|clusters|curl|~a"
    ]
}

fn request() -> impl Strategy<Value = SyncRequest> {
    let endpoints: Vec<String> = REGIONS.iter().map(Region::cce).chain(OTHER_ENDPOINTS.map(str::to_owned)).collect();
    (prop::sample::select(endpoints), [id(), id(), id()], body()).prop_map(
        |(endpoint, [project, cluster, pool], body)| {
            SyncRequest::new(&endpoint, &project, &cluster, &pool, &body.to_string())
        },
    )
}

/// The same endpoint, IDs and body; of the credential nothing, and nothing else to say.
#[track_caller]
fn check(request: &SyncRequest) -> Result<(), TestCaseError> {
    let given = |part: &Member<String>| part.clone().given();
    let body = format_body(&json::parse(&request.body).0.unwrap());
    let endpoint = given(&request.endpoint).unwrap();
    for (language, auth, expected) in READ {
        let text = sample(language, request, Some(auth), None).unwrap();
        let imported = import_request(&text);
        let nameless = language.starts_with("hcloud") && OTHER_ENDPOINTS.contains(&endpoint.as_str());
        let mut expected = expected.to_vec();
        expected.extend(nameless.then_some(("import/placeholder", "endpoint")));
        let mut told = told(&imported);
        told.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(told, expected, "{}", text);
        prop_assert_eq!(imported.endpoint, (!nameless).then(|| endpoint.clone()), "{}", text);
        prop_assert_eq!(imported.project_id, given(&request.project_id), "{}", text);
        prop_assert_eq!(imported.cluster_id, given(&request.cluster_id), "{}", text);
        prop_assert_eq!(imported.nodepool_id, given(&request.nodepool_id), "{}", text);
        prop_assert_eq!(imported.body.as_ref(), Some(&body), "{}", text);
        prop_assert_eq!(imported.credential, None, "{}", text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_sample_is_read_as_the_request_it_was_made_from(request in request()) {
        check(&request)?;
    }
}

/// What the sample leaves as a placeholder is missing, and the rest is there.
#[test]
fn a_sample_of_an_incomplete_request_gives_what_it_has() {
    let request = SyncRequest { endpoint: Member::Absent, ..SyncRequest::new("", example::PROJECT_ID, "", "", "{") };
    for (language, auth, expected) in READ {
        let imported = import_request(&sample(language, &request, Some(auth), None).unwrap());
        assert_eq!((imported.endpoint.as_deref(), imported.project_id.as_deref()), (None, Some(example::PROJECT_ID)));
        assert_eq!((imported.cluster_id.as_deref(), imported.nodepool_id.as_deref()), (None, None), "{language}");
        let mut expected = expected.to_vec();
        expected.extend(["endpoint", "cluster_id", "nodepool_id"].map(|part| ("import/placeholder", part)));
        let mut told = told(&imported);
        told.sort_unstable();
        expected.sort_unstable();
        assert_eq!(told, expected, "{language}");
    }
}

/// A password that is not shown is a placeholder in the sample, and so it is missing afterwards.
#[test]
fn a_password_that_the_sample_hides_is_missing() {
    let body = |password: &str| {
        let login = format!(r#"{{"userPassword":{{"username":"root"{password}}}}}"#);
        format!(r#"{{"spec":{{"maxUnavailable":1,"nodePoolID":"DefaultPool","nodeTemplate":{{"login":{login}}}}}}}"#)
    };
    let endpoint = REGIONS.first().unwrap().cce();
    let with = body(r#","password":"JDYkc2FsdCQ=""#);
    let request = SyncRequest::new(&endpoint, example::PROJECT_ID, example::CLUSTER_ID, "DefaultPool", &with);
    for (language, auth, _) in READ {
        let imported = import_request(&sample(language, &without_secrets(&request), Some(auth), None).unwrap());
        assert_eq!(imported.body, Some(body("")), "{language}");
        let missing = ("import/placeholder", "spec.nodeTemplate.login.userPassword.password");
        assert!(told(&imported).contains(&missing), "{language}: {imported:?}");
    }
}

/// The languages that import does not read, by the names that their users give them.
#[test]
fn a_sample_that_is_a_program_is_named() {
    let endpoint = REGIONS.first().unwrap().cce();
    let request =
        SyncRequest::new(&endpoint, example::PROJECT_ID, example::CLUSTER_ID, example::NODEPOOL_ID, &example::body());
    for (language, name) in [("java", "Java"), ("python", "Python"), ("go", "Go")] {
        for auth in auths(language) {
            for sdk in [Some(Sdk::Page), None] {
                let Ok(text) = sample(language, &request, Some(*auth), sdk) else { continue };
                let imported = import_request(&text);
                assert_eq!(told(&imported), [("import/program", "")], "{text}");
                let problem = imported.report.problems().first().unwrap();
                assert!(problem.message(Locale::En).contains(&format!("program in {name},")), "{text}");
                assert_eq!(Imported { report: Report::new(), ..imported }, Imported::default(), "{text}");
            }
        }
    }
    let read = READ.map(|(language, ..)| language);
    let named = ["java", "python", "go"];
    assert!(languages().iter().all(|language| read.contains(&language.id) || named.contains(&language.id)));
}
