//! The order of the nodes in the list.

use std::cmp::Ordering;
use std::net::IpAddr;

use poolsync_core::Word;
use poolsync_core::cloud::Node;

use crate::words;

/// What the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Ip,
    Flavor,
    Zone,
    Os,
    Phase,
}

/// All columns, as they stand in the head: two in a cell share its two lines.
pub(super) const CELLS: [&[Column]; 4] =
    [&[Column::Name, Column::Ip], &[Column::Flavor, Column::Zone], &[Column::Os], &[Column::Phase]];

impl Column {
    /// What it is called.
    pub(super) fn word(self) -> &'static Word {
        match self {
            Self::Name => &words::PICK_COLUMN_NAME,
            Self::Ip => &words::PICK_COLUMN_IP,
            Self::Flavor => &words::PICK_COLUMN_FLAVOR,
            Self::Zone => &words::PICK_COLUMN_ZONE,
            Self::Os => &words::PICK_COLUMN_OS,
            Self::Phase => &words::PICK_COLUMN_PHASE,
        }
    }

    fn compare(self, a: &Node, b: &Node) -> Ordering {
        match self {
            Self::Name => a.name.cmp(&b.name),
            Self::Ip => address(&a.ip).cmp(&address(&b.ip)),
            Self::Flavor => a.flavor.cmp(&b.flavor),
            Self::Zone => a.zone.cmp(&b.zone),
            Self::Os => a.os.cmp(&b.os),
            // Nodes that are out of date stand together.
            Self::Phase => (&a.phase, a.up_to_date).cmp(&(&b.phase, b.up_to_date)),
        }
    }
}

/// The order that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) column: Column,
    /// True for the last first.
    pub(super) is_reversed: bool,
}

impl Order {
    /// Returns the order after a press on the head of a column: the same column once more turns it around.
    pub(super) fn pressed(chosen: Option<Self>, column: Column) -> Self {
        let is_reversed = chosen.is_some_and(|order| order.column == column && !order.is_reversed);
        Self { column, is_reversed }
    }

    /// Compares two nodes; those that are alike keep their order.
    pub(super) fn compare(self, a: &Node, b: &Node) -> Ordering {
        let order = self.column.compare(a, b);
        if self.is_reversed { order.reverse() } else { order }
    }
}

/// An address by its numbers: 10.0.0.9 stands before 10.0.0.10. Text that is none stands last.
fn address(text: &str) -> (bool, Option<IpAddr>, &str) {
    let ip = text.parse().ok();
    (ip.is_none(), ip, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(order: Order, ips: &[&str]) -> Vec<String> {
        let node = |ip: &&str| Node { ip: (*ip).to_owned(), ..Node::default() };
        let mut nodes: Vec<Node> = ips.iter().map(node).collect();
        nodes.sort_by(|a, b| order.compare(a, b));
        nodes.into_iter().map(|node| node.ip).collect()
    }

    #[test]
    fn addresses_are_sorted_by_their_numbers() {
        let order = Order::pressed(None, Column::Ip);
        assert_eq!(sorted(order, &["10.0.0.10", "", "10.0.0.9"]), ["10.0.0.9", "10.0.0.10", ""]);
        let again = Order::pressed(Some(order), Column::Ip);
        assert_eq!(sorted(again, &["10.0.0.9", "10.0.0.10"]), ["10.0.0.10", "10.0.0.9"]);
        assert_eq!(Order::pressed(Some(again), Column::Ip), order);
        assert_eq!(Order::pressed(Some(order), Column::Zone), Order { column: Column::Zone, is_reversed: false });
    }
}
