//! Addresses that a text sets and replaces before they are used: no call is made to them.

/// True if a line sets a variable to an address, and another line sets it to another one before it is used.
pub(super) fn is_set_again(text: &str, at: usize, ends: &[(usize, &str)]) -> bool {
    let line = |at: usize| {
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |end| at + end);
        (start, end, text.get(start..end).unwrap_or_default())
    };
    let (_, end, first) = line(at);
    let Some((next, _)) = ends.iter().find(|(next, _)| *next > end) else { return false };
    let (start, _, second) = line(*next);
    let name = set_by(first).filter(|name| set_by(second) == Some(name));
    name.is_some_and(|name| !text.get(end..start).unwrap_or_default().contains(name))
}

/// The variable that a line sets: `URL=…`, `export URL=…`, `$url = …`, `const url = …`. An argument has a comma at its end.
fn set_by(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=').filter(|_| !line.trim_end().ends_with(','))?;
    let mut words = name.split_whitespace();
    let name = words.next_back()?.trim_start_matches(['$', '"']);
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && !name.is_empty();
    (is_name && words.count() <= 1).then_some(name)
}
