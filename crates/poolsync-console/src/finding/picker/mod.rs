//! Choosing among thousands of nodes: search, zone, all that are out of date, ranges with Shift.
//!
//! What is chosen stands in the field "Node IDs" and nowhere else; what is typed there is chosen here.

mod choosing;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use poolsync_core::Arg;
use poolsync_core::cloud::Node;
use poolsync_form::split_node_ids;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent};

use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::window::Window;
use crate::words;

/// The picker, for as long as its nodes are shown.
struct Picker {
    store: Store,
    nodes: Vec<Node>,
    /// What is searched, for each node: name, address and id in lower case.
    texts: Vec<String>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// The nodes that are shown, as places in the list of all.
    shown: Vec<usize>,
    chosen: BTreeSet<String>,
    search: String,
    zone: String,
    /// Where a range begins, and where the keyboard is: places in what is shown.
    anchor: usize,
    active: usize,
}

/// The controls and the list.
pub(super) fn picker(store: Store, nodes: Vec<Node>) -> Vec<Built> {
    let texts =
        nodes.iter().map(|node| format!("{} {} {}", node.name, node.ip, node.id).to_ascii_lowercase()).collect();
    let picker = Rc::new(Picker { store, nodes, texts, state: RefCell::new(State::default()) });
    let of_rows = picker.clone();
    let Some(window) = Window::new(move |index| of_rows.row(index)) else { return Vec::new() };
    picker.filter();
    let list = window.element().clone();
    for (name, value) in [
        ("id", "node-list"),
        ("role", "listbox"),
        ("aria-multiselectable", "true"),
        ("tabindex", "0"),
        ("aria-describedby", "node-list-help"),
        ("aria-label", store.say(&words::PICK_LIST)),
    ] {
        browser::set_attribute(&list, name, Some(value));
    }
    listen(&picker, &window);
    follow_field(&picker, &window);
    let count = dom::element("p", "").attribute("id", "node-count").attribute("role", "status");
    vec![
        tools(&picker, &window),
        count,
        Built::from(list),
        dom::element("p", "ps-field__help").attribute("id", "node-list-help").text(store.say(&words::PICK_HELP)),
    ]
}

/// Search, zone, and what chooses many at once.
fn tools(picker: &Rc<Picker>, window: &Window) -> Built {
    let store = picker.store;
    let search = dom::element("input", "ps-field__input")
        .attribute("type", "search")
        .attribute("autocomplete", "off")
        .attribute("aria-label", store.say(&words::PICK_SEARCH))
        .attribute("placeholder", store.say(&words::PICK_SEARCH));
    if let Some(input) = search.as_element::<HtmlInputElement>() {
        let (picker, window, typed) = (picker.clone(), window.clone(), input.clone());
        browser::listen(&input, "input", move |_| {
            picker.state.borrow_mut().search = typed.value().trim().to_ascii_lowercase();
            picker.filter();
            picker.show(&window);
        });
    }
    let zones = set(picker.nodes.iter().map(|node| node.zone.as_str()));
    let option = |value: &str, text: &str| dom::element("option", "").attribute("value", value).text(text);
    let zone = dom::element("select", "ps-menu__select")
        .attribute("autocomplete", "off")
        .attribute("aria-label", store.say(&words::PICK_ZONE))
        .child(option("", store.say(&words::PICK_ALL_ZONES)))
        .children(zones.iter().filter(|zone| !zone.is_empty()).map(|zone| option(zone, zone)));
    if let Some(select) = zone.as_element::<HtmlSelectElement>() {
        let (picker, window, chosen) = (picker.clone(), window.clone(), select.clone());
        browser::listen(&select, "change", move |_| {
            picker.state.borrow_mut().zone = chosen.value();
            picker.filter();
            picker.show(&window);
        });
    }
    let button = |word, press: fn(&Picker)| {
        let picker = picker.clone();
        dom::button("ps-button ps-button--small", store.say(word), move || press(&picker))
    };
    let outdated = |picker: &Picker| picker.choose_shown(|node| node.up_to_date == Some(false));
    dom::element("div", "ps-picker__tools")
        .child(search)
        .child(zone)
        .child(button(&words::PICK_OUTDATED, outdated))
        .child(button(&words::PICK_SHOWN, |picker| picker.choose_shown(|_| true)))
        .child(button(&words::PICK_NONE, Picker::choose_none))
}

