//! What a terminal shows: prompts in front of commands, and the prompts of lines that go on.

use super::readings::starts_with_tool;

/// A prompt is not longer than this.
const LONGEST: usize = 160;

/// The text without prompts. `None` if there are none.
pub(super) fn plain(text: &str) -> Option<String> {
    let has_bare_call = text.lines().any(starts_with_tool);
    let has_documents = text.contains("<<");
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut goes_on = false;
    for line in text.split_inclusive('\n') {
        if let Some(rest) = behind_prompt(line, has_bare_call) {
            (goes_on, changed) = (true, true);
            out.push_str(rest);
        } else if let Some(rest) = behind_continuation(line, has_documents).filter(|_| goes_on) {
            changed = true;
            out.push_str(rest);
        } else {
            // A serial console shows an empty line behind each.
            goes_on = starts_with_tool(line) || goes_on && line.trim().is_empty();
            out.push_str(line);
        }
    }
    changed.then_some(out)
}

/// What was typed into Python, without its prompts `>>> ` and `... ` and without its answers. `None` if nothing was.
pub(super) fn of_python(text: &str) -> Option<String> {
    let typed = |line| [">>> ", "... "].into_iter().find_map(|prompt| str::strip_prefix(line, prompt));
    text.lines()
        .any(|line| line.starts_with(">>> "))
        .then(|| text.lines().filter_map(typed).collect::<Vec<_>>().join("\n"))
}

/// The text without what a listing, a diff or the history of a shell has in front of every line: numbers that count, `+`.
/// `None` if not every line has it.
pub(super) fn without_margin(text: &str) -> Option<String> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let numbers = || lines().map(|line| numbered(line).map(|(number, _)| number));
    let rests: Option<Vec<_>> = if lines().all(|line| line.starts_with('+')) {
        lines().map(|line| line.strip_prefix('+')).collect()
    } else if numbers().all(|number| number.is_some()) && numbers().zip(numbers().skip(1)).all(|(one, two)| one < two) {
        lines().map(|line| numbered(line).map(|(_, rest)| rest)).collect()
    } else {
        None
    };
    rests.filter(|rests| rests.len() > 1).map(|rests| rests.join("\n"))
}

/// `12  text`, `12: text`, `12| text`.
fn numbered(line: &str) -> Option<(u32, &str)> {
    let line = line.trim_start();
    let end = line.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=6).contains(end))?;
    let (number, rest) = line.split_at_checked(end)?;
    let bare = rest.trim_start_matches(['.', ':', '|', ')', '\t', ' ', '│']);
    (bare.len() < rest.len()).then_some((number.parse().ok()?, bare))
}

/// What stands behind the prompt of a line.
fn behind_prompt(line: &str, has_bare_call: bool) -> Option<&str> {
    let line = line.trim_start();
    windows(line).or_else(|| unix(line, has_bare_call))
}

/// `PS C:\Users\me> `, `PS>`, `C:\Users\me>`.
fn windows(line: &str) -> Option<&str> {
    let has_drive = line.get(1..3) == Some(":\\");
    let is_powershell = line.starts_with("PS>") || line.starts_with("PS ");
    if !has_drive && !is_powershell {
        return None;
    }
    let (prompt, rest) = line.split_once('>')?;
    (prompt.len() <= LONGEST && !prompt.contains(['"', '\'']))
        .then(|| rest.trim_start_matches('>').trim_start_matches(' '))
}

