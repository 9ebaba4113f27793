//! Tables: cells of a spreadsheet, CSV, columns of a terminal. Of each row the ID of its node is taken.

use std::net::IpAddr;

use super::words::{is_uuid, words};
use super::{NodeList, Reason};

/// Names of the column with the ID, in lower case and without blanks and signs; the clearest first.
const ID_COLUMNS: [&str; 7] = ["nodeid", "节点id", "nodeids", "nodeuid", "metadatauid", "uid", "id"];

/// Reads a table; none if the text is a plain list.
pub(super) fn read(text: &str) -> Option<NodeList<'_>> {
    let shape = Shape::of(text);
    if !shape.is_table() {
        return None;
    }
    let mut list = NodeList::default();
    let mut column = None;
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !is_border(line)) {
        let number = index + 1;
        let ids = words(line).filter(|word| is_uuid(word)).count();
        let first = words(line).next();
        if ids == 0 {
            let is_first = list == NodeList::default();
            match id_column(line) {
                Some(found) if is_first => column = Some(found),
                // A header that names no ID.
                _ if shape.has_ids && number == shape.first_line => {}
                _ => list.leave(number, first.unwrap_or_default(), Reason::NoId),
            }
        } else if column.is_some_and(|(_, is_of_kubernetes)| is_of_kubernetes) && first.is_some_and(is_address) {
            list.leave(number, first.unwrap_or_default(), Reason::Kubernetes);
        } else if let Some(id) = column.and_then(|(column, _)| cells(line).nth(column)).filter(|id| is_uuid(id)) {
            list.take(id);
        } else if ids == 1 || words(line).all(is_uuid) {
            words(line).filter(|word| is_uuid(word)).for_each(|id| list.take(id));
        } else {
            list.leave(number, first.unwrap_or_default(), Reason::SeveralIds);
        }
    }
    Some(list)
}

/// What the lines of a text have in common.
#[derive(Default)]
struct Shape {
    has_ids: bool,
    /// The first line that says something, from 1.
    first_line: usize,
    /// Lines with an ID and other words.
    mixed: usize,
    /// Those of them with several IDs between commas: lists, and no rows.
    mixed_lists: usize,
    /// Those of them with tabs or bars.
    mixed_cells: usize,
    /// Lines without an ID.
    without: usize,
    /// Those of them with several cells.
    without_cells: usize,
}

impl Shape {
    fn of(text: &str) -> Self {
        let mut shape = Self::default();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !is_border(line)) {
            let (mut ids, mut others) = (0_usize, 0_usize);
            words(line).for_each(|word| if is_uuid(word) { ids += 1 } else { others += 1 });
            if ids + others > 0 && shape.first_line == 0 {
                shape.first_line = index + 1;
            }
            let has_cells = line.contains(['\t', '|']);
            shape.has_ids |= ids > 0;
            match (ids, others) {
                (0, 0) => {}
                (0, others) => {
                    shape.without += 1;
                    shape.without_cells += usize::from(has_cells && others > 1);
                }
                (_, 0) => {}
                (ids, _) => {
                    shape.mixed += 1;
                    shape.mixed_cells += usize::from(has_cells);
                    shape.mixed_lists += usize::from(ids > 1 && line.contains([',', '，', '、']));
                }
            }
        }
        shape
    }

    fn is_table(&self) -> bool {
        if self.mixed == 0 {
            return !self.has_ids && self.without_cells > 1;
        }
        // One line of a name and an ID is a list that somebody typed.
        self.mixed_cells > 0 || (self.mixed_lists == 0 && (self.mixed > 1 || self.without > 0))
    }
}

/// The cells of a row, trimmed: between tabs, bars, commas, or at least two blanks.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    let separator = ["\t", "|", ",", "，", ";"].into_iter().find(|sign| line.contains(sign)).unwrap_or("  ");
    let is_wide = separator == "  ";
    let line = if separator == "|" { line.trim().trim_start_matches('|') } else { line };
    let trimmed =
        line.split(separator).map(|cell| cell.trim_matches(|sign: char| sign.is_whitespace() || "\"'".contains(sign)));
    trimmed.filter(move |cell| !is_wide || !cell.is_empty())
}

fn is_address(word: &str) -> bool {
    word.parse::<IpAddr>().is_ok()
}

/// The column of the IDs, by its name in a header, and whether it may be that of Kubernetes, which names nodes by addresses.
fn id_column(line: &str) -> Option<(usize, bool)> {
    let bare = |cell: &str| cell.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase();
    let names: Vec<String> = cells(line).take(200).map(bare).collect();
    ID_COLUMNS.iter().find_map(|wanted| {
        let at = names.iter().position(|name| name == wanted)?;
        Some((at, matches!(*wanted, "uid" | "metadatauid")))
    })
}

/// True for the line of a drawn table, and an empty one.
fn is_border(line: &str) -> bool {
    line.trim().chars().all(|sign| "+-=|│─┼├┤┌┐└┘┬┴".contains(sign) || sign.is_whitespace())
}
