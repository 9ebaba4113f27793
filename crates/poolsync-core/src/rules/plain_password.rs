//! # password/length, password/classes, password/contains-username, password/unusual-character
//!
//! ## What it checks
//! A plain password, before salting: 8 to 26 characters, three of the four kinds of characters, neither the user name
//! nor its reverse, and only characters that the documentation knows.
//!
//! ## Why
//! The rules of the API page "password" and of the SDKs' docstrings. Once salted nobody can check them any more.
//!
//! ## Wrong
//! `secret`, `Root@2026toor`
//!
//! ## Right
//! `Huawei@Cloud2026`

use crate::problem::{Problem, Report, codes};

const PATH: &str = "password";
const MIN_LENGTH: usize = 8;
const MAX_LENGTH: usize = 26;
const MIN_CLASSES: usize = 3;
/// The special characters of every edition.
const SPECIAL: &str = "!@$%^-_=+[{]}:,./?";
/// Those that only newer texts list (Python SDK 3.1.211 and later).
const NEWER_SPECIAL: &str = "~#*";
/// Who logs in if no user name is given.
const DEFAULT_USERNAME: &str = "root";

/// Checks a plain password against the documented complexity, and returns everything noticed.
///
/// `username`: who logs in; absent or empty it is `root`. The problems have the path `password`, and nothing of the
/// password in them.
pub fn check_password(password: &str, username: Option<&str>) -> Report {
    let mut report = Report::new();
    let problem = |code| Problem::new(code, PATH);
    let length = password.chars().count();
    if !(MIN_LENGTH..=MAX_LENGTH).contains(&length) {
        let problem = problem(&codes::PASSWORD_LENGTH).count("found", length);
        report.add(problem.count("min", MIN_LENGTH).count("max", MAX_LENGTH));
    }
    let classes = classes(password);
    if classes < MIN_CLASSES {
        report.add(problem(&codes::PASSWORD_CLASSES).count("found", classes).count("min", MIN_CLASSES));
    }
    if contains_username(password, username.filter(|name| !name.is_empty()).unwrap_or(DEFAULT_USERNAME)) {
        report.add(problem(&codes::PASSWORD_CONTAINS_USERNAME));
    }
    if password.chars().any(|c| !c.is_ascii_alphanumeric() && !SPECIAL.contains(c)) {
        report.add(problem(&codes::PASSWORD_UNUSUAL_CHARACTER));
    }
    report
}

/// How many of the four kinds are there; other characters count for none.
fn classes(password: &str) -> usize {
    let has = |kind: fn(char) -> bool| usize::from(password.chars().any(kind));
    has(|c| c.is_ascii_uppercase())
        + has(|c| c.is_ascii_lowercase())
        + has(|c| c.is_ascii_digit())
        + has(|c| SPECIAL.contains(c) || NEWER_SPECIAL.contains(c))
}

fn contains_username(password: &str, username: &str) -> bool {
    let password = password.to_ascii_lowercase();
    let username = username.to_ascii_lowercase();
    let reversed: String = username.chars().rev().collect();
    password.contains(&username) || password.contains(&reversed)
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(password: &str, username: Option<&str>, expected: &[&str]) {
        let report = super::check_password(password, username);
        let codes: Vec<_> = report.problems().iter().map(|problem| problem.code.id).collect();
        assert_eq!(codes, expected, "{password}");
    }

    #[test]
    fn length_counts_code_points() {
        check("Aa1!Aa1", None, &["password/length"]);
        check("Aa1!Aa1!", None, &[]);
        check("Abcdefghijklmnopqrstuvw12!", None, &[]);
        check("Abcdefghijklmnopqrstuvw123!", None, &["password/length"]);
        check("Aa1😀😀😀😀", None, &["password/length", "password/unusual-character"]);
        check("Aa1😀😀😀😀😀", None, &["password/unusual-character"]);
    }

    #[test]
    fn three_of_four_kinds_are_needed() {
        check("abcdefgh1", None, &["password/classes"]);
        check("Abcdefgh1", None, &[]);
        check("abcdefg1~", None, &["password/unusual-character"]);
        check("abcdefg1中", None, &["password/classes", "password/unusual-character"]);
        check("", None, &["password/length", "password/classes"]);
    }

    #[test]
    fn the_user_name_is_refused_both_ways() {
        check("Root@2026", None, &["password/contains-username"]);
        check("A1!tooRxx", None, &["password/contains-username"]);
        check("A1!tooRxx", Some("paas"), &[]);
        check("A1!Paasxx", Some("paas"), &["password/contains-username"]);
        check("Root@2026", Some(""), &["password/contains-username"]);
    }

    #[test]
    fn characters_outside_the_list_are_unusual() {
        check("P@ssw0rd-_=+[{]}:,./?$%^!", None, &[]);
        for c in ['~', '#', '*', ' ', '"', '\\', '&', '中'] {
            check(&format!("Passw0rd!{c}"), None, &["password/unusual-character"]);
        }
    }
}
