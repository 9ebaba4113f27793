//! What others are asked to approve of: the ticket of the core, with the names of the pools and the link to look at it; and its
//! sentences for the page.

use std::fmt::Write as _;

use poolsync_core::rollout::{Gate, ResolvedRollout, ticket as ticket_of};
use poolsync_core::{Arg, Locale};

use super::names::Names;
use crate::platform::time;
use crate::state::report::inline;
use crate::words::rollout as words;

/// Returns the ticket of a rollout. `link`: where it can be looked at.
pub(crate) fn ticket(rollout: &ResolvedRollout, names: &Names, link: Option<&str>, locale: Locale) -> String {
    let mut text = ticket_of(rollout, locale);
    // Writing to a string never fails.
    let _ = writeln!(text, "\n## {}\n\n{}", words::TICKET_PAGE.get(locale), inline(&total(rollout, names, locale)));
    for (pool, id) in pools_by_name(rollout, names) {
        let _ = writeln!(text, "- {}: `{id}`", inline(&pool));
    }
    if let Some(link) = link {
        let _ = writeln!(text, "\n<{link}>\n\n{}", words::TICKET_CHECK.get(locale));
    }
    text
}

/// The pools that have names, each once.
fn pools_by_name(rollout: &ResolvedRollout, names: &Names) -> Vec<(String, String)> {
    let mut pools = Vec::new();
    for target in rollout.targets() {
        let name = names.pool(&target.cluster_id, &target.nodepool_id);
        // It stands in marks of code.
        let pool = (format!("{name} ({})", names.cluster(&target.cluster_id)), target.nodepool_id.replace('`', "'"));
        if name != target.nodepool_id && !pools.contains(&pool) {
            pools.push(pool);
        }
    }
    pools
}

/// Returns how many nodes are wiped, and how many are away at once.
pub(crate) fn total(rollout: &ResolvedRollout, names: &Names, locale: Locale) -> String {
    let calls = rollout.stages.iter().map(|stage| stage.targets.len()).sum();
    let nodes = rollout.nodes();
    let away = |away: &poolsync_core::rollout::Away| {
        let args = [("count", Arg::count(away.at_once)), ("cluster", Arg::Text(names.cluster(&away.cluster_id)))];
        words::AWAY_IN_CLUSTER.fill(locale, &args)
    };
    let between = if locale == Locale::Zh { "；" } else { "; " };
    let away = rollout.away.iter().map(away).collect::<Vec<_>>().join(between);
    let args = [("nodes", Arg::count(nodes)), ("calls", Arg::count(calls)), ("away", Arg::Text(away))];
    let word = match (nodes, calls) {
        (1, _) => &words::TOTAL_ONE,
        (_, 1) => &words::TOTAL_ONE_CALL,
        _ => &words::TOTAL,
    };
    word.fill(locale, &args)
}

/// Returns a gate in words.
pub(crate) fn gate_words(gate: &Gate, locale: Locale) -> String {
    match gate {
        Gate::Approval(question) => words::GATE_APPROVAL.fill(locale, &[("question", Arg::Text(question.clone()))]),
        Gate::NotBefore(at) => {
            #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit into 53 bits")]
            let at = time::date_and_time(*at as f64 * 1_000.0, locale);
            words::GATE_NOT_BEFORE.fill(locale, &[("time", Arg::Text(at))])
        }
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::rollout::{digest_groups, example_plan, example_pools, read_plan, resolve};

    use super::*;

    fn rollout() -> ResolvedRollout {
        resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap()
    }

    #[test]
    fn a_ticket_has_digest_names_and_link() {
        let rollout = rollout();
        let target = &rollout.stages[0].targets[0];
        let mut names = Names::default();
        names.note_pool(&target.cluster_id, &target.nodepool_id, "workers <b>");
        let text = ticket(&rollout, &names, Some("https://page.example/#rollout=z"), Locale::En);
        for expected in [&digest_groups(&rollout.digest()), "<https://page.example/#rollout=z>", "workers \\<b\\>"] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
        assert!(!ticket(&rollout, &names, None, Locale::Zh).contains("page.example"));
    }
}
