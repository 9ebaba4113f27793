//! Prompts and commands around a list, as a terminal shows them. A command may hold a token, so nothing of it is taken or shown
//! but the name of its program.

/// A prompt is not longer than this.
const LONGEST_PROMPT: usize = 160;
/// Programs that print lists of nodes, and those that write what others print.
const PROGRAMS: [&str; 14] = [
    "curl",
    "wget",
    "kubectl",
    "hcloud",
    "jq",
    "openstack",
    "terraform",
    "echo",
    "cat",
    "python",
    "python3",
    "node",
    "grep",
    "Invoke-RestMethod",
];

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Lines without a command, and how many lines stand before them.
    Text(&'t str, usize),
    /// The program of a command, and its line, from 1.
    Command(&'t str, usize),
}

/// Returns the parts of a text in their order; the whole text, if there is no command in it.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut lines_before, mut at) = (0, 0, 0);
    let mut goes_on = false;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let end = at + line.len();
        let command = if goes_on { Some("") } else { command(line) };
        if let Some(program) = command {
            parts.extend(
                text.get(start..at).filter(|text| !text.trim().is_empty()).map(|text| Part::Text(text, lines_before)),
            );
            if !program.is_empty() {
                parts.push(Part::Command(program, index + 1));
            }
            (start, lines_before) = (end, index + 1);
            goes_on = line.trim_end().ends_with('\\');
        }
        at = end;
    }
    if start == 0 {
        return vec![Part::Text(text, 0)];
    }
    parts.extend(text.get(start..).filter(|text| !text.trim().is_empty()).map(|text| Part::Text(text, lines_before)));
    parts
}

/// The program of a line that is a command; empty for a prompt alone. None for any other line.
fn command(line: &str) -> Option<&str> {
    let line = line.trim();
    let (names_host, rest) = behind_prompt(line).unwrap_or((false, line));
    let mut words = rest.split_whitespace();
    let Some(first) = words.next() else { return (rest.len() < line.len()).then_some("") };
    let program = first.rsplit(['/', '\\']).next().unwrap_or(first);
    if let Some(known) = PROGRAMS.into_iter().find(|known| *known == program) {
        return words.next().is_some().then_some(known);
    }
    // What is behind a sign alone may be a comment.
    names_host.then_some("command")
}

/// What stands behind a prompt, and whether that names a host: `[root@host ~]# `, `me@host:~$ `, `$ `, `PS C:\> `.
fn behind_prompt(line: &str) -> Option<(bool, &str)> {
    let start = line.get(..line.floor_char_boundary(LONGEST_PROMPT)).unwrap_or(line);
    let end = start.find(['#', '$', '%', '>'])?;
    let (prompt, rest) = line.split_at_checked(end)?;
    let rest = rest.get(1..)?;
    let is_host = prompt.contains('@') && !prompt.contains(['"', '=', '{', '|', ',']) || prompt.starts_with("PS ");
    ((is_host || prompt.is_empty()) && (rest.is_empty() || rest.starts_with(' '))).then(|| (is_host, rest.trim()))
}
