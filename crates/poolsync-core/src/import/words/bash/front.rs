//! Words in front of a program.

/// Words in front of a program: a prompt, or a command that starts another.
pub(super) fn is_no_program(word: &str) -> bool {
    let prompt = matches!(word, "$" | "#" | "%" | ">") || word.ends_with(":~$") || word.ends_with(":~#");
    prompt
        || matches!(
            word,
            "sudo"
                | "time"
                | "exec"
                | "command"
                | "export"
                | "local"
                | "readonly"
                | "declare"
                | "typeset"
                | "if"
                | "!"
                | "then"
                | "else"
                | "do"
        )
}

/// True for the words that declare variables: what follows them is set as it stands.
pub(super) fn is_declaration(word: &str) -> bool {
    matches!(word, "export" | "local" | "readonly" | "declare" | "typeset")
}
