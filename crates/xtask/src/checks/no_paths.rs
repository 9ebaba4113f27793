//! # No path of somebody's machine
//!
//! ```text
//! README.md:3: contains a path of somebody's machine: /home/…
//! ```

use super::{Finding, Source};

const HOMES: [&str; 3] = [concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/ro", "ot/")];

/// Home folders in any file, written or built.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for (number, line) in source.lines() {
            if let Some(path) = HOMES.iter().find_map(|home| below(line, home)) {
                findings.push(source.finding(number, format!("contains a path of somebody's machine: {path}…")));
            }
        }
    }
    findings
}

/// The home with the name in it, if one stands in the line as the start of a path.
fn below<'a>(line: &'a str, home: &str) -> Option<&'a str> {
    line.match_indices(home).find_map(|(at, _)| {
        let before = line.get(..at)?.chars().next_back();
        let name: String =
            line.get(at + home.len()..)?.chars().take_while(|c| c.is_alphanumeric() || "-_.".contains(*c)).collect();
        let starts = before.is_none_or(|c| !c.is_alphanumeric() && !"-_.~}/".contains(c));
        (starts && !name.is_empty()).then(|| line.get(at..at + home.len() + name.len())).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_homes_of_all_systems() {
        for home in HOMES {
            let text = format!("a\nsee {home}ann/notes\n");
            assert_eq!(
                shown(find, &[("a.md", &text)]),
                [format!("a.md:2: contains a path of somebody's machine: {home}ann…")]
            );
        }
    }

    #[test]
    fn other_paths_are_no_homes() {
        let text = format!("https://example.com{}page and ${{dir}}{}a and {}", HOMES[0], HOMES[1], HOMES[2]);
        assert_eq!(shown(find, &[("a.md", &text)]), [""; 0]);
    }
}
