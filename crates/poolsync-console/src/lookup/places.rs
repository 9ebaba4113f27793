//! Projects, clusters and pools: short lists of which one is chosen.

use leptos::prelude::*;
use poolsync_core::cloud::{
    Cluster, Fact, Known, Level, Pool, Project, facts, read_clusters, read_pools, read_projects,
};
use poolsync_core::model::DEFAULT_POOL;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Word};
use poolsync_form::{Draft, Field, field};

use super::{Found, failed, look_up, pending};
use crate::api::ApiError;
use crate::components::{marked, say, use_store};
use crate::platform::document;
use crate::state::{Service, Store};
use crate::words;

/// What is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The projects of the credential, from IAM.
    Project,
    /// The clusters of the project.
    Cluster,
    /// The pools of the cluster.
    Pool,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq)]
struct Choice {
    id: String,
    name: String,
    about: String,
    facts: Vec<Fact>,
}

/// What a look-up has found, to be chosen; then what is to be said about what was chosen.
#[component]
pub(crate) fn FoundPlaces(
    /// What is looked up.
    place: Place,
    /// How often the button was pressed.
    presses: RwSignal<u32>,
) -> impl IntoView {
    let store = use_store();
    let chosen = RwSignal::new(None::<Vec<Fact>>);
    let subject = move || store.draft.with(|draft| place.subject(draft));
    let found = look_up(presses, subject, move |store| {
        chosen.set(None);
        place.choices(store)
    });
    let choose = move |choice: Choice| {
        store.fill_in(|draft| place.choose(draft, choice.id));
        chosen.set(Some(choice.facts));
        found.set(Found::Nothing);
        document::focus(place.field().id);
    };
    move || match found.get() {
        Found::Nothing => chosen.get().map(|facts| view! { <Notable facts=facts /> }.into_any()),
        Found::Pending => Some(pending()),
        Found::Failed(error) => Some(failed(store, &error, place.service())),
        Found::Some(choices) if choices.is_empty() => Some(view! { <p>{say(place.none())}</p> }.into_any()),
        Found::Some(choices) => Some(view! { <Choices choices=choices choose=choose /> }.into_any()),
    }
}

#[component]
fn Choices(choices: Vec<Choice>, choose: impl Fn(Choice) + Copy + Send + 'static) -> impl IntoView {
    let item = move |choice: Choice| {
        let Choice { id, name, about, .. } = choice.clone();
        view! {
            <li>
                <button type="button" class="ps-found__item" on:click=move |_| choose(choice.clone())>
                    <span class="ps-found__name">{name}</span> " "
                    <span class="ps-found__about">{about}</span> " "
                    <span class="ps-found__id">{id}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="ps-found">
            <For each=move || choices.clone() key=|choice| choice.id.clone() children=item />
        </ul>
    }
}

/// What is to be looked at in what was chosen.
#[component]
fn Notable(facts: Vec<Fact>) -> impl IntoView {
    let store = use_store();
    let sentences = move || {
        let locale = store.locale.get();
        let notable = facts.iter().filter(|fact| fact.level != Level::Good);
        notable
            .map(|fact| {
                let sentence = capitalized(fact.sentence(locale));
                view! { <p class="ps-problem ps-problem--warning">{marked(&sentence)}</p> }
            })
            .collect_view()
    };
    view! { {sentences} }
}

impl Place {
    fn service(self) -> Service {
        match self {
            Self::Project => Service::Iam,
            Self::Cluster | Self::Pool => Service::Cce,
        }
    }

    fn field(self) -> &'static Field {
        match self {
            Self::Project => &field::PROJECT_ID,
            Self::Cluster => &field::CLUSTER_ID,
            Self::Pool => &field::NODEPOOL_ID,
        }
    }

    fn none(self) -> &'static Word {
        match self {
            Self::Project => &words::FIND_NO_PROJECTS,
            Self::Cluster => &words::FIND_NO_CLUSTERS,
            Self::Pool => &words::FIND_NO_POOLS,
        }
    }

    /// What a list is about: clusters and pools are asked of a project, pools of a cluster.
    fn subject(self, draft: &Draft) -> [String; 3] {
        let part = |is_asked: bool, id: &str| if is_asked { id.to_owned() } else { String::new() };
        let project = part(self != Self::Project, &draft.project_id);
        [draft.endpoint.clone(), project, part(self == Self::Pool, &draft.cluster_id)]
    }

    fn choose(self, draft: &mut Draft, id: String) {
        match self {
            Self::Project => draft.project_id = id,
            Self::Cluster => draft.cluster_id = id,
            Self::Pool => {
                draft.default_pool = id == DEFAULT_POOL;
                if !draft.default_pool {
                    draft.nodepool_id = id;
                }
            }
        }
    }

    async fn choices(self, store: Store) -> Result<Vec<Choice>, ApiError> {
        let ids = |draft: &Draft| (draft.project_id.trim().to_owned(), draft.cluster_id.trim().to_owned());
        let (project, cluster) = store.draft.with_untracked(ids);
        Ok(match self {
            Self::Project => {
                let found = store.ask(Service::Iam, |caller| Some(caller.projects(None)), read_projects).await?;
                found.into_iter().map(|project| of_project(store, project)).collect()
            }
            Self::Cluster => {
                let found = store.ask(Service::Cce, |caller| caller.clusters(&project), read_clusters).await?;
                found.into_iter().map(of_cluster).collect()
            }
            Self::Pool => {
                let found = store.ask(Service::Cce, |caller| caller.pools(&project, &cluster), read_pools).await?;
                found.into_iter().map(|pool| of_pool(store, pool)).collect()
            }
        })
    }
}

fn of_project(store: Store, project: Project) -> Choice {
    let about = if project.enabled { "" } else { words::FIND_FROZEN.get(store.locale.get_untracked()) };
    Choice { about: about.to_owned(), id: project.id, name: project.name, facts: Vec::new() }
}

fn of_cluster(cluster: Cluster) -> Choice {
    Choice {
        about: format!("{} {}", cluster.version, cluster.phase),
        facts: facts(&Known { cluster: Some(&cluster), ..Known::default() }),
        id: cluster.id,
        name: cluster.name,
    }
}

fn of_pool(store: Store, pool: Pool) -> Choice {
    let count = pool.nodes.map_or(Arg::Text("?".to_owned()), Arg::count);
    let old = pool.nodes.zip(pool.synced).map(|(nodes, synced)| nodes.saturating_sub(synced));
    let word = |one, many| Word::counted(pool.nodes.unwrap_or_default(), one, many);
    let locale = store.locale.get_untracked();
    let about = match old {
        Some(old) => {
            let word = word(&words::FIND_POOL_OLD_ONE, &words::FIND_POOL_OLD);
            word.fill(locale, &[("count", count), ("old", Arg::count(old))])
        }
        None => word(&words::FIND_POOL_ONE, &words::FIND_POOL).fill(locale, &[("count", count)]),
    };
    Choice { about, facts: facts(&Known { pool: Some(&pool), ..Known::default() }), id: pool.id, name: pool.name }
}
