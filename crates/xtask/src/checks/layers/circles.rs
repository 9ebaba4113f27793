//! Circles in a graph of names.
//!
//! ```ignore
//! assert_eq!(circle(&edges, "a"), Some(vec!["a", "b", "a"]));
//! ```

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The shortest way from a name back to itself.
pub(super) fn circle<'e>(edges: &'e BTreeMap<String, BTreeSet<String>>, start: &'e str) -> Option<Vec<&'e str>> {
    let mut from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(name) = waiting.pop_front() {
        for next in edges.get(name).into_iter().flatten() {
            if next == start {
                let mut way = vec![start];
                let mut at = name;
                while at != start {
                    way.push(at);
                    at = from.get(at)?;
                }
                way.push(start);
                way.reverse();
                return Some(way);
            }
            if !from.contains_key(next.as_str()) {
                from.insert(next, name);
                waiting.push_back(next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(list: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
        let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in list {
            edges.entry((*from).into()).or_default().insert((*to).into());
        }
        edges
    }

    #[test]
    fn finds_the_shortest_way_back() {
        let edges = edges(&[("a", "b"), ("b", "c"), ("c", "a"), ("b", "a"), ("d", "a")]);
        assert_eq!(circle(&edges, "a"), Some(vec!["a", "b", "a"]));
        assert_eq!(circle(&edges, "c"), Some(vec!["c", "a", "b", "c"]));
        assert_eq!(circle(&edges, "d"), None, "it leads into a circle and is in none");
    }
}