/// Clicks and keys.
fn listen(picker: &Rc<Picker>, window: &Window) {
    let list = window.element().clone();
    let (of_click, of_window) = (picker.clone(), window.clone());
    browser::listen(&list, "click", move |event| {
        let Some(index) = index_of(&event) else { return };
        let shift = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key);
        of_click.press(index, shift);
        of_click.show(&of_window);
    });
    let (of_key, of_window) = (picker.clone(), window.clone());
    browser::listen(&list, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if of_key.key(&key.key(), key.shift_key(), key.ctrl_key() || key.meta_key()) {
            event.prevent_default();
            let active = of_key.state.borrow().active;
            of_window.bring(active);
            of_key.show(&of_window);
        }
    });
}

/// Whatever is typed into the field is chosen here too.
fn follow_field(picker: &Rc<Picker>, window: &Window) {
    let store = picker.store;
    let ids = bind::memo(move || store.draft.with(|draft| draft.node_ids.clone()));
    let (picker, window) = (picker.clone(), window.clone());
    bind::watch(move || {
        let chosen = ids.with(|text| set(split_node_ids(text).map(str::to_owned)));
        picker.state.borrow_mut().chosen = chosen;
        // The list is put into the page after this has run for the first time.
        let (picker, window) = (picker.clone(), window.clone());
        browser::after(0, move || picker.show(&window));
    });
}

/// A set of these. Not collected: that would sort, which takes more code than putting each in its place.
fn set<T: Ord>(items: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

fn index_of(event: &Event) -> Option<usize> {
    let row = event.target()?.dyn_into::<Element>().ok()?.closest("[data-index]").ok()??;
    row.get_attribute("data-index")?.parse().ok()
}

impl Picker {
    /// Chooses what is shown anew.
    fn filter(&self) {
        let mut state = self.state.borrow_mut();
        let fits = |index: &usize| {
            let zone = self.nodes.get(*index).is_some_and(|node| state.zone.is_empty() || node.zone == state.zone);
            zone && self.texts.get(*index).is_some_and(|text| text.contains(&state.search))
        };
        let shown = (0..self.nodes.len()).filter(fits).collect();
        (state.shown, state.anchor, state.active) = (shown, 0, 0);
    }

    /// Draws list and count anew.
    fn show(&self, window: &Window) {
        let (shown, active) = {
            let state = self.state.borrow();
            (state.shown.len(), state.active)
        };
        window.show(shown);
        browser::set_attribute(window.element(), "aria-activedescendant", Some(&format!("node-{active}")));
        let chosen = {
            let state = self.state.borrow();
            self.nodes.iter().filter(|node| state.chosen.contains(&node.id)).count()
        };
        let args =
            [("chosen", Arg::count(chosen)), ("all", Arg::count(self.nodes.len())), ("shown", Arg::count(shown))];
        if let Some(count) = browser::element::<HtmlElement>("node-count") {
            count.set_text_content(Some(&words::PICK_COUNT.fill(self.store.locale.get_untracked(), &args)));
        }
    }

    fn node_at(&self, state: &State, index: usize) -> Option<&Node> {
        self.nodes.get(*state.shown.get(index)?)
    }

    /// One row.
    fn row(&self, index: usize) -> Built {
        let state = self.state.borrow();
        let Some(node) = self.node_at(&state, index) else { return dom::element("div", "") };
        let chosen = state.chosen.contains(&node.id);
        let part = |class, text: &str| dom::element("span", class).text(text);
        let locale = self.store.locale.get_untracked();
        let old = (node.up_to_date == Some(false)).then(|| part("ps-node__old", words::PICK_OLD.get(locale)));
        let class = if index == state.active { "ps-node ps-node--active" } else { "ps-node" };
        dom::element("div", class)
            .attribute("role", "option")
            .attribute("id", &format!("node-{index}"))
            .attribute("data-index", &index.to_string())
            .attribute("data-node", &node.id)
            .attribute("aria-selected", if chosen { "true" } else { "false" })
            .attribute("aria-posinset", &(index + 1).to_string())
            .attribute("aria-setsize", &state.shown.len().to_string())
            .child(part("ps-node__box", if chosen { "☑" } else { "☐" }).attribute("aria-hidden", "true"))
            .child(part("ps-node__name", if node.name.is_empty() { &node.id } else { &node.name }))
            .child(part("ps-node__ip", &node.ip))
            .child(part("ps-node__more", &format!("{} {}", node.flavor, node.zone)))
            .child(part("ps-node__os", &node.os))
            .child(part("ps-node__phase", &node.phase))
            .children(old)
    }
}
