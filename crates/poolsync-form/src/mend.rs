//! Repairs that can be computed, for a button beside the problem.
//!
//! ```
//! use poolsync_form::{Draft, Secrets, mend};
//!
//! let draft = Draft { max_unavailable: "２".to_owned(), ..Draft::example(None) };
//! let report = poolsync_core::check(&draft.request(&Secrets::default()));
//! let mended = mend(&report.problems()[0], &draft, &Secrets::default(), |_| None).unwrap();
//! assert_eq!(mended.draft.max_unavailable, "2");
//! ```
//!
//! A repair is offered only if the problem is gone with it and no other came in its place.

#[cfg(test)]
mod tests;

use poolsync_core::script::decode_script;
use poolsync_core::{Arg, Problem, Report, Secret, Severity, Word, check, unseen};

use crate::draft::{Draft, Script, ScriptForm};
use crate::field::{self, Field, FieldKind};
use crate::place::field_of;
use crate::secrets::Secrets;
use crate::words;

/// A repair.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// What the repair does, for the button.
    pub word: &'static Word,
    /// The values of the words. No secret.
    pub args: Vec<(&'static str, Arg)>,
    /// The draft with it.
    pub draft: Draft,
    /// The secrets with it.
    pub secrets: Secrets,
}

/// The repair of a problem, if there is one that needs no judgement. A body that was typed as JSON is left to its editor.
///
/// `node_id` returns the id of the node with this name or address, as far as nodes are known.
pub fn mend(
    problem: &Problem,
    draft: &Draft,
    secrets: &Secrets,
    node_id: impl Fn(&str) -> Option<String>,
) -> Option<Mended> {
    if draft.body_text.is_some() {
        return None;
    }
    let mended = candidate(problem, draft, secrets, node_id)?;
    let (before, after) = (report(draft, secrets), report(&mended.draft, &mended.secrets));
    let faults = |report: &Report| [Severity::Error, Severity::Warning].map(|severity| report.of(severity).count());
    (!after.problems().contains(problem) && faults(&after) < faults(&before)).then_some(mended)
}

fn report(draft: &Draft, secrets: &Secrets) -> Report {
    draft.tell_of_all(check(&draft.request(secrets)), secrets)
}

fn candidate(
    problem: &Problem,
    draft: &Draft,
    secrets: &Secrets,
    node_id: impl Fn(&str) -> Option<String>,
) -> Option<Mended> {
    let (mut draft, mut secrets) = (draft.clone(), secrets.clone());
    let field = field_of(&problem.path)?;
    let mut args = Vec::new();
    let word = match problem.code.id {
        "access-key/swapped" => {
            std::mem::swap(&mut secrets.access_key, &mut secrets.secret_key);
            &words::MEND_SWAP
        }
        "node-ids/duplicate" => {
            draft.node_ids = each_once(&draft);
            &words::MEND_DUPLICATES
        }
        "node-ids/malformed" | "node-ids/wrong-type" => {
            draft.node_ids = with_ids(&draft, node_id)?;
            &words::MEND_NAMES
        }
        code if code.starts_with("pre-install/") => mend_script(&mut draft.pre_install, problem)?,
        code if code.starts_with("post-install/") => mend_script(&mut draft.post_install, problem)?,
        _ if field.kind == FieldKind::Secret => mend_secret(field, &mut secrets)?,
        _ => {
            let slot = field.slot?;
            let typed = (slot.read)(&draft).clone();
            let meant = if *field == field::ENDPOINT { address(&typed)? } else { plain(&typed) };
            if meant == typed || meant.is_empty() {
                return None;
            }
            args.push(("value", Arg::text(&meant)));
            *(slot.write)(&mut draft) = meant;
            &words::MEND_VALUE
        }
    };
    Some(Mended { word, args, draft, secrets })
}

/// A text without characters that are not seen, in half width, and without the quotes, blanks and commas around it.
fn plain(typed: &str) -> String {
    let around = |sign: char| sign.is_whitespace() || matches!(sign, '"' | '\'' | '`' | ',' | ';' | '/');
    unseen::without(typed).trim_matches(around).to_owned()
}

