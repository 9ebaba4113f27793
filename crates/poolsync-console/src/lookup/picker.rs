//! Choosing among thousands of nodes: search, zone, all that are out of date, ranges with Shift.
//!
//! What is chosen stands in the field "Node IDs" and nowhere else; what is typed there is chosen here.

mod row;
mod selection;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_core::cloud::Node;
use poolsync_form::split_node_ids;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::components::{VirtualList, say, use_store};
use crate::state::Store;
use crate::words;
use row::NodeRow;
use selection::{Selection, added, removed};

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
}

/// The picker, for as long as its nodes are shown.
#[component]
pub(super) fn NodePicker(nodes: Vec<Node>) -> impl IntoView {
    let store = use_store();
    let nodes: Arc<[Node]> = nodes.into();
    let (search, zone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let texts: Vec<String> =
        nodes.iter().map(|node| format!("{} {} {}", node.name, node.ip, node.id).to_lowercase()).collect();
    let all = nodes.clone();
    let shown = Memo::new(move |_| {
        let (search, zone) = (search.get(), zone.get());
        let fits = |(at, (node, text)): (usize, (&Node, &String))| {
            ((zone.is_empty() || node.zone == zone) && text.contains(&search)).then_some(at)
        };
        all.iter().zip(&texts).enumerate().filter_map(fits).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        store.draft.with(|draft| split_node_ids(&draft.node_ids).map(str::to_owned).collect::<HashSet<_>>())
    });
    let selection = RwSignal::new(Selection::default());
    Effect::watch(move || shown.track(), move |(), _, _| selection.set(Selection::default()), false);
    let picker = Picker { store, nodes: StoredValue::new(nodes.clone()), shown, chosen, selection };
    view! {
        <Tools picker=picker search=search zone=zone />
        <p role="status">{move || picker.count()}</p>
        <List picker=picker />
        <p id=HELP class="ps-field__help">{say(&words::PICK_HELP)}</p>
    }
}

/// Search, zone, and what chooses many at once.
#[component]
fn Tools(picker: Picker, search: RwSignal<String>, zone: RwSignal<String>) -> impl IntoView {
    let store = picker.store;
    let zones: BTreeSet<String> = picker.nodes.with_value(|nodes| nodes.iter().map(|node| node.zone.clone()).collect());
    let zone_line = |zone: String| view! { <option value=zone.clone()>{zone.clone()}</option> };
    view! {
        <div class="ps-picker__tools">
            <input
                class="ps-field__input"
                type="search"
                autocomplete="off"
                aria-label=move || store.say(&words::PICK_SEARCH)
                placeholder=move || store.say(&words::PICK_SEARCH)
                on:input=move |event| search.set(event_target_value(&event).trim().to_lowercase())
            />
            <select
                class="ps-menu__select"
                autocomplete="off"
                aria-label=move || store.say(&words::PICK_ZONE)
                on:change=move |event| zone.set(event_target_value(&event))
            >
                <option value="">{say(&words::PICK_ALL_ZONES)}</option>
                {zones.into_iter().filter(|zone| !zone.is_empty()).map(zone_line).collect_view()}
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

    /// Chooses the shown nodes that are known to be out of date, beside what is chosen already.
    fn choose_outdated(self) {
        let ids: Vec<String> = self.shown.with_untracked(|shown| {
            self.nodes.with_value(|nodes| {
                let shown = shown.iter().filter_map(|at| nodes.get(*at));
                shown.filter(|node| node.up_to_date == Some(false)).map(|node| node.id.clone()).collect()
            })
        });
        self.choose(&ids, true);
    }

    /// Lets go of every node of this list; what else stands in the field stays.
    fn choose_none(self) {
        let ids: Vec<String> = self.nodes.with_value(|nodes| nodes.iter().map(|node| node.id.clone()).collect());
        self.choose(&ids, false);
    }

    fn choose(self, ids: &[String], choose: bool) {
        let change = if choose { added } else { removed };
        let text = self.store.draft.with_untracked(|draft| change(&draft.node_ids, ids));
        self.store.fill_in(|draft| draft.node_ids = text);
    }
}
