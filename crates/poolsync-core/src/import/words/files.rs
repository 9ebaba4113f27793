//! Files that a text itself writes, as they are at each of its commands.

use std::collections::BTreeMap;

/// What is known of files, by their names. A file may be written anew, and a command reads what was in it by then.
#[derive(Debug, Default)]
pub(in super::super) struct Files {
    /// From which command on a file holds a text; none where that is not known any more.
    versions: BTreeMap<String, Vec<(usize, Option<String>)>>,
}

impl Files {
    /// What a file holds for the command with this number.
    pub(in super::super) fn get(&self, name: &str, at: usize) -> Option<&str> {
        let versions = self.versions.get(plain(name))?;
        let next = versions.partition_point(|(from, _)| *from <= at);
        versions.get(next.checked_sub(1)?)?.1.as_deref()
    }

    /// True if the text has said anything of a file.
    pub(super) fn names(&self, name: &str) -> bool {
        self.versions.contains_key(plain(name))
    }

    /// The names of some files.
    pub(super) fn some_names(&self, most: usize) -> impl Iterator<Item = &str> {
        self.versions.keys().take(most).map(String::as_str)
    }

    /// Says what a file holds from a command on.
    pub(super) fn set(&mut self, name: &str, from: usize, text: Option<String>) {
        let versions = self.versions.entry(plain(name).to_owned()).or_default();
        versions.pop_if(|(known, _)| *known == from);
        versions.push((from, text));
    }

    /// How long all of them are together.
    pub(in super::super) fn size(&self) -> usize {
        self.versions.values().flatten().filter_map(|(_, text)| text.as_ref()).map(String::len).sum()
    }
}

/// The name without what says that the file is in this folder.
fn plain(name: &str) -> &str {
    name.trim_start_matches("./")
}

#[cfg(test)]
mod tests {
    use super::Files;

    #[test]
    fn a_command_reads_what_was_written_before_it() {
        let mut files = Files::default();
        files.set("f", 1, Some("a".to_owned()));
        files.set("./f", 3, None);
        files.set("f", 4, Some("b".to_owned()));
        let read: Vec<_> = (0..5).map(|at| files.get("./f", at)).collect();
        assert_eq!(read, [None, Some("a"), Some("a"), None, Some("b")]);
        assert!(files.names("f") && !files.names("g"));
    }
}
