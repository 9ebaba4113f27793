//! Projects, clusters and pools: short lists of which one is chosen.

use std::pin::Pin;

use poolsync_core::cloud::{
    Cluster, Fact, Known, Level, Pool, Project, facts, read_clusters, read_pools, read_projects,
};
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Word};
use poolsync_form::Draft;
use wasm_bindgen_futures::spawn_local;

use crate::asking::{self, Service, Trouble};
use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// What a search has found.
#[derive(Clone, PartialEq)]
enum Found {
    /// Nobody has searched, or something was chosen.
    Nothing,
    UnderWay,
    Choices(Vec<Choice>),
    Failed(Trouble),
    /// What was chosen, and what is to be said about it.
    Chosen(Vec<Fact>),
}

/// Something to choose.
#[derive(Clone, PartialEq)]
struct Choice {
    id: String,
    name: String,
    about: String,
    facts: Vec<Fact>,
}

/// One of the lists.
#[derive(Clone, Copy)]
struct List {
    button: &'static str,
    place: &'static str,
    field: &'static str,
    service: Service,
    none: &'static Word,
    choose: fn(Store, &str),
}

const PROJECTS: List = List {
    button: "find-projects",
    place: "found-projects",
    field: "project_id",
    service: Service::Iam,
    none: &words::FIND_NO_PROJECTS,
    choose: |store, id| store.fill_in(|draft| id.clone_into(&mut draft.project_id)),
};
const CLUSTERS: List = List {
    button: "find-clusters",
    place: "found-clusters",
    field: "cluster_id",
    service: Service::Cce,
    none: &words::FIND_NO_CLUSTERS,
    choose: |store, id| store.fill_in(|draft| id.clone_into(&mut draft.cluster_id)),
};
const POOLS: List = List {
    button: "find-pools",
    place: "found-pools",
    field: "nodepool_id",
    service: Service::Cce,
    none: &words::FIND_NO_POOLS,
    choose: |store, id| {
        store.fill_in(|draft| {
            draft.default_pool = id == poolsync_core::model::DEFAULT_POOL;
            if !draft.default_pool {
                id.clone_into(&mut draft.nodepool_id);
            }
        });
    },
};

pub(super) fn start(store: Store) {
    list(store, PROJECTS, |store| Box::pin(projects(store)));
    list(store, CLUSTERS, |store| Box::pin(clusters(store)));
    list(store, POOLS, |store| Box::pin(pools(store)));
}

async fn projects(store: Store) -> Result<Vec<Choice>, Trouble> {
    let found = asking::ask(store, Service::Iam, |caller| Some(caller.projects(None)), read_projects).await?;
    let choice = |project: Project| Choice {
        about: if project.enabled { String::new() } else { untrack(|| store.say(&words::FIND_FROZEN)).to_owned() },
        id: project.id,
        name: project.name,
        facts: Vec::new(),
    };
    Ok(found.into_iter().map(choice).collect())
}

async fn clusters(store: Store) -> Result<Vec<Choice>, Trouble> {
    let project = store.draft.with_untracked(|draft| draft.project_id.trim().to_owned());
    let found = asking::ask(store, Service::Cce, |caller| caller.clusters(&project), read_clusters).await?;
    let choice = |cluster: Cluster| Choice {
        about: format!("{} {}", cluster.version, cluster.phase),
        facts: facts(&Known { cluster: Some(&cluster), ..Known::default() }),
        id: cluster.id,
        name: cluster.name,
    };
    Ok(found.into_iter().map(choice).collect())
}

