//! Variables: `$name = value`, `$name["key"] = value`, `$name.key = value`, `$name.Add("key", "value")`.

use super::super::value::Value;
use super::reader::{Reader, is_name};
use super::statement::{Argument, Statement};

/// Tables that are put together step by step are kept so deep.
const MOST_LEVELS: usize = 32;

impl Reader<'_> {
    /// Takes an assignment over; what else begins with a variable is passed. The cursor is in front of `$`.
    pub(super) fn assignment(&mut self) -> Statement {
        let start = self.cursor;
        self.cursor.eat("$");
        let braced = self.cursor.eat("{");
        let name = self.name();
        if braced {
            self.cursor.eat("}");
        }
        // What stands in a block may never run, and cannot be relied upon where the variable had a value before.
        let sure = self.blocks == 0 || !self.variables.contains_key(&name);
        let path = self.path();
        if self.cursor.peek() == Some('(') && !path.is_empty() {
            self.method(&name, path, sure);
            return Statement::Other;
        }
        let is_whole = !matches!(self.cursor.peek(), Some('[' | '.' | '?' | '!'));
        self.skip(false);
        if is_whole && self.cursor.eat("=") {
            self.assign(&name, &path, sure);
            return Statement::Other;
        }
        let rest = self.cursor.rest();
        if is_whole && rest.starts_with("+=") && self.add(&name, &path, sure) {
            return Statement::Other;
        }
        let is_change = ["+=", "-=", "*=", "/=", "%=", "??=", "++", "--"].iter().any(|sign| rest.starts_with(sign));
        if is_change && is_whole {
            self.set(&name, &path, Value::Opaque);
        }
        let (rest, _) = self.rest_of_statement(false);
        if !is_whole || !rest.is_empty() && !is_change {
            self.lose_named_since(start);
        }
        // It may be handed to a command.
        self.reads.push(name);
        Statement::Other
    }

    /// What is assigned; the cursor is behind the sign.
    fn assign(&mut self, name: &str, path: &[String], sure: bool) {
        self.skip(true);
        // A block runs later, if at all.
        if self.cursor.peek() == Some('{') {
            self.set(name, path, Value::Opaque);
            return self.end_statement();
        }
        let (before, from) = (self.cursor, self.reads.len());
        self.changes.grows = false;
        let value = self.pipeline(0);
        // `$answer = Invoke-RestMethod …` is a command.
        let is_command = value.is_none() && self.cursor.rest().len() == before.rest().len();
        let mut is_all = true;
        if !is_command {
            self.skip(false);
            is_all = self.cursor.peek() != Some('|');
            let (rest, _) = self.rest_of_statement(false);
            is_all &= rest.is_empty();
            if !rest.is_empty() && self.since(before).contains('=') {
                self.lose_named_since(before);
            }
        }
        let value = value.filter(|_| is_all && sure).unwrap_or(Value::Opaque);
        let is_plain = matches!(value, Value::Text(_) | Value::Literal(_));
        self.set(name, path, value);
        if path.is_empty() {
            self.set_growing(name);
        }
        if !is_plain {
            self.link_reads(name, from);
        }
    }

    /// Sets a variable, or a part of its value.
    pub(super) fn set(&mut self, name: &str, path: &[String], value: Value) {
        let value = if value.depth() + path.len() > MOST_LEVELS { Value::Opaque } else { value };
        let size = value.size() + path.iter().map(String::len).sum::<usize>();
        if path.is_empty() {
            self.note(name);
            self.variables.insert(name.to_owned(), (value, size));
            return;
        }
        if !self.variables.contains_key(name) {
            return self.lose(name);
        }
        self.note(name);
        self.lose_others(name);
        if let Some((known, known_size)) = self.variables.get_mut(name) {
            if !known.set(path, value) {
                *known = Value::Opaque;
            }
            *known_size = known_size.saturating_add(size);
        }
    }

    /// `.name`, `.'name'`, `["key"]` behind a variable.
    pub(super) fn path(&mut self) -> Vec<String> {
        let mut path = Vec::new();
        while path.len() < MOST_LEVELS {
            let mut ahead = self.cursor;
            let step = if ahead.eat("[") {
                let quote = ahead.next_if(|c| c == '\'' || c == '"');
                let key = ahead.take_while(|c| !matches!(c, '\'' | '"' | ']' | '\n'));
                let closed = quote.is_none_or(|quote| ahead.next() == Some(quote)) && ahead.eat("]");
                // A variable: only a run would tell.
                let is_known = quote == Some('\'') || !key.contains(['$', '(']);
                (closed && is_known).then_some(key)
            } else if ahead.eat(".") {
                match ahead.next_if(|c| c == '\'' || c == '"') {
                    Some(quote) => {
                        let key = ahead.take_while(|c| c != quote && c != '\n');
                        (ahead.next() == Some(quote)).then_some(key)
                    }
                    None => Some(ahead.take_while(|c| is_name(c) && c != ':')),
                }
            } else {
                None
            };
            let Some(step) = step.filter(|step| !step.is_empty()) else { break };
            path.push(step.to_owned());
            self.cursor = ahead;
        }
        path
    }

    /// An expression, and `| ConvertTo-Json` behind it; `ConvertTo-Json …` and `New-Object …` too. Nothing, and nothing passed,
    /// where another command stands.
    pub(super) fn pipeline(&mut self, depth: usize) -> Option<Value> {
        let mut value = match self.command_name().as_str() {
            "convertto-json" => self.convert(None),
            "new-object" => {
                let arguments = self.arguments();
                let names_table = |argument: &Argument| match argument {
                    Argument::Value(Value::Text(text)) => {
                        let text = text.to_ascii_lowercase();
                        ["dictionary", "hashtable", "psobject", "pscustomobject"].iter().any(|name| text.contains(name))
                    }
                    _ => false,
                };
                let properties = arguments.iter().find_map(|argument| match argument {
                    Argument::Value(table @ Value::Table(_)) => Some(table.clone()),
                    _ => None,
                });
                let names_list = |argument: &Argument| match argument {
                    Argument::Value(Value::Text(text)) => {
                        let text = text.to_ascii_lowercase();
                        ["arraylist", "generic.list[", "collection["].iter().any(|name| text.contains(name))
                    }
                    _ => false,
                };
                if arguments.len() == 2 && arguments.iter().any(names_list) {
                    self.changes.grows = true;
                    return Some(Value::List(Vec::new()));
                }
                let is_table = arguments.iter().any(names_table);
                properties.filter(|_| is_table).unwrap_or(if is_table {
                    Value::Table(Vec::new())
                } else {
                    Value::Opaque
                })
            }
            "" => self.listed(depth)?,
            _ => return None,
        };
        loop {
            let mut ahead = self.clone_place();
            ahead.skip(false);
            if !ahead.cursor.eat("|") {
                return Some(value);
            }
            ahead.skip(true);
            if ahead.command_name() != "convertto-json" {
                return Some(value);
            }
            self.cursor = ahead.cursor;
            value = self.convert(Some(value));
        }
    }

    /// An expression, or several with commas between them, which are a list.
    fn listed(&mut self, depth: usize) -> Option<Value> {
        let before = self.cursor;
        let mut items = vec![self.expression(depth)?];
        loop {
            let mut ahead = self.clone_place();
            ahead.skip(false);
            if depth > 0 || !ahead.cursor.eat(",") {
                break;
            }
            ahead.skip(true);
            self.cursor = ahead.cursor;
            items.push(self.expression(depth)?);
        }
        if items.len() == 1 {
            return items.pop();
        }
        // A comma binds more than a plus does.
        let is_plain = !self.since(before).contains('+');
        Some(if is_plain { Value::List(items) } else { Value::Opaque })
    }

    /// The name of a command that stands here, in lower case; empty if there is none.
    fn command_name(&self) -> String {
        let mut ahead = self.cursor;
        let starts = ahead.peek().is_some_and(|c| c.is_ascii_alphabetic());
        let name = if starts { ahead.take_while(|c| c.is_ascii_alphanumeric() || c == '-') } else { "" };
        name.to_ascii_lowercase()
    }

    /// `ConvertTo-Json` with its parameters; the cursor is in front of it.
    fn convert(&mut self, input: Option<Value>) -> Value {
        self.cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '-');
        let mut input = input;
        // `about`: "The default value is 2."
        let mut levels = 2;
        let mut arguments = self.arguments().into_iter();
        while let Some(argument) = arguments.next() {
            match argument {
                Argument::Name(name) if name.eq_ignore_ascii_case("-depth") => {
                    if let Some(Argument::Value(Value::Text(text) | Value::Literal(text))) = arguments.next() {
                        levels = text.parse().unwrap_or(levels);
                    }
                }
                Argument::Name(_) => {}
                Argument::Value(value) => input = input.or(Some(value)),
            }
        }
        let input = input.unwrap_or(Value::Opaque);
        // A text alone is no body: the name of a variable perhaps, that nobody set.
        if matches!(input, Value::Opaque | Value::Text(_)) {
            return Value::Opaque;
        }
        let json = input.to_json(levels.min(100));
        self.budget = self.budget.saturating_sub(json.len());
        Value::Text(json)
    }

    /// The arguments of a command within an expression.
    fn arguments(&mut self) -> Vec<Argument> {
        let mut arguments = Vec::new();
        loop {
            self.skip(false);
            match self.cursor.peek() {
                None | Some('\n' | ';' | '|' | '{' | '}' | ')') => return arguments,
                Some(_) => match self.argument(0) {
                    Some(argument) => arguments.push(argument),
                    None => return arguments,
                },
            }
        }
    }
}
