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

/// In the manner of "Copy as cURL (cmd)" of Chromium.
#[test]
fn curl_of_the_command_prompt_is_understood() {
    let (url, body) = (url(), example::body().replace('"', "^\\^\""));
    let body = body.replace('{', "^{").replace('}', "^}");
    let imported = check(&format!(
        "curl ^\"{url}^\" ^\n  -H ^\"accept: */*^\" ^\n  -H ^\"X-Auth-Token: MIIF^\" ^\n  --data-raw ^\"{body}^\""
    ));
    assert_eq!(token(&imported), "MIIF");
    assert_eq!(codes(&imported), []);
}

/// In the manner of older Firefox: quotes doubled, no carets.
#[test]
fn doubled_quotes_of_the_command_prompt_are_understood() {
    let (url, body) = (url(), example::body().replace('"', "\"\""));
    assert_eq!(codes(&check(&format!("curl \"{url}\" -X POST -H \"Accept: */*\" --data-raw \"{body}\""))), []);
}

/// In the manner of "Copy as PowerShell" of Chromium.
#[test]
fn powershell_of_browsers_is_understood() {
    let (url, body) = (url(), example::body().replace('"', "`\""));
    let imported = check(&format!(
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n\
         $session.UserAgent = \"Mozilla/5.0 (X11; Linux x86_64)\"\n\
         Invoke-WebRequest -UseBasicParsing -Uri \"{url}\" `\n-Method \"POST\" `\n-WebSession $session `\n\
         -Headers @{{\n\"authority\"=\"cce.cn-north-4.myhuaweicloud.com\"\n  \"X-Auth-Token\"=\"MIIF\"\n}} `\n\
         -ContentType \"application/json\" `\n-Body ([System.Text.Encoding]::UTF8.GetBytes(\"{body}\"))"
    ));
    assert_eq!(token(&imported), "MIIF");
    assert_eq!(codes(&imported), []);
}

#[test]
fn powershell_with_variables_is_understood() {
    let (path, body) = (url().replace(ORIGIN, ""), example::body());
    let imported = check(&format!(
        "$endpoint = '{ORIGIN}'\n$headers = @{{ 'X-Auth-Token' = $env:HUAWEICLOUD_TOKEN }}\n$body = @'\n{body}\n'@\n\
         $answer = Invoke-RestMethod -Method Post -Uri \"$endpoint{path}\" -Headers $headers -Body $body"
    ));
    assert_eq!(codes(&imported), [("import/placeholder", "token")]);
}

#[test]
fn hcloud_is_understood() {
    let [project, cluster, pool] = [example::PROJECT_ID, example::CLUSTER_ID, example::NODEPOOL_ID];
    let [first, second, ..] = example::NODE_IDS;
    let imported = check(&format!(
        "hcloud CCE UpgradeNodePool --cli-region=cn-north-4 --project_id={project} --cluster_id={cluster} \\\n \
         --nodepool_id={pool} --spec.maxUnavailable=1 --spec.nodePoolID={pool} --spec.nodeIDs.2={second} \
         --spec.nodeIDs.1={first} --cli-access-key=AK --cli-secret-key=marker"
    ));
    assert_eq!(imported.credential.access_key.as_deref(), Some("AK"));
    assert_eq!(imported.credential.secret_key.as_ref().unwrap().expose(), "marker"); // EXPOSE: made up, compared.
    assert_eq!(codes(&imported), []);
}

#[test]
fn a_template_of_hcloud_is_understood() {
    let imported = import_request(
        "hcloud CCE UpgradeNodePool --spec.nodeTemplate.login.userPassword.username=root \
         --spec.nodeTemplate.lifeCycle.preInstall=ZWNobyAx --spec.nodeIDs=[] --spec.force=true --spec.colour=red \
         --cli-jsonInput=body.json",
    );
    assert_eq!(
        imported.body.as_deref(),
        Some(
            r#"{"spec":{"nodeIDs":[],"nodeTemplate":{"lifeCycle":{"preInstall":"ZWNobyAx"},"login":{"userPassword":{"username":"root"}}},"force":true}}"#
        )
    );
    assert_eq!(codes(&imported), [("import/ignored", ""), ("import/file", "")]);
}

#[test]
fn the_input_of_hcloud_is_understood() {
    let [project, cluster, pool] = [example::PROJECT_ID, example::CLUSTER_ID, example::NODEPOOL_ID];
    let body = example::body();
    let imported = import_request(&format!(
        r#"{{"path":{{"project_id":"{project}","cluster_id":"{cluster}","nodepool_id":"{pool}"}},"header":{{"Content-Type":"application/json"}},"body":{body}}}"#
    ));
    assert_eq!(imported.nodepool_id.as_deref(), Some(pool));
    assert_eq!(imported.body, Some(body));
    assert_eq!(codes(&imported), []);
}

#[test]
fn an_http_file_is_understood() {
    let (path, body) = (url().replace(ORIGIN, ""), example::body());
    let imported = check(&format!(
        "# a comment\n@host = {ORIGIN}\n@token = MIIF\n\n### Synchronize\nPOST {{{{host}}}}{path} HTTP/1.1\n\
         Content-Type: application/json\nX-Auth-Token: {{{{token}}}}\n\n{body}\n\n###\nGET {ORIGIN}/x\n"
    ));
    assert_eq!(token(&imported), "MIIF");
    assert_eq!(codes(&imported), [("import/several", "")]);
}

#[test]
fn the_bare_message_is_understood() {
    let (path, body) = (url().replace(ORIGIN, ""), example::body());
    let text =
        format!("POST {path} HTTP/1.1\r\nHost: cce.cn-north-4.myhuaweicloud.com\r\nX-Auth-Token: MIIF\r\n\r\n{body}");
    let imported = check(&text);
    assert_eq!(token(&imported), "MIIF");
    assert_eq!(codes(&imported), []);
}

#[test]
fn typographic_signs_of_web_pages_are_read_and_told() {
    let (url, body) = (url(), example::body());
    let imported = check(&format!("curl\u{a0}–X POST ‘{url}’ —data ‘{body}’"));
    assert_eq!(codes(&imported), [("import/typographic", "")]);
    let imported = import_request("{“spec”：{“nodePoolID”：“DefaultPool”}}");
    assert_eq!(imported.body.as_deref(), Some(r#"{"spec":{"nodePoolID":"DefaultPool"}}"#));
}

/// The page of September 2024.
#[test]
fn a_member_of_the_oldest_pages_gets_its_name_of_today() {
    let imported = import_request(r#"{"spec":{"nodeTemplate":{"lifecycle":{"preInstall":""}}}}"#);
    assert_eq!(imported.body.as_deref(), Some(r#"{"spec":{"nodeTemplate":{"lifeCycle":{"preInstall":""}}}}"#));
    assert_eq!(codes(&imported), [("import/old-name", "spec.nodeTemplate.lifeCycle")]);
}
