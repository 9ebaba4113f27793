//! Arithmetic, `((N += 1))` and `$((N++))`: nothing is computed, and what it sets is not known from there on.

use super::Bash;

/// No expression is longer.
const LONGEST: usize = 400;
/// What sets the name in front of it. Longer signs come first.
const SETS: [&str; 13] = ["<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|=", "++", "--", "="];

impl<'t> Bash<'t> {
    /// Passes an expression whose first bracket is passed, with its end; returns it without brackets. Nothing, and nothing
    /// passed, where no expression stands.
    pub(super) fn arithmetic(&mut self) -> Option<&'t str> {
        let rest = self.cursor.rest().strip_prefix('(')?;
        let mut open = 0_usize;
        let end = rest.char_indices().take(LONGEST).find_map(|(at, c)| match c {
            '(' => {
                open += 1;
                None
            }
            ')' if open == 0 => Some(at),
            ')' => {
                open -= 1;
                None
            }
            _ => None,
        })?;
        let (inner, rest) = rest.split_at_checked(end)?;
        self.cursor = super::Cursor::new(rest.strip_prefix("))")?);
        for name in set_by(inner) {
            self.variables.remove(name);
            self.assigned.remove(name);
        }
        Some(inner)
    }
}

/// The names that an expression sets.
fn set_by(inner: &str) -> Vec<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut names = Vec::new();
    let mut rest = inner;
    let mut before = "";
    while let Some(at) = rest.find(is_name) {
        let (between, start) = rest.split_at_checked(at).unwrap_or_default();
        let end = start.find(|c| !is_name(c)).unwrap_or(start.len());
        let (name, after) = start.split_at_checked(end).unwrap_or((start, ""));
        before = if between.trim().is_empty() { before } else { between.trim_end() };
        let following = after.trim_start();
        let following =
            following.strip_prefix('[').and_then(|it| it.split_once(']')).map_or(following, |(_, it)| it.trim_start());
        let is_set = SETS.iter().any(|sign| following.starts_with(sign)) && !following.starts_with("==");
        if is_set || before.ends_with("++") || before.ends_with("--") {
            names.push(name);
        }
        before = "";
        rest = after;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::set_by;

    // Bash Reference Manual, "Shell Arithmetic": assignments, and increments on either side.
    #[test]
    fn assignments_and_increments_set_a_name() {
        for (inner, names) in [
            ("N=5", &["N"][..]),
            ("N *= 10, M <<= 1", &["N", "M"]),
            ("N++ + --M", &["N", "M"]),
            ("A[I]=1", &["A"]),
            ("i=0; i<N; i++", &["i", "i"]),
            ("N == 5 && M >= 2 || M != N", &[]),
            ("N + 1", &[]),
            ("", &[]),
        ] {
            assert_eq!(set_by(inner), names, "{inner}");
        }
    }
}
