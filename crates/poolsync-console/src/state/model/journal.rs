//! The calls of this browser, without secrets: written down before each is made, and after it.

use poolsync_core::json::{self, Object, Value};

/// So many calls are remembered.
const MOST_ENTRIES: usize = 50;
/// The version that is written.
const VERSION: i64 = 1;

/// The calls, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Journal {
    entries: Vec<Entry>,
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Entry {
    /// Its own id, 32 hex digits.
    pub(crate) id: String,
    /// When it was made, in seconds since 1970.
    pub(crate) at: i64,
    /// The origin of CCE.
    pub(crate) origin: String,
    /// The ids of project, cluster and pool.
    pub(crate) project: String,
    pub(crate) cluster: String,
    pub(crate) pool: String,
    /// What people call the pool.
    pub(crate) name: String,
    /// What became of it.
    pub(crate) fate: Fate,
    /// The HTTP status; 0 without an answer.
    pub(crate) status: i64,
    /// The service's code of a refusal, its ids of the call and of the job; each may be empty.
    pub(crate) code: String,
    pub(crate) request_id: String,
    pub(crate) job_id: String,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Fate {
    /// It is under way, or the page was left before the answer came.
    #[default]
    Open,
    /// The service took it.
    Accepted,
    /// The service did not carry it out.
    Refused,
    /// Nobody knows.
    Unknown,
}

const FATES: [(Fate, &str); 4] =
    [(Fate::Open, "open"), (Fate::Accepted, "accepted"), (Fate::Refused, "refused"), (Fate::Unknown, "unknown")];

impl Journal {
    /// Returns the calls, newest first.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the newest call about the same pool as `like`.
    pub(crate) fn newest_of(&self, like: &Entry) -> Option<&Entry> {
        let place = |entry: &Entry| [&entry.origin, &entry.project, &entry.cluster, &entry.pool].map(String::clone);
        self.entries.iter().find(|entry| place(entry) == place(like))
    }

    /// Writes a call down, in place of what stood there of it.
    pub(in crate::state) fn put(&mut self, entry: Entry) {
        match self.entries.iter_mut().find(|known| known.id == entry.id) {
            Some(known) => *known = entry,
            None => self.entries.insert(0, entry),
        }
        self.entries.truncate(MOST_ENTRIES);
    }

    /// Returns the journal as JSON text.
    pub(in crate::state) fn save(&self) -> String {
        let entries: Vec<String> = self.entries.iter().map(save).collect();
        format!(r#"{{"version":{VERSION},"calls":[{}]}}"#, entries.join(","))
    }

    /// Returns the journal of a text that [`Journal::save`] wrote. Of anything else nothing is taken.
    pub(in crate::state) fn load(text: &str) -> Self {
        let entries = || {
            let value = json::parse(text).0?;
            (number(&value, "version")? == VERSION).then_some(())?;
            value.array("calls").given()?.iter().map(load).collect::<Option<Vec<_>>>()
        };
        Self { entries: entries().unwrap_or_default() }
    }
}

fn save(entry: &Entry) -> String {
    let mut out = Object::default();
    let fate = FATES.iter().find(|(fate, _)| *fate == entry.fate).map_or("open", |(_, name)| name);
    for (name, text) in [
        ("id", &*entry.id),
        ("origin", &entry.origin),
        ("project", &entry.project),
        ("cluster", &entry.cluster),
        ("pool", &entry.pool),
        ("name", &entry.name),
        ("fate", fate),
        ("code", &entry.code),
        ("requestId", &entry.request_id),
        ("jobId", &entry.job_id),
    ] {
        out.text(name, text);
    }
    out.raw("at", &entry.at.to_string());
    out.raw("status", &entry.status.to_string());
    out.end()
}

fn load(value: &Value<'_>) -> Option<Entry> {
    let text = |name: &str| value.text(name).given().map(str::to_owned);
    let fate = text("fate")?;
    let (fate, _) = FATES.iter().find(|(_, name)| *name == fate)?;
    Some(Entry {
        // It becomes part of a key of the storage.
        id: text("id").filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()))?,
        at: number(value, "at")?,
        origin: text("origin")?,
        project: text("project")?,
        cluster: text("cluster")?,
        pool: text("pool")?,
        name: text("name")?,
        fate: *fate,
        status: number(value, "status")?,
        code: text("code")?,
        request_id: text("requestId")?,
        job_id: text("jobId")?,
    })
}

fn number(value: &Value<'_>, name: &str) -> Option<i64> {
    if let Value::Number(number) = value.get(name)? { number.to_i64() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, pool: &str, fate: Fate) -> Entry {
        Entry { id: id.to_owned(), pool: pool.to_owned(), fate, name: "a \"b\"".to_owned(), ..Entry::default() }
    }

    #[test]
    fn every_fate_comes_back() {
        let mut journal = Journal::default();
        for (at, (fate, name)) in FATES.iter().enumerate() {
            journal.put(Entry { at: i64::try_from(at).unwrap(), status: 403, ..entry(name, "p", *fate) });
        }
        assert_eq!(Journal::load(&journal.save()), journal);
    }

    #[test]
    fn what_is_written_again_stays_in_its_place() {
        let mut journal = Journal::default();
        journal.put(entry("1", "p", Fate::Open));
        journal.put(entry("2", "q", Fate::Open));
        journal.put(entry("1", "p", Fate::Accepted));
        let ids: Vec<_> = journal.entries().iter().map(|entry| (&*entry.id, entry.fate)).collect();
        assert_eq!(ids, [("2", Fate::Open), ("1", Fate::Accepted)]);
        assert_eq!(journal.newest_of(&entry("", "p", Fate::Open)).map(|entry| entry.fate), Some(Fate::Accepted));
    }

    #[test]
    fn old_calls_are_forgotten() {
        let mut journal = Journal::default();
        for number in 0..60 {
            journal.put(entry(&number.to_string(), "p", Fate::Refused));
        }
        assert_eq!(journal.entries().len(), MOST_ENTRIES);
        assert_eq!(journal.entries()[0].id, "59");
    }

    #[test]
    fn of_what_is_damaged_nothing_is_taken() {
        for text in ["", "{}", "[]", r#"{"version":2,"calls":[]}"#, r#"{"version":1,"calls":[{"id":"a"}]}"#] {
            assert_eq!(Journal::load(text), Journal::default(), "{text}");
        }
    }
}
