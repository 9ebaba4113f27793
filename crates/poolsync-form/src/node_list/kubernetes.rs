//! What `kubectl` prints of nodes. Kubernetes names nodes of CCE by their addresses, and gives them IDs of its own: nothing
//! here is what the call takes.

use super::words::words;
use super::{NodeList, Reason};

/// The columns of `kubectl get nodes`, `kubectl top nodes` and k9s, but for `NAME`.
const COLUMNS: [&str; 20] = [
    "STATUS",
    "ROLES",
    "AGE",
    "VERSION",
    "INTERNAL-IP",
    "EXTERNAL-IP",
    "OS-IMAGE",
    "KERNEL-VERSION",
    "CONTAINER-RUNTIME",
    "LABELS",
    "CPU(cores)",
    "CPU%",
    "MEMORY(bytes)",
    "MEMORY%",
    "ROLE",
    "TAINTS",
    "PODS",
    "CPU",
    "MEM",
    "PROVIDER-ID",
];
/// The columns of `kubectl get events`.
const EVENT_COLUMNS: [&str; 6] = ["LAST", "SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"];
/// The first lines, and of each the beginning, say what a text is.
const FIRST: usize = 40;
const LONGEST: usize = 1_000;

/// Reads a table of `kubectl get nodes`, or what `kubectl describe node` says; none if the text is neither.
pub(super) fn read(text: &str) -> Option<NodeList<'_>> {
    let is_described = is_description(text);
    let mut first = text.lines().take(FIRST).map(beginning);
    let is_table = first.any(|line| is_header(line) || is_row(line));
    if !is_table && !is_described {
        return None;
    }
    let mut list = NodeList::default();
    for (index, line) in text.lines().enumerate() {
        let name = if is_described { line.strip_prefix("Name:").map(str::trim) } else { cells(line).next() };
        if let Some(name) = name.filter(|_| !is_header(beginning(line))) {
            list.leave(index + 1, name, Reason::Kubernetes);
        }
    }
    Some(list)
}

fn beginning(line: &str) -> &str {
    line.get(..line.floor_char_boundary(LONGEST)).unwrap_or(line)
}

fn is_header(line: &str) -> bool {
    // A prompt may stand before the names.
    let count = |names: &[&str]| cells(line).filter(|word| names.contains(word)).count();
    count(&["NAME"]) > 0 && count(&COLUMNS) >= 2 || count(&EVENT_COLUMNS) >= 4
}

/// The words of a row without the borders of a table and the marks of a column that is sorted.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    let bare = |word| str::trim_matches(word, ['│', '┃', '|', '↑', '↓']);
    words(line).map(bare).filter(|word| !word.is_empty())
}

/// True for `name Ready <none> 39d v1.17.9`.
fn is_row(line: &str) -> bool {
    let mut words = cells(line).skip(1);
    let is_status = |word: &str| word == "Ready" || word == "NotReady" || word.starts_with("Ready,");
    words.next().is_some_and(is_status) && words.any(is_version)
}

fn is_version(word: &str) -> bool {
    word.strip_prefix('v')
        .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()) && rest.contains('.'))
}

fn is_description(text: &str) -> bool {
    let begins = |name: &str| text.lines().take(FIRST).any(|line| line.starts_with(name));
    let parts = ["Roles:", "Labels:", "Annotations:", "ProviderID:", "Addresses:", "System Info:"];
    begins("Name:") && parts.into_iter().any(begins)
}
