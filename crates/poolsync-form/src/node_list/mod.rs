//! Lists of nodes as people paste them: IDs in any form, tables, what Kubernetes prints, JSON and YAML of CCE's nodes.
//!
//! Of a plain list every word is taken, and the rules say what is wrong with it. Of everything that has a form only what is
//! an ID of a node is taken; the rest is left out and told.
//!
//! ```
//! use poolsync_form::read_node_list;
//!
//! let list = read_node_list("[\"4d1ecb2c-229a-11e8-9c75-0255ac100ceb\",\n 'b1f0c2de']");
//! assert_eq!(list.ids, ["4d1ecb2c-229a-11e8-9c75-0255ac100ceb", "b1f0c2de"]);
//!
//! let list = read_node_list("NAME  STATUS  ROLES   AGE  VERSION\nnode-1  Ready  <none>  39d  v1.17.9");
//! assert!(list.ids.is_empty() && !list.left_out.is_empty());
//! ```

mod json;
mod kubernetes;
mod pairs;
mod problems;
mod table;
mod transcript;
mod words;
mod yaml;

use std::borrow::Cow;

use transcript::Part;
pub(crate) use words::words;

/// What a pasted list says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NodeList<'t> {
    /// What is sent as IDs, right or wrong, in the order of the list.
    pub ids: Vec<Cow<'t, str>>,
    /// What names or describes a node and is no ID of one.
    pub left_out: Vec<LeftOut<'t>>,
}

/// Something of a list that is not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut<'t> {
    /// Its line, or its place in a list of objects, from 1.
    pub number: usize,
    /// What stands there, or its name.
    pub text: Cow<'t, str>,
    /// Why it is not sent.
    pub reason: Reason,
}

/// Why something is no ID of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Kubernetes describes nodes by names and IDs of its own.
    Kubernetes,
    /// An IP address.
    Address,
    /// A `providerID`, which is that of the server.
    ProviderId,
    /// A row or object without an ID.
    NoId,
    /// A row with several IDs, of which nobody can tell the node's.
    SeveralIds,
    /// JSON that cannot be read to its end.
    Unreadable,
    /// A command, of which only the program is told.
    Command,
}

impl<'t> NodeList<'t> {
    fn take(&mut self, id: impl Into<Cow<'t, str>>) {
        self.ids.push(id.into());
    }

    fn leave(&mut self, number: usize, text: impl Into<Cow<'t, str>>, reason: Reason) {
        self.left_out.push(LeftOut { number, text: text.into(), reason });
    }
}

/// Reads a pasted list of whatever form; takes time in proportion to the text.
pub fn read_node_list<'t>(text: &'t str) -> NodeList<'t> {
    let mut list = NodeList::default();
    let mut commands = Vec::new();
    for part in transcript::parts(text) {
        match part {
            Part::Text(text, before) => {
                let inner = read_part(text);
                list.ids.extend(inner.ids);
                let moved = |left_out: LeftOut<'t>| LeftOut { number: left_out.number + before, ..left_out };
                list.left_out.extend(inner.left_out.into_iter().map(moved));
            }
            Part::Command(program, number) => {
                commands.push(LeftOut { number, text: program.into(), reason: Reason::Command });
            }
        }
    }
    // Below a command its answer says more.
    if list.left_out.is_empty() {
        list.left_out = commands;
    }
    list
}

/// Reads a list without commands.
fn read_part(text: &str) -> NodeList<'_> {
    let mut list = json::read(text)
        .or_else(|| yaml::read(text))
        .or_else(|| kubernetes::read(text))
        .or_else(|| pairs::read(text))
        .or_else(|| table::read(text))
        .unwrap_or_else(|| plain(text));
    if list == NodeList::default() {
        // An empty list stands for every node of the pool; what has words never does.
        words(text).take(1).for_each(|word| list.leave(1, word, Reason::NoId));
    }
    list
}

/// Reads a list of words: split at white space, commas and quotes.
fn plain(text: &str) -> NodeList<'_> {
    let mut list = NodeList::default();
    for (index, word) in words(text).enumerate() {
        match words::never_an_id(word) {
            Some(reason) => list.leave(index + 1, word, reason),
            None => list.take(word),
        }
    }
    list
}
