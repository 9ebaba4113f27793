//! What the page uses of Leptos' reactive core, in one place: signals, what is derived from them, and what follows.

pub(crate) use reactive_graph::computed::Memo;
pub(crate) use reactive_graph::effect::Effect;
pub(crate) use reactive_graph::graph::untrack;
pub(crate) use reactive_graph::owner::{Owner, StoredValue};
pub(crate) use reactive_graph::signal::{RwSignal, Trigger};
pub(crate) use reactive_graph::traits::*;
