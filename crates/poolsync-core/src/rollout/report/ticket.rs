//! The ticket: what somebody approves of before a rollout starts, in Markdown.

use super::super::resolved::{ResolvedRollout, ResolvedTarget};
use super::Writer;
use super::texts::{code, gate_words, grouped};
use crate::locale::{Arg, Locale};
use crate::words::rollout as words;

/// So many squares a call has in the picture; more are counted.
const MOST_SQUARES: usize = 60;

/// Returns what others approve of: what is done where, which nodes in which calls, when, the digest, and how to check it. Text of
/// the user and of the service stands in code marks, as in [`super::report`].
///
/// ```
/// use poolsync_core::Locale;
/// use poolsync_core::rollout::{example_plan, example_pools, read_plan, resolve, ticket};
///
/// let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
/// let text = ticket(&rollout, Locale::En);
/// assert!(text.starts_with("# Approval of rollout `os-image-december`\n") && text.contains("2 the-rest  ■■ ■■ ■\n"));
/// ```
pub fn ticket(rollout: &ResolvedRollout, locale: Locale) -> String {
    let mut writer = Writer { out: String::new(), locale };
    writer.ticket_head(rollout);
    for (number, stage) in (1..).zip(&rollout.stages) {
        let args = [("number", Arg::count(number)), ("name", Arg::Text(code(&stage.name)))];
        let title = words::STAGE.fill(locale, &args);
        writer.line(&format!("\n## {title}\n"));
        for gate in &stage.gates {
            writer.line(&format!("- {}", gate_words(gate, locale)));
        }
        if stage.soak_seconds > 0 {
            let soak = words::SOAK_SECONDS.fill(locale, &[("seconds", Arg::Number(stage.soak_seconds))]);
            writer.item(&words::SOAK, &soak);
        }
        for target in &stage.targets {
            writer.ticket_target(target);
        }
        if stage.targets.is_empty() {
            let nothing = writer.word(&words::STAGE_SKIPPED);
            writer.line(&format!("- {nothing}"));
        }
    }
    writer.ticket_picture(rollout);
    writer.ticket_check(rollout);
    writer.out
}

impl Writer {
    fn ticket_head(&mut self, rollout: &ResolvedRollout) {
        let title = words::TICKET_TITLE.fill(self.locale, &[("name", Arg::Text(code(&rollout.name)))]);
        let effect = self.word(&words::TICKET_EFFECT);
        self.line(&format!("# {title}\n\n{effect}\n"));
        self.item(&words::DIGEST, &code(&grouped(&rollout.digest())));
        self.item(&words::ENDPOINT, &code(&rollout.endpoint));
        self.item(&words::PROJECT, &code(&rollout.project_id));
        let count = words::TICKET_NODES.fill(self.locale, &[("count", Arg::count(rollout.nodes()))]);
        self.item(&words::NODES, &count);
        for away in &rollout.away {
            let args = [("count", Arg::count(away.at_once)), ("cluster", Arg::Text(code(&away.cluster_id)))];
            let away = words::TICKET_AWAY_CLUSTER.fill(self.locale, &args);
            self.item(&words::TICKET_AWAY, &away);
        }
        self.on_failure(rollout.on_failure);
    }

    fn ticket_target(&mut self, target: &ResolvedTarget) {
        let args = [
            ("pool", Arg::Text(code(&target.nodepool_id))),
            ("cluster", Arg::Text(code(&target.cluster_id))),
            ("count", Arg::count(target.max_unavailable)),
        ];
        let call = words::CALL_POOL.fill(self.locale, &args);
        self.item(&words::CALL, &call);
        let columns = [&words::COLUMN_NODE, &words::COLUMN_ZONE, &words::COLUMN_NODE_ID];
        self.table(&columns.map(|word| self.word(word)));
        for node in &target.nodes {
            self.row(&[code(&node.name), code(&node.zone), code(&node.id)]);
        }
        self.line("");
    }

    /// Every call as squares, batch by batch.
    fn ticket_picture(&mut self, rollout: &ResolvedRollout) {
        let (title, help) = (self.word(&words::TICKET_PICTURE), self.word(&words::TICKET_PICTURE_HELP));
        self.line(&format!("\n## {title}\n\n{help}\n\n```text"));
        let name = |number: usize, name: &str| format!("{number} {}", code(name).trim_matches('`'));
        let names: Vec<String> = (1..).zip(&rollout.stages).map(|(number, stage)| name(number, &stage.name)).collect();
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
        for (name, stage) in names.iter().zip(&rollout.stages) {
            for target in &stage.targets {
                self.line(&format!("{name:width$}  {}", squares(target)));
            }
        }
        self.line("```");
    }

    fn ticket_check(&mut self, rollout: &ResolvedRollout) {
        let (title, digest) = (self.word(&words::TICKET_CHECK), rollout.digest());
        let command =
            |verb: &str| ("command", Arg::Text(code(&format!("poolsync rollout {verb} PLAN --digest {digest}"))));
        let (_, run) = command("run");
        let help = words::TICKET_CHECK_HELP.fill(self.locale, &[command("show"), ("run", run)]);
        self.line(&format!("\n## {title}\n\n{help}"));
    }
}

fn squares(target: &ResolvedTarget) -> String {
    let shown = target.nodes.len().min(MOST_SQUARES);
    let mut text = String::new();
    for place in 0..shown {
        if place > 0 && place % target.max_unavailable.max(1) == 0 {
            text.push(' ');
        }
        text.push('■');
    }
    if target.nodes.len() > shown {
        text = format!("{text} … {}", target.nodes.len());
    }
    text
}
