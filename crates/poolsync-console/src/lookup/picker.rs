//! Choosing among thousands of nodes: search, zone, all that are out of date, ranges with Shift.
//!
//! What is chosen stands in the field "Node IDs" and nowhere else; what is typed there is chosen here.

mod filter;
mod head;
mod order;
mod row;
mod selection;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_core::cloud::{Node, phase_name};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::components::{VirtualList, say, use_store};
use crate::state::Store;
use crate::words;
use filter::{Filter, State};
use head::Head;
use order::Order;
use row::NodeRow;
use selection::Selection;

/// The id of the list.
const LIST: &str = "node-list";
/// The id of its explanation.
const HELP: &str = "node-list-help";

/// What is chosen, shown and searched. A handle: copies see the same.
#[derive(Clone, Copy)]
struct Picker {
    store: Store,
    nodes: StoredValue<Arc<[Node]>>,
    /// The places of the nodes that are shown, in the list of all.
    shown: Memo<Vec<usize>>,
    /// The ids that stand in the field.
    chosen: Memo<HashSet<String>>,
    /// Where the keyboard is, and where a range begins.
    selection: RwSignal<Selection>,
    /// True if those out of date were wanted, and there were none among the nodes shown.
    has_no_outdated: RwSignal<bool>,
}

/// The picker, for as long as its nodes are shown.
#[component]
pub(super) fn NodePicker(nodes: Vec<Node>) -> impl IntoView {
    let store = use_store();
    let nodes: Arc<[Node]> = nodes.into();
    let (filter, order) = (RwSignal::new(Filter::default()), RwSignal::new(None::<Order>));
    let texts: Vec<String> =
        nodes.iter().map(|node| format!("{} {} {}", node.name, node.ip, node.id).to_lowercase()).collect();
    let all = nodes.clone();
    let shown = Memo::new(move |_| {
        let fitting = filter.with(|filter| {
            let fitting = all.iter().zip(&texts).enumerate().filter(|(_, (node, text))| filter.fits(node, text));
            fitting.map(|(at, (node, _))| (at, node)).collect::<Vec<_>>()
        });
        in_order(fitting, order.get())
    });
    let chosen = Memo::new(move |_| {
        store.draft.with(|draft| draft.node_list().ids.into_iter().map(Cow::into_owned).collect::<HashSet<_>>())
    });
    let selection = RwSignal::new(Selection::default());
    Effect::watch(move || shown.track(), move |(), _, _| selection.set(Selection::default()), false);
    let picker = Picker {
        store,
        nodes: StoredValue::new(nodes.clone()),
        shown,
        chosen,
        selection,
        has_no_outdated: RwSignal::new(false),
    };
    Effect::watch(move || picker.chosen.track(), move |(), _, _| picker.has_no_outdated.set(false), false);
    view! {
        <Tools picker=picker filter=filter />
        <p role="status">
            {move || picker.count()}
            <Show when=move || picker.has_no_outdated.get()>" " {say(&words::PICK_NONE_OLD)}</Show>
        </p>
        <Head order=order />
        <List picker=picker />
        <p id=HELP class="ps-field__help">{say(&words::PICK_HELP)}</p>
    }
}

/// The places of these nodes in this order; without one, as the service lists them.
fn in_order(mut nodes: Vec<(usize, &Node)>, order: Option<Order>) -> Vec<usize> {
    if let Some(order) = order {
        nodes.sort_by(|(_, a), (_, b)| order.compare(a, b));
    }
    nodes.into_iter().map(|(at, _)| at).collect()
}

/// Search, zone, state, and what chooses many at once.
#[component]
fn Tools(picker: Picker, filter: RwSignal<Filter>) -> impl IntoView {
    let store = picker.store;
    let values = |of: fn(&Node) -> &String| -> BTreeSet<String> {
        let values =
            picker.nodes.with_value(|nodes| nodes.iter().map(|node| of(node).clone()).collect::<BTreeSet<_>>());
        values.into_iter().filter(|value| !value.is_empty()).collect()
    };
    let zone_line = |zone: String| view! { <option value=zone.clone()>{zone.clone()}</option> };
    let phase_line = move |phase: String| {
        let name = phase.clone();
        view! { <option value=phase>{move || phase_name(&name, store.locale.get()).to_owned()}</option> }
    };
    view! {
        <div class="ps-picker__tools">
            <input
                class="ps-field__input"
                type="search"
                autocomplete="off"
                aria-label=move || store.say(&words::PICK_SEARCH)
                placeholder=move || store.say(&words::PICK_SEARCH)
                on:input=move |event| {
                    filter.update(|filter| filter.search = event_target_value(&event).trim().to_lowercase());
                }
            />
            <select
                class="ps-menu__select"
                autocomplete="off"
                aria-label=move || store.say(&words::PICK_ZONE)
                on:change=move |event| filter.update(|filter| filter.zone = event_target_value(&event))
            >
                <option value="">{say(&words::PICK_ALL_ZONES)}</option>
                {values(|node| &node.zone).into_iter().map(zone_line).collect_view()}
            </select>
            <select
                class="ps-menu__select"
                autocomplete="off"
                aria-label=move || store.say(&words::PICK_STATE)
                on:change=move |event| filter.update(|filter| filter.state = State::of(&event_target_value(&event)))
            >
                <option value="">{say(&words::PICK_ALL_STATES)}</option>
                <option value=filter::OLD>{say(&words::PICK_OLD_ONLY)}</option>
                {values(|node| &node.phase).into_iter().map(phase_line).collect_view()}
            </select>
            <button type="button" class="ps-button ps-button--small" on:click=move |_| picker.choose_outdated()>
                {say(&words::PICK_OUTDATED)}
            </button>
            <button type="button" class="ps-button ps-button--small" on:click=move |_| picker.choose_shown()>
                {say(&words::PICK_SHOWN)}
            </button>
            <button type="button" class="ps-button ps-button--small" on:click=move |_| picker.choose_none()>
                {say(&words::PICK_NONE)}
            </button>
        </div>
    }
}

