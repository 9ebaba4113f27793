//! Which of several texts is shown: the most specific one, with what the others add beside it.

/// What services say whatever happened, in lower case and without a full stop.
const GENERAL: [&str; 24] = [
    "access denied",
    "authorization failed",
    "bad request",
    "badrequest",
    "conflict",
    "error",
    "failed",
    "failure",
    "forbidden",
    "internal error",
    "internal server error",
    "invalid request",
    "invalid request body",
    "not found",
    "notfound",
    "request body invalid",
    "request body is invalid",
    "request error",
    "request failed",
    "request is invalid",
    "resource not found",
    "the request is invalid",
    "unauthorized",
    "unknown error",
];
/// Fewer words without a name among them say nothing that the status does not say.
const FEWEST_WORDS: usize = 3;

/// Returns the most specific of these texts, and in brackets what the others and further codes add; the first text where
/// none is specific. None without texts.
pub(super) fn shown(texts: &[String], further_codes: &[String]) -> Option<String> {
    let first = texts.first()?;
    // Of equally specific ones the first counts: services name the main one first.
    let best = texts.iter().rev().max_by_key(|text| specificity(text)).filter(|text| specificity(text) > 0);
    let best = best.unwrap_or(first);
    let mut beside: Vec<&str> = Vec::new();
    let others = texts.iter().filter(|text| specificity(text) > 0).chain(further_codes);
    for other in others.map(String::as_str) {
        let is_told = |told: &str| bare(told).contains(&bare(other));
        if !is_told(best) && !beside.iter().any(|told| is_told(told)) {
            beside.push(other);
        }
    }
    let beside = beside.join("; ");
    Some(if beside.is_empty() { best.clone() } else { format!("{best} ({beside})") })
}

/// How much a text says; 0 for what says no more than a status.
fn specificity(text: &str) -> usize {
    let words = text.split_whitespace().count();
    let names = text.split_whitespace().filter(|word| is_name(word)).count();
    // Chinese has no blanks between words.
    let is_long = !text.is_ascii() && text.chars().count() > 2 * FEWEST_WORDS;
    let says_something = words >= FEWEST_WORDS || names > 0 || is_long;
    if !says_something || GENERAL.contains(&bare(text).as_str()) { 0 } else { 1 + 4 * names.min(3) + words.min(12) }
}

/// True for a field, a value, a code: what has a capital, digit or sign inside.
fn is_name(word: &str) -> bool {
    let word = word.trim_matches(|sign: char| ".,;:!?()\"'".contains(sign));
    let inside = word.chars().skip(1);
    let has_capital = word.chars().next().is_some_and(char::is_lowercase) && inside.clone().any(char::is_uppercase);
    has_capital || inside.into_iter().any(|sign| sign.is_ascii_digit() || "._:/`=[".contains(sign))
}

fn bare(text: &str) -> String {
    text.trim_matches(|sign: char| sign.is_whitespace() || ".!".contains(sign)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[track_caller]
    fn check(texts: &[&str], codes: &[&str], expected: &str) {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(shown(&owned(texts), &owned(codes)).as_deref(), Some(expected));
    }

    #[test]
    fn what_names_something_comes_first() {
        check(
            &["Invalid request.", "spec.maxUnavailable:should not be empty"],
            &[],
            "spec.maxUnavailable:should not be empty",
        );
        check(
            &["Request body invalid", "invalid maxUnavailable"],
            &["CCE_CM.0201"],
            "invalid maxUnavailable (CCE_CM.0201)",
        );
        check(&["Forbidden.", "the cluster is being upgraded"], &[], "the cluster is being upgraded");
        check(&["Invalid request.", "集群状态不允许该操作"], &[], "集群状态不允许该操作");
    }

    #[test]
    fn others_stand_beside_it_unless_they_say_the_same() {
        let fail = "Incorrect IAM authentication information: verify aksk signature fail";
        check(&["verify aksk signature fail", fail], &[], fail);
        check(&["the pool is busy now", "wait for job 42"], &[], "wait for job 42 (the pool is busy now)");
    }

    #[test]
    fn of_equals_the_first_is_shown() {
        check(&["Invalid request.", "more detail"], &[], "Invalid request.");
        check(&["M", "other"], &[], "M");
        check(&["Forbidden", "Not Found"], &[], "Forbidden");
    }

    #[test]
    fn nothing_is_shown_of_nothing() {
        assert_eq!(shown(&[], &[]), None);
    }
}
