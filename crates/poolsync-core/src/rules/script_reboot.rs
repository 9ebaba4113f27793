//! Where a shell script runs the command `reboot`.

/// Words before a command that is run all the same.
const BEFORE_COMMANDS: [&str; 15] = [
    "then",
    "do",
    "else",
    "elif",
    "if",
    "while",
    "until",
    "!",
    "{",
    "sudo",
    "exec",
    "nohup",
    "command",
    "time",
    "systemctl",
];

/// Returns what stands before the first command `reboot` of a script, whether run by its name, by its path or by `systemctl`;
/// none if there is none. Comments and quoted text run nothing.
pub(super) fn before(script: &str) -> Option<&str> {
    let mut shell = Shell { is_command: true, word: None };
    let mut quote = None;
    let mut characters = script.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match (quote, character) {
            (Some(open), _) => {
                if character == open {
                    quote = None;
                } else if character == '\\' && open == '"' {
                    characters.next();
                }
            }
            (None, '\'' | '"') => {
                shell.word.get_or_insert(at);
                quote = Some(character);
            }
            (None, '\\') => {
                // A line that goes on, or a character that means itself.
                if let Some((_, next)) = characters.next()
                    && !next.is_whitespace()
                {
                    shell.word.get_or_insert(at);
                }
            }
            (None, '#') if shell.word.is_none() => while characters.next_if(|(_, next)| *next != '\n').is_some() {},
            (None, ';' | '&' | '|' | '(' | ')' | '\n' | '`') => {
                if let Some(found) = shell.end_word(script, at) {
                    return Some(found);
                }
                shell.is_command = true;
            }
            (None, _) if character.is_whitespace() => {
                if let Some(found) = shell.end_word(script, at) {
                    return Some(found);
                }
            }
            (None, _) => {
                shell.word.get_or_insert(at);
            }
        }
    }
    shell.end_word(script, script.len())
}

/// What a shell knows between two characters.
struct Shell {
    /// True where the next word is a command.
    is_command: bool,
    /// Where the word that is being read begins.
    word: Option<usize>,
}

impl Shell {
    /// Ends a word; what stands before it, if it runs `reboot`.
    fn end_word<'s>(&mut self, script: &'s str, end: usize) -> Option<&'s str> {
        let start = self.word.take()?;
        let word = script.get(start..end)?;
        if !self.is_command {
            return None;
        }
        let name = word.rsplit('/').next().unwrap_or_default();
        if name == "reboot" {
            return script.get(..start);
        }
        let is_assignment = word.split_once('=').is_some_and(|(name, _)| is_name(name));
        self.is_command = is_assignment || word.starts_with('-') || BEFORE_COMMANDS.contains(&name);
        None
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn commands_are_found_wherever_a_shell_runs_them() {
        for script in [
            "reboot",
            "#!/bin/bash\nyum -y update\nreboot\n",
            "sleep 5; reboot",
            "true && /sbin/reboot -f",
            "(sleep 60; reboot) &",
            "if [ -f /var/run/reboot-required ]; then reboot; fi",
            "sudo -n reboot",
            "FORCE=1 reboot",
            "systemctl reboot",
            "nohup reboot &",
            "echo \"done\"|reboot",
            "# reboot\nreboot",
            "echo 'it''s'\nreboot\r\n",
        ] {
            assert!(before(script).is_some(), "{script:?}");
        }
    }

    #[test]
    fn other_uses_of_the_word_are_none() {
        for script in [
            "",
            "shutdown -r 1",
            "# do not reboot",
            "echo reboot",
            "echo 'x; reboot'",
            "echo \"a\\\"; reboot\"",
            "touch /var/run/reboot-required",
            "needs-reboot",
            "crontab -l | grep reboot",
            "systemctl status reboot.target",
        ] {
            assert_eq!(before(script), None, "{script:?}");
        }
    }

    #[test]
    fn the_place_is_known() {
        assert_eq!(before("a\nb; reboot"), Some("a\nb; "));
    }
}
