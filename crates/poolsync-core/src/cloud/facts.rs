//! What is known before sending: the dry run that the service does not offer.
//!
//! ```
//! use poolsync_core::Locale;
//! use poolsync_core::cloud::{Known, Level, Pool, facts};
//!
//! let pool = Pool { name: "workers".into(), ..Pool::default() };
//! let facts = facts(&Known { pool: Some(&pool), ..Known::default() });
//! assert_eq!(facts[0].sentence(Locale::En), "the pool is `workers`");
//! assert_eq!(facts[0].level, Level::Good);
//! ```

use super::{Cluster, Node, Pool, by_id, phase_name};
use crate::locale::{Arg, Locale, Word};
use crate::words::cloud as words;

/// One thing that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Good or bad.
    pub level: Level,
    word: &'static Word,
    args: Vec<(&'static str, Value)>,
}

/// A value in a fact; what it looks like depends on the language.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    /// The same in both.
    Plain(Arg),
    /// A phase of the service.
    Phase(String),
    /// The first of these names, and whether there are more.
    Names(Vec<String>, bool),
}

/// What a fact means for the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it should be.
    Good,
    /// To be looked at first.
    Look,
    /// The call will likely be refused.
    Bad,
}

/// What has been read. Whatever is none was not asked or could not be read, and nothing is said about it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'k> {
    /// The cluster.
    pub cluster: Option<&'k Cluster>,
    /// The pool.
    pub pool: Option<&'k Pool>,
    /// The nodes of the cluster, and the ids that the call names.
    pub nodes: Option<Nodes<'k>>,
}

/// The nodes of a cluster, and those that the call is about.
#[derive(Debug, Clone, Copy)]
pub struct Nodes<'k> {
    /// Every node of the cluster.
    pub all: &'k [Node],
    /// The ids that are named; none means every node of the pool.
    pub named: &'k [String],
}

/// So many names are told.
const MOST_NAMES: usize = 5;

/// What is said of one node, and of several.
type Counted = (&'static Word, &'static Word);

const FOUND: Counted = (&words::NODES_FOUND_ONE, &words::NODES_FOUND);
const MISSING: Counted = (&words::NODES_MISSING_ONE, &words::NODES_MISSING);
const ELSEWHERE: Counted = (&words::NODES_ELSEWHERE_ONE, &words::NODES_ELSEWHERE);
const INACTIVE: Counted = (&words::NODES_INACTIVE_ONE, &words::NODES_INACTIVE);
const CURRENT: Counted = (&words::NODES_CURRENT_ONE, &words::NODES_CURRENT);

impl Fact {
    fn new(level: Level, word: &'static Word, args: Vec<(&'static str, Value)>) -> Self {
        Self { level, word, args }
    }

    /// Returns a clause in this language, without a full stop.
    pub fn sentence(&self, locale: Locale) -> String {
        let told = |(name, value): &(&'static str, Value)| {
            let arg = match value {
                Value::Plain(arg) => arg.clone(),
                Value::Phase(phase) => Arg::Text(phase_name(phase, locale).to_owned()),
                Value::Names(names, are_more) => {
                    let rest = are_more.then(|| "…".to_owned());
                    Arg::Text(locale.list(&names.iter().cloned().chain(rest).collect::<Vec<_>>()))
                }
            };
            (*name, arg)
        };
        self.word.fill(locale, &self.args.iter().map(told).collect::<Vec<_>>())
    }
}

/// Returns everything that follows from what has been read: cluster, pool, then nodes.
pub fn facts(known: &Known<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    known.cluster.inspect(|cluster| of_cluster(cluster, &mut facts));
    known.pool.inspect(|pool| of_pool(pool, &mut facts));
    if let (Some(nodes), Some(pool)) = (known.nodes, known.pool) {
        of_nodes(nodes, pool, &mut facts);
    }
    facts
}

fn of_cluster(cluster: &Cluster, facts: &mut Vec<Fact>) {
    let name = || vec![("cluster", text(&cluster.name)), ("version", text(&cluster.version))];
    if cluster.is_too_old() {
        facts.push(Fact::new(Level::Bad, &words::CLUSTER_OLD, name()));
    } else if cluster.takes_changes() {
        facts.push(Fact::new(Level::Good, &words::CLUSTER_FOUND, name()));
    } else {
        let args = vec![("cluster", text(&cluster.name)), ("phase", Value::Phase(cluster.phase.clone()))];
        facts.push(Fact::new(Level::Bad, &words::CLUSTER_STATE, args));
    }
}

fn of_pool(pool: &Pool, facts: &mut Vec<Fact>) {
    let name = || vec![("pool", text(&pool.name))];
    let state = || vec![("pool", text(&pool.name)), ("phase", Value::Phase(pool.phase.clone()))];
    facts.push(match pool.phase.as_str() {
        _ if pool.is_synchronizing() => Fact::new(Level::Bad, &words::POOL_RUNNING, name()),
        "" => Fact::new(Level::Good, &words::POOL_FOUND, name()),
        "Deleting" | "Error" => Fact::new(Level::Bad, &words::POOL_STATE, state()),
        _ => Fact::new(Level::Look, &words::POOL_SCALING, state()),
    });
    for (condition, word) in [("LockedByOrder", &words::POOL_LOCKED), ("Error", &words::POOL_ERROR)] {
        if pool.holds(condition) {
            facts.push(Fact::new(Level::Look, word, name()));
        }
    }
    if pool.is_default() {
        facts.push(Fact::new(Level::Look, &words::POOL_DEFAULT, Vec::new()));
    }
}

