//! Following: after an accepted call job, pool and nodes are looked at until every node is done. It goes on after a reload,
//! as soon as there is a credential again.

mod kept;
mod look;
mod view;

use poolsync_core::cloud::Node;
use poolsync_core::follow::{End, Followed, Pace, Run};
use poolsync_core::{Arg, Word, endpoint::Endpoint};
use poolsync_form::split_node_ids;

use crate::asking::{self, Service, Trouble};
use crate::bind;
use crate::browser;
use crate::prelude::*;
use crate::sending::Reach;
use crate::store::Store;
use crate::words;

/// A run that is followed, and how that goes.
#[derive(Clone, PartialEq)]
pub(crate) struct Following {
    target: Target,
    run: Run,
    pace: Pace,
    /// When one looked last, in seconds since 1970.
    looked: Option<i64>,
    /// Why the last look failed.
    trouble: Option<Trouble>,
    /// True while nobody looks: after a reload, until there is a credential and the user says so.
    paused: bool,
    /// True once the end was told.
    told: bool,
}

/// Whose nodes are followed.
#[derive(Clone, PartialEq, Eq)]
struct Target {
    /// The origin of CCE.
    origin: String,
    project: String,
    cluster: String,
    pool: String,
    /// What people call the pool.
    name: String,
}

/// Shows what is followed, and goes on with what was kept.
pub(crate) fn start(store: Store) {
    store.following.set(kept::load());
    view::show(store);
    kept::keep(store);
    tell_the_tab(store);
    look::start(store);
}

/// True if an earlier page followed a call.
pub(crate) fn is_kept() -> bool {
    kept::is_there()
}

/// What will be followed if the call that the form shows is accepted.
pub(crate) struct Coming {
    target: Target,
    batch: usize,
    nodes: Vec<Followed>,
}

/// Notes it; the form may show another one when the answer comes.
pub(crate) fn of_this_call(store: Store) -> Option<Coming> {
    let target = target(store)?;
    let (batch, named) = store.draft.with_untracked(|draft| {
        let named: Vec<String> = split_node_ids(&draft.node_ids).map(str::to_owned).collect();
        (draft.nodes_per_batch(), named)
    });
    let seen = match store.reach.get_untracked() {
        Reach::Known(seen) => seen.nodes.unwrap_or_default(),
        _ => Vec::new(),
    };
    let nodes = followed(&named, &seen, &target.pool);
    Some(Coming { target, batch, nodes })
}

/// Begins to follow the call that was just accepted, or adds it to the run that is followed already.
pub(crate) fn begin(store: Store, coming: Option<Coming>, job: Option<String>) {
    let Some(Coming { target, batch, nodes }) = coming else { return };
    let now = browser::unix_now();
    let pace = Pace::new(is_own_machine(&target.origin));
    let mut following =
        Following { target, run: Run::default(), pace, looked: None, trouble: None, paused: false, told: false };
    following.run.begin(now, batch, job, nodes);
    store.following.set(Some(following));
    look::soon(store);
}

/// The nodes of the call: those that are named, else all of the pool as far as they are known.
fn followed(named: &[String], seen: &[Node], pool: &str) -> Vec<Followed> {
    if named.is_empty() {
        return seen.iter().filter(|node| node.pool == pool).map(Followed::from_node).collect();
    }
    let of_id = |id: &String| seen.iter().find(|node| node.id == *id);
    named.iter().map(|id| of_id(id).map_or_else(|| Followed::new(id, ""), Followed::from_node)).collect()
}

/// True if the pool of the form is being followed and not done: a second call would disturb the first.
pub(crate) fn is_following_this(store: Store) -> bool {
    let Some(target) = target(store) else { return false };
    store.following.with_untracked(|following| {
        following.as_ref().is_some_and(|following| following.target.is_same(&target) && !following.run.is_over())
    })
}

impl Target {
    fn is_same(&self, other: &Self) -> bool {
        (&self.origin, &self.project, &self.cluster, &self.pool)
            == (&other.origin, &other.project, &other.cluster, &other.pool)
    }
}

/// What the form is about.
fn target(store: Store) -> Option<Target> {
    let origin = asking::origin(store, Service::Cce)?;
    let name = match store.reach.get_untracked() {
        Reach::Known(seen) => seen.pool.map(|pool| pool.name).unwrap_or_default(),
        _ => String::new(),
    };
    Some(store.draft.with_untracked(|draft| {
        let pool = draft.pool().to_owned();
        Target {
            origin,
            project: draft.project_id.trim().to_owned(),
            cluster: draft.cluster_id.trim().to_owned(),
            name: if name.is_empty() { pool.clone() } else { name },
            pool,
        }
    }))
}

fn is_own_machine(origin: &str) -> bool {
    Endpoint::parse(origin).is_ok_and(|endpoint| endpoint.is_loopback())
}

/// The tab's title tells how far it is, and at the end the browser notifies, if it may.
fn tell_the_tab(store: Store) {
    let title = bind::memo(move || store.following.with(|following| following.as_ref().map(|it| title(store, it))));
    bind::watch(move || {
        let own = store.say(&words::FOLLOW_PAGE_TITLE);
        match title.get() {
            Some(title) => browser::set_title(&format!("{title} · {own}")),
            None => browser::set_title(own),
        }
    });
    let ended =
        bind::memo(move || store.following.with(|it| it.as_ref().is_some_and(|it| it.run.is_over() && !it.told)));
    bind::watch(move || {
        if ended.get() {
            if let Some(title) = title.get_untracked() {
                browser::notify(&title);
            }
            store.following.update(|following| {
                if let Some(following) = following {
                    following.told = true;
                }
            });
        }
    });
}

fn title(store: Store, following: &Following) -> String {
    let progress = following.run.progress(browser::unix_now());
    let word: &Word = match progress.end {
        None => &words::FOLLOW_TITLE,
        Some(End::Done) => &words::FOLLOW_TITLE_DONE,
        Some(End::Failed(_)) => &words::FOLLOW_TITLE_FAILED,
        Some(End::Over) => &words::FOLLOW_TITLE_OVER,
    };
    let args = [
        ("done", Arg::count(progress.done)),
        ("total", Arg::count(progress.total)),
        ("pool", Arg::text(&following.target.name)),
    ];
    store.fill(word, &args)
}