/// Scheme and host of what was typed as an endpoint; none for an address with a user part, which may be a password.
fn address(typed: &str) -> Option<String> {
    let plain = plain(typed);
    let rest = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://")).unwrap_or(&plain);
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.contains('@') && host.contains('.'))?;
    Some(format!("https://{host}"))
}

/// A credential that came with what stood around it: the name of its header, quotes, line breaks, lines with dashes.
fn mend_secret(field: &Field, secrets: &mut Secrets) -> Option<&'static Word> {
    let slot = secrets.slot(field)?;
    // EXPOSE: written back into the same slot.
    let typed = unseen::without(slot.expose());
    let lines = typed.lines().filter(|line| !line.trim_start().starts_with("-----"));
    let words = lines.flat_map(str::split_whitespace);
    // A word of other services' headers, by itself: within a token it would be a part of it.
    let around = |sign: char| matches!(sign, '"' | '\'' | '`' | ',' | ';' | '“' | '”' | '‘' | '’');
    let joined: String = words.filter(|word| !word.trim_matches(around).eq_ignore_ascii_case("bearer")).collect();
    let names = ["x-auth-token:", "x-subject-token:", "x-security-token:", "authorization:"];
    let lower = joined.to_ascii_lowercase();
    let start = names.iter().find_map(|name| Some(lower.find(name)? + name.len())).unwrap_or_default();
    let meant = joined.get(start..)?.trim_matches(around).to_owned();
    // EXPOSE: compared with the slot, where it stands already.
    if meant.is_empty() || meant == slot.expose() {
        return None;
    }
    *slot = Secret::new(meant);
    Some(&words::MEND_SECRET)
}

/// The list of nodes with each id once, in the order in which they came.
fn each_once(draft: &Draft) -> String {
    let mut ids = draft.node_list().ids;
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(id.to_lowercase()));
    ids.iter().map(|id| &**id).collect::<Vec<_>>().join("\n")
}

/// The list of nodes with ids in place of known names and addresses; none if nothing is known.
fn with_ids(draft: &Draft, node_id: impl Fn(&str) -> Option<String>) -> Option<String> {
    let list = draft.node_list();
    let mut ids: Vec<String> = list.ids.iter().map(|id| node_id(id).unwrap_or_else(|| id.to_string())).collect();
    ids.extend(list.left_out.iter().filter_map(|left_out| node_id(&left_out.text)));
    let is_changed = ids.len() > list.ids.len() || ids.iter().zip(&list.ids).any(|(id, typed)| **id != **typed);
    is_changed.then(|| ids.join("\n"))
}

fn mend_script(script: &mut Script, problem: &Problem) -> Option<&'static Word> {
    let condition = problem.code.id.split_once('/')?.1;
    let is_text = script.form == ScriptForm::Text;
    match condition {
        "line-endings" | "byte-order-mark" => {
            let text = if is_text { script.text.clone() } else { decode_script(&script.text).ok()? };
            let text = match condition {
                "line-endings" => text.replace("\r\n", "\n").replace('\r', "\n"),
                _ => text.trim_start_matches('\u{feff}').to_owned(),
            };
            *script = Script { form: ScriptForm::Text, text };
            Some(if condition == "line-endings" { &words::MEND_LINE_FEEDS } else { &words::MEND_BYTE_ORDER_MARK })
        }
        // Typed as Base64, and none: the script itself, or Base64 with something around it.
        "not-base64" if !is_text => {
            let offered = problem.args.iter().find_map(|(name, arg)| match arg {
                Arg::Text(text) if *name == "encoded" => Some(text.clone()),
                _ => None,
            });
            let encoded = offered.unwrap_or_else(|| script.text.split_ascii_whitespace().collect());
            let text = decode_script(&encoded).ok()?;
            *script = Script { form: ScriptForm::Text, text };
            Some(&words::MEND_SCRIPT)
        }
        "encoded-twice" => {
            let inner = if is_text { script.text.clone() } else { decode_script(&script.text).ok()? };
            *script = Script { form: ScriptForm::Text, text: decode_script(inner.trim()).ok()? };
            Some(&words::MEND_SCRIPT)
        }
        _ => None,
    }
}
