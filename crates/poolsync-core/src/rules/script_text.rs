//! # pre-install/line-endings, pre-install/byte-order-mark, pre-install/encoded-twice, post-install/line-endings, post-install/byte-order-mark, post-install/encoded-twice, post-install/reboot
//!
//! ## What it checks
//! What a script decodes to: no carriage return, no byte order mark, not Base64 once more, and after the installation no
//! command `reboot`.
//!
//! ## Why
//! With CR LF the kernel looks for a program `/bin/bash\r`; with a byte order mark the first line is no `#!` line; Base64 in
//! Base64 runs as a command of that name. All of them fail on the node, after its disks were wiped. The documentation asks for
//! `shutdown -r 1` in place of `reboot`, which would end the installation.
//!
//! ## Wrong
//! `echo 1\r\n`, `reboot`
//!
//! ## Right
//! `echo 1\n`, `shutdown -r 1`

use super::script_reboot as reboot;
use crate::json::Place;
use crate::problem::{Code, Problem, Report};
use crate::script::decode_script;
use crate::wrapping::in_armor;

/// The codes of one of the two scripts.
pub(super) struct TextCodes {
    pub(super) line_endings: &'static Code,
    pub(super) byte_order_mark: &'static Code,
    pub(super) encoded_twice: &'static Code,
    /// For the script that must not restart the node.
    pub(super) reboot: Option<&'static Code>,
}

pub(super) fn check(text: &str, place: Place<'_>, codes: &TextCodes, report: &mut Report) {
    if text.starts_with('\u{feff}') {
        report.add(Problem::new(codes.byte_order_mark, place));
    }
    if let Some((before, _)) = text.split_once('\r') {
        report.add(Problem::new(codes.line_endings, place).count("line", line(before)));
    }
    if let Some(inner) = encoded_inside(text) {
        report.add(Problem::new(codes.encoded_twice, place).whole_text("encoded", inner));
    }
    if let Some(code) = codes.reboot
        && let Some(before) = reboot::before(text)
    {
        report.add(Problem::new(code, place).count("line", line(before)));
    }
}

/// The line that goes on after this text.
fn line(before: &str) -> usize {
    before.matches('\n').count() + 1
}

/// The Base64 of text that a script is, if it is, however often it was encoded; wrapped at equal lengths, as `base64` does, it
/// counts as well.
fn encoded_inside(text: &str) -> Option<String> {
    const SHORTEST_LINE: usize = 60;
    // `certutil -encode` writes its lines around it.
    let between = in_armor(text);
    let text = between.as_deref().unwrap_or(text);
    let lines: Vec<&str> = text.trim_ascii().lines().collect();
    let wrapped = |lines: &[&str]| {
        let length = lines.first().map(|line| line.len())?;
        (length >= SHORTEST_LINE && lines.iter().all(|line| line.len() == length)).then_some(())
    };
    if let [before @ .., _] = lines.as_slice()
        && !before.is_empty()
    {
        wrapped(before)?;
    }
    let joined = lines.concat();
    let inner = decode_script(&joined).ok().filter(|inner| !inner.is_empty())?;
    let is_text = !inner.chars().any(|character| character.is_control() && !"\n\r\t".contains(character));
    // What is offered is encoded once.
    is_text.then(|| encoded_inside(&inner).unwrap_or(joined))
}

#[cfg(test)]
mod tests {
    use super::encoded_inside;

    #[test]
    fn only_base64_of_text_is_encoded_twice() {
        for (text, inner) in [
            ("ZWNobyAx", "ZWNobyAx"),
            ("ZWNobyAx\n", "ZWNobyAx"),
            // Base64 of "#!/bin/bash\necho 1\n", as `base64 -w 0` writes it.
            ("IyEvYmluL2Jhc2gKZWNobyAxCg==", "IyEvYmluL2Jhc2gKZWNobyAxCg=="),
        ] {
            assert_eq!(encoded_inside(text).as_deref(), Some(inner), "{text}");
        }
        // Base64 of the one before, by `base64 -w 0` of GNU coreutils.
        let thrice = "SXlFdlltbHVMMkpoYzJnS1pXTm9ieUF4Q2c9PQ==";
        assert_eq!(encoded_inside(thrice).as_deref(), Some("IyEvYmluL2Jhc2gKZWNobyAxCg=="));
        let dashed = "-----BEGIN CERTIFICATE-----\r\nZWNobyAx\r\n-----END CERTIFICATE-----\r\n";
        assert_eq!(encoded_inside(dashed).as_deref(), Some("ZWNobyAx"));
        let wrapped = format!("{0}\n{0}\nZWNobyAx\n", "ZWNobyAx".repeat(9));
        assert_eq!(encoded_inside(&wrapped), Some(wrapped.replace('\n', "")));
        for text in ["", "echo 1", "hostname", "date", "true\nsync", "ls", "exit", "test", "#!/bin/bash\ndate\n"] {
            assert_eq!(encoded_inside(text), None, "{text}");
        }
    }
}
