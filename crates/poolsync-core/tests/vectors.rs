//! Published and captured values, from `tests/fixtures` of the repository.

#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test at once")]

use poolsync_core::password::{Rounds, Salt, salt_password};
use poolsync_core::sign::{SdkDate, sign_request};
use poolsync_core::wire::{Headers, WireRequest};
use poolsync_core::{AccessKey, Secret, region};
use serde_json::Value;

fn fixture(name: &str) -> Value {
    let path = format!("{}/../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap()
}

fn key(ak: &str, sk: &str) -> AccessKey {
    AccessKey { access_key: ak.to_owned(), secret_key: Secret::new(sk.to_owned()), ..AccessKey::default() }
}

/// 17 passwords: the published pair, the SHA-crypt specification's own, and others recomputed with two libraries.
#[test]
fn s13_passwords_are_salted_as_published() {
    let vectors = fixture("password-sha512crypt.json");
    let vectors = vectors.as_array().unwrap();
    assert_eq!(vectors.len(), 17);
    for vector in vectors {
        let written = text(vector, "crypt").strip_prefix("$6$").unwrap();
        let written = written.split_once("rounds=").map_or(written, |(_, rest)| rest.split_once('$').unwrap().1);
        let salt = Salt::new(written.split_once('$').unwrap().0).unwrap();
        let rounds = usize::try_from(vector["rounds"].as_u64().unwrap()).unwrap();
        let password = Secret::new(text(vector, "password").to_owned());
        let salted = salt_password(&password, &salt, Rounds::new(rounds).unwrap());
        // EXPOSE: compared with the published value.
        assert_eq!(salted.expose(), text(vector, "base64"), "{}", vector["note"]);
    }
    println!("S13 = {0} of {0} salted passwords", vectors.len());
}

/// 22 requests: 18 signed by the Python SDK 3.1.219, 4 of Huawei Cloud's own test cases (Go and Java).
#[test]
fn s13_requests_are_signed_as_the_sdks_sign_them() {
    let vectors = fixture("aksk-signing.json");
    let vectors = vectors.as_array().unwrap();
    assert_eq!(vectors.len(), 22);
    for vector in vectors {
        let name = text(vector, "name");
        let mut headers = Headers::default();
        for source in ["headers_in", "headers_added"] {
            for (header, value) in vector[source].as_object().unwrap() {
                headers = headers.with(header, value.as_str().unwrap());
            }
        }
        let request = WireRequest {
            method: text(vector, "method").to_owned(),
            url: text(vector, "url").to_owned(),
            headers,
            body: text(vector, "body").to_owned(),
        };
        let names: Vec<String> =
            vector["signed_headers"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
        let date = SdkDate::parse(text(vector, "x_sdk_date")).unwrap();
        let signed = sign_request(request, &key(text(vector, "ak"), text(vector, "sk")), date, Some(&names)).unwrap();
        // EXPOSE: compared with the published values.
        assert_eq!(signed.canonical_request.expose(), text(vector, "canonical_request"), "{name}");
        assert_eq!(signed.string_to_sign, text(vector, "string_to_sign"), "{name}");
        let authorization = signed.request.headers.get("authorization").unwrap().expose();
        assert_eq!(authorization, text(vector, "authorization"), "{name}");
    }
    println!("S13 = {0} of {0} signatures", vectors.len());
}

/// Every request that a real SDK sent to a loopback server, signed again from its headers.
#[test]
fn s13_captured_signatures_are_recomputed() {
    let captures = fixture("sdk-captures.json");
    let captures = captures["captures"].as_array().unwrap();
    assert_eq!(captures.len(), 21);
    for capture in captures {
        let header = |wanted: &str| {
            let mut headers = capture["headers"].as_array().unwrap().iter();
            headers
                .find(|pair| pair[0].as_str().unwrap().eq_ignore_ascii_case(wanted))
                .map(|pair| pair[1].as_str().unwrap())
        };
        let authorization = header("authorization").unwrap();
        let names = authorization.split("SignedHeaders=").nth(1).unwrap().split(',').next().unwrap();
        let names: Vec<String> = names.split(';').map(str::to_owned).collect();
        let mut headers = Headers::default();
        for pair in capture["headers"].as_array().unwrap() {
            let name = pair[0].as_str().unwrap();
            if !name.eq_ignore_ascii_case("authorization") {
                headers = headers.with(name, pair[1].as_str().unwrap());
            }
        }
        let request = WireRequest {
            method: text(capture, "method").to_owned(),
            url: format!("http://{}{}", header("host").unwrap(), text(capture, "path")),
            headers,
            body: text(capture, "body").to_owned(),
        };
        let credentials = &capture["credentials"];
        let key = key(text(credentials, "ak"), text(credentials, "sk"));
        let date = SdkDate::parse(header("x-sdk-date").unwrap()).unwrap();
        let signed = sign_request(request, &key, date, Some(&names)).unwrap();
        let ours = signed.request.headers.get("authorization").unwrap().expose();
        assert_eq!(ours, authorization, "{} {} {}", capture["sdk"], capture["version"], capture["sample"]);
    }
    println!("S13 = {0} of {0} captures of SDKs", captures.len());
}

/// Hosts of the region classes of the Python SDK 3.1.219: 33 for CCE, 28 for IAM.
#[test]
fn regions_have_the_hosts_of_the_sdk() {
    let expected = fixture("regions.json");
    let expected = expected.as_array().unwrap();
    assert_eq!((expected.len(), region::REGIONS.len()), (33, 33));
    for row in expected {
        let region = region::by_id(text(row, "id")).unwrap();
        assert_eq!(region.cce(), text(row, "cce"));
        assert_eq!(region.iam(), row["iam"].as_str().unwrap_or("https://iam.myhuaweicloud.com"));
    }
    let named_iam_hosts = region::REGIONS.iter().filter(|region| region.regional_iam_host.is_some());
    assert_eq!(named_iam_hosts.count(), 28);
}
