//! What is written as code for a shell, a tool or an editor comes back from import as the same request.

#![expect(clippy::unwrap_used, reason = "a sample that cannot be made fails the test at once")]

use poolsync_core::import::import_request;
use poolsync_core::json;
use poolsync_core::model::format_body;
use poolsync_core::sample::{Auth, sample};
use poolsync_core::{SyncRequest, example};
use proptest::prelude::*;

/// The samples that are no programs, and those that get their key from elsewhere.
const READABLE: [(&str, Option<Auth>); 6] = [
    ("curl", Some(Auth::Token)),
    ("curl", Some(Auth::AccessKey)),
    ("hcloud", None),
    ("hcloud-json", None),
    ("powershell", None),
    ("http", None),
];

#[track_caller]
fn comes_back(request: &SyncRequest) {
    for (language, auth) in READABLE {
        let code = sample(language, request, auth, None).unwrap();
        let imported = import_request(&code);
        let parts = [&imported.endpoint, &imported.project_id, &imported.cluster_id, &imported.nodepool_id];
        let given = [&request.endpoint, &request.project_id, &request.cluster_id, &request.nodepool_id];
        let mut given = given.map(|part| part.clone().given());
        // hcloud finds the host by the region and has no word for another one.
        if language.starts_with("hcloud") && imported.endpoint.is_none() && code.contains("{region}") {
            given = given.map(|part| part.filter(|part| !part.starts_with("https:")));
        }
        assert_eq!(parts.map(Clone::clone), given, "{language}\n{code}\n{:?}", imported.report);
        let body = format_body(&json::parse(&request.body).0.unwrap());
        let read = imported.body.unwrap_or_default();
        let at = read.bytes().zip(body.bytes()).take_while(|(read, written)| read == written).count();
        let from = |text: &str| text.chars().skip(at.saturating_sub(20)).take(80).collect::<String>();
        assert_eq!(read, body, "{language}: {:?} for {:?}", from(&read), from(&body));
        assert_eq!(imported.credential, None, "{language}: a sample holds none");
    }
}

#[test]
fn the_example_comes_back() {
    comes_back(&SyncRequest::new(
        "https://cce.cn-north-4.myhuaweicloud.com",
        example::PROJECT_ID,
        example::CLUSTER_ID,
        example::NODEPOOL_ID,
        &example::body(),
    ));
}

/// Any text, and what shells, tools and editors give a meaning to.
fn text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "'",
        "\"",
        "$HOME",
        "$(id)",
        "`id`",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "%PATH%",
        "^",
        "!",
        "{{x}}",
        "@file",
        "###",
        "EOF",
        "'@",
        "${x:?y}",
        "<YOUR REGION>",
        "中文",
        "🚀",
        "\u{2028}",
        "--",
        "#",
        "|",
        "&&",
        "=",
        " ",
        "a",
        "\u{1}",
    ]);
    let text = prop_oneof![any::<String>(), prop::collection::vec(nasty, 1..8).prop_map(|parts| parts.concat())];
    // A text area hands every line end over as "\n", and no shell has a word with NUL. A letter first: what is a placeholder
    // as a whole counts as missing.
    text.prop_map(|text| format!("a{}", text.replace(['\r', '\0'], "")))
}

fn body() -> impl Strategy<Value = String> {
    let id = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    let nodes = prop_oneof![prop::collection::vec(id, 1..4), prop::collection::vec(id, 250)];
    (1..=20_u8, prop::option::of(nodes), text(), text()).prop_map(|(at_once, nodes, script, user)| {
        let mut spec = serde_json::json!({
            "maxUnavailable": at_once,
            "nodePoolID": "DefaultPool",
            "nodeTemplate": {
                "lifeCycle": { "preInstall": script },
                "login": { "userPassword": { "username": user, "password": "JDYkc2FsdCQ=" } },
            },
        });
        if let (Some(nodes), Some(members)) = (nodes, spec.as_object_mut()) {
            members.insert("nodeIDs".to_owned(), nodes.into());
        }
        serde_json::json!({ "spec": spec }).to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_request_comes_back(body in body(), port in prop::option::of(1024..65535_u16)) {
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let endpoint = format!("https://cce.cn-north-4.myhuaweicloud.com{port}");
        comes_back(&SyncRequest::new(&endpoint, example::PROJECT_ID, example::CLUSTER_ID, "DefaultPool", &body));
    }
}
