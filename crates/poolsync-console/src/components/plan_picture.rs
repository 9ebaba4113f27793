//! The plan as a picture: nodes by batch and by zone, how much of the pool is away at once, and what to beware of.

use leptos::prelude::*;
use poolsync_core::{Arg, Locale, Word};

use super::{CellKind, Cells, use_store};
use crate::state::{Picture, Share, Zone};
use crate::words;

/// The picture with its text, which follows the form.
#[component]
pub(crate) fn PlanPicture(
    /// The id that its text gets.
    text_id: &'static str,
) -> impl IntoView {
    let store = use_store();
    let picture = store.picture;
    let text = move || picture.with(|picture| text(picture, store.locale.get()));
    let warnings = Memo::new(move |_| picture.with(|picture| warnings(picture, store.locale.get())));
    let zones = move || picture.with(|picture| picture.zones.clone());
    view! {
        <figure class="ps-plan" aria-label=move || store.say(&words::PLAN_TITLE) aria-describedby=text_id>
            <Cells blocks=Signal::derive(move || picture.with(batches)) />
            <For each=zones key=|zone| zone.name.clone() children=move |zone| {
                let name = zone.name;
                let zone = Memo::new(move |_| {
                    picture.with(|picture| picture.zones.iter().find(|zone| zone.name == name).cloned())
                });
                view! { <ZoneCells zone=zone /> }
            } />
            <figcaption id=text_id class="ps-plan__text">{text}</figcaption>
        </figure>
        <For
            each=move || warnings.get()
            key=Clone::clone
            children=|sentence| view! { <p class="ps-problem ps-problem--warning">{sentence}</p> }
        />
    }
}

/// A zone: which of its nodes are reset.
#[component]
fn ZoneCells(zone: Memo<Option<Zone>>) -> impl IntoView {
    let store = use_store();
    let label = move || {
        zone.get().map(|zone| {
            let args =
                [("zone", Arg::Text(zone.name)), ("nodes", Arg::count(zone.nodes)), ("all", Arg::count(zone.of_pool))];
            store.fill(&words::PLAN_ZONE, &args)
        })
    };
    let cells = move || {
        let zone = zone.get()?;
        let mut cells = vec![CellKind::Later; zone.nodes];
        cells.resize(zone.of_pool, CellKind::Rest);
        Some(vec![cells])
    };
    view! {
        <div class="ps-plan__zone">
            <span class="ps-plan__label">{label}</span>
            <Cells blocks=Signal::derive(move || cells().unwrap_or_default()) />
        </div>
    }
}

/// The cells of the batches; those of the first one are away first.
fn batches(picture: &Picture) -> Vec<Vec<CellKind>> {
    let kinds = std::iter::once(CellKind::First).chain(std::iter::repeat(CellKind::Later));
    picture.batches.iter().zip(kinds).map(|(nodes, kind)| vec![kind; *nodes]).collect()
}

/// What the picture shows, for those who do not see it as well.
fn text(picture: &Picture, locale: Locale) -> String {
    let share = picture.share();
    let counted = |one, many| Word::counted(picture.batches.len(), one, many);
    // Where others are named, so many of the pool's nodes are not reset.
    let are_of_pool = share.is_some() && picture.not_of_pool.is_empty();
    let word = match picture.nodes {
        _ if picture.at_once == 0 => return words::PLAN_NOTHING.get(locale).to_owned(),
        None => &words::PLAN_UNKNOWN,
        Some(_) if are_of_pool => counted(&words::PLAN_NODES_OF_POOL_ONE, &words::PLAN_NODES_OF_POOL),
        Some(_) => counted(&words::PLAN_NODES_ONE, &words::PLAN_NODES),
    };
    let args = [
        ("nodes", Arg::count(picture.nodes.unwrap_or_default())),
        ("batches", Arg::count(picture.batches.len())),
        ("away", Arg::count(picture.at_once)),
        ("all", Arg::count(picture.of_pool.unwrap_or_default())),
        ("share", Arg::Text(share.map(|share| share.to_string()).unwrap_or_default())),
    ];
    word.fill(locale, &args)
}

/// What to beware of.
fn warnings(picture: &Picture, locale: Locale) -> Vec<String> {
    let share = |share: Share| words::PLAN_LARGE_SHARE.fill(locale, &[("share", Arg::Text(share.to_string()))]);
    let zones =
        picture.endangered_zones().map(|zone| words::PLAN_WHOLE_ZONE.fill(locale, &[("zone", Arg::text(zone))]));
    picture.large_share().map(share).into_iter().chain(zones).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_says_what_the_picture_shows() {
        let said = |picture: &Picture| text(picture, Locale::En);
        let named = Picture { nodes: Some(3), at_once: 2, batches: vec![2, 1], ..Picture::default() };
        assert_eq!(said(&named), "Nodes: 3, in 2 batches, at most 2 unavailable at once.");
        let at_once = Picture { at_once: 3, batches: vec![3], ..named.clone() };
        assert_eq!(said(&at_once), "Nodes: 3, in 1 batch, at most 3 unavailable at once.");
        let known = Picture { of_pool: Some(6), ..named };
        assert_eq!(said(&known), "Nodes: 3 of 6, in 2 batches, at most 2 unavailable at once: 33 % of the pool.");
        let others = Picture { not_of_pool: vec!["a".to_owned()], ..known };
        assert_eq!(said(&others), "Nodes: 3, in 2 batches, at most 2 unavailable at once.");
        assert_eq!(said(&Picture::default()), words::PLAN_NOTHING.en);
    }
}
