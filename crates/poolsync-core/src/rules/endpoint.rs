//! # endpoint/missing, endpoint/invalid, endpoint/not-https, endpoint/unknown-host
//!
//! ## What it checks
//! The endpoint is `https`, a host and perhaps a port; http is allowed for loopback. A host outside the region table is
//! worth a look.
//!
//! ## Why
//! The credential goes to this host. Anything but scheme and host would change the path, or hide another host behind a
//! user part (`https://cce.example@evil.example`).
//!
//! ## Wrong
//! `cce.cn-north-4.myhuaweicloud.com`, `https://cce.cn-north-4.myhuaweicloud.com/api/v3`
//!
//! ## Right
//! `https://cce.cn-north-4.myhuaweicloud.com`

use crate::endpoint::{Endpoint, EndpointError, open_part};
use crate::json::Member;
use crate::problem::{Problem, Report, codes};
use crate::region;

const PATH: &str = "endpoint";

pub(super) fn check(endpoint: &Member<String>, report: &mut Report) {
    let text = match endpoint {
        Member::Absent => "",
        Member::WrongType { found } => return report.add(super::field::wrong_type(PATH, "string", found)),
        Member::Given(text) => text,
    };
    if text.is_empty() {
        return report.add(Problem::new(&codes::ENDPOINT_MISSING, PATH));
    }
    match Endpoint::parse(text) {
        Err(EndpointError::Invalid) => {
            let shown = open_part(text);
            report.add(super::cause::of(Problem::new(&codes::ENDPOINT_INVALID, PATH), &shown, PATH));
        }
        Err(EndpointError::NotHttps) => report.add(Problem::new(&codes::ENDPOINT_NOT_HTTPS, PATH).text("found", text)),
        Ok(endpoint) => {
            if !endpoint.is_loopback() && region::by_cce_host(endpoint.host()).is_none() {
                report.add(Problem::new(&codes::ENDPOINT_UNKNOWN_HOST, PATH).text("found", endpoint.authority()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(endpoint: &str, expected: &[&str]) {
        let mut report = Report::new();
        super::check(&Member::Given(endpoint.to_owned()), &mut report);
        let codes: Vec<_> = report.problems().iter().map(|problem| problem.code.id).collect();
        assert_eq!(codes, expected, "{endpoint}");
    }

    #[test]
    fn a_known_host_passes() {
        check("https://cce.cn-north-4.myhuaweicloud.com", &[]);
        check("HTTPS://CCE.cn-north-4.MyHuaweiCloud.com/", &[]);
        check("https://cce.eu-west-101.myhuaweicloud.eu:443", &[]);
    }

    #[test]
    fn loopback_passes_with_and_without_tls() {
        for host in ["http://localhost:8081", "http://127.0.0.1:1", "https://127.9.9.9", "http://[::1]:8081"] {
            check(host, &[]);
        }
    }

    #[test]
    fn an_iam_host_is_no_cce_endpoint() {
        check("https://iam.cn-north-4.myhuaweicloud.com", &["endpoint/unknown-host"]);
    }

    #[test]
    fn more_than_scheme_and_host_is_invalid() {
        for text in [
            "cce.cn-north-4.myhuaweicloud.com",
            "https://",
            "https://user@cce.cn-north-4.myhuaweicloud.com",
            "https://cce.cn-north-4.myhuaweicloud.com/api",
            "https://cce.cn-north-4.myhuaweicloud.com//",
            "https://cce.cn-north-4.myhuaweicloud.com?x",
            "https://cce.cn-north-4.myhuaweicloud.com#x",
            "https://cce.cn-north-4.myhuaweicloud.com:port",
            "https://cce.cn-north-4.myhuaweicloud.com:99999",
            "https://cce .myhuaweicloud.com",
            " https://cce.cn-north-4.myhuaweicloud.com",
            "https:/cce.cn-north-4.myhuaweicloud.com",
            "https://a\\b",
            "https://[::1",
        ] {
            check(text, &["endpoint/invalid"]);
        }
    }

    #[test]
    fn a_password_never_enters_the_problem() {
        let mut report = Report::new();
        super::check(&Member::Given("https://me:marker@cce.example".to_owned()), &mut report);
        assert_eq!(report.problems()[0].code.id, "endpoint/invalid");
        assert!(!format!("{report:?}").contains("marker"));
    }

    #[test]
    fn other_schemes_are_refused() {
        for text in ["http://cce.cn-north-4.myhuaweicloud.com", "ftp://localhost", "ws://127.0.0.1", "http://128.0.0.1"]
        {
            check(text, &["endpoint/not-https"]);
        }
    }

    #[test]
    fn a_host_that_only_begins_like_loopback_is_not() {
        check("http://127.0.0.1.example.com", &["endpoint/not-https"]);
        check("http://localhost.example.com", &["endpoint/not-https"]);
    }
}
