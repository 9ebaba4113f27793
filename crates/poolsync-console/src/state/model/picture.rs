//! The plan in numbers: how many nodes, of which zones, in which batches.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

use poolsync_core::plan::plan;
use poolsync_form::Draft;

use super::Seen;

/// From this share of a pool on, in percent, a batch is worth a warning (the same as `effect/many-away`).
const LARGE_SHARE: usize = 50;

/// The plan in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Picture {
    /// The nodes that are reset; none while nobody knows how many the pool has.
    pub(crate) nodes: Option<usize>,
    /// The nodes of the pool, where known.
    pub(crate) of_pool: Option<usize>,
    /// The most nodes that are away at the same time; 0 while the number of nodes per batch is wrong.
    pub(crate) at_once: usize,
    /// How many nodes each batch has, in order; empty while the nodes are not known.
    pub(crate) batches: Vec<usize>,
    /// The ids that are named and of no node of the pool, where its nodes are known.
    pub(crate) not_of_pool: Vec<String>,
    /// The zones of the pool, by name, where known.
    pub(crate) zones: Vec<Zone>,
}

/// The nodes of the pool in a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Zone {
    /// Its name.
    pub(crate) name: String,
    /// Those that are reset.
    pub(crate) nodes: usize,
    /// All of them.
    pub(crate) of_pool: usize,
}

/// A share in percent, to the nearest: 2 of 6 are `33`. Shows as `< 1` where there is some, and less than half a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Share(usize);

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { f.write_str("< 1") } else { self.0.fmt(f) }
    }
}

impl Picture {
    /// Returns the plan of the call that the form shows.
    pub(crate) fn new(draft: &Draft, seen: &Seen) -> Self {
        let list = draft.node_list();
        let named: HashSet<&str> = list.ids.iter().map(|id| &**id).collect();
        let mut zones: BTreeMap<&str, Zone> = BTreeMap::new();
        let mut in_pool = None;
        let mut not_of_pool = Vec::new();
        if let Some(nodes) = seen.nodes_of_pool(draft) {
            let mut others = named.clone();
            for node in nodes {
                others.remove(node.id.as_str());
                let zone = zones.entry(&node.zone).or_insert_with(|| Zone::new(&node.zone));
                zone.of_pool += 1;
                zone.nodes += usize::from(named.is_empty() || named.contains(node.id.as_str()));
            }
            in_pool = Some(zones.values().map(|zone| zone.of_pool).sum());
            not_of_pool = list.ids.iter().filter(|id| others.remove(&***id)).cloned().map(Cow::into_owned).collect();
        }
        let of_pool = in_pool.or_else(|| seen.pool(draft)?.nodes);
        let nodes = if named.is_empty() { of_pool } else { Some(list.ids.len()) };
        let planned = plan(nodes.unwrap_or_default(), draft.nodes_per_batch()).ok();
        let at_once = planned.as_ref().map_or(0, |planned| match nodes {
            Some(_) => planned.away_at_once,
            None => draft.nodes_per_batch(),
        });
        // A zone without a name is none.
        let zones = zones.into_values().filter(|zone| !zone.name.is_empty()).collect();
        let batches = planned.map(|it| it.batches).unwrap_or_default();
        Self { nodes, of_pool, at_once, batches, not_of_pool, zones }
    }

    /// Returns how much of the pool is away at once.
    pub(crate) fn share(&self) -> Option<Share> {
        let all = self.of_pool.filter(|all| *all > 0)?;
        (self.at_once > 0).then(|| Share(((self.at_once * 100 + all / 2) / all).min(100)))
    }

    /// Returns that share if it is large.
    pub(crate) fn large_share(&self) -> Option<Share> {
        let all = self.of_pool?;
        self.share().filter(|_| self.at_once * 100 >= all * LARGE_SHARE)
    }

    /// Returns the zones of which one batch can take every node, where there are others.
    pub(crate) fn endangered_zones(&self) -> impl Iterator<Item = &str> {
        let is_one_of_many = self.zones.len() > 1;
        let in_danger =
            move |zone: &&Zone| is_one_of_many && zone.nodes == zone.of_pool && zone.of_pool <= self.at_once;
        self.zones.iter().filter(in_danger).map(|zone| zone.name.as_str())
    }
}