async fn pools(store: Store) -> Result<Vec<Choice>, Trouble> {
    let ids = |draft: &Draft| (draft.project_id.trim().to_owned(), draft.cluster_id.trim().to_owned());
    let (project, cluster) = store.draft.with_untracked(ids);
    let found = asking::ask(store, Service::Cce, |caller| caller.pools(&project, &cluster), read_pools).await?;
    let choice = |pool: Pool| {
        let count = pool.nodes.map_or(Arg::Text("?".to_owned()), Arg::count);
        let old = pool.nodes.zip(pool.synced).map(|(nodes, synced)| nodes.saturating_sub(synced));
        let word = |one, many| Word::counted(pool.nodes.unwrap_or_default(), one, many);
        let about = untrack(|| match old {
            Some(old) => {
                let word = word(&words::FIND_POOL_OLD_ONE, &words::FIND_POOL_OLD);
                store.fill(word, &[("count", count), ("old", Arg::count(old))])
            }
            None => store.fill(word(&words::FIND_POOL_ONE, &words::FIND_POOL), &[("count", count)]),
        });
        Choice { about, facts: facts(&Known { pool: Some(&pool), ..Known::default() }), id: pool.id, name: pool.name }
    };
    Ok(found.into_iter().map(choice).collect())
}

type Searching = Pin<Box<dyn Future<Output = Result<Vec<Choice>, Trouble>>>>;

fn list(store: Store, list: List, search: fn(Store) -> Searching) {
    let found = RwSignal::new(Found::Nothing);
    bind::button(list.button, move || {
        if found.with_untracked(|found| *found == Found::UnderWay) {
            return;
        }
        found.set(Found::UnderWay);
        let search = search(store);
        let asked = store.draft.with_untracked(|draft| asked(list, draft));
        spawn_local(async move {
            let end = search.await;
            // What was found belongs to what it was asked of.
            if store.draft.with_untracked(|draft| self::asked(list, draft)) == asked {
                found.set(end.map_or_else(Found::Failed, Found::Choices));
            }
        });
    });
    let asked = bind::memo(move || store.draft.with(|draft| asked(list, draft)));
    bind::watch(move || {
        // Asked, not only watched: what nobody asks for is never worked out.
        asked.with(|_| {});
        found.set(Found::Nothing);
    });
    bind::content(list.place, move || found.with(|state| shown(store, list, state, found)));
}

/// What a list is about: clusters and pools are asked of a project, pools of a cluster.
fn asked(list: List, draft: &Draft) -> [String; 3] {
    let above = |is_above: bool, id: &str| if is_above { id.to_owned() } else { String::new() };
    let project = above(list.field != PROJECTS.field, &draft.project_id);
    [draft.endpoint.clone(), project, above(list.field == POOLS.field, &draft.cluster_id)]
}

fn shown(store: Store, list: List, state: &Found, found: RwSignal<Found>) -> Vec<Built> {
    match state {
        Found::Nothing => Vec::new(),
        Found::UnderWay => vec![dom::element("p", "").text(store.say(&words::ASK_UNDER_WAY))],
        Found::Failed(trouble) => {
            let origin = asking::origin(store, list.service).unwrap_or_default();
            vec![trouble.tell(asking::host_of(&origin), store.locale.get()).shown(store)]
        }
        Found::Choices(choices) if choices.is_empty() => vec![dom::element("p", "").text(store.say(list.none))],
        Found::Choices(choices) => {
            let items = choices.iter().map(|choice| item(list, store, choice, found));
            vec![dom::element("ul", "ps-found").children(items)]
        }
        Found::Chosen(facts) => {
            let locale = store.locale.get();
            let notable = facts.iter().filter(|fact| fact.level != Level::Good);
            notable
                .map(|fact| {
                    dom::element("p", "ps-problem ps-problem--warning").marked(&capitalized(fact.sentence(locale)))
                })
                .collect()
        }
    }
}

fn item(list: List, store: Store, choice: &Choice, found: RwSignal<Found>) -> Built {
    let chosen = choice.clone();
    let button = dom::button("ps-found__item", "", move || {
        (list.choose)(store, &chosen.id);
        found.set(Found::Chosen(chosen.facts.clone()));
        browser::focus(list.field);
    });
    let part = |class, text: &str| dom::element("span", class).text(text);
    let button = button
        .child(part("ps-found__name", &choice.name))
        .text(" ")
        .child(part("ps-found__about", &choice.about))
        .text(" ")
        .child(part("ps-found__id", &choice.id));
    dom::element("li", "").child(button)
}
