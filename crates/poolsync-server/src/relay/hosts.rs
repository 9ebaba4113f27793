//! The allow list of hosts: whom the relay may call.
//!
//! ```
//! use poolsync_server::relay::HostName;
//!
//! assert_eq!(HostName::parse("CCE.example.com:8443").unwrap().as_str(), "cce.example.com:8443");
//! assert!(HostName::parse("*.example.com").is_none());
//! ```

use super::refusal::{Code, Refusal};
use poolsync_core::calls::Service;
use poolsync_core::endpoint::host_of;
use poolsync_core::region::{GLOBAL_IAM_HOST, REGIONS};

/// A host, perhaps with a port, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostName(String);

impl HostName {
    /// Reads a host name, an IPv4 address or an IPv6 address in brackets, perhaps with a port.
    pub fn parse(text: &str) -> Option<Self> {
        host_of(text).map(|_| Self(text.to_ascii_lowercase()))
    }

    /// Returns the text, as it stands in a header `Host`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which calls a host takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Serves {
    Only(Service),
    /// Both behind one host: the sandbox, or a host that the operator named.
    Both,
}

impl Serves {
    /// Returns true if it takes the calls of this service.
    pub(super) fn serves(self, service: Service) -> bool {
        self == Self::Both || self == Self::Only(service)
    }
}

/// A host that is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Host {
    /// As sent in `Host`.
    pub(super) authority: String,
    pub(super) service: Serves,
    /// `https`, or `http` for the sandbox.
    pub(super) scheme: &'static str,
}

/// All hosts that are called.
#[derive(Debug)]
pub(super) struct Hosts(Vec<Host>);

impl Hosts {
    /// Takes the hosts of the region table, these by https, and those by http.
    pub(super) fn new(allowed: &[HostName], plain: &[HostName]) -> Self {
        let https = |authority: &str, service| Host { authority: authority.to_owned(), service, scheme: "https" };
        let plain = plain.iter().map(|host| Host { scheme: "http", ..https(host.as_str(), Serves::Both) });
        let allowed = allowed.iter().map(|host| https(host.as_str(), Serves::Both));
        let cce = REGIONS.iter().map(|region| https(region.cce_host, Serves::Only(Service::Cce)));
        let iam = REGIONS.iter().filter_map(|region| region.regional_iam_host);
        let iam = iam.chain([GLOBAL_IAM_HOST]).map(|host| https(host, Serves::Only(Service::Iam)));
        Self(plain.chain(allowed).chain(cce).chain(iam).collect())
    }

    /// Returns the host of this name; case does not matter, everything else does.
    pub(super) fn find(&self, name: &str) -> Result<&Host, Refusal> {
        self.0.iter().find(|host| host.authority.eq_ignore_ascii_case(name)).ok_or_else(|| {
            let shown: String = name.chars().take(100).collect();
            Refusal::new(
                Code::Host,
                format!("`{shown}` is no host of a known region; the relay has to be started with --allow-host for it"),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CCE: Serves = Serves::Only(Service::Cce);
    const IAM: Serves = Serves::Only(Service::Iam);

    fn hosts() -> Hosts {
        let name = |text: &str| HostName::parse(text).unwrap();
        Hosts::new(&[name("own.example.com:8443")], &[name("127.0.0.1:8081")])
    }

    #[test]
    fn knows_every_region_and_what_it_was_told() {
        for (name, service, scheme) in [
            ("cce.cn-north-4.myhuaweicloud.com", CCE, "https"),
            ("CCE.CN-NORTH-4.myhuaweicloud.com", CCE, "https"),
            ("cce.eu-west-101.myhuaweicloud.eu", CCE, "https"),
            ("iam.cn-north-4.myhuaweicloud.com", IAM, "https"),
            ("iam.myhuaweicloud.com", IAM, "https"),
            ("own.example.com:8443", Serves::Both, "https"),
            ("127.0.0.1:8081", Serves::Both, "http"),
        ] {
            let hosts = hosts();
            let host = hosts.find(name).unwrap();
            assert_eq!((host.service, host.scheme), (service, scheme), "{name}");
        }
        // 33 CCE hosts and 28 IAM hosts of the region table, the global one, and the two above.
        assert_eq!(hosts().0.len(), 33 + 28 + 1 + 2);
    }

    #[test]
    fn refuses_every_other_host() {
        for name in [
            "",
            "example.com",
            "myhuaweicloud.com",
            "ecs.cn-north-4.myhuaweicloud.com",
            "cce.cn-north-4.myhuaweicloud.com.example.com",
            "cce.cn-north-4.myhuaweicloud.com:443",
            "cce.cn-north-4.myhuaweicloud.com.",
            "user@cce.cn-north-4.myhuaweicloud.com",
            "%63ce.cn-north-4.myhuaweicloud.com",
            "own.example.com",
            "own.example.com:443",
            "127.0.0.1:8082",
            "127.0.0.1",
            "localhost:8081",
            "169.254.169.254",
        ] {
            assert_eq!(hosts().find(name).map_err(|refusal| refusal.code()), Err(Code::Host), "{name}");
        }
    }
}
