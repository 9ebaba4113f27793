//! The rollouts of this browser, without secrets: each state is written down before a call is made by it.
//!
//! A rollout stands under a key of its own: in the first line what it is called and since when it is there, in the second the
//! state of the core.

use poolsync_core::json::{self, Object, Value};
use poolsync_core::rollout::{End, LoadError, RolloutState};

use super::names::Names;
use crate::platform::storage;

/// The begin of the keys; the id of the rollout follows.
const KEY: &str = "poolsync.rollout.";
/// So many rollouts that are over are kept.
const MOST_OVER: usize = 20;
const ENDS: [(End, &str); 3] = [(End::Done, "done"), (End::Failed, "failed"), (End::Aborted, "aborted")];

/// A rollout of this browser.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    /// Its id, 32 hex digits.
    pub(crate) id: String,
    /// When it was started, in seconds since 1970.
    pub(crate) begun: i64,
    /// What people call its pools.
    pub(crate) names: Names,
    /// How far it is.
    pub(crate) state: RolloutState,
}

/// What a list shows of a rollout.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Listed {
    pub(crate) id: String,
    /// What people call it.
    pub(crate) name: String,
    pub(crate) begun: i64,
    /// How it ended; none if it is not over.
    pub(crate) end: Option<&'static str>,
}

impl Kept {
    /// Writes the rollout down. Returns false if this browser does not keep it.
    pub(super) fn write(&self) -> bool {
        let (key, text) = (key(&self.id), self.save());
        // What is over makes room for what is under way.
        storage::try_set(&key, &text) || (forget_oldest(0) && storage::try_set(&key, &text))
    }

    /// Returns the rollout with this id.
    pub(super) fn read(id: &str) -> Result<Self, LoadError> {
        Self::load(id, &storage::get(&key(id)).unwrap_or_default())
    }

    fn save(&self) -> String {
        let mut head = Object::default();
        head.text("name", &self.state.rollout.name);
        head.raw("begun", &self.begun.to_string());
        let end = self.state.end.and_then(|end| ENDS.iter().find(|(known, _)| *known == end));
        head.text("end", end.map_or("", |(_, name)| name));
        head.raw("names", &self.names.save());
        [head.end().as_str(), "\n", &self.state.save()].concat()
    }

    fn load(id: &str, text: &str) -> Result<Self, LoadError> {
        let (head, state) = text.split_once('\n').unwrap_or_default();
        let value = json::parse(head).0.unwrap_or(Value::Null);
        Ok(Self {
            id: id.to_owned(),
            begun: number(&value, "begun").unwrap_or_default(),
            names: value.get("names").map(Names::load).unwrap_or_default(),
            state: RolloutState::load(state)?,
        })
    }
}

/// Returns the rollouts of this browser, newest first.
pub(super) fn list() -> Vec<Listed> {
    let listed = |key: String| {
        let id = key.strip_prefix(KEY)?.to_owned();
        heading(id, &storage::get(&key)?)
    };
    let mut all: Vec<Listed> = storage::keys(KEY).into_iter().filter_map(listed).collect();
    all.sort_by(|one, other| other.begun.cmp(&one.begun).then_with(|| one.id.cmp(&other.id)));
    all
}

/// Returns true if a rollout with this id is kept.
pub(super) fn is_there(id: &str) -> bool {
    storage::get(&key(id)).is_some()
}

/// Forgets a rollout.
pub(super) fn forget(id: &str) {
    storage::set(&key(id), "");
}

/// Forgets the oldest of those that are over, so that not more are kept than anybody looks at.
pub(super) fn forget_old() {
    forget_oldest(MOST_OVER);
}

/// Forgets those that are over, but for so many of the newest. Returns true if there was one.
fn forget_oldest(kept: usize) -> bool {
    let over: Vec<Listed> = list().into_iter().filter(|listed| listed.end.is_some()).skip(kept).collect();
    for listed in &over {
        forget(&listed.id);
    }
    !over.is_empty()
}

fn heading(id: String, text: &str) -> Option<Listed> {
    // It becomes part of a key of the storage.
    id.bytes().all(|byte| byte.is_ascii_alphanumeric()).then_some(())?;
    let value = json::parse(text.lines().next()?).0?;
    let end = value.text("end").given()?;
    Some(Listed {
        id,
        name: value.text("name").given()?.to_owned(),
        begun: number(&value, "begun")?,
        end: ENDS.iter().map(|(_, name)| *name).find(|name| *name == end),
    })
}

fn key(id: &str) -> String {
    [KEY, id].concat()
}

fn number(value: &Value<'_>, name: &str) -> Option<i64> {
    if let Value::Number(number) = value.get(name)? { number.to_i64() } else { None }
}

#[cfg(test)]
mod tests {
    use poolsync_core::rollout::{Event, EventKind, example_plan, example_pools, read_plan, resolve};

    use super::*;

    fn kept() -> Kept {
        let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
        let mut names = Names::default();
        names.note_pool("c", "p", "workers");
        Kept { id: "0a".to_owned(), begun: 7, names, state: RolloutState::start(rollout) }
    }

    #[test]
    fn a_rollout_comes_back_as_it_was_written() {
        let mut kept = kept();
        kept.state = kept.state.next(&Event { at: 1_796_479_200, kind: EventKind::Time }).0;
        let text = kept.save();
        assert_eq!(Kept::load("0a", &text), Ok(kept));
        let expected = Listed { id: "0a".to_owned(), name: "os-image-december".to_owned(), begun: 7, end: None };
        assert_eq!(heading("0a".to_owned(), &text), Some(expected));
    }

    #[test]
    fn what_is_damaged_is_nothing() {
        for text in ["", "{}", "{}\n{}", "\n"] {
            assert!(Kept::load("1", text).is_err(), "{text:?}");
            assert_eq!(heading("1".to_owned(), text), None, "{text:?}");
        }
        assert_eq!(heading("../x".to_owned(), &kept().save()), None);
    }
}
