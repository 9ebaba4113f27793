//! Places in a text as editors in a browser count them: UTF-16 units, lines and columns.

/// So many bytes are counted at most for one place.
const STEP: usize = 256;

/// A text whose places are looked up often.
pub(super) struct Units<'t> {
    text: &'t str,
    /// One for about every [`STEP`] bytes, in rising order; the first is the beginning.
    known: Vec<Known>,
    /// The UTF-16 offsets at which lines begin.
    lines: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Known {
    byte: usize,
    unit: usize,
}

impl<'t> Units<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut known = vec![Known { byte: 0, unit: 0 }];
        let mut lines = vec![0];
        let mut unit = 0;
        let mut next = STEP;
        for (byte, sign) in text.char_indices() {
            if byte >= next {
                known.push(Known { byte, unit });
                next = byte + STEP;
            }
            unit += sign.len_utf16();
            if sign == '\n' {
                lines.push(unit);
            }
        }
        Self { text, known, lines }
    }

    /// The UTF-16 offset of a byte.
    pub(super) fn of_byte(&self, byte: usize) -> usize {
        let known = self.before(|known| known.byte <= byte);
        let passed = self.text.get(known.byte..byte.min(self.text.len())).unwrap_or_default();
        known.unit + passed.encode_utf16().count()
    }

    /// The byte at a UTF-16 offset; the end if that lies behind it. None within a character.
    pub(super) fn to_byte(&self, unit: usize) -> Option<usize> {
        let known = self.before(|known| known.unit <= unit);
        let mut at = known.unit;
        for (byte, sign) in self.text.get(known.byte..)?.char_indices() {
            if at >= unit {
                return (at == unit).then_some(known.byte + byte);
            }
            at += sign.len_utf16();
        }
        Some(self.text.len())
    }

    /// Line and column, both from 1, of a UTF-16 offset.
    pub(super) fn position(&self, unit: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= unit);
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or_default();
        (line, unit - start + 1)
    }

    /// The UTF-16 offset of a line and column, both from 1.
    pub(super) fn of_position(&self, line: usize, column: usize) -> usize {
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or_default();
        start.saturating_add(column.saturating_sub(1))
    }

    fn before(&self, is_before: impl Fn(&Known) -> bool) -> Known {
        let count = self.known.partition_point(is_before);
        count.checked_sub(1).and_then(|index| self.known.get(index)).copied().unwrap_or(Known { byte: 0, unit: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::Units;

    #[test]
    fn places_are_counted_as_editors_count_them() {
        // U+1F600 is two units in UTF-16 and four bytes in UTF-8; the signs of 中文 are one unit and three bytes each.
        let text = format!("{}\n中😀x", "a".repeat(600));
        let units = Units::new(&text);
        let x = text.find('x').unwrap();
        assert_eq!(units.of_byte(x), 604);
        assert_eq!(units.to_byte(604), Some(x));
        assert_eq!(units.to_byte(603), None);
        assert_eq!(units.to_byte(9999), Some(text.len()));
        assert_eq!(units.position(604), (2, 4));
        assert_eq!(units.of_position(2, 4), 604);
        assert_eq!(units.position(0), (1, 1));
    }
}
