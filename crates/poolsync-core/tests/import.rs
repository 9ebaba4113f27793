//! Pasted texts, as people have them: each with the request and the codes that the author of the case expects.
//!
//! Browsers: the escaping of Chromium's developer tools (`NetworkLogView.ts`) and the examples of its own tests, told in words
//! in `import::words` and `import::powershell`. KooCLI: its user guide.

use poolsync_core::import::{Imported, import_request};
use poolsync_core::{AccessKey, Credential, Locale, Secret, example};

const URL: &str = concat!(
    "https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/0123456789abcdef0123456789abcdef",
    "/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28/operation/upgrade",
);
const ENDPOINT: &str = "https://cce.cn-north-4.myhuaweicloud.com";
const BODY: &str = r#"{"spec":{"maxUnavailable":1,"nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}"#;

fn codes(imported: &Imported) -> Vec<&'static str> {
    imported.report.problems().iter().map(|problem| problem.code.id).collect()
}

/// The whole request of this file with a token, and nothing to say but these codes. `{URL}` and `{BODY}` are filled in.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let text = text.replace("{URL}", URL).replace("{BODY}", BODY);
    let imported = import_request(&text);
    assert_eq!(imported.endpoint.as_deref(), Some(ENDPOINT), "{text}\n{imported:?}");
    assert_eq!(imported.project_id.as_deref(), Some(example::PROJECT_ID), "{text}");
    assert_eq!(imported.cluster_id.as_deref(), Some(example::CLUSTER_ID), "{text}");
    assert_eq!(imported.nodepool_id.as_deref(), Some(example::NODEPOOL_ID), "{text}");
    assert_eq!(imported.body.as_deref(), Some(BODY), "{text}\n{imported:?}");
    assert_eq!(imported.credential, Some(Credential::Token(Secret::new("MIIF".to_owned()))), "{text}");
    assert_eq!(codes(&imported), expected, "{text}");
}

#[test]
fn curl_in_bash() {
    check("curl -X POST '{URL}' -H 'Content-Type: application/json' -H 'X-Auth-Token: MIIF' -d '{BODY}'", &[]);
    check("$ curl -sS {URL} \\\n  -HX-Auth-Token:MIIF \\\n  --data-binary '{BODY}'\n", &[]);
    check("TOKEN=MIIF\ncurl --url \"{URL}\" -H \"X-Auth-Token: $TOKEN\" --json '{BODY}'", &[]);
    check("export TOKEN='MIIF'\ncurl {URL} -H \"X-Auth-Token: ${TOKEN:?}\" -d @- <<'EOF'\n{BODY}\nEOF\n", &[]);
    check("cat > body.json <<EOF\n{BODY}\nEOF\ncurl {URL} -H 'X-Auth-Token: MIIF' -d @body.json", &[]);
    check("curl {URL} -H 'X-Auth-Token: MIIF' -d \"$(cat <<'EOF'\n{BODY}\nEOF\n)\"", &[]);
    check("echo '{BODY}' | /usr/bin/curl {URL} -H 'X-Auth-Token: MIIF' -d @- 2>/dev/null # once", &[]);
    check("```bash\ncurl {URL} -H 'X-Auth-Token: MIIF' -d '{BODY}'\n```", &[]);
}

#[test]
fn curl_as_chromium_copies_it_for_bash() {
    check(
        concat!(
            "curl '{URL}' \\\n  -H 'accept: */*' \\\n  -H 'accept-language: zh-CN,zh;q=0.9' \\\n",
            "  -H 'content-type: application/json' \\\n  -H 'origin: https://console.example' \\\n  -H 'priority: u=1, i' \\\n",
            "  -H 'sec-ch-ua: \"Chromium\";v=\"146\", \"Not\\u0021A Brand\";v=\"99\"' \\\n  -H 'user-agent: Mozilla/5.0' \\\n",
            "  -H 'x-auth-token: MIIF' \\\n  --data-raw $'{BODY}\\u0020' \\\n  --compressed",
        ),
        &[],
    );
}

#[test]
fn curl_as_chromium_copies_it_for_cmd() {
    let escaped = BODY.replace('"', "\\^\"").replace('{', "^{").replace('}', "^}");
    for quote in ["^\"", "\""] {
        check(
            &format!(
                "curl {quote}{{URL}}{quote} ^\n  -H {quote}x-auth-token: MIIF{quote} ^\n  --data-raw {quote}{escaped}{quote} ^\n  --compressed"
            ),
            &[],
        );
    }
    let doubled = BODY.replace('"', "\"\"");
    check(&format!("curl.exe \"{{URL}}\" ^\r\n -H \"X-Auth-Token: MIIF\" ^\r\n -d \"{doubled}\"\r\n"), &[]);
}

