//! The problems of a draft as a person reads them: one for each thing to mend.

use std::collections::BTreeMap;

use poolsync_core::problem::codes;
use poolsync_core::{Problem, Report};

use crate::credential::CredentialKind;
use crate::draft::Draft;
use crate::field::Field;
use crate::place::field_of;
use crate::words;

/// Returns the problems that the page tells of a draft, in the order of `report`: for one field and one condition, one.
///
/// The form has one field for the node pool of the path and that of the body. `report`, which looks at both, tells of an
/// empty one twice, by two codes; a person has one thing to mend. Several problems with the same code stay, each of them
/// is about something else, such as one node ID of many. So does everything about a body that was typed as JSON: its node
/// pool is written there, and not in the field.
///
/// Where the form signs in, a missing token is not to be pasted: its help says what to enter.
///
/// `report`: what checking the draft's request found. Whether it is sendable stays as it is: of two problems the first
/// stays, and the other as well if it weighs more.
///
/// ```
/// use poolsync_form::{Draft, Secrets, problems_to_tell};
///
/// let draft = Draft { nodepool_id: String::new(), ..Draft::example(None) };
/// let report = poolsync_core::check(&draft.request(&Secrets::default()));
/// assert_eq!(report.problems().len(), 2);
/// assert_eq!(problems_to_tell(&draft, &report).problems().len(), 1);
/// ```
pub fn problems_to_tell(draft: &Draft, report: &Report) -> Report {
    let mut told = Report::new();
    let mut first_codes = BTreeMap::new();
    for problem in report.problems() {
        let mut is_told = |field: &Field| {
            let first = *first_codes.entry((field.id, problem.code.condition())).or_insert(problem.code);
            first != problem.code && first.severity <= problem.code.severity
        };
        if draft.body_text.is_some() || !field_of(&problem.path).is_some_and(&mut is_told) {
            told.add(with_help(problem, draft.credential));
        }
    }
    told
}

/// Returns the problem with the help that fits the credential.
fn with_help(problem: &Problem, credential: CredentialKind) -> Problem {
    let problem = problem.clone();
    let is_to_sign_in = credential == CredentialKind::SignIn && problem.code == &codes::TOKEN_MISSING;
    if is_to_sign_in { problem.help_with(&words::TOKEN_SIGN_IN) } else { problem }
}

#[cfg(test)]
mod tests {
    use poolsync_core::{Locale, Report, SyncRequest, check, example};

    use super::problems_to_tell;
    use crate::credential::CredentialKind;
    use crate::draft::Draft;
    use crate::secrets::Secrets;

    fn codes(report: &Report) -> Vec<&'static str> {
        report.problems().iter().map(|problem| problem.code.id).collect()
    }

    #[track_caller]
    fn check_told(draft: &Draft, expected: &[&str]) {
        let report = check(&draft.request(&Secrets::default()));
        let told = problems_to_tell(draft, &report);
        assert_eq!(codes(&told), expected);
        assert_eq!(told.sendable(), report.sendable());
    }

    #[test]
    fn path_and_body_each_miss_their_node_pool() {
        let body =
            r#"{"spec":{"maxUnavailable":1,"nodeIDs":["4d1ecb2c-229a-11e8-9c75-0255ac100ceb"],"nodePoolID":""}}"#;
        let request = SyncRequest::new(
            "https://cce.cn-north-4.myhuaweicloud.com",
            example::PROJECT_ID,
            example::CLUSTER_ID,
            "",
            body,
        );
        assert_eq!(codes(&check(&request)), ["nodepool-id/missing", "node-pool-id/missing"]);
    }

    #[test]
    fn a_missing_node_pool_is_told_once() {
        let draft = Draft { nodepool_id: " ".to_owned(), ..Draft::example(None) };
        check_told(&draft, &["nodepool-id/missing"]);
    }

    #[test]
    fn an_empty_form_is_told_of_each_field_once() {
        check_told(
            &Draft::default(),
            &[
                "endpoint/missing",
                "project-id/missing",
                "cluster-id/missing",
                "nodepool-id/missing",
                "max-unavailable/missing",
                "node-ids/all-nodes",
            ],
        );
    }

    #[test]
    fn a_body_that_was_typed_has_a_node_pool_of_its_own() {
        let body_text = Some(r#"{"spec":{"maxUnavailable":1,"nodeIDs":[],"nodePoolID":""}}"#.to_owned());
        let draft = Draft { nodepool_id: String::new(), body_text, ..Draft::example(None) };
        check_told(&draft, &["nodepool-id/missing", "node-ids/all-nodes", "node-pool-id/missing"]);
    }

    #[test]
    fn who_signs_in_is_not_told_to_paste_a_token() {
        let help = |credential| {
            let draft = Draft { credential, ..Draft::example(None) };
            let secrets = Secrets::default();
            let told = problems_to_tell(&draft, &draft.tell_of_all(check(&draft.request(&secrets)), &secrets));
            let [problem] = told.problems() else { panic!("{told:?}") };
            assert_eq!(problem.code.id, "token/missing");
            problem.help(Locale::En)
        };
        assert!(help(CredentialKind::Token).starts_with("paste"));
        assert_eq!(help(CredentialKind::SignIn), "enter account, user name and password, then press “Get token”");
    }

    #[test]
    fn every_wrong_node_is_told() {
        let draft = Draft { node_ids: "a\nb\nb".to_owned(), ..Draft::example(None) };
        let wrong = ["node-ids/malformed", "node-ids/malformed", "node-ids/malformed", "node-ids/duplicate"];
        check_told(&draft, &wrong);
    }
}
