//! What both servers must do, one function each. The rules are those of the relay of the program.

mod own;
mod passing;
mod refusing;

use crate::stage::{CCE, IAM, Stage};
use crate::support::{Answer, Ask, key, signed_ask};
use poolsync_core::example::{CLUSTER_ID, NODEPOOL_ID, PROJECT_ID};
use serde_json::json;

/// A test by its name.
type Case = (&'static str, fn(&Stage));

pub(crate) const ALL: [Case; 13] = [
    ("a_signed_call_holds", passing::a_signed_call_holds),
    ("a_token_of_20_kb_passes_both_ways", passing::a_token_of_20_kb_passes_both_ways),
    ("path_and_query_arrive_as_they_were_sent", passing::path_and_query_arrive_as_they_were_sent),
    ("only_what_belongs_to_a_call_goes_on", passing::only_what_belongs_to_a_call_goes_on),
    ("an_answer_cannot_reach_into_this_origin", passing::an_answer_cannot_reach_into_this_origin),
    ("redirects_are_passed_on_and_not_followed", passing::redirects_are_passed_on_and_not_followed),
    (
        "s12_a_lost_answer_is_told_and_nothing_is_sent_twice",
        refusing::s12_a_lost_answer_is_told_and_nothing_is_sent_twice,
    ),
    ("a_host_that_does_not_prove_its_name_gets_nothing", refusing::a_host_that_does_not_prove_its_name_gets_nothing),
    ("other_hosts_paths_and_methods_are_refused", refusing::other_hosts_paths_and_methods_are_refused),
    ("foreign_pages_and_names_are_refused", refusing::foreign_pages_and_names_are_refused),
    ("a_body_of_one_mib_passes_and_no_more", refusing::a_body_of_one_mib_passes_and_no_more),
    ("s20_the_page_has_the_headers_of_the_program", own::s20_the_page_has_the_headers_of_the_program),
    ("nothing_secret_is_written_down", own::nothing_secret_is_written_down),
];

const OPERATOR: (&str, &str) = ("SANDBOXKEYOPERATOR01", "made-up-secret-key-of-operator-000000001");

fn pool() -> String {
    format!("/api/v3/projects/{PROJECT_ID}/clusters/{CLUSTER_ID}/nodepools/{NODEPOOL_ID}")
}

fn upgrade() -> String {
    format!("{}/operation/upgrade", pool())
}

/// A call as the page makes it.
fn call(method: &str, host: &str, path: &str) -> Ask {
    Ask::new(method, &format!("/relay/{host}{path}")).header("X-Poolsync-Relay", "1")
}

/// A call as the page makes it, signed for this host.
fn signed(method: &str, path: &str, body: &str) -> Ask {
    let origin = format!("https://{CCE}");
    let ask = signed_ask(&key(OPERATOR, PROJECT_ID), (method, &origin, path), body, 0);
    ask.at(&format!("/relay/{CCE}{path}")).header("X-Poolsync-Relay", "1")
}

/// A token of this user.
fn token(stage: &Stage, user: &str, password: &str) -> String {
    let user = json!({ "name": user, "password": password, "domain": { "name": "sandbox-account" } });
    let identity = json!({ "methods": ["password"], "password": { "user": user } });
    let body = json!({ "auth": { "identity": identity, "scope": { "project": { "id": PROJECT_ID } } } });
    let ask = call("POST", IAM, "/v3/auth/tokens").header("Content-Type", "application/json").body(body.to_string());
    let answer = stage.send(&ask);
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.header("x-subject-token").unwrap()
}

fn refused(answer: &Answer, status: u16, code: &str, sent: &str) {
    assert_eq!((answer.status, answer.relay_code().as_deref()), (status, Some(code)), "{}", answer.text());
    assert_eq!(answer.json()["error"]["sent"], sent);
}
