//! Drafts with names, without secrets, kept in this browser until they are deleted.

use poolsync_core::json::{self, Object, Value};
use poolsync_form::{Draft, load, save};

/// The version that is written. A new one comes with a step from the one before.
const VERSION: i64 = 1;
/// So many are kept; a browser keeps about 5 MB for a page.
const MOST: usize = 100;

/// The presets, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Presets {
    entries: Vec<Preset>,
}

/// A draft with a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Preset {
    /// What the user calls it; no two are alike.
    pub(crate) name: String,
    /// The draft as [`save`] writes it.
    kept: String,
}

impl Preset {
    /// Returns the draft.
    pub(crate) fn draft(&self) -> Option<Draft> {
        load(&self.kept)
    }
}

impl Presets {
    /// Returns the presets, newest first.
    pub(crate) fn entries(&self) -> &[Preset] {
        &self.entries
    }

    /// Keeps a draft by this name, in place of what had the name before.
    pub(crate) fn put(&mut self, name: &str, draft: &Draft) {
        self.insert(Preset { name: name.trim().to_owned(), kept: save(draft) });
    }

    /// Forgets the preset with this name.
    pub(crate) fn remove(&mut self, name: &str) {
        self.entries.retain(|preset| preset.name != name);
    }

    /// Takes over the presets of a text that [`Presets::save`] wrote. Returns how many; none if it is something else.
    pub(crate) fn take(&mut self, text: &str) -> Option<usize> {
        let taken = Self::read(text)?;
        let count = taken.entries.len();
        taken.entries.into_iter().rev().for_each(|preset| self.insert(preset));
        Some(count)
    }

    /// Returns the presets as JSON text.
    pub(crate) fn save(&self) -> String {
        let line = |preset: &Preset| {
            let mut out = Object::default();
            out.text("name", &preset.name);
            out.raw("draft", &preset.kept);
            out.end()
        };
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        format!(r#"{{"version":{VERSION},"presets":[{}]}}"#, lines.join(","))
    }

    /// Returns the presets of a text that [`Presets::save`] wrote; none of anything else.
    pub(crate) fn load(text: &str) -> Self {
        Self::read(text).unwrap_or_default()
    }

    fn insert(&mut self, preset: Preset) {
        self.remove(&preset.name);
        self.entries.insert(0, preset);
        self.entries.truncate(MOST);
    }

    fn read(text: &str) -> Option<Self> {
        let (value, faults) = json::parse(text);
        let value = value.filter(|_| faults.is_empty())?;
        (value.number("version").given()?.text().parse() == Ok(VERSION)).then_some(())?;
        let entries = value.array("presets").given()?.iter().map(read).collect::<Option<_>>()?;
        Some(Self { entries })
    }
}

/// Reads a preset. What it holds is written anew, so that nothing else comes in by a file of somebody else.
fn read(value: &Value<'_>) -> Option<Preset> {
    let name = value.text("name").given()?.to_owned();
    let draft = load(&json::to_text(value.get("draft")?))?;
    Some(Preset { name, kept: save(&draft) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(project: &str) -> Draft {
        Draft { project_id: project.to_owned(), ..Draft::default() }
    }

    #[test]
    fn presets_come_back_in_their_order() {
        let mut presets = Presets::default();
        presets.put("canary", &draft("a"));
        presets.put(" all \"workers\" ", &draft("b"));
        presets.put("canary", &draft("c"));
        let loaded = Presets::load(&presets.save());
        assert_eq!(loaded, presets);
        let names: Vec<_> = loaded.entries().iter().map(|preset| preset.name.as_str()).collect();
        assert_eq!(names, ["canary", "all \"workers\""]);
        assert_eq!(loaded.entries()[0].draft().unwrap().project_id, "c");
    }

    #[test]
    fn a_file_adds_to_what_is_there_and_anything_else_changes_nothing() {
        let (mut mine, mut file) = (Presets::default(), Presets::default());
        mine.put("mine", &draft("a"));
        file.put("first", &draft("b"));
        file.put("second", &draft("c"));
        assert_eq!(mine.take(&file.save()), Some(2));
        let names: Vec<_> = mine.entries().iter().map(|preset| preset.name.as_str()).collect();
        assert_eq!(names, ["second", "first", "mine"]);
        for text in ["", "{}", r#"{"version":2,"presets":[]}"#, r#"{"version":1,"presets":[{"name":"x"}]}"#] {
            let before = mine.clone();
            assert_eq!(mine.take(text), None, "{text}");
            assert_eq!(mine, before);
        }
    }

    #[test]
    fn secrets_do_not_come_in_by_a_file() {
        let kept = r#"{"version":1,"endpoint":"https://ops:Huawei@Cloud2026@cce.example.com","token":"MIIF"}"#;
        let presets = Presets::load(&format!(r#"{{"version":1,"presets":[{{"name":"x","draft":{kept}}}]}}"#));
        let saved = presets.save();
        assert!(!saved.contains("Huawei@") && !saved.contains("MIIF"), "{saved}");
    }
}