#[test]
fn powershell_as_chromium_copies_it() {
    let escaped = BODY.replace('"', "`\"");
    check(
        &format!(
            concat!(
                "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n",
                "$session.UserAgent = \"Mozilla/5.0 (X11; Linux x86_64)\"\n",
                "$session.Cookies.Add((New-Object System.Net.Cookie(\"a\", \"b\", \"/\", \"console.example\")))\n",
                "Invoke-WebRequest -UseBasicParsing -Uri \"{{URL}}\" `\n-Method \"POST\" `\n-WebSession $session `\n",
                "-Headers @{{\n\"accept\"=\"*/*\"\n  \"sec-ch-ua\"=\"`\"Chromium`\";v=`\"146`\"\"\n  \"x-auth-token\"=\"MIIF\"\n}} `\n",
                "-ContentType \"application/json\" `\n-Body ([System.Text.Encoding]::UTF8.GetBytes(\"$([char]32){}\"))",
            ),
            escaped
        ),
        &[],
    );
}

#[test]
fn powershell_as_people_write_it() {
    check(
        concat!(
            "# the pool\n$url = '{URL}'\n$headers = @{ 'X-Auth-Token' = 'MIIF'; Accept = 'application/json' }\n",
            "$body = @'\n{BODY}\n'@\ntry {\n  $answer = Invoke-RestMethod -Method Post -Uri $url -Headers $headers -Body $body\n} catch { throw }",
        ),
        &[],
    );
    check(
        "$p = @{ Uri = \"{URL}\"; Method = 'POST'; Headers = @{ 'X-Auth-Token' = 'MIIF' }; Body = '{BODY}' }\nirm @p",
        &[],
    );
    check("curl.exe -X POST \"{URL}\" `\n  -H \"X-Auth-Token: MIIF\" `\n  -d '{BODY}'", &[]);
}

#[test]
fn http_files() {
    check("POST {URL} HTTP/1.1\nContent-Type: application/json\nX-Auth-Token: MIIF\n\n{BODY}\n", &[]);
    check(
        concat!(
            "@host = cce.cn-north-4.myhuaweicloud.com\n@token = MIIF\n\n### Synchronize\n# @name sync\n",
            "POST https://{{host}}/api/v3/projects/0123456789abcdef0123456789abcdef",
            "/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28/operation/upgrade\n",
            "X-Auth-Token: {{token}}\n\n{BODY}\n\n> {%\nclient.log(response.status)\n%}\n",
        ),
        &[],
    );
    let path = URL.strip_prefix(ENDPOINT).unwrap();
    check(
        &format!(
            "POST {path} HTTP/1.1\r\nHost: cce.cn-north-4.myhuaweicloud.com\r\nX-Auth-Token: MIIF\r\nContent-Length: 9\r\n\r\n{BODY}"
        ),
        &[],
    );
    check("POST {URL}\nX-Auth-Token: MIIF\n\n{BODY}\n\n###\n\nGET {URL}\n", &["import/several-requests"]);
}

#[test]
fn hcloud_commands() {
    let words = concat!(
        "hcloud CCE UpgradeNodePool --cli-region=cn-north-4 --project_id=0123456789abcdef0123456789abcdef ",
        "--cluster_id=4d1ecb2c-229a-11e8-9c75-0255ac100ceb --nodepool_id=9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28 ",
        "--X-Auth-Token=MIIF ",
    );
    check(&format!("{words} --spec.maxUnavailable=1 --spec.nodePoolID=9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"), &[]);
    check(&format!("{words} --spec.maxUnavailable 1 --spec.nodePoolID '9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28'"), &[]);
    check(&format!("cat > in.json <<'EOF'\n{{\"body\": {BODY}}}\nEOF\n{words} --cli-jsonInput=in.json"), &[]);
    let wide = format!(
        "{words} --cli-mode=AKSK --spec.maxUnavailable=1 --spec.nodePoolID=9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"
    );
    check(&wide.replace(" --", " ^\r\n --"), &[]);
}

#[test]
fn json_with_its_target() {
    check(
        concat!(
            r#"{"path": {"project_id": "0123456789abcdef0123456789abcdef", "cluster_id": "4d1ecb2c-229a-11e8-9c75-0255ac100ceb","#,
            r#" "nodepool_id": "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}, "query": {}, "header": {"X-Auth-Token": "MIIF"},"#,
            r#" "endpoint": "https://cce.cn-north-4.myhuaweicloud.com", "body": {BODY}}"#,
        ),
        &[],
    );
}

#[test]
fn a_body_alone() {
    let imported = import_request(&format!("  {BODY}\n"));
    assert_eq!(imported, Imported { body: Some(BODY.to_owned()), ..Imported::default() });
}

