//! A command of KooCLI: `hcloud CCE UpgradeNodePool --cluster_id=… --spec.maxUnavailable=1`.

use super::found::{Found, Key, Part, is_shown_name};
use super::tree::Tree;
use super::words::{Command, Files};
use super::{body, json as json_form, spelling};
use crate::json::{self, Value};
use crate::region;

/// Takes a command over; `files` are those that the text itself writes.
pub(super) fn read(command: &Command, files: &Files, found: &mut Found) {
    let mut tree = Tree::default();
    let mut words = command.words.iter().skip(1).map(String::as_str).peekable();
    let mut names = Vec::new();
    let mut input = None;
    let has_endpoint = command.words.iter().any(|word| word.starts_with("--cli-endpoint"));
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else {
            if names.len() < 2 && !word.starts_with('-') {
                names.push(word);
            } else {
                found.report_stray_word(word);
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
            // It wins over a region, wherever the two stand.
            "cli-region" if has_endpoint => {}
            _ => self::option(name, value, &mut tree, found),
        }
    }
    let is = |at: usize, expected: &str| names.get(at).is_some_and(|name: &&str| name.eq_ignore_ascii_case(expected));
    if !is(0, "CCE") || !names.get(1).is_some_and(|name| is_operation(name)) {
        found.report_another_call();
    }
    if let Some(input) = input {
        json_input(input, files.get(input, command.at), found);
    }
    if !tree.is_empty() {
        body::take(&tree.into_text(), found);
    }
}

fn option(name: &str, value: &str, tree: &mut Tree, found: &mut Found) {
    // A blank that was lost glues the next option to a value.
    let glued = ["--X-Auth-Token=", "--cli-secret-key=", "--cli-security-token="];
    // So does a quotation that never ends.
    let runs_on = found.unclosed && value.contains(" --");
    if runs_on || glued.iter().any(|option| value.contains(option)) {
        return found.report_not_taken("", &format!("--{name}"));
    }
    match name {
        "cli-region" => match region::by_id(value) {
            Some(region) => found.take_part(Part::Endpoint, &region.cce()),
            // A placeholder stands for the endpoint; of a region nobody knows, nobody knows the endpoint.
            None if super::placeholder::is_placeholder(value) => found.take_part(Part::Endpoint, value),
            None => found.report_not_taken("endpoint", "--cli-region"),
        },
        "cli-endpoint" => {
            let scheme = if value.contains("://") { "" } else { "https://" };
            found.take_part(Part::Endpoint, &format!("{scheme}{value}"));
        }
        "project_id" | "cli-project-id" => found.take_part(Part::ProjectId, value),
        "cluster_id" => found.take_part(Part::ClusterId, value),
        "nodepool_id" => found.take_part(Part::NodepoolId, value),
        "cli-access-key" => found.take_key(Key::Access, value),
        "cli-secret-key" => found.take_key(Key::Secret, value),
        "cli-security-token" => found.take_key(Key::Security, value),
        "cli-x-auth-token" | "X-Auth-Token" => found.take_key(Key::Token, value),
        // How the answer is shown.
        "cli-output" | "cli-query" | "cli-mode" | "Content-Type" | "debug" => {}
        name => member(name, value, tree, found),
    }
}

/// An option for a member of the body, perhaps misspelt, or one that is none.
fn member(name: &str, value: &str, tree: &mut Tree, found: &mut Found) {
    let is_of_body = name.split('.').next().is_some_and(is_top);
    let plain = spelling::plain(name);
    if plain.is_none() && spelling::may_be_nodes(name) {
        // Without a list every node would be meant.
        tree.set(&format!("{NODES}.1"), "");
        return found.report_not_taken(NODES, NODES);
    }
    // A value may have lost what stood before it.
    if !name.split('.').all(is_shown_name) {
        return if is_of_body { found.report_not_taken("spec", "--spec") } else { found.ignore(&format!("--{name}")) };
    }
    let option = format!("--{name}");
    if plain.as_deref().is_none_or(|plain| plain == name) && is_of_body {
        if !tree.set(name, value) {
            found.report_not_taken(name, &option);
        }
    } else if let Some(plain) = plain {
        if tree.set(&plain, value) {
            found.report_read_as(&plain, &option);
        } else {
            found.report_not_taken(&plain, &option);
        }
    } else if let Some(part) = spelling::part(name) {
        found.refuse_part(part);
    } else {
        found.ignore(&option);
    }
}

/// The place of the node IDs.
const NODES: &str = "spec.nodeIDs";

/// True for the operation of this call, which may be named with its version.
pub(super) fn is_operation(word: &str) -> bool {
    word.split('/').next().is_some_and(|name| name.eq_ignore_ascii_case("UpgradeNodePool"))
}

/// The first step of a member's name.
fn is_top(step: &str) -> bool {
    crate::model::schema::BODY.iter().any(|known| known.name == step)
}

/// The file of `--cli-jsonInput`, if the text itself writes it; a JSON text in its place is understood too.
fn json_input(value: &str, file: Option<&str>, found: &mut Found) {
    let text = match file {
        Some(text) => text,
        None if value.trim_start().starts_with('{') => value,
        None => return found.report_unreadable_file("--cli-jsonInput"),
    };
    match json::parse(text) {
        (Some(Value::Object(members)), _) => json_form::read_request(members, found),
        // It is no body: what is wrong with it is told, and nothing of it is kept.
        (_, faults) => body::tell(faults, found),
    }
}
