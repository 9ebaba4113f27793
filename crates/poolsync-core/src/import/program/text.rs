//! Texts of a program, with their escapes.

use super::super::places;
use super::super::value::{UNKNOWN, Value};
use super::pure;
use super::reader::{Arguments, MOST_LEVELS, Reader};

impl Reader<'_> {
    /// True in front of what fills places of a text in: `.format(…)` or `% …`.
    pub(super) fn is_format(&self) -> bool {
        let rest = self.cursor.rest();
        rest.starts_with(".format(") || rest.starts_with('%') && !rest.starts_with("%=")
    }

    /// The text with its places filled in; the cursor is in front of what fills them.
    pub(super) fn formatted(&mut self, text: &Value, depth: usize) -> Value {
        if depth >= MOST_LEVELS {
            self.cursor.next();
            self.pass(true);
            return Value::Opaque;
        }
        let is_format = self.cursor.eat(".format");
        if !is_format {
            self.cursor.next();
            self.skip(depth > 0);
        }
        let arguments = if self.cursor.peek() == Some('(') {
            self.items(depth + 1, ')')
        } else {
            Arguments { placed: vec![self.term(depth)], named: Vec::new() }
        };
        let Value::Text(text) = text else { return Value::Opaque };
        let Arguments { placed, named } = arguments;
        let filled = if is_format {
            places::fill(text, &placed, &named, self.budget)
        } else {
            places::fill_percent(text, &placed, self.budget)
        };
        filled.map_or(Value::Opaque, |filled| {
            self.budget = self.budget.saturating_sub(filled.len());
            Value::Text(filled)
        })
    }

    /// True in front of a text with a colon behind it.
    pub(super) fn is_at_name(&mut self) -> bool {
        let before = self.cursor;
        let is_text = self.cursor.peek().is_some_and(|quote| self.text(quote, "").is_some());
        self.skip(true);
        let is_name = is_text && self.cursor.peek() == Some(':');
        self.cursor = before;
        is_name
    }

    /// A text; the cursor is in front of its quote. `None` if only a run would tell it.
    pub(super) fn text(&mut self, quote: char, prefix: &str) -> Option<String> {
        let prefix = prefix.to_ascii_lowercase();
        let (is_raw, is_formatted) = (prefix.contains('r'), prefix.contains('f') || quote == '`');
        let thrice: String = std::iter::repeat_n(quote, 3).collect();
        let is_long = quote != '`' && self.cursor.eat(&thrice);
        if !is_long {
            self.cursor.next();
        }
        // A text within one line ends there, whatever is missing.
        let is_many = is_long || quote == '`';
        let mut out = String::new();
        let mut is_known = true;
        loop {
            out.push_str(self.cursor.take_while(|c| {
                c != quote && c != '\\' && (c != '\n' || is_many) && !(is_formatted && matches!(c, '{' | '}' | '$'))
            }));
            if is_long && self.cursor.eat(&thrice) {
                return is_known.then_some(out);
            }
            if !is_many && self.cursor.peek() == Some('\n') {
                return None;
            }
            match self.cursor.next()? {
                c if c == quote && !is_long => return is_known.then_some(out),
                '\\' if is_raw => {
                    out.push('\\');
                    out.extend(self.cursor.next());
                }
                '\\' => self.escape(&mut out)?,
                '{' if quote != '`' && is_formatted && self.cursor.eat("{") => out.push('{'),
                '}' if quote != '`' && is_formatted && self.cursor.eat("}") => out.push('}'),
                '$' if quote == '`' && self.cursor.eat("{") => is_known &= self.inner(&mut out),
                '{' if quote != '`' && is_formatted => is_known &= self.inner(&mut out),
                c => out.push(c),
            }
        }
    }

    /// A value within a text, up to `}`; false if it is not known.
    fn inner(&mut self, out: &mut String) -> bool {
        let (name, closed) = self.cursor.take_until('}');
        if name.contains(['(', '=']) || name.contains("++") || name.contains("--") {
            self.run_inner(name);
        }
        match self.variable(name.trim()) {
            Value::Text(text) | Value::Literal(text) if closed => out.push_str(&text),
            // As a placeholder the rest of the text is of use.
            _ => out.push_str(UNKNOWN),
        }
        closed
    }

    /// What stands within a text may change variables, unless it only calls what changes nothing.
    fn run_inner(&mut self, code: &str) {
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
        let mut rest = code;
        let mut is_odd = code.contains('=') || code.contains("++") || code.contains("--");
        let mut roots = Vec::new();
        while let Some(start) = rest.find(is_word) {
            let word = rest.get(start..).unwrap_or_default();
            let end = word.find(|c| !is_word(c)).unwrap_or(word.len());
            let (path, after) = word.split_at_checked(end).unwrap_or((word, ""));
            is_odd |= after.starts_with('(') && !pure::is_pure(path);
            roots.extend(path.split('.').next());
            rest = after;
        }
        let length = self.cursor.rest().len();
        for root in roots.into_iter().filter(|_| is_odd) {
            self.memory.lose(root, self.scope, length);
        }
    }

    fn escape(&mut self, out: &mut String) -> Option<()> {
        let code = |reader: &mut Self, digits: usize| {
            let hex: String = (0..digits).filter_map(|_| reader.cursor.next_if(|c| c.is_ascii_hexdigit())).collect();
            u32::from_str_radix(&hex, 16).unwrap_or(0xfffd)
        };
        match self.cursor.next()? {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            '\n' => {}
            'x' => out.extend(char::from_u32(code(self, 2))),
            'u' => {
                let high = code(self, 4);
                let low = if (0xd800..0xdc00).contains(&high) && self.cursor.eat("\\u") { code(self, 4) } else { 0 };
                let is_pair = (0xdc00..0xe000).contains(&low);
                let whole = if is_pair { 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00) } else { high };
                out.push(char::from_u32(whole).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            'U' => out.extend(char::from_u32(code(self, 8))),
            c => out.push(c),
        }
        Some(())
    }
}
