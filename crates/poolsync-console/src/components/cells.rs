//! Nodes as cells of a drawing: one cell a node, in blocks of those that go together.
//!
//! One path for each kind of cell, however many there are: thousands of nodes are a handful of elements.

use std::fmt::Write as _;

use leptos::prelude::*;

/// What a cell says of its node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellKind {
    /// It is in the first batch, or in the first stage of a rollout.
    First,
    /// It is in a later batch or in the second stage, or waits for its turn.
    Later,
    /// It is in the third stage of a rollout.
    Third,
    /// It is in the fourth.
    Fourth,
    /// It is not concerned.
    Rest,
    /// It is being reset.
    Resetting,
    /// It is done.
    Done,
    /// It has failed.
    Failed,
}

const KINDS: [CellKind; 8] = [
    CellKind::First,
    CellKind::Later,
    CellKind::Third,
    CellKind::Fourth,
    CellKind::Rest,
    CellKind::Resetting,
    CellKind::Done,
    CellKind::Failed,
];

/// The width of a drawing, in its own units.
const WIDTH: usize = 360;
/// From so many cells on they are small.
const MANY: usize = 300;
/// More cells nobody counts, and a slow machine draws too long: from here on one stands for several nodes.
const MOST: usize = 600;

/// The sizes of cells and of the gaps between cells and between blocks.
#[derive(Clone, Copy)]
struct Sizes {
    cell: usize,
    gap: usize,
    block_gap: usize,
}

/// Draws blocks of cells, from left to right and from top to bottom. A drawing without words: who cannot see it is told by
/// the text beside it.
#[component]
pub(crate) fn Cells(
    /// The blocks.
    #[prop(into)]
    blocks: Signal<Vec<Vec<CellKind>>>,
) -> impl IntoView {
    let drawing = Memo::new(move |_| blocks.with(|blocks| draw(blocks)));
    let path = move |kind: CellKind| {
        let outline = move || {
            drawing.with(|drawing| {
                drawing.paths.iter().find(|(of, _)| *of == kind).map(|(_, outline)| outline.clone()).unwrap_or_default()
            })
        };
        view! { <path class=class(kind) d=outline></path> }
    };
    view! {
        <svg
            class="ps-cells"
            viewBox=move || format!("0 0 {WIDTH} {}", drawing.with(|it| it.height))
            hidden=move || drawing.with(|it| it.height == 0)
            aria-hidden="true"
        >
            {KINDS.map(path).into_iter().collect_view()}
        </svg>
    }
}

/// Returns the class of a kind of cell.
fn class(kind: CellKind) -> &'static str {
    match kind {
        CellKind::First => "ps-cell ps-cell--first",
        CellKind::Later => "ps-cell ps-cell--later",
        CellKind::Third => "ps-cell ps-cell--third",
        CellKind::Fourth => "ps-cell ps-cell--fourth",
        CellKind::Rest => "ps-cell ps-cell--rest",
        CellKind::Resetting => "ps-cell ps-cell--resetting",
        CellKind::Done => "ps-cell ps-cell--done",
        CellKind::Failed => "ps-cell ps-cell--failed",
    }
}

/// A drawing: its height, and for each kind that it has an outline as SVG's `d`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Drawing {
    height: usize,
    paths: Vec<(CellKind, String)>,
}

fn draw(blocks: &[Vec<CellKind>]) -> Drawing {
    let count: usize = blocks.iter().map(Vec::len).sum();
    let nodes_of_a_cell = count.div_ceil(MOST).max(1);
    let mut node = 0;
    let mut is_drawn = move || {
        node += 1;
        (node - 1) % nodes_of_a_cell == 0
    };
    let sizes =
        if count > MANY { Sizes { cell: 5, gap: 1, block_gap: 3 } } else { Sizes { cell: 12, gap: 3, block_gap: 8 } };
    let Sizes { cell, gap, block_gap } = sizes;
    let mut paths: Vec<(CellKind, String)> = Vec::new();
    let (mut left, mut top) = (0, 0);
    for block in blocks {
        let block: Vec<CellKind> = block.iter().copied().filter(|_| is_drawn()).collect();
        if block.is_empty() {
            continue;
        }
        // A block stands in one line where it can.
        let width = block.len() * (cell + gap) - gap.min(block.len());
        if left > 0 && left + width.min(WIDTH) > WIDTH {
            (left, top) = (0, top + cell + gap);
        }
        for kind in &block {
            if left + cell > WIDTH {
                (left, top) = (0, top + cell + gap);
            }
            if !paths.iter().any(|(of, _)| of == kind) {
                paths.push((*kind, String::new()));
            }
            if let Some((_, outline)) = paths.iter_mut().find(|(of, _)| of == kind) {
                // Writing to a string never fails.
                let _ = write!(outline, "M{left} {top}h{cell}v{cell}h-{cell}z");
            }
            left += cell + gap;
        }
        left += block_gap;
    }
    Drawing { height: if count > 0 { top + cell } else { 0 }, paths }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart() {
        let drawing = draw(&[vec![CellKind::First; 2], vec![CellKind::Later]]);
        assert_eq!(drawing.height, 12);
        let expected = [
            (CellKind::First, "M0 0h12v12h-12zM15 0h12v12h-12z".to_owned()),
            // Two cells and their gaps are 30 wide, and 8 lie between blocks.
            (CellKind::Later, "M38 0h12v12h-12z".to_owned()),
        ];
        assert_eq!(drawing.paths, expected);
    }

    #[test]
    fn no_cell_stands_outside() {
        for (blocks, size) in [(1, 1), (30, 20), (2_000, 1), (100, 20), (1, 2_000)] {
            let drawing = draw(&vec![vec![CellKind::Later; size]; blocks]);
            let outline = &drawing.paths[0].1;
            let all = blocks * size;
            assert_eq!(outline.matches('M').count(), all.div_ceil(all.div_ceil(MOST)));
            for corner in outline.split('M').skip(1) {
                let (left, rest) = corner.split_once(' ').unwrap();
                let (top, cell) = rest.split_once('h').unwrap();
                let cell: usize = cell.split_once('v').unwrap().0.parse().unwrap();
                assert!(left.parse::<usize>().unwrap() + cell <= WIDTH);
                assert!(top.parse::<usize>().unwrap() + cell <= drawing.height);
            }
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(draw(&[]), Drawing::default());
        assert_eq!(draw(&[Vec::new()]), Drawing::default());
    }
}
