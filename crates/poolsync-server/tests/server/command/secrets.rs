//! Where a credential comes from, and that it goes nowhere else.

use super::{Ended, OPERATOR, READER, calls, end, request, run, start};
use crate::support::Running;

#[test]
fn a_credential_in_an_argument_is_refused_before_anything_is_read() {
    for argument in ["--token=MIIFmarker", "--x-auth-token=MIIFmarker", "--sk=MIIFmarker", "--secret-key=MIIFmarker"] {
        let ended = run(&["send", argument], "", &[]);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""));
        assert!(ended.err.contains("HUAWEICLOUD_TOKEN") && !ended.err.contains("MIIFmarker"), "{}", ended.err);
    }
    let ended = run(&["check", "request.json", "MIIFmarker"], "", &[]);
    assert!(ended.code == 2 && !format!("{ended:?}").contains("MIIFmarker"), "{ended:?}");
}

#[test]
fn without_a_credential_nothing_is_asked() {
    let server = Running::with_sandbox("0");
    let ended = run(&["send", "--yes"], &request(&server.sandbox).to_string(), &[]);
    assert_eq!((ended.code, calls(&server).len()), (2, 0));
    assert!(ended.err.contains("CLOUD_SDK_AK"), "{}", ended.err);
    let both = [OPERATOR[0], OPERATOR[1], ("HUAWEICLOUD_TOKEN", "MIIF")];
    let ended = run(&["send", "--yes"], &request(&server.sandbox).to_string(), &both);
    assert!(ended.code == 2 && ended.err.contains("--auth aksk"), "{ended:?}");
}

#[test]
fn a_key_without_its_secret_is_a_problem() {
    let ended = run(&["check", "--with-credential", "--json"], &request("127.0.0.1:1").to_string(), &OPERATOR[..1]);
    assert_eq!((ended.code, &ended.json()["problems"][0]["code"]), (1, &"secret-key/missing".into()));
}

#[cfg(unix)]
#[test]
fn standard_input_may_hold_the_credential_of_a_request_file() {
    let server = Running::with_sandbox("0");
    let file = std::env::temp_dir().join(format!("poolsync-request-{}.json", std::process::id()));
    std::fs::write(&file, request(&server.sandbox).to_string()).unwrap();
    let (id, secret) = (OPERATOR[0].1, OPERATOR[1].1);
    let written = format!(r#"{{"kind":"aksk","accessKey":"{id}","secretKey":"{secret}"}}"#);
    let ended = run(&["send", "--yes", "--credential-fd", "0", file.to_str().unwrap()], &written, &[]);
    std::fs::remove_file(&file).unwrap();
    assert!(ended.code == 0 && !format!("{ended:?}").contains(secret), "{ended:?}");
    let ended = run(&["send", "--yes", "--credential-fd", "0"], "{}", &[]);
    assert!(ended.code == 2 && ended.err.contains("name a request file"), "{ended:?}");
}

#[test]
fn s6_nothing_that_is_printed_holds_a_secret() {
    let server = Running::with_sandbox("1");
    let request = request(&server.sandbox).to_string();
    let temporary = ("CLOUD_SDK_SECURITY_TOKEN", "marker-of-a-security-token");
    let users = [READER, OPERATOR];
    let looked_at = |arguments: &[&str], secret: &str, ended: &Ended| {
        let said = format!("{}{}", ended.out, ended.err);
        assert!(!said.is_empty() && !said.contains(secret) && !said.contains(temporary.1), "{arguments:?}: {said}");
    };
    for arguments in [
        &["check", "--with-credential"][..],
        &["sign"],
        &["sign", "--json"],
        &["build", "--json"],
        &["send"],
        &["send", "--yes"],
        &["send", "--yes", "--json"],
    ] {
        for [id, secret] in users {
            looked_at(arguments, secret.1, &run(arguments, &request, &[id, secret, temporary]));
        }
    }
    // Both at once: when nothing is under way any more, it is waited for a while.
    let following = users.map(|[id, secret]| (secret.1, start(&["follow"], &request, &[id, secret, temporary])));
    for (secret, child) in following {
        looked_at(&["follow"], secret, &end(child));
    }
}
