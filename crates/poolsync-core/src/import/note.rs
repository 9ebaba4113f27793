//! A note that somebody hands over: a line each for key, project, cluster and pool, `AK: …`, `项目ID：…`.

use super::found::{Found, Key, Part};
use super::placeholder::is_placeholder;
use super::signs::trimmed;
use crate::region;

/// Notes are not longer.
const MOST_LINES: usize = 40;

/// What a line names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Part(Part),
    Key(Key),
    Region,
}

/// Takes a note over; false if the text is none: two of its lines have names that are known, and each has a name and a value.
pub(super) fn read(text: &str, found: &mut Found) -> bool {
    let lines = text.lines().map(trimmed).filter(|line| !line.is_empty());
    let lines: Option<Vec<_>> = lines.take(MOST_LINES + 1).map(|line| line.split_once([':', '：', '='])).collect();
    let Some(lines) = lines.filter(|lines| lines.len() <= MOST_LINES) else { return false };
    let known = lines.iter().filter(|(name, value)| named(name).is_some() && !value.trim().is_empty()).count();
    if known < 2 || known * 2 < lines.len() {
        return false;
    }
    for (name, value) in lines {
        let value = trimmed(value).trim_matches(['"', '\'']);
        match named(name) {
            Some(Named::Part(part)) => found.take_part(part, value),
            Some(Named::Key(key)) => found.take_key(key, value),
            Some(Named::Region) => match region::by_id(value) {
                Some(region) => found.take_part(Part::Endpoint, &region.cce()),
                None if is_placeholder(value) => found.take_part(Part::Endpoint, value),
                None => found.refuse_part(Part::Endpoint),
            },
            None => found.ignore_word(),
        }
    }
    true
}

fn named(name: &str) -> Option<Named> {
    let folded: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let folded = folded.strip_prefix("export").unwrap_or(&folded);
    Some(match folded {
        "ak" | "accesskey" | "accesskeyid" | "访问密钥" | "访问密钥id" | "hwak" | "hwaccesskey" => {
            Named::Key(Key::Access)
        }
        "sk" | "secretkey" | "secretaccesskey" | "私有访问密钥" | "秘密访问密钥" | "hwsk" | "hwsecretkey" => {
            Named::Key(Key::Secret)
        }
        "securitytoken" => Named::Key(Key::Security),
        "token" | "xauthtoken" | "xsubjecttoken" => Named::Key(Key::Token),
        "projectid" | "project" | "项目id" | "项目" => Named::Part(Part::ProjectId),
        "clusterid" | "cluster" | "集群id" | "集群" => Named::Part(Part::ClusterId),
        "nodepoolid" | "nodepool" | "poolid" | "节点池id" | "节点池" => Named::Part(Part::NodepoolId),
        "endpoint" | "终端节点" => Named::Part(Part::Endpoint),
        "region" | "regionid" | "区域" | "区域id" | "地区" => Named::Region,
        _ => return None,
    })
}
