//! The configurations of other web servers, made from the list of regions and calls.
//!
//! ```ignore
//! for (path, text) in deploy::files() {
//!     files::write(&place.root().join(path), text)?;
//! }
//! ```
//! What is the same for every region stands in the templates beside this file; `@names@` are filled in.

mod caddy;
mod headers;
mod nginx;

pub(crate) use headers::page as page_headers;

use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use anyhow::{Result, anyhow};
use poolsync_core::calls::Service;
use poolsync_core::region::{GLOBAL_IAM_HOST, REGIONS};

/// One id in a path, as a pattern of both servers: the characters that need no encoding, neither `.` nor `..`.
const ID: &str = r"(?:\.*[A-Za-z0-9_~-][A-Za-z0-9._~-]*|\.{3,})";

/// Each file with its path from the root.
pub(crate) fn files() -> [(&'static str, String); 2] {
    [
        ("crates/poolsync-server/deploy/nginx.conf", nginx::text()),
        ("crates/poolsync-server/deploy/Caddyfile", caddy::text()),
    ]
}

/// Fails if a committed file is not what would be written now.
pub(crate) fn check(place: &Place) -> Result<()> {
    for (path, text) in files() {
        if files::read_text(&place.root().join(path)).unwrap_or_default() != text {
            let stale = anyhow!("{path} is not made from the list of regions and calls as it is now");
            return Err(stale).help("cargo xtask deploy");
        }
    }
    Ok(())
}

/// Every host with its service, in the order of the regions.
fn hosts() -> Vec<(&'static str, &'static str)> {
    let cce = REGIONS.iter().map(|region| (region.cce_host, name(Service::Cce)));
    let iam = REGIONS.iter().filter_map(|region| region.regional_iam_host).chain([GLOBAL_IAM_HOST]);
    cce.chain(iam.map(|host| (host, name(Service::Iam)))).collect()
}

fn name(service: Service) -> &'static str {
    match service {
        Service::Cce => "cce",
        Service::Iam => "iam",
    }
}

/// The pattern of a path whose ids are `{}`.
fn pattern(path: &str) -> String {
    path.replace('.', r"\.").replace("{}", ID)
}

/// A template with these names filled in; each stands for whole lines, or for a part of one.
fn filled(template: &str, names: &[(&str, String)]) -> String {
    names.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("@{name}@"), value))
}

/// Lines with this in front of each.
fn lines(indent: &str, lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_is_in_both_files() {
        // 33 CCE hosts and 28 IAM hosts of the region table, and the global one.
        assert_eq!(hosts().len(), 33 + 28 + 1);
        for (path, text) in files() {
            for (host, service) in hosts() {
                assert_eq!(
                    text.matches(&format!("\t{host} {service}")).count()
                        + text.matches(&format!(" {host} {service};")).count(),
                    1,
                    "{path}: {host}"
                );
            }
        }
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for (path, text) in files() {
            let left = text.lines().find(|line| line.trim().starts_with('@') && line.trim().ends_with('@'));
            assert_eq!(left, None, "{path}");
        }
    }

    #[test]
    fn the_committed_files_are_current() {
        check(&Place::find().unwrap()).unwrap();
    }
}
