//! How a signature comes about, step by step.

use crate::credential::AccessKey;
use crate::secret::Secret;
use crate::sign::{SdkDate, sign_request};
use crate::wire::{HeaderValue, Headers, WireRequest};

/// The texts on the way to a signature. The signature itself is not among them: with it the call could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// Step 2. It holds the security token of a temporary key.
    pub canonical_request: Secret,
    /// Step 3.
    pub string_to_sign: String,
}

/// Returns what was signed for a request, signed already or not: its own date counts, else `date`.
pub fn steps(request: &WireRequest, key: &AccessKey, date: SdkDate) -> Steps {
    let mut bare = request.clone();
    bare.headers = Headers::default();
    let signed = |name: &str| !name.eq_ignore_ascii_case("authorization");
    for header in request.headers.iter().filter(|header| signed(&header.name)) {
        bare.headers.set(&header.name, header.value.clone());
    }
    let own_date = match request.headers.get("X-Sdk-Date") {
        Some(HeaderValue::Plain(text)) => SdkDate::parse(text),
        _ => None,
    };
    match sign_request(bare, key, own_date.unwrap_or(date), None) {
        Ok(signed) => Steps { canonical_request: signed.canonical_request, string_to_sign: signed.string_to_sign },
        // Only a list of headers given by the caller can lack a value.
        Err(_) => Steps { canonical_request: Secret::default(), string_to_sign: String::new() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::Caller;
    use crate::credential::Credential;

    #[test]
    fn the_steps_of_a_signed_request_are_those_of_its_signing() {
        let key =
            AccessKey { access_key: "AK".to_owned(), secret_key: Secret::new("SK".to_owned()), ..AccessKey::default() };
        let date = SdkDate::parse("20260115T083000Z").unwrap();
        let credential = Credential::AccessKey(key.clone());
        let caller = Caller { origin: "https://cce.example", credential: &credential, date };
        let wire = caller.clusters("p").unwrap();
        let steps = steps(&wire, &key, SdkDate::from_unix(0).unwrap());
        // EXPOSE: compared with the steps of the specification, written by hand; the last line is the hash of nothing.
        assert_eq!(
            steps.canonical_request.expose(),
            "GET\n/api/v3/projects/p/clusters/\n\nhost:cce.example\nx-project-id:p\nx-sdk-date:20260115T083000Z\n\nhost;x-project-id;x-sdk-date\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert!(steps.string_to_sign.starts_with("SDK-HMAC-SHA256\n20260115T083000Z\n"));
    }
}