#[test]
fn a_body_that_is_no_json_is_kept_as_it_is() {
    let imported = import_request("{\"spec\": {\n  \"maxUnavailable: 1\n}}");
    assert_eq!(imported.body.as_deref(), Some("{\"spec\": {\n  \"maxUnavailable: 1\n}}"));
    assert_eq!(codes(&imported), ["json/syntax"]);
}

#[test]
fn signs_of_web_pages_are_read_as_plain_ones() {
    let curly = BODY.replace('"', "”");
    check("curl\u{a0}–X POST {URL} —header “X-Auth-Token: MIIF” –d ‘{BODY}’", &["import/repaired-signs"]);
    check(&format!("POST {{URL}}\nX-Auth-Token： MIIF\n\n{curly}"), &["import/repaired-signs"]);
}

#[test]
fn an_access_key_goes_to_its_fields() {
    let imported = import_request(
        "hcloud CCE UpgradeNodePool --cli-access-key=AK --cli-secret-key=marker --cli-security-token=marker2 --spec.maxUnavailable=1",
    );
    let key = AccessKey {
        access_key: "AK".to_owned(),
        secret_key: Secret::new("marker".to_owned()),
        security_token: Some(Secret::new("marker2".to_owned())),
        project_id: None,
    };
    assert_eq!(imported.credential, Some(Credential::AccessKey(key)));
    assert_eq!(imported.body.as_deref(), Some(r#"{"spec":{"maxUnavailable":1}}"#));
    assert!(!format!("{imported:?}").contains("marker"));
}

#[test]
fn what_is_not_understood_is_named_and_its_value_never() {
    let imported = import_request(&format!(
        "curl -k --proxy http://marker:1 -u me:marker -b 'session=marker' marker -H 'X-Language: marker' -H 'marker' --marker=marker \
         -H 'Authorization: SDK-HMAC-SHA256 Access=marker' -d @marker.json '{URL}' --data-raw marker?"
    ));
    let mut found = codes(&imported);
    found.sort_unstable();
    let expected = [
        "import/ignored-part",
        "import/ignored-part",
        "import/ignored-part",
        "import/ignored-part",
        "import/ignored-words",
        "import/not-taken",
        "import/not-taken",
        "import/signature",
        "import/unreadable-file",
    ];
    let found: Vec<_> = found.into_iter().filter(|code| *code != "import/another-call").collect();
    assert_eq!(found, expected);
    let mut said = String::new();
    for problem in imported.report.problems() {
        said += &problem.sentence(Locale::En);
    }
    assert!(!said.contains("marker"), "{said}");
    for name in ["`-k`", "`--proxy`", "`-u`", "`-b`", "`x-language`", "`Authorization`", "`-d`"] {
        assert!(said.contains(name), "{name} in {said}");
    }
}

#[test]
fn placeholders_count_as_missing_and_a_node_list_does_not_become_the_whole_pool() {
    let imported = import_request(concat!(
        "curl -X POST https://{endpoint}/api/v3/projects/:projectid/clusters/xxxxx/nodepools/<YOUR POOL>/operation/upgrade ",
        "-H \"X-Auth-Token: $HUAWEICLOUD_TOKEN\" ",
        r#"-d '{"spec":{"maxUnavailable":1,"nodeIDs":["xxxxx"],"nodePoolID":"{nodepool_id}"}}'"#,
    ));
    assert_eq!((&imported.endpoint, &imported.project_id, &imported.cluster_id), (&None, &None, &None));
    assert_eq!((&imported.nodepool_id, &imported.credential), (&None, &None));
    assert_eq!(imported.body.as_deref(), Some(r#"{"spec":{"maxUnavailable":1,"nodeIDs":[""]}}"#));
    assert_eq!(codes(&imported), ["import/placeholder"; 7]);
}

#[test]
fn other_calls_give_what_they_have_in_common() {
    let imported = import_request(&format!("curl {ENDPOINT}/api/v3/projects/p1/clusters -H 'X-Auth-Token: MIIF'"));
    assert_eq!(imported.project_id.as_deref(), Some("p1"));
    assert_eq!(codes(&imported), ["import/another-call"]);
    let imported = import_request("hcloud CCE ListNodes --cluster_id=c1");
    assert_eq!(imported.cluster_id.as_deref(), Some("c1"));
    assert_eq!(codes(&imported), ["import/another-call"]);
}

#[test]
fn a_text_of_another_kind_is_told() {
    for text in ["", "  \n", "hello", "lynx https://example.com", "print('x')", "curlew"] {
        assert_eq!(codes(&import_request(text)), ["import/unknown-format"], "{text}");
    }
}
