//! The commands: typed for, chosen with the arrow keys, done with Enter. The pattern is WAI-ARIA's combobox with a list.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::Command;
use crate::components::{Dialog, say, use_store};
use crate::words;

/// The id of the dialog.
const DIALOG: &str = "commands-dialog";
/// The id of the list.
const LIST: &str = "commands-list";

/// The dialog.
#[component]
pub(crate) fn CommandsDialog(
    /// True while it is open.
    open: RwSignal<bool>,
    /// Everything that can be done, in the order in which it is shown.
    commands: Vec<Command>,
) -> impl IntoView {
    let store = use_store();
    let commands = StoredValue::new(commands);
    let (typed, active) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let input = NodeRef::<html::Input>::new();
    // Places of the commands whose names have every word that is typed, in both languages.
    let shown = Memo::new(move |_| {
        let typed = typed.get().to_lowercase();
        let fits = |command: &Command| {
            let names = [command.name.en, command.name.zh].map(str::to_lowercase);
            typed.split_whitespace().all(|word| names.iter().any(|name| name.contains(word)))
        };
        commands.with_value(|commands| {
            let fitting = commands.iter().enumerate().filter(|(_, command)| fits(command));
            fitting.map(|(at, _)| at).collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        if open.get() {
            typed.set(String::new());
            active.set(0);
            if let Some(input) = input.get() {
                input.set_value("");
                let _ = input.focus();
            }
        }
    });
    let run = move |place: usize| {
        open.set(false);
        if let Some(command) = commands.with_value(|commands| commands.get(place).copied()) {
            // The dialog gives the keyboard focus back first; the command may lead elsewhere.
            request_animation_frame(move || command.run.run(()));
        }
    };
    let press = move |event: KeyboardEvent| {
        let (at, last) = (active.get_untracked(), shown.with_untracked(Vec::len).saturating_sub(1));
        match event.key().as_str() {
            "ArrowDown" => active.set(if at < last { at + 1 } else { 0 }),
            "ArrowUp" => active.set(at.checked_sub(1).unwrap_or(last)),
            "Enter" => {
                if let Some(place) = shown.with_untracked(|shown| shown.get(at).copied()) {
                    run(place);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let lines = move || shown.get().into_iter().enumerate().collect::<Vec<_>>();
    let line = move |(at, place): (usize, usize)| {
        let word =
            commands.with_value(|commands| commands.get(place).map_or(&words::COMMANDS_NONE, |command| command.name));
        view! {
            <li
                id=option(at)
                role="option"
                class="ps-commands__item"
                aria-selected=move || (active.get() == at).to_string()
                on:click=move |_| run(place)
            >
                {say(word)}
            </li>
        }
    };
    view! {
        <Dialog id=DIALOG open=open>
            <h2 id=format!("{DIALOG}-title")>{say(&words::COMMANDS_TITLE)}</h2>
            <input
                node_ref=input
                class="ps-field__input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=move || store.say(&words::COMMANDS_FILTER)
                placeholder=move || store.say(&words::COMMANDS_FILTER)
                aria-expanded="true"
                aria-controls=LIST
                aria-activedescendant=move || option(active.get())
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    active.set(0);
                }
                on:keydown=press
            />
            <ul id=LIST class="ps-commands" role="listbox" aria-label=move || store.say(&words::COMMANDS_TITLE)>
                <For each=lines key=|line| *line children=line />
            </ul>
            <p role="status">
                <Show when=move || shown.with(Vec::is_empty)>{say(&words::COMMANDS_NONE)}</Show>
            </p>
        </Dialog>
    }
}

/// The id of a line.
fn option(at: usize) -> String {
    format!("command-{at}")
}
