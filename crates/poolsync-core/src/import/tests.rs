use super::*;
use crate::example;

const ORIGIN: &str = "https://cce.cn-north-4.myhuaweicloud.com";

fn url() -> String {
    let [project, cluster, pool] = [example::PROJECT_ID, example::CLUSTER_ID, example::NODEPOOL_ID];
    format!("{ORIGIN}/api/v3/projects/{project}/clusters/{cluster}/nodepools/{pool}/operation/upgrade")
}

fn codes(imported: &Imported) -> Vec<(&'static str, &str)> {
    imported.report.problems().iter().map(|problem| (problem.code.id, problem.path.as_str())).collect()
}

/// All of the example was understood.
#[track_caller]
fn check(text: &str) -> Imported {
    let imported = import_request(text);
    assert_eq!(imported.endpoint.as_deref(), Some(ORIGIN), "{text}");
    assert_eq!(imported.project_id.as_deref(), Some(example::PROJECT_ID), "{text}");
    assert_eq!(imported.cluster_id.as_deref(), Some(example::CLUSTER_ID), "{text}");
    assert_eq!(imported.nodepool_id.as_deref(), Some(example::NODEPOOL_ID), "{text}");
    assert_eq!(imported.body.as_deref(), Some(&*example::body()), "{text}");
    imported
}

#[track_caller]
fn token(imported: &Imported) -> &str {
    imported.credential.token.as_ref().unwrap().expose() // EXPOSE: made up, compared.
}

#[test]
fn a_body_alone_is_a_body() {
    let imported = import_request(&format!("\u{feff} {}\n", example::body()));
    assert_eq!(imported.body, Some(example::body()));
    assert_eq!(codes(&imported), []);
}

#[test]
fn broken_json_is_kept_as_it_is() {
    let imported = import_request("{\"spec\": ");
    assert_eq!(imported.body.as_deref(), Some("{\"spec\":"));
    assert_eq!(codes(&imported), [("json/syntax", "")]);
}

#[test]
fn a_request_of_the_npm_module_is_taken_apart() {
    let [project, cluster, pool] = [example::PROJECT_ID, example::CLUSTER_ID, example::NODEPOOL_ID];
    let body = example::body();
    let text = format!(
        r#"{{"endpoint":"{ORIGIN}","projectId":"{project}","clusterId":"{cluster}","nodepoolId":"{pool}","body":{body}}}"#
    );
    assert_eq!(codes(&check(&text)), []);
}

#[test]
fn curl_of_bash_is_understood() {
    let (url, body) = (url(), example::body());
    let imported = check(&format!(
        "$ curl -sS --request POST '{url}' \\\n  -H 'Content-Type: application/json' -H \"x-auth-token: MIIFmarker\" \\\n  --data-raw '{body}'"
    ));
    assert_eq!(token(&imported), "MIIFmarker");
    assert_eq!(codes(&imported), []);
    assert!(!format!("{imported:?}").contains("marker"));
}

#[test]
fn what_was_not_understood_is_listed_by_name() {
    let (url, body) = (url(), example::body());
    let imported = check(&format!(
        "curl -u me:marker -kXPOST {url} -H 'Authorization: SDK-HMAC-SHA256 Access=marker' -H 'Cookie: marker' -d '{body}' marker"
    ));
    let named: Vec<_> = imported.report.problems().iter().map(|it| it.message(crate::Locale::En)).collect();
    assert!(named.iter().any(|it| it == "`-u` was left out"), "{named:?}");
    assert!(named.iter().any(|it| it == "`Cookie` was left out"), "{named:?}");
    assert!(codes(&imported).contains(&("import/signature", "")));
    assert!(codes(&imported).contains(&("import/ignored-text", "")));
    assert!(!format!("{imported:?}").contains("marker"));
}

#[test]
fn placeholders_count_as_missing() {
    let imported = import_request(
        "curl -X POST https://<YOUR ENDPOINT>/api/v3/projects/:projectid/clusters/%7Bcluster_id%7D/nodepools/xxxxx/operation/upgrade \
         -H \"X-Auth-Token: $HUAWEICLOUD_TOKEN\" -d '{\"spec\":{\"nodePoolID\":\"{nodepool_id}\",\"nodeIDs\":[\"xxxxx\"]}}'"
            .replace("<YOUR ENDPOINT>", "{endpoint}")
            .as_str(),
    );
    assert_eq!(imported.endpoint, None);
    assert_eq!(imported.project_id, None);
    assert_eq!(imported.cluster_id, None);
    assert_eq!(imported.nodepool_id, None);
    assert_eq!(imported.credential, ImportedCredential::default());
    assert_eq!(imported.body.as_deref(), Some(r#"{"spec":{"nodeIDs":[]}}"#));
    let paths = codes(&imported).iter().map(|(_, path)| *path).collect::<Vec<_>>();
    assert_eq!(
        paths,
        ["endpoint", "project_id", "cluster_id", "nodepool_id", "token", "spec.nodePoolID", "spec.nodeIDs[0]"]
    );
}

#[test]
fn a_file_is_named_and_a_here_document_is_read() {
    let (url, body) = (url(), example::body());
    let imported = import_request(&format!("curl {url} -d @body.json"));
    assert_eq!(codes(&imported), [("import/file", "")]);
    assert_eq!(codes(&check(&format!("curl {url} -d @- <<'EOF'\n{body}\nEOF\n"))), []);
}

#[test]
fn a_call_of_the_page_through_its_relay_leads_to_the_service() {
    let (path, body) = (url().replace("https://", "https://poolsync.example/relay/"), example::body());
    assert_eq!(codes(&check(&format!("curl '{path}' --data-raw '{body}'"))), []);
}

#[test]
fn another_call_is_named() {
    let imported = import_request(&format!("curl -X GET {ORIGIN}/api/v3/projects/{}/clusters", example::PROJECT_ID));
    assert_eq!(imported.project_id.as_deref(), Some(example::PROJECT_ID));
    assert_eq!(codes(&imported), [("import/other-call", "")]);
}

#[test]
fn what_is_no_format_is_said_to_be_none() {
    for text in ["", "hello", "SELECT 1"] {
        assert_eq!(codes(&import_request(text)), [("import/unknown-format", "")], "{text}");
    }
}
