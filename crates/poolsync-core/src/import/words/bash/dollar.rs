//! What begins with `$`: variables, and `$'…'` with the escapes of C.

use super::Bash;

impl Bash<'_> {
    pub(super) fn dollar(&mut self, in_quotes: bool) {
        if !in_quotes && self.cursor.eat("'") {
            return self.ansi_c();
        }
        if !in_quotes && self.cursor.peek() == Some('"') {
            return;
        }
        if self.cursor.eat("(") {
            if let Some(inner) = self.arithmetic() {
                return ["$((", inner, "))"].into_iter().for_each(|text| self.push(text));
            }
            return self.substitution();
        }
        if self.cursor.eat("{") {
            let (inner, closed) = self.cursor.take_until('}');
            if closed {
                self.variable(inner, true);
            } else {
                self.push("${");
                self.push(inner);
            }
            return;
        }
        let name = self.cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        self.variable(name, false);
    }

    /// The value of a variable that the text has set, else the variable by its name alone. `${name:+word}` has a value only
    /// if the text sets the variable.
    pub(super) fn variable(&mut self, inner: &str, braced: bool) {
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(inner.len());
        let (name, operator) = inner.split_at_checked(end).unwrap_or((inner, ""));
        if let Some(word) = operator.strip_prefix(":+").or_else(|| operator.strip_prefix('+')) {
            let word = if self.value_of(name).is_some() { word } else { "" };
            return self.push(word);
        }
        // `${name:-word}` and the like have the value, if there is one; what others make of it is for a shell to say.
        let is_kept = |value: &&str| match operator.strip_prefix(':') {
            None => operator.is_empty() || operator.starts_with(['-', '=', '?']),
            Some(operator) => operator.starts_with(['-', '=', '?']) && !value.is_empty(),
        };
        let known = self.value_of(name).filter(is_kept);
        let value = known.filter(|value| value.len() <= self.budget).map(str::to_owned);
        if let Some(value) = value {
            self.budget -= value.len();
            self.push(&value);
        } else {
            self.push(if braced { "${" } else { "$" });
            self.push(if name.is_empty() { inner } else { name });
            self.push(if braced { "}" } else { "" });
        }
    }

    /// `$'…'` with the escapes of C.
    fn ansi_c(&mut self) {
        self.quoted = true;
        self.push("");
        loop {
            let text = self.cursor.take_while(|c| c != '\'' && c != '\\');
            self.push(text);
            match self.cursor.next() {
                Some('\'') => return,
                Some(_) => self.ansi_c_escape(),
                None => {
                    self.command.unclosed = true;
                    return;
                }
            }
        }
    }

    fn ansi_c_escape(&mut self) {
        let Some(c) = self.cursor.next() else { return };
        let plain = match c {
            'a' => '\u{7}',
            'b' => '\u{8}',
            'e' | 'E' => '\u{1b}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            'x' => self.coded(16, 2),
            'u' => self.unit(),
            'U' => self.coded(16, 8),
            '0'..='7' => {
                let first = c.to_digit(8).unwrap_or_default();
                self.coded_after(first, 8, 2)
            }
            other => other,
        };
        self.word.get_or_insert_default().push(plain);
    }

    /// `\uXXXX`; browsers write a character beyond U+FFFF as two of them.
    fn unit(&mut self) -> char {
        let before = self.cursor;
        let high = self.number(0, 16, 4);
        let mut low = self.cursor;
        if (0xd800..0xdc00).contains(&high) && low.eat("\\u") {
            std::mem::swap(&mut self.cursor, &mut low);
            let second = self.number(0, 16, 4);
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x10000 + ((high - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
        self.cursor = before;
        self.coded(16, 4)
    }

    fn coded(&mut self, radix: u32, most: usize) -> char {
        self.coded_after(0, radix, most)
    }

    fn coded_after(&mut self, first: u32, radix: u32, most: usize) -> char {
        char::from_u32(self.number(first, radix, most)).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn number(&mut self, first: u32, radix: u32, most: usize) -> u32 {
        let mut value = first;
        for _ in 0..most {
            let Some(digit) = self.cursor.peek().and_then(|c| c.to_digit(radix)) else { break };
            self.cursor.next();
            value = value.wrapping_mul(radix).wrapping_add(digit);
        }
        value
    }
}