/// `[root@host dir]# `, `me@host:~$ `, `host% `, `➜  dir git:(main) ✗ `, `$ `: up to a sign and a blank.
fn unix(line: &str, has_bare_call: bool) -> Option<&str> {
    let ends = |c: char| matches!(c, '$' | '#' | '%' | '>' | '❯' | '➜' | '✗' | 'λ' | '»' | '›' | '▶');
    for (at, sign) in line.char_indices().take(LONGEST).filter(|(_, c)| ends(*c)) {
        let (prompt, rest) = line.split_at_checked(at)?;
        let rest = rest.get(sign.len_utf8()..)?;
        let Some(command) = rest.strip_prefix([' ', '\u{a0}']) else { continue };
        let command = command.trim_start_matches([' ', '\u{a0}']);
        // A line that is only a comment, unless it is the one command that there is.
        let is_comment = sign == '#' && prompt.trim().is_empty() && has_bare_call;
        let names_host = prompt.contains('@') && !prompt.contains(['"', '=', '{', '/']) || prompt.starts_with('[');
        let is_host = names_host && matches!(sign, '$' | '#' | '%' | '>') && !prompt.contains("://");
        let is_prompt = !prompt.contains(['"', '=', '|', ';', '{', '&', '<', ',']) && !prompt.starts_with('-');
        if is_prompt && !is_comment && (is_host || starts_command(command)) {
            return Some(command);
        }
    }
    None
}

/// What stands behind the prompt of a line that goes on: `> `, `>> `, `More? `, `dquote> `.
fn behind_continuation(line: &str, has_documents: bool) -> Option<&str> {
    let named = ["More? ", "quote> ", "dquote> ", "bquote> ", "cmdand> ", "heredoc> ", "pipe> ", "More?", ">> ", ">>"];
    if let Some(rest) = named.into_iter().find_map(|prompt| line.strip_prefix(prompt)) {
        return Some(rest);
    }
    let rest = line.strip_prefix('>')?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    // `> file` at the beginning of a line takes the output.
    let is_file = rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '.' | '~' | '&' | '$'));
    (!is_file || has_documents || rest.starts_with("http")).then_some(rest)
}

/// True if a text begins with a program that is met in such transcripts, or with a variable that is set.
fn starts_command(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let name = first.split('=').next().unwrap_or_default().trim_start_matches('$');
    let is_assignment =
        first.contains('=') && !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    starts_with_tool(text) || is_assignment || matches!(first, "export" | "set" | "cat" | "echo" | "sudo" | "cd" | "ls")
}

#[cfg(test)]
mod tests {
    use super::{plain, without_margin};

    #[test]
    fn margins_are_no_part_of_a_command() {
        for text in ["1 curl x\n2  -d y", " 9: curl x\n10: -d y", "+curl x\n+-d y", "1| curl x\n\n3| -d y"] {
            assert_eq!(without_margin(text).as_deref(), Some("curl x\n-d y"), "{text}");
        }
        for text in ["curl x\n2 -d y", "2 curl\n1 x", "1 curl x", "+curl x\n-d y", ""] {
            assert_eq!(without_margin(text), None, "{text}");
        }
    }

    #[test]
    fn prompts_are_no_part_of_a_command() {
        for prompt in [
            "$ ",
            "# ",
            "% ",
            "[root@ecs-6fd7 ~]# ",
            "[me@host /]$ ",
            "root@host:/srv# ",
            "me@host:~/a$ ",
            "(venv) me@host:~$ ",
            "me@Mac dir % ",
            "Mac:dir me$ ",
            "bash-5.1$ ",
            "/ # ",
            "~ $ ",
            "❯ ",
            "➜  dir git:(main) ✗ ",
            "C:\\Users\\me>",
            "PS C:\\> ",
            "PS> ",
        ] {
            assert_eq!(plain(&format!("{prompt}curl x")).as_deref(), Some("curl x"), "{prompt}");
        }
    }

    #[test]
    fn lines_that_go_on_have_prompts_of_their_own() {
        assert_eq!(plain("$ curl x \\\n> -d '{\n> }'\n").as_deref(), Some("curl x \\\n-d '{\n}'\n"));
        assert_eq!(plain("curl x \\\n> -d y").as_deref(), Some("curl x \\\n-d y"));
        assert_eq!(plain("PS> irm x `\n>> -Body y").as_deref(), Some("irm x `\n-Body y"));
    }

    #[test]
    fn what_is_no_prompt_stays() {
        for text in ["curl x \\\n> out.json", "# curl x\ncurl y", "curl 'a$ b' # c", "echo \"$ curl\" > f", "{\n> a"] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
