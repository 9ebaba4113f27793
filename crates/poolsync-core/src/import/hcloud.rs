//! A command of KooCLI: `hcloud CCE UpgradeNodePool --cluster_id=… --spec.maxUnavailable=1`.

use std::collections::BTreeMap;

use super::found::{Found, Key, Part};
use super::tree::Tree;
use super::words::Command;
use super::{body, json as json_form};
use crate::json::{self, Value};
use crate::region;

/// Takes a command over; `files` are those that the text itself writes.
pub(super) fn read(command: &Command, files: &BTreeMap<String, String>, found: &mut Found) {
    let mut tree = Tree::default();
    let mut words = command.words.iter().skip(1).map(String::as_str).peekable();
    let mut names = Vec::new();
    let mut input = None;
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else {
            if names.len() < 2 && !word.starts_with('-') {
                names.push(word);
            } else {
                found.ignore_word();
            }
            continue;
        };
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, value),
            None => (option, words.next_if(|next| !next.starts_with("--")).unwrap_or_default()),
        };
        match name {
            // A file is read once: a short command could name a long one very often.
            "cli-jsonInput" if input.is_some() => found.ignore("--cli-jsonInput"),
            "cli-jsonInput" => input = Some(value),
            _ => self::option(name, value, &mut tree, found),
        }
    }
    let is = |at: usize, expected: &str| names.get(at).is_some_and(|name: &&str| name.eq_ignore_ascii_case(expected));
    if !is(0, "CCE") || !is(1, "UpgradeNodePool") {
        found.another_call();
    }
    if let Some(input) = input {
        json_input(input, files, found);
    }
    if !tree.is_empty() {
        body::take(&tree.into_text(), found);
    }
}

fn option(name: &str, value: &str, tree: &mut Tree, found: &mut Found) {
    match name {
        "cli-region" => match region::by_id(value) {
            Some(region) => found.part(Part::Endpoint, &region.cce()),
            // A placeholder stands for the endpoint; of a region nobody knows, nobody knows the endpoint.
            None if super::placeholder::is_placeholder(value) => found.part(Part::Endpoint, value),
            None => found.ignore("--cli-region"),
        },
        "cli-endpoint" => {
            let scheme = if value.contains("://") { "" } else { "https://" };
            found.part(Part::Endpoint, &format!("{scheme}{value}"));
        }
        "project_id" | "cli-project-id" => found.part(Part::ProjectId, value),
        "cluster_id" => found.part(Part::ClusterId, value),
        "nodepool_id" => found.part(Part::NodepoolId, value),
        "cli-access-key" => found.key(Key::Access, value),
        "cli-secret-key" => found.key(Key::Secret, value),
        "cli-security-token" => found.key(Key::Security, value),
        "cli-x-auth-token" | "X-Auth-Token" => found.key(Key::Token, value),
        // How the answer is shown.
        "cli-output" | "cli-query" | "cli-mode" | "Content-Type" | "debug" => {}
        name if name == "spec" || name.split('.').next().is_some_and(is_top) => {
            if !tree.set(name, value) {
                found.ignore(&format!("--{name}"));
            }
        }
        name => found.ignore(&format!("--{name}")),
    }
}

/// The first step of a member's name.
fn is_top(step: &str) -> bool {
    crate::model::schema::BODY.iter().any(|known| known.name == step)
}

/// The file of `--cli-jsonInput`, if the text itself writes it; a JSON text in its place is understood too.
fn json_input(value: &str, files: &BTreeMap<String, String>, found: &mut Found) {
    let text = match files.get(value) {
        Some(text) => text,
        None if value.trim_start().starts_with('{') => value,
        None => return found.unreadable_file("--cli-jsonInput"),
    };
    match json::parse(text) {
        (Some(Value::Object(members)), _) => json_form::read_request(members, found),
        // It is no body: what is wrong with it is told, and nothing of it is kept.
        (_, faults) => body::tell(faults, found),
    }
}