fn of_nodes(nodes: Nodes<'_>, pool: &Pool, facts: &mut Vec<Fact>) {
    let by_id = by_id(nodes.all);
    let mut meant: Vec<&Node> = Vec::new();
    let mut missing = Vec::new();
    if nodes.named.is_empty() {
        meant.extend(nodes.all.iter().filter(|node| node.pool == pool.id));
    }
    for id in nodes.named {
        match by_id.get(id.as_str()) {
            Some(node) => meant.push(node),
            None => missing.push(id.as_str()),
        }
    }
    let about = |level, (one, many): Counted, these: &[&str]| {
        let args = || vec![("count", Value::Plain(Arg::count(these.len()))), ("names", names(these))];
        (!these.is_empty()).then(|| Fact::new(level, Word::counted(these.len(), one, many), args()))
    };
    let named = |keep: &dyn Fn(&Node) -> bool| -> Vec<&str> {
        meant.iter().filter(|node| keep(node)).map(|node| label(node)).collect()
    };
    // Where every named node is missing, that line says it.
    if nodes.named.is_empty() && meant.is_empty() {
        facts.push(Fact::new(Level::Bad, &words::NODES_NONE, Vec::new()));
    }
    facts.extend(about(Level::Good, FOUND, &named(&|_| true)));
    facts.extend(about(Level::Bad, MISSING, &missing));
    facts.extend(about(Level::Bad, ELSEWHERE, &named(&|node| node.pool != pool.id)));
    facts.extend(about(Level::Look, INACTIVE, &named(&|node| !node.is_active())));
    facts.extend(about(Level::Look, CURRENT, &named(&|node| node.up_to_date == Some(true))));
}

fn label(node: &Node) -> &str {
    if node.name.is_empty() { &node.id } else { &node.name }
}

fn text(text: &str) -> Value {
    Value::Plain(Arg::text(text))
}

fn names(all: &[&str]) -> Value {
    let shown = all.iter().take(MOST_NAMES).map(|name| (*name).to_owned());
    Value::Names(shown.collect(), all.len() > MOST_NAMES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::Condition;

    fn node(id: &str, pool: &str, phase: &str, up_to_date: Option<bool>) -> Node {
        Node {
            id: id.to_owned(),
            name: format!("name-{id}"),
            pool: pool.to_owned(),
            phase: phase.to_owned(),
            up_to_date,
            ..Node::default()
        }
    }

    fn pool() -> Pool {
        Pool { id: "p".to_owned(), name: "workers".to_owned(), ..Pool::default() }
    }

    #[track_caller]
    fn check(known: &Known<'_>, expected: &[(Level, &str)]) {
        let found = facts(known);
        let found: Vec<_> = found.iter().map(|fact| (fact.level, fact.sentence(Locale::En))).collect();
        let found: Vec<_> = found.iter().map(|(level, sentence)| (*level, sentence.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn nothing_read_is_nothing_known() {
        check(&Known::default(), &[]);
    }

    #[test]
    fn every_named_node_is_looked_at() {
        let all = [
            node("1", "p", "Active", Some(false)),
            node("2", "p", "Abnormal", Some(true)),
            node("3", "q", "Active", None),
        ];
        let named = ["1", "2", "3", "4"].map(str::to_owned);
        let nodes = Some(Nodes { all: &all, named: &named });
        check(
            &Known { pool: Some(&pool()), nodes, ..Known::default() },
            &[
                (Level::Good, "the pool is `workers`"),
                (Level::Good, "3 nodes: name-1, name-2, name-3"),
                (Level::Bad, "1 named node is not in the cluster: 4"),
                (Level::Bad, "1 named node belongs to another pool: name-3"),
                (Level::Look, "1 node is not Active: name-2"),
                (Level::Look, "1 node has the pool's configuration already and would be reset all the same: name-2"),
            ],
        );
    }

    #[test]
    fn no_named_node_means_those_of_the_pool() {
        let all = [node("1", "p", "Active", None), node("2", "q", "Error", None)];
        let nodes = Some(Nodes { all: &all, named: &[] });
        let known = Known { pool: Some(&pool()), nodes, ..Known::default() };
        check(&known, &[(Level::Good, "the pool is `workers`"), (Level::Good, "1 node: name-1")]);
    }

    #[test]
    fn a_pool_without_nodes_and_names_that_nobody_has() {
        let all = [node("1", "q", "Active", None)];
        let workers = pool();
        let known = |named| Known { pool: Some(&workers), nodes: Some(Nodes { all: &all, named }), ..Known::default() };
        let found = (Level::Good, "the pool is `workers`");
        check(&known(&[]), &[found, (Level::Bad, "the pool has no nodes")]);
        let named = ["7", "8"].map(str::to_owned);
        check(&known(&named), &[found, (Level::Bad, "2 named nodes are not in the cluster: 7, 8")]);
    }

    #[test]
    fn states_in_which_a_call_is_likely_refused() {
        let cluster = Cluster { name: "shop".to_owned(), phase: "Upgrading".to_owned(), ..Cluster::default() };
        let condition = Condition {
            kind: "ConfigurationSynchronizing".to_owned(),
            holds: true,
            reason: String::new(),
            message: String::new(),
        };
        let busy = Pool { conditions: vec![condition], ..pool() };
        let found = facts(&Known { cluster: Some(&cluster), pool: Some(&busy), ..Known::default() });
        assert!(found.iter().all(|fact| fact.level == Level::Bad), "{found:?}");
        assert_eq!(found.len(), 2);
        let deleting = Pool { phase: "Deleting".to_owned(), ..pool() };
        assert_eq!(facts(&Known { pool: Some(&deleting), ..Known::default() })[0].level, Level::Bad);
        let scaling = Pool { phase: "Synchronizing".to_owned(), ..pool() };
        assert_eq!(facts(&Known { pool: Some(&scaling), ..Known::default() })[0].level, Level::Look);
    }
}
