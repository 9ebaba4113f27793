//! The password of the nodes.

use super::run;
use serde_json::json;

// The pair that the official best-practice page publishes. Its special character is `@`.
const PLAIN: &str = "test@123";
const SALT: &str = "KZ2u71CD4JjQneAy";
const SALTED_BEGINS: &str = "JDYkS1oydTcxQ0Q0SmpRbmVBeSRXRjVkc29P";

#[test]
fn the_published_pair_comes_out() {
    for stdin in [PLAIN.to_owned(), format!("{PLAIN}\n"), format!("{PLAIN}\r\nmore\n")] {
        let ended = run(&["salt", "--salt", SALT], &stdin, &[]);
        assert!(ended.code == 0 && ended.out.starts_with(SALTED_BEGINS), "{ended:?}");
    }
    let ended = run(&["salt", "--salt", SALT, "--json"], PLAIN, &[]);
    assert!(ended.json().as_str().unwrap().starts_with(SALTED_BEGINS), "{ended:?}");
}

#[test]
fn a_weak_password_is_refused_and_not_repeated() {
    let ended = run(&["salt", "--json"], "toor", &[]);
    let codes: Vec<_> = ended.json()["problems"].as_array().unwrap().iter().map(|it| it["code"].clone()).collect();
    assert_eq!((ended.code, codes.contains(&json!("password/length"))), (1, true));
    let ended = run(&["salt"], "marker", &[]);
    assert!(ended.code == 1 && !format!("{ended:?}").contains("marker"), "{ended:?}");
}

#[test]
fn a_password_in_an_argument_is_refused_and_not_repeated() {
    for arguments in [&["salt", "Marker-word-1"][..], &["salt", "--password=Marker-word-1"]] {
        let ended = run(arguments, "", &[]);
        assert!(ended.code == 2 && !format!("{ended:?}").contains("Marker-word-1"), "{ended:?}");
        assert!(ended.err.contains("standard input"), "{ended:?}");
    }
    let ended = run(&["salt"], "", &[]);
    assert_eq!((ended.code, ended.err.as_str()), (2, "poolsync: no password on standard input\n"));
}