/// The rows. The list itself has the keyboard.
#[component]
fn List(picker: Picker) -> impl IntoView {
    let store = picker.store;
    let list = NodeRef::<html::Div>::new();
    let press = move |event: MouseEvent| {
        if let Some(at) = place_of(&event) {
            picker.press(at, event.shift_key());
        }
    };
    let key = move |event: KeyboardEvent| {
        if picker.key(&event.key(), event.shift_key(), event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
        }
    };
    let active = Signal::derive(move || picker.selection.get().active);
    view! {
        <VirtualList
            rows=picker.shown
            row=move |at, node| view! { <NodeRow picker=picker at=at node=node /> }
            list=list
            active=active
            attr:id=LIST
            attr:role="listbox"
            attr:aria-multiselectable="true"
            attr:aria-describedby=HELP
            attr:aria-label=move || store.say(&words::PICK_LIST)
            attr:aria-activedescendant=move || row::id(active.get())
            on:click=press
            on:keydown=key
        />
    }
}

/// The row in which something happened.
fn place_of(event: &Event) -> Option<usize> {
    let row = event.target()?.dyn_into::<Element>().ok()?.closest("[data-index]").ok()??;
    row.get_attribute("data-index")?.parse().ok()
}

impl Picker {
    /// Says how many nodes are chosen and shown.
    fn count(self) -> String {
        let all = self.nodes.with_value(|nodes| nodes.len());
        let chosen = self
            .chosen
            .with(|ids| self.nodes.with_value(|nodes| nodes.iter().filter(|node| ids.contains(&node.id)).count()));
        let args = [
            ("chosen", Arg::count(chosen)),
            ("all", Arg::count(all)),
            ("shown", Arg::count(self.shown.with(Vec::len))),
        ];
        self.store.fill(&words::PICK_COUNT, &args)
    }

    /// The ids of the shown nodes at these places, in order.
    fn ids(self, places: impl Iterator<Item = usize>) -> Vec<String> {
        self.shown.with_untracked(|shown| {
            self.nodes
                .with_value(|nodes| places.filter_map(|at| Some(nodes.get(*shown.get(at)?)?.id.clone())).collect())
        })
    }

    fn is_chosen(self, at: usize) -> bool {
        let id = self.ids(std::iter::once(at)).pop();
        id.is_some_and(|id| self.chosen.with_untracked(|chosen| chosen.contains(&id)))
    }

    /// A click on a row, or Space: turns it over, or with Shift makes all from the anchor to here as the anchor is.
    fn press(self, at: usize, is_range: bool) {
        let anchor = if is_range { self.selection.get_untracked().anchor } else { at };
        let choose = if is_range { self.is_chosen(anchor) } else { !self.is_chosen(at) };
        let ids = self.ids(anchor.min(at)..=anchor.max(at));
        self.selection.set(Selection { active: at, anchor });
        self.choose(&ids, choose);
    }

    /// Returns true if the key means something here.
    fn key(self, key: &str, shift: bool, control: bool) -> bool {
        let last = self.shown.with_untracked(Vec::len).saturating_sub(1);
        let selection = self.selection.get_untracked();
        match key {
            " " => self.press(selection.active, shift),
            "a" if control => self.choose_shown(),
            _ => {
                let Some(to) = selection.moved(key, last) else { return false };
                self.selection.update(|selection| selection.active = to);
                if shift {
                    self.press(to, true);
                }
            }
        }
        true
    }

    fn choose_shown(self) {
        let count = self.shown.with_untracked(Vec::len);
        self.choose(&self.ids(0..count), true);
    }

    /// Chooses the shown nodes that are known to be out of date and can be reset now, beside what is chosen already.
    fn choose_outdated(self) {
        let ids: Vec<String> = self.shown.with_untracked(|shown| {
            self.nodes.with_value(|nodes| {
                let shown = shown.iter().filter_map(|at| nodes.get(*at));
                shown
                    .filter(|node| node.up_to_date == Some(false) && node.can_be_reset())
                    .map(|node| node.id.clone())
                    .collect()
            })
        });
        // Nothing chosen would mean every node of the pool.
        self.has_no_outdated.set(ids.is_empty());
        if !ids.is_empty() {
            self.choose(&ids, true);
        }
    }

    /// Lets go of every node of this list; what else stands in the field stays.
    fn choose_none(self) {
        let ids: Vec<String> = self.nodes.with_value(|nodes| nodes.iter().map(|node| node.id.clone()).collect());
        self.choose(&ids, false);
    }

    fn choose(self, ids: &[String], choose: bool) {
        if choose {
            self.store.select_nodes(ids);
        } else {
            self.store.deselect_nodes(ids);
        }
    }
}
