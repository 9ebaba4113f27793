//! Projects, clusters and pools: short lists of which one is chosen.

use leptos::prelude::*;
use poolsync_core::cloud::{
    Cluster, Fact, Known, Level, Pool, Project, facts, phase_name, read_clusters, read_pools, read_projects,
};
use poolsync_core::model::DEFAULT_POOL;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Locale, Word};
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
    about: About,
    facts: Vec<Fact>,
}

/// What is said beside a name.
#[derive(Debug, Clone, PartialEq)]
enum About {
    Project { enabled: bool },
    Cluster { version: String, phase: String },
    Pool { nodes: Option<usize>, synced: Option<usize> },
}

/// What a look-up has found, to be chosen; then what is to be said about what was chosen.
#[component]
pub(crate) fn FoundPlaces(
    /// What is looked up.
    place: Place,
    /// How often the button was pressed.
    presses: RwSignal<u32>,
    /// The presses of the look-up that follows: a place that was chosen leads on to it.
    next: RwSignal<u32>,
) -> impl IntoView {
    let store = use_store();
    // What was found is remembered, so that the id in the field keeps its name.
    let known = RwSignal::new(Vec::<Choice>::new());
    let subject = move || store.draft.with(|draft| place.subject(draft));
    let found = look_up(presses, subject, move |store| place.choices(store));
    let choose = move |choice: Choice| {
        store.fill_in(|draft| place.choose(draft, choice.id));
        found.set(Found::Nothing);
        next.update(|presses| *presses += 1);
    };
    let press = move |choice: Choice| {
        choose(choice);
        document::focus(place.field().id);
    };
    Effect::new(move |_| {
        let Found::Some(choices) = found.get() else { return };
        known.set(choices.clone());
        // The only one is chosen by itself, unless another one was typed.
        let id = store.draft.with_untracked(|draft| place.id(draft).to_owned());
        if let [only] = choices.as_slice()
            && (id.is_empty() || id == only.id)
        {
            choose(only.clone());
        }
    });
    let named = Memo::new(move |_| {
        let id = store.draft.with(|draft| place.id(draft).to_owned());
        known.with(|known| known.iter().find(|choice| choice.id == id).cloned())
    });
    move || match found.get() {
        Found::Nothing => named.get().map(|choice| view! { <Chosen choice=choice /> }.into_any()),
        Found::Pending => Some(pending()),
        Found::Failed(error) => Some(failed(store, &error, place.service())),
        Found::Some(choices) if choices.is_empty() => Some(view! { <p>{say(place.none())}</p> }.into_any()),
        Found::Some(choices) => Some(view! { <Choices choices=choices choose=press /> }.into_any()),
    }
}

#[component]
fn Choices(choices: Vec<Choice>, choose: impl Fn(Choice) + Copy + Send + 'static) -> impl IntoView {
    let store = use_store();
    let item = move |choice: Choice| {
        let Choice { id, name, about, .. } = choice.clone();
        view! {
            <li>
                <button type="button" class="ps-found__item" on:click=move |_| choose(choice.clone())>
                    <span class="ps-found__name">{name}</span> " "
                    <span class="ps-found__about">{move || about.words(store.locale.get())}</span> " "
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

/// What was chosen by its name, and what is to be looked at in it.
#[component]
fn Chosen(choice: Choice) -> impl IntoView {
    let store = use_store();
    let Choice { name, about, facts, .. } = choice;
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
    view! {
        <p class="ps-found__chosen">
            <span class="ps-found__name">{name}</span> " "
            <span class="ps-field__help">{move || about.words(store.locale.get())}</span>
        </p>
        {sentences}
    }
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

    /// The id that stands in the form.
    fn id(self, draft: &Draft) -> &str {
        match self {
            Self::Project => draft.project_id.trim(),
            Self::Cluster => draft.cluster_id.trim(),
            Self::Pool => draft.pool(),
        }
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
                found.into_iter().map(of_project).collect()
            }
            Self::Cluster => {
                let found = store.ask(Service::Cce, |caller| caller.clusters(&project), read_clusters).await?;
                found.into_iter().map(of_cluster).collect()
            }
            Self::Pool => {
                let found = store.ask(Service::Cce, |caller| caller.pools(&project, &cluster), read_pools).await?;
                if store.draft.with_untracked(ids) == (project, cluster) {
                    store.note_pools(&found);
                }
                found.into_iter().map(of_pool).collect()
            }
        })
    }
}

impl About {
    fn words(&self, locale: Locale) -> String {
        match self {
            Self::Project { enabled: true } => String::new(),
            Self::Project { enabled: false } => words::FIND_FROZEN.get(locale).to_owned(),
            Self::Cluster { version, phase } => format!("{version} {}", phase_name(phase, locale)),
            Self::Pool { nodes, synced } => {
                let count = ("count", nodes.map_or(Arg::Text("?".to_owned()), Arg::count));
                let word = |one, many| Word::counted(nodes.unwrap_or_default(), one, many);
                match nodes.zip(*synced).map(|(nodes, synced)| nodes.saturating_sub(synced)) {
                    Some(old) => word(&words::FIND_POOL_OLD_ONE, &words::FIND_POOL_OLD)
                        .fill(locale, &[count, ("old", Arg::count(old))]),
                    None => word(&words::FIND_POOL_ONE, &words::FIND_POOL).fill(locale, &[count]),
                }
            }
        }
    }
}

fn of_project(project: Project) -> Choice {
    let about = About::Project { enabled: project.enabled };
    Choice { about, id: project.id, name: project.name, facts: Vec::new() }
}

fn of_cluster(cluster: Cluster) -> Choice {
    Choice {
        about: About::Cluster { version: cluster.version.clone(), phase: cluster.phase.clone() },
        facts: facts(&Known { cluster: Some(&cluster), ..Known::default() }),
        id: cluster.id,
        name: cluster.name,
    }
}

fn of_pool(pool: Pool) -> Choice {
    let about = About::Pool { nodes: pool.nodes, synced: pool.synced };
    Choice { about, facts: facts(&Known { pool: Some(&pool), ..Known::default() }), id: pool.id, name: pool.name }
}