impl Zone {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), nodes: 0, of_pool: 0 }
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::cloud::{Node, Pool};

    use super::*;

    fn draft(ids: &str, per_batch: &str) -> Draft {
        Draft { node_ids: ids.to_owned(), max_unavailable: per_batch.to_owned(), ..Draft::example(None) }
    }

    fn seen(draft: &Draft, nodes: &[(&str, &str)]) -> Seen {
        let node = |(id, zone): &(&str, &str)| Node {
            id: (*id).to_owned(),
            zone: (*zone).to_owned(),
            pool: draft.nodepool_id.clone(),
            ..Node::default()
        };
        let mut seen = Seen::default();
        seen.note_nodes(draft, &nodes.iter().map(node).collect::<Vec<_>>());
        seen
    }

    #[test]
    fn named_nodes_are_counted_without_asking_anybody() {
        let picture = Picture::new(&draft("a b c", "2"), &Seen::default());
        assert_eq!((picture.nodes, picture.of_pool, picture.at_once), (Some(3), None, 2));
        assert_eq!(picture.batches, [2, 1]);
        assert_eq!(picture.share(), None);
    }

    #[test]
    fn all_nodes_are_as_many_as_the_pool_has() {
        let draft = draft("", "2");
        let unknown = Picture::new(&draft, &Seen::default());
        assert_eq!((unknown.nodes, unknown.at_once, unknown.batches), (None, 2, Vec::new()));
        let mut counted = Seen::default();
        let pool = Pool { id: draft.nodepool_id.clone(), nodes: Some(5), ..Pool::default() };
        counted.note_pools(&draft, &[pool]);
        let known = Picture::new(&draft, &counted);
        assert_eq!((known.nodes, known.batches.len(), known.share()), (Some(5), 3, Some(Share(40))));
    }

    #[test]
    fn a_wrong_number_is_no_plan() {
        for wrong in ["", "0", "21", "x"] {
            let picture = Picture::new(&draft("a", wrong), &Seen::default());
            assert_eq!((picture.at_once, picture.batches), (0, Vec::new()), "{wrong:?}");
        }
    }

    #[test]
    fn a_zone_is_in_danger_where_one_batch_can_take_all_of_it() {
        let all = [("a", "z1"), ("b", "z1"), ("c", "z2")];
        let zones = |ids: &str, per_batch: &str| {
            let draft = draft(ids, per_batch);
            let picture = Picture::new(&draft, &seen(&draft, &all));
            picture.endangered_zones().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(zones("", "1"), ["z2"]);
        assert_eq!(zones("", "2"), ["z1", "z2"]);
        assert_eq!(zones("a c", "2"), ["z2"]);
        assert!(zones("a", "2").is_empty());
    }

    #[test]
    fn what_is_named_and_not_of_the_pool_is_found_once_its_nodes_are_known() {
        let draft = draft("a c c d", "2");
        assert!(Picture::new(&draft, &Seen::default()).not_of_pool.is_empty());
        let picture = Picture::new(&draft, &seen(&draft, &[("a", "z1"), ("b", "z1")]));
        assert_eq!(picture.not_of_pool, ["c", "d"]);
    }

    #[test]
    fn half_of_a_pool_is_much() {
        let draft = draft("a", "20");
        let nodes = [("a", ""), ("b", "")];
        let picture = Picture::new(&draft, &seen(&draft, &nodes));
        assert_eq!((picture.large_share(), picture.zones.len()), (Some(Share(50)), 0));
    }

    #[test]
    fn few_nodes_of_many_are_not_none() {
        let share = |at_once| {
            let picture = Picture { of_pool: Some(2000), at_once, ..Picture::default() };
            picture.share().map(|share| share.to_string())
        };
        assert_eq!(share(0), None);
        assert_eq!(share(4).as_deref(), Some("< 1"));
        assert_eq!(share(20).as_deref(), Some("1"));
    }
}
