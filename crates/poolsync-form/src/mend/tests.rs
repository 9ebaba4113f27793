//! Repairs of what people type.

use super::*;
use crate::credential::CredentialKind;

const NODE: &str = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";

/// Mends the first problem with this code.
fn mended(draft: &Draft, secrets: &Secrets, code: &str) -> Option<Mended> {
    let report = report(draft, secrets);
    let problem = report.problems().iter().find(|problem| problem.code.id == code);
    let problem = problem.unwrap_or_else(|| panic!("{code} is not among {:?}", report.problems()));
    mend(problem, draft, secrets, |name| (name == "workers-0001").then(|| NODE.to_owned()))
}

#[test]
fn ids_and_addresses_lose_what_was_copied_along() {
    let example = Draft::example(None);
    let quoted = Draft { cluster_id: format!("\"{}\",", example.cluster_id), ..example.clone() };
    assert_eq!(mended(&quoted, &Secrets::default(), "cluster-id/unsafe").unwrap().draft, example);
    let host = "cce.cn-north-4.myhuaweicloud.com";
    for typed in [format!("http://{host}"), format!("https://{host}/api/v3/projects"), host.to_owned()] {
        let draft = Draft { endpoint: typed, ..example.clone() };
        let report = report(&draft, &Secrets::default());
        let mended = mended(&draft, &Secrets::default(), report.problems()[0].code.id).unwrap();
        assert_eq!(mended.draft.endpoint, format!("https://{host}"));
    }
    let draft = Draft { endpoint: format!("https://ops:Huawei@Cloud2026@{host}"), ..example };
    assert_eq!(mended(&draft, &Secrets::default(), "endpoint/invalid"), None);
}

#[test]
fn nodes_are_named_once_and_by_their_ids() {
    let twice = Draft { node_ids: format!("{NODE}\n{NODE}"), ..Draft::example(None) };
    assert_eq!(mended(&twice, &Secrets::default(), "node-ids/duplicate").unwrap().draft.node_ids, NODE);
    let named = Draft { node_ids: "workers-0001".to_owned(), ..Draft::example(None) };
    assert_eq!(mended(&named, &Secrets::default(), "node-ids/malformed").unwrap().draft.node_ids, NODE);
    let unknown = Draft { node_ids: "workers-0002".to_owned(), ..Draft::example(None) };
    assert_eq!(mended(&unknown, &Secrets::default(), "node-ids/malformed"), None);
}

#[test]
fn what_was_left_out_of_a_list_is_taken_where_it_is_known() {
    let node_ids =
        format!("NAME STATUS ROLES AGE VERSION\nworkers-0001 Ready <none> 39d v1.28\n{NODE}").replace(NODE, "");
    let draft = Draft { node_ids, ..Draft::example(None) };
    let code = report(&draft, &Secrets::default()).problems()[0].code.id;
    assert_eq!(mended(&draft, &Secrets::default(), code).unwrap().draft.node_ids, NODE);
}

#[test]
fn a_credential_is_taken_out_of_what_stands_around_it() {
    for typed in [
        "X-Auth-Token: MIIFtoken",
        "-----BEGIN CMS-----\nMIIF\ntoken\n-----END CMS-----",
        "\"MIIFtoken \"",
        "\"MIIFtoken\"",
        "Bearer MIIFtoken",
        "Authorization: Bearer MIIFtoken",
        "\"Bearer MIIFtoken\"",
    ] {
        let mut secrets = Secrets::default();
        secrets.token = Secret::new(typed.to_owned());
        let mended = mended(&Draft::example(None), &secrets, "token/malformed").unwrap();
        // EXPOSE: a made-up token.
        assert_eq!(mended.secrets.token.expose(), "MIIFtoken", "{typed}");
        assert!(mended.args.is_empty(), "nothing of a secret is told");
    }
    let (access_key, secret_key) = (Secret::new("s".repeat(40)), Secret::new("A".repeat(20)));
    let mut secrets = Secrets::default();
    (secrets.access_key, secrets.secret_key) = (access_key.clone(), secret_key.clone());
    let draft = Draft { credential: CredentialKind::AccessKey, ..Draft::example(None) };
    let mended = mended(&draft, &secrets, "access-key/swapped").unwrap();
    assert_eq!((mended.secrets.access_key, mended.secrets.secret_key), (secret_key, access_key));
}

#[test]
fn scripts_become_what_was_meant() {
    let script = "#!/bin/bash\necho ready\n";
    let encoded = poolsync_core::script::encode_script(script);
    let base64 = |text: &str| Script { form: ScriptForm::Base64, text: text.to_owned() };
    let text = |text: &str| Script { form: ScriptForm::Text, text: text.to_owned() };
    for (typed, code) in [
        (base64(script), "pre-install/not-base64"),
        (base64(&format!("data:text/x-sh;base64,{encoded}")), "pre-install/not-base64"),
        (base64(&poolsync_core::script::encode_script(&encoded)), "pre-install/encoded-twice"),
        (text(&script.replace('\n', "\r\n")), "pre-install/line-endings"),
        (text(&format!("\u{feff}{script}")), "pre-install/byte-order-mark"),
    ] {
        let draft = Draft { pre_install: typed, ..Draft::default_pool_example(None) };
        let mended = mended(&draft, &Secrets::default(), code).unwrap();
        assert_eq!(mended.draft.pre_install.encoded(), encoded, "{code}");
    }
}

#[test]
fn what_needs_judgement_is_left_to_the_user() {
    let draft = Draft { max_unavailable: "21".to_owned(), ..Draft::example(None) };
    assert_eq!(mended(&draft, &Secrets::default(), "max-unavailable/out-of-range"), None);
    let wide = Draft { max_unavailable: "２1".to_owned(), ..Draft::example(None) };
    assert_eq!(mended(&wide, &Secrets::default(), "max-unavailable/not-integer"), None, "21 is no way out");
    let draft = Draft { body_text: Some("{".to_owned()), ..Draft::example(None) };
    let report = report(&draft, &Secrets::default());
    assert_eq!(mend(&report.problems()[0], &draft, &Secrets::default(), |_| None), None);
}
