//! Files that commands read and write, and here-documents.

use super::super::Cursor;
use super::Bash;

/// What the next word is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Redirection {
    Input,
    InputText,
    Output,
    Append,
}

/// Who reads a here-document.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum To {
    /// The command that ends with the line.
    Command,
    /// A file, through a command that ended before.
    File { name: String, is_certain: bool },
    /// A command that ended before.
    Other,
}

/// A here-document whose text begins with the next line.
pub(super) struct Document {
    pub(super) tag: String,
    pub(super) verbatim: bool,
    pub(super) indented: bool,
    pub(super) descriptor: Option<String>,
    pub(super) to: To,
}

impl Bash<'_> {
    pub(super) fn redirect(&mut self, c: char) {
        // `<YOUR REGION>`: a placeholder that stands without quotes.
        let start =
            (c == '<').then(|| self.cursor.rest().chars().take(60).take_while(|c| *c != '\n').collect::<String>());
        let inner = start.and_then(|start| start.split_once('>').map(|(inner, _)| inner.to_owned()));
        let is_name =
            |text: &str| !text.is_empty() && text.trim() == text && !text.contains(['<', '"', '\'', '&', '|']);
        if let Some(inner) = inner.filter(|inner| is_name(inner)) {
            self.cursor.eat(&inner);
            self.cursor.eat(">");
            return self.push(&format!("<{inner}>"));
        }
        // `2>file`: the number is no word.
        let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
        let descriptor = if self.quoted { None } else { self.word.take_if(|word| is_number(word)) };
        self.end_word();
        self.descriptor = descriptor;
        if c == '>' {
            let appends = self.cursor.eat(">");
            self.cursor.eat("|");
            self.cursor.eat("&");
            self.redirection = Some(if appends { Redirection::Append } else { Redirection::Output });
        } else if self.cursor.eat("<<") {
            self.redirection = Some(Redirection::InputText);
        } else if self.cursor.eat("<") {
            let document = self.document();
            self.documents.push(document);
        } else {
            self.redirection = Some(Redirection::Input);
        }
    }

    /// Gives a command the file or text behind a redirection, or notes the file that takes its output.
    pub(super) fn redirected(&mut self, redirection: Redirection, word: String) {
        let descriptor = self.descriptor.take();
        match redirection {
            Redirection::Output | Redirection::Append => {
                if descriptor.is_none_or(|number| number == "1") {
                    self.output = Some((word, redirection));
                }
            }
            Redirection::InputText => self.give(descriptor, word),
            Redirection::Input => {
                let text = self.script.files.get(&word, self.script.clock);
                let text = text.filter(|text| text.len() <= self.budget).map(str::to_owned);
                self.budget -= text.as_ref().map_or(0, String::len);
                if let Some(text) = text {
                    self.give(descriptor, text);
                }
            }
        }
    }

    /// The end mark of a here-document; the cursor is behind `<<`.
    fn document(&mut self) -> Document {
        let indented = self.cursor.eat("-");
        self.cursor.skip_blanks(false);
        let mut verbatim = true;
        let tag = if self.cursor.eat("'") {
            self.cursor.take_until('\'').0
        } else if self.cursor.eat("\"") {
            self.cursor.take_until('"').0
        } else {
            verbatim = self.cursor.eat("\\");
            self.cursor.take_while(|c| !c.is_whitespace() && !";&|<>()".contains(c))
        };
        Document { tag: tag.to_owned(), verbatim, indented, descriptor: self.descriptor.take(), to: To::Command }
    }

    pub(super) fn read_documents(&mut self) {
        for document in std::mem::take(&mut self.documents) {
            let text = self.text_of(&document);
            match document.to {
                To::Command => self.give(document.descriptor, text),
                To::File { name, is_certain } => self.write(&name, Some(text), false, is_certain),
                To::Other => {}
            }
        }
    }

    /// Ends a command whose here-documents begin with the next line: they are its own. What writes its input gives it to the file
    /// that it names, or to the command that it is piped to; what any other makes of it, only a shell could tell.
    pub(super) fn leave_documents(&mut self, piped: bool) {
        let words: Vec<_> = self.command.words.iter().take(3).map(String::as_str).collect();
        let file = self.output.as_ref().map(|(name, _)| name.clone());
        let is_certain = self.is_certain();
        let to_file = |name| To::File { name, is_certain };
        let to = match words.as_slice() {
            ["cat"] | ["cat", "-"] if file.is_some() => file.map_or(To::Other, to_file),
            ["cat"] | ["cat", "-"] | ["tee", _] if piped => To::Command,
            ["tee", file] => to_file((*file).to_owned()),
            _ => To::Other,
        };
        for document in self.documents.iter_mut().filter(|document| document.to == To::Command) {
            if document.descriptor.as_ref().is_none_or(|number| number == "0") {
                document.to = to.clone();
            }
        }
    }

    /// Gives a command a text to read: as its input, or as the file of another descriptor, such as `/dev/fd/3`.
    pub(super) fn give(&mut self, descriptor: Option<String>, text: String) {
        match descriptor.filter(|number| number != "0") {
            None => self.command.input = Some(text),
            Some(number) => self.script.files.set(&format!("/dev/fd/{number}"), self.script.clock, Some(text)),
        }
    }

    /// The lines up to the end mark.
    fn text_of(&mut self, document: &Document) -> String {
        let mut text = String::new();
        while !self.cursor.rest().is_empty() {
            let line = self.cursor.line();
            let line = if document.indented { line.trim_start_matches('\t') } else { line };
            if line == document.tag {
                return if document.verbatim { text } else { self.expanded(&text) };
            }
            text.push_str(line);
            text.push('\n');
        }
        self.command.unclosed = true;
        text
    }

    /// Variables and escapes in a here-document whose end mark has no quotes.
    fn expanded(&mut self, text: &str) -> String {
        let word = self.word.take();
        let mut inner = Cursor::new(text);
        self.push("");
        loop {
            let plain = inner.take_while(|c| c != '$' && c != '\\');
            self.push(plain);
            match inner.next() {
                Some('\\') => match inner.next() {
                    Some('\n') => {}
                    Some(c @ ('$' | '\\' | '`')) => self.word.get_or_insert_default().push(c),
                    Some(c) => self.word.get_or_insert_default().extend(['\\', c]),
                    None => self.push("\\"),
                },
                Some(_) if inner.eat("{") => {
                    let (name, _) = inner.take_until('}');
                    self.variable(name, true);
                }
                Some(_) => {
                    let name = inner.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
                    self.variable(name, false);
                }
                None => return std::mem::replace(&mut self.word, word).unwrap_or_default(),
            }
        }
    }
}
