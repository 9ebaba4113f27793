//! The picture: the nodes of each pool by zone, in the colours of their stages; while the rollout runs, it fills up.

use leptos::prelude::*;
use poolsync_core::{Arg, Locale};

use super::use_board;
use crate::components::{CellKind, Cells};
use crate::state::rollout::{Cell, PoolPicture, Reading, WholeZone, pools, whole_zones};
use crate::words::rollout as words;

/// The picture of the plan, with what to beware of.
#[component]
pub(super) fn PlannedPicture() -> impl IntoView {
    let board = use_board();
    let drawn = Memo::new(move |_| {
        let places = if let Reading::Done(places) = board.reading.get() { Some(places) } else { None };
        board.shown(|rollout| pools(rollout, None, &board.names(), places.as_deref())).unwrap_or_default()
    });
    let beware = Memo::new(move |_| {
        let Reading::Done(places) = board.reading.get() else { return Vec::new() };
        board.resolved.with(|resolved| {
            let rollout = resolved.as_ref().and_then(|resolved| resolved.rollout.as_ref());
            rollout.map(|rollout| whole_zones(rollout, &board.names(), &places)).unwrap_or_default()
        })
    });
    view! {
        <Picture drawn=drawn id="rollout-picture" />
        <For
            each=move || beware.get()
            key=Clone::clone
            children=move |warning| {
                view! {
                    <p class="ps-problem ps-problem--warning">
                        {move || sentence(&warning, board.store().locale.get())}
                    </p>
                }
            }
        />
    }
}

/// The picture of the rollout that runs.
#[component]
pub(super) fn RunningPicture() -> impl IntoView {
    let board = use_board();
    let drawn = Memo::new(move |_| {
        board.kept.with(|kept| {
            let kept = kept.as_ref();
            kept.map(|kept| pools(&kept.state.rollout, Some(&kept.state), &kept.names, None)).unwrap_or_default()
        })
    });
    view! { <Picture drawn=drawn id="rollout-picture" /> }
}

#[component]
fn Picture(drawn: Memo<Vec<PoolPicture>>, id: &'static str) -> impl IntoView {
    let board = use_board();
    let text = move || drawn.with(|pools| describe(pools, board.store().locale.get()));
    let places = move || {
        drawn.with(|pools| {
            let of_pool = |(index, pool): (usize, &PoolPicture)| {
                (0..pool.zones.len()).map(move |zone| (index, zone)).collect::<Vec<_>>()
            };
            pools.iter().enumerate().flat_map(of_pool).collect::<Vec<_>>()
        })
    };
    let zone = move |(pool, zone): (usize, usize)| {
        let label = Memo::new(move |_| {
            drawn.with(|pools| {
                let pool = pools.get(pool)?;
                let name = &pool.zones.get(zone)?.name;
                Some((pool.name.clone(), name.clone()))
            })
        });
        let cells = Memo::new(move |_| {
            drawn.with(|pools| {
                let zone = pools.get(pool).and_then(|pool| pool.zones.get(zone));
                zone.map(|zone| zone.cells.iter().map(kind).collect::<Vec<_>>()).unwrap_or_default()
            })
        });
        view! {
            <div class="ps-plan__zone">
                <span class="ps-plan__label">
                    <strong>{move || label.get().map(|(pool, _)| pool)}</strong>
                    " "
                    {move || label.get().map(|(_, zone)| zone)}
                </span>
                <Cells blocks=Signal::derive(move || vec![cells.get()]) />
            </div>
        }
    };
    view! {
        <figure class="ps-plan" aria-label=move || board.say(&words::PICTURE) aria-describedby=id>
            <For each=places key=|place| *place children=zone />
            <figcaption id=id class="ps-plan__text">{text}</figcaption>
        </figure>
    }
}

/// The colours of stages come again after four of them.
fn kind(cell: &Cell) -> CellKind {
    match cell {
        Cell::Stage(stage) => match stage % 4 {
            0 => CellKind::First,
            1 => CellKind::Later,
            2 => CellKind::Third,
            _ => CellKind::Fourth,
        },
        Cell::Resetting => CellKind::Resetting,
        Cell::Done => CellKind::Done,
        Cell::Failed => CellKind::Failed,
        Cell::Untouched => CellKind::Rest,
    }
}

/// What the picture shows, for those who do not see it as well.
fn describe(pools: &[PoolPicture], locale: Locale) -> String {
    let sentences = pools.iter().map(|pool| {
        let count = |is: fn(&Cell) -> bool| {
            Arg::count(pool.zones.iter().flat_map(|zone| &zone.cells).filter(|cell| is(cell)).count())
        };
        let zones: Vec<&str> =
            pool.zones.iter().map(|zone| zone.name.as_str()).filter(|name| !name.is_empty()).collect();
        let args = [
            ("pool", Arg::Text(pool.name.clone())),
            ("cluster", Arg::Text(pool.cluster.clone())),
            ("nodes", count(|cell| *cell != Cell::Untouched)),
            ("done", count(|cell| *cell == Cell::Done)),
            ("away", count(|cell| *cell == Cell::Resetting)),
            ("failed", count(|cell| *cell == Cell::Failed)),
            ("zones", Arg::count(zones.len())),
        ];
        words::PICTURE_TEXT.fill(locale, &args)
    });
    sentences.collect::<Vec<_>>().join(if locale == Locale::Zh { "" } else { " " })
}

fn sentence(WholeZone { stage, pool, zone }: &WholeZone, locale: Locale) -> String {
    let text = |text: &String| Arg::Text(text.clone());
    words::WHOLE_ZONE.fill(locale, &[("stage", text(stage)), ("pool", text(pool)), ("zone", text(zone))])
}
