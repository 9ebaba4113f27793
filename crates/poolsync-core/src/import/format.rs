//! Which format a text is in.

use super::gathered::Gathered;
use super::{curl, hcloud, http, json, powershell, shell};
use crate::problem::codes;

#[derive(Clone, Copy)]
enum Format {
    Curl,
    Hcloud,
    PowerShell,
    Http,
}

/// Recognizes the format and reads the text.
pub(super) fn read(text: &str, gathered: &mut Gathered) {
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}' || sign == '\u{200b}');
    if text.starts_with(['{', '[']) {
        return json::read(text, gathered);
    }
    let Some((format, command)) = first_command(text, gathered) else {
        return gathered.remark(&codes::IMPORT_UNKNOWN_FORMAT);
    };
    match format {
        Format::Curl => curl::read(&shell::words(command, gathered), gathered),
        Format::Hcloud => hcloud::read(&shell::words(command, gathered), gathered),
        // Variables are set before the call, so that these two read all of the text.
        Format::PowerShell => powershell::read(text, gathered),
        Format::Http => http::read(text, gathered),
    }
}

/// The first line that begins something we know, and the text from there on. Lines that stand before a command are
/// counted, unless they are comments.
fn first_command<'t>(text: &'t str, gathered: &mut Gathered) -> Option<(Format, &'t str)> {
    let mut rest = text;
    let mut passed = 0;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let shown = line.trim_start();
        let start = without_prompt(shown);
        if let Some(format) = format(start) {
            if matches!(format, Format::Curl | Format::Hcloud) {
                gathered.unnamed_lines(passed);
            }
            return Some((format, rest.get(line.len() - start.len()..)?));
        }
        passed += usize::from(!shown.trim().is_empty() && !shown.starts_with('#'));
        rest = after;
    }
    None
}

fn format(line: &str) -> Option<Format> {
    if http::is_request_line(line.trim()) {
        return Some(Format::Http);
    }
    // The call may be assigned to a variable.
    let called = line.strip_prefix('$').and_then(|rest| rest.split_once('=')).map_or(line, |(_, value)| value);
    let called = called.trim_start();
    let end = |sign: char| sign.is_whitespace() || matches!(sign, '\\' | '^' | '`');
    let name = called.split(end).next().unwrap_or_default().to_ascii_lowercase();
    match name.strip_suffix(".exe").unwrap_or(&name) {
        "curl" => Some(Format::Curl),
        "hcloud" => Some(Format::Hcloud),
        name if powershell::CALLS.contains(&name) => Some(Format::PowerShell),
        _ => None,
    }
}

/// The line without the prompt of a shell: `$`, `>`, `#`, `C:\>` or `PS C:\>`.
fn without_prompt(line: &str) -> &str {
    let is_windows = line.starts_with("PS ") || line.get(1..3) == Some(":\\");
    let start = if is_windows { line.split_once('>').map(|(_, start)| start) } else { None };
    let start = start.or_else(|| ["$ ", "> ", "% ", "# "].iter().find_map(|prompt| line.strip_prefix(prompt)));
    start.unwrap_or(line).trim_start()
}
