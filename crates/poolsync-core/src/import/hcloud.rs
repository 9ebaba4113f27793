//! A KooCLI command: `hcloud CCE UpgradeNodePool --cluster_id=… --spec.maxUnavailable=1 --spec.nodeIDs.1=…` (KooCLI user
//! guide, "Calling an API").

use std::collections::BTreeMap;

use super::gathered::{Gathered, Part};
use super::shell::CommandLine;
use super::{json, typography};
use crate::json::push_string;
use crate::model::schema::{self, Kind, MemberSchema};
use crate::problem::codes;
use crate::region;

/// Parameters that fill a part.
const PARTS: [(&str, Part); 7] = [
    ("project_id", Part::ProjectId),
    ("cli-project-id", Part::ProjectId),
    ("cluster_id", Part::ClusterId),
    ("nodepool_id", Part::NodepoolId),
    ("cli-access-key", Part::AccessKey),
    ("cli-secret-key", Part::SecretKey),
    ("cli-security-token", Part::SecurityToken),
];

/// Parameters about how the call is made or shown.
const PLAIN: [&str; 6] = ["Content-Type", "dryrun", "debug", "cli-output", "cli-retry-count", "cli-read-timeout"];

/// Takes the parts of a command whose first word is hcloud.
pub(super) fn read(line: &CommandLine, gathered: &mut Gathered) {
    let mut named: Vec<&str> = Vec::new();
    let mut members = Members::default();
    let mut words = line.words.iter().skip(1).peekable();
    while let Some(word) = words.next() {
        let plain = typography::plain_option(word);
        gathered.signs(usize::from(plain.is_some()));
        let Some(option) = plain.as_ref().unwrap_or(word).strip_prefix("--") else {
            if named.len() < 2 {
                named.push(word);
            } else {
                gathered.unnamed();
            }
            continue;
        };
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, value),
            None => (option, words.next_if(|next| !next.starts_with("--")).map_or("", String::as_str)),
        };
        parameter(name, value, &mut members, gathered);
    }
    if !matches!(&*named, [service, "UpgradeNodePool"] if service.eq_ignore_ascii_case("CCE")) {
        gathered.remark(&codes::IMPORT_OTHER_CALL);
    }
    if !members.values.is_empty() {
        gathered.body(&members.to_json());
    }
}

fn parameter(name: &str, value: &str, members: &mut Members, gathered: &mut Gathered) {
    if let Some((_, part)) = PARTS.iter().find(|(known, _)| *known == name) {
        return gathered.fill(*part, value);
    }
    match name {
        "cli-region" => match region::by_id(value) {
            Some(region) => gathered.fill(Part::Endpoint, &region.cce()),
            None => gathered.missing("endpoint"),
        },
        "cli-jsonInput" if value.trim_start().starts_with('{') => json::read(value, gathered),
        "cli-jsonInput" => gathered.say(&codes::IMPORT_FILE, value),
        "X-Auth-Token" => gathered.fill(Part::Token, value),
        _ if PLAIN.contains(&name) => {}
        _ => {
            if !members.add(name, value) {
                gathered.ignored(&format!("--{name}"));
            }
        }
    }
}

/// The members of the body by their parameters.
#[derive(Default)]
struct Members {
    /// The text and, for an item of a list, its number from 1, under the places of the members in the schema.
    values: BTreeMap<Vec<usize>, BTreeMap<usize, String>>,
}

impl Members {
    /// Takes a parameter such as `spec.nodeIDs.1`. False if the body has no such member.
    fn add(&mut self, name: &str, value: &str) -> bool {
        let Some((place, kind, rest)) = place(name) else { return false };
        let number = match (kind, rest) {
            (Kind::Ids | Kind::Texts, "") => {
                let items = self.values.entry(place).or_default();
                // A list as JSON, or the empty list.
                let value = value.trim();
                let inner = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(value);
                let split = inner.split(',').map(|item| item.trim().trim_matches('"')).filter(|item| !item.is_empty());
                items.extend(split.map(str::to_owned).enumerate().map(|(index, item)| (index + 1, item)));
                return true;
            }
            (Kind::Ids | Kind::Texts, number) => number.trim_matches(['[', ']']).parse().ok(),
            (_, "") => Some(0),
            _ => None,
        };
        let Some(number) = number else { return false };
        self.values.entry(place).or_default().insert(number, value.to_owned());
        true
    }

    fn to_json(&self) -> String {
        let mut out = String::new();
        self.push(&mut out, schema::BODY, &[]);
        out
    }

    /// Writes the object at a place; each value of the map is looked at once on each level.
    fn push(&self, out: &mut String, schema: &[MemberSchema], place: &[usize]) {
        out.push('{');
        let mut is_first = true;
        for (index, known) in schema.iter().enumerate() {
            let place = [place, &[index]].concat();
            let below = self.values.range(place.clone()..).next();
            let Some((found, items)) = below.filter(|(found, _)| found.starts_with(&place)) else { continue };
            if !std::mem::take(&mut is_first) {
                out.push(',');
            }
            push_string(out, known.name);
            out.push(':');
            match known.kind {
                Kind::Object(inner) if *found != place => self.push(out, inner, &place),
                kind => push_value(out, kind, items),
            }
        }
        out.push('}');
    }
}

fn push_value(out: &mut String, kind: Kind, items: &BTreeMap<usize, String>) {
    let text = items.values().next().map_or("", String::as_str);
    match kind {
        Kind::Ids | Kind::Texts => {
            out.push('[');
            for (index, item) in items.values().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_string(out, item);
            }
            out.push(']');
        }
        Kind::Object(_) | Kind::Map if text == "{}" => out.push_str("{}"),
        Kind::Bool if text == "true" || text == "false" => out.push_str(text),
        Kind::Count | Kind::Number if is_number(text) => out.push_str(text),
        _ => push_string(out, text),
    }
}

fn is_number(text: &str) -> bool {
    let (value, faults) = crate::json::parse(text);
    faults.is_empty() && matches!(value, Some(crate::json::Value::Number(_)))
}

/// The place in the schema that a name leads to, what stands there, and the rest of the name.
fn place(name: &str) -> Option<(Vec<usize>, Kind, &str)> {
    let mut place = Vec::new();
    let mut kind = Kind::Object(schema::BODY);
    let mut rest = name;
    while let Kind::Object(members) = kind
        && !rest.is_empty()
    {
        let (step, after) = rest.split_once('.').unwrap_or((rest, ""));
        let (index, known) = members.iter().enumerate().find(|(_, known)| known.name == step)?;
        place.push(index);
        (kind, rest) = (known.kind, after);
    }
    (!place.is_empty()).then_some((place, kind, rest))
}
