//! Which nodes of a pool a target takes.

use std::collections::BTreeMap;

use super::plan::{Order, Select};
use super::reading::NodeReading;

/// Returns the nodes that are taken of those that are left, in the order in which they are named in the call. `all`: how many
/// nodes the pool has. Ids are not looked up here, since each that is missing is a problem of its own.
pub(super) fn select<'n>(
    select: &Select,
    include_up_to_date: bool,
    left: &[&'n NodeReading],
    all: usize,
) -> Vec<&'n NodeReading> {
    let wanted = |node: &&&NodeReading| include_up_to_date || node.up_to_date != Some(true);
    let left: Vec<&NodeReading> = left.iter().filter(wanted).copied().collect();
    match select {
        Select::Rest => left,
        Select::OutOfDate => left.into_iter().filter(|node| node.up_to_date == Some(false)).collect(),
        Select::Zone(zone) => left.into_iter().filter(|node| node.zone == *zone).collect(),
        Select::Count(count, order) => first(left, *count, *order),
        Select::Percent(percent, order) => first(left, all.saturating_mul(*percent).div_ceil(100), *order),
        Select::Ids(_) => Vec::new(),
    }
}

/// The first of some nodes in an order.
fn first(mut nodes: Vec<&NodeReading>, count: usize, order: Order) -> Vec<&NodeReading> {
    match order {
        Order::AsListed => {}
        Order::Name => nodes.sort_by(|a, b| a.name.cmp(&b.name)),
        // What has no date comes last.
        Order::Oldest => nodes.sort_by_key(|node| node.created_at().unwrap_or(i64::MAX)),
        Order::Zone => nodes = round_robin(&nodes),
    }
    nodes.truncate(count);
    nodes
}

/// One node of each zone in turn; zones by name.
fn round_robin<'n>(nodes: &[&'n NodeReading]) -> Vec<&'n NodeReading> {
    let mut rank: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, &str, &NodeReading)> = Vec::new();
    for node in nodes {
        let turn = rank.entry(&node.zone).or_default();
        ranked.push((*turn, &node.zone, node));
        *turn += 1;
    }
    ranked.sort_by_key(|(turn, zone, _)| (*turn, *zone));
    ranked.into_iter().map(|(_, _, node)| node).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, zone: &str, created: &str, up_to_date: Option<bool>) -> NodeReading {
        NodeReading {
            id: id.to_owned(),
            name: id.to_owned(),
            zone: zone.to_owned(),
            up_to_date,
            created: Some(created.to_owned()),
            ..NodeReading::default()
        }
    }

    fn pool() -> Vec<NodeReading> {
        vec![
            node("d", "b", "2026-09-01 08:00:11.000000000 +0000 UTC", Some(false)),
            node("a", "a", "2026-09-03 08:00:11.000000000 +0000 UTC", Some(false)),
            node("c", "b", "2026-09-02 08:00:11.000000000 +0000 UTC", None),
            node("b", "c", "", Some(true)),
        ]
    }

    #[track_caller]
    fn check(by: &Select, include_up_to_date: bool, expected: &[&str]) {
        let pool = pool();
        let left: Vec<_> = pool.iter().collect();
        let ids: Vec<_> =
            select(by, include_up_to_date, &left, pool.len()).iter().map(|node| node.id.as_str()).collect();
        assert_eq!(ids, expected, "{by:?}");
    }

    #[test]
    fn up_to_date_nodes_are_left_out_unless_asked_for() {
        check(&Select::Rest, false, &["d", "a", "c"]);
        check(&Select::Rest, true, &["d", "a", "c", "b"]);
        check(&Select::OutOfDate, true, &["d", "a"]);
        check(&Select::Zone("b".to_owned()), false, &["d", "c"]);
    }

    #[test]
    fn the_order_says_who_comes_first() {
        check(&Select::Count(2, Order::AsListed), false, &["d", "a"]);
        check(&Select::Count(2, Order::Name), true, &["a", "b"]);
        check(&Select::Count(4, Order::Oldest), true, &["d", "c", "a", "b"]);
        check(&Select::Count(4, Order::Zone), true, &["a", "d", "b", "c"]);
    }

    #[test]
    fn a_share_is_of_the_whole_pool_and_rounded_up() {
        check(&Select::Percent(1, Order::AsListed), false, &["d"]);
        check(&Select::Percent(51, Order::AsListed), false, &["d", "a", "c"]);
    }
}
