//! What made a script no Base64, or no text, with the way out where there is one.

use crate::problem::Problem;
use crate::script::{decode_script, encode_script};
use crate::unseen;
use crate::words::problems as words;
use crate::wrapping::{in_armor, in_data_url, without_surroundings};

/// Shorter texts without a line break may be Base64 by chance.
const SHORTEST: usize = 8;
/// A longer run of lower-case letters is hardly one command.
const LONGEST_WORD: usize = 40;

/// The hex digits of the shortest digest in use, MD5.
const SHORTEST_DIGEST: usize = 32;

/// Returns the problem of a text that is no Base64, with its way out: what is around or inside the Base64 is named; else
/// it is taken for the script itself.
pub(super) fn not_base64(problem: Problem, encoded: &str) -> Problem {
    let offer = |problem: Problem, good: String, help| problem.whole_text("encoded", good).help_with(help);
    if let Some(inner) = in_armor(encoded) {
        // Of what is no script, such as a real certificate, nothing is offered.
        return if is_script(&inner) { offer(problem, inner, &words::SCRIPT_DASHED_LINES_HELP) } else { problem };
    }
    if is_data_url(encoded) {
        return match in_data_url(encoded).filter(|inner| is_script(inner)) {
            Some(inner) => offer(problem, inner, &words::SCRIPT_DATA_URL_HELP),
            None => problem,
        };
    }
    let joined: String = encoded.split_ascii_whitespace().collect();
    let has_line_breaks = encoded.contains(['\r', '\n']);
    if (has_line_breaks || joined.len() > SHORTEST) && joined != encoded && is_script(&joined) {
        return problem.help_with(&words::SCRIPT_LINE_BREAKS_HELP);
    }
    if ["=", "=="].iter().any(|padding| is_script(&format!("{encoded}{padding}"))) {
        return offer(problem, encode_script(encoded), &words::SCRIPT_PADDING_HELP);
    }
    let usual: String = joined.chars().map(of_usual_alphabet).collect();
    let padded = format!("{usual}{}", "=".repeat((4 - usual.len() % 4) % 4));
    if joined.len() > SHORTEST && usual != joined && is_script(&padded) {
        return offer(problem, padded, &words::SCRIPT_URL_ALPHABET_HELP);
    }
    let meant: String = unseen::without(encoded).split_ascii_whitespace().collect();
    if meant.len() >= SHORTEST && meant != joined && is_script(&meant) {
        return super::cause::of_unseen(problem, encoded);
    }
    if let Some(script) = in_hex(encoded) {
        return offer(problem, encode_script(&script), &words::SCRIPT_HEX_HELP);
    }
    if let Some(inner) = without_surroundings(encoded).filter(|inner| inner.len() >= SHORTEST && is_script(inner)) {
        return offer(problem, inner, &words::SCRIPT_SURROUNDED_HELP);
    }
    if names_script(encoded.trim()) {
        return problem.help_with(&words::SCRIPT_NAMED_HELP);
    }
    offer(problem, encode_script(encoded), &words::SCRIPT_ENCODED_HELP)
}

/// Returns the problem of Base64 that decodes to no text.
pub(super) fn not_text(problem: Problem, encoded: &str, bytes: &[u8]) -> Problem {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return problem.help_with(&words::SCRIPT_GZIP_HELP);
    }
    if is_utf_16(bytes) {
        return problem.help_with(&words::SCRIPT_UTF_16_HELP);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return problem.help_with(&words::SCRIPT_NUL_HELP);
    }
    if let Some(script) = in_hex(encoded) {
        return problem.whole_text("encoded", encode_script(&script)).help_with(&words::SCRIPT_HEX_HELP);
    }
    if encoded.len() >= SHORTEST_DIGEST && encoded.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return problem.help_with(&words::SCRIPT_DIGEST_HELP);
    }
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte == b'/';
    if encoded.len() <= LONGEST_WORD && encoded.bytes().all(is_word) {
        return problem.whole_text("encoded", encode_script(encoded)).help_with(&words::SCRIPT_WORD_HELP);
    }
    problem
}

/// True for UTF-16 with a byte order mark, or of mostly ASCII: every other byte of a character is NUL then.
fn is_utf_16(bytes: &[u8]) -> bool {
    let nul = |half: usize| bytes.iter().skip(half).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (nul(0), nul(1));
    let has_mark = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let is_one_sided = first.min(second) == 0 && first.max(second) * 4 >= bytes.len();
    bytes.len().is_multiple_of(2) && (has_mark || (is_one_sided && first.max(second) > 0))
}

/// The script that a text gives as hex digits, as `xxd -p` writes them; none if they are no text.
fn in_hex(text: &str) -> Option<String> {
    let digits: String = text.split_ascii_whitespace().collect();
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let byte = |pair: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let are_digits = digits.len() >= SHORTEST && rest.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bytes: Vec<u8> = are_digits.then(|| pairs.iter().map(byte).collect::<Option<_>>()).flatten()?;
    String::from_utf8(bytes)
        .ok()
        .filter(|script| !script.chars().any(|sign| sign.is_control() && !sign.is_whitespace()))
}

fn is_data_url(text: &str) -> bool {
    let scheme = text.split_once(',').and_then(|(head, _)| head.split_once(':'));
    scheme.is_some_and(|(scheme, _)| scheme.trim_ascii().eq_ignore_ascii_case("data"))
}

/// True for `$(base64 -w0 a.sh)`, `@a.sh`, `./a.sh`, `C:\\a.sh`: a file, or a command that a shell was meant to run.
fn names_script(text: &str) -> bool {
    let is_file = |name: &str| [".sh", ".bash", ".txt", ".b64", ".base64"].iter().any(|end| name.ends_with(end));
    let is_path = text.starts_with(['.', '/', '~', '@']) || text.get(1..3) == Some(":\\") || !text.contains(['/', ' ']);
    text.starts_with("$(") && text.ends_with(')') && text.contains("base64")
        || is_file(text) && is_path && !text.contains(|sign: char| sign.is_whitespace())
}

fn is_script(encoded: &str) -> bool {
    decode_script(encoded).is_ok()
}

/// The character of the usual alphabet for one of that for URLs (RFC 4648, section 5).
fn of_usual_alphabet(character: char) -> char {
    match character {
        '-' => '+',
        '_' => '/',
        other => other,
    }
}
