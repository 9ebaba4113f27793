//! Controls of the page. They know fields and words; what they are for is known by the features that use them.
//!
//! ```ignore
//! view! {
//!     <Section id="settings" title=&words::SETTINGS_TITLE about=&words::SETTINGS_ABOUT>
//!         <NumberField field=&field::MAX_UNAVAILABLE />
//!     </Section>
//! }
//! ```
//!
//! The same components write the first section of the page at build time (feature `ssr`), where the program adopts them.

mod cells;
mod copy_button;
mod dialog;
pub(crate) mod field;
mod lazy;
mod lockable;
mod lookup_button;
mod menu;
mod message_box;
mod plan_picture;
mod problem_item;
mod radio_option;
mod section;
mod slot;
mod tabs;
mod text;
mod verdict;
mod virtual_list;

pub(crate) use cells::{CellKind, Cells};
pub(crate) use copy_button::CopyButton;
pub(crate) use dialog::Dialog;
pub(crate) use lazy::{Lazy, tell_missing_parts};
pub(crate) use lockable::Lockable;
pub(crate) use lookup_button::LookupButton;
pub(crate) use menu::Menu;
pub(crate) use message_box::MessageBox;
pub(crate) use plan_picture::PlanPicture;
pub(crate) use problem_item::{ProblemItem, ProblemLine, problem_class};
pub(crate) use radio_option::RadioOption;
pub(crate) use section::Section;
pub(crate) use slot::{Slot, SlotPlace, fill_element};
pub(crate) use tabs::Tabs;
pub(crate) use text::{MenuLine, marked, say};
pub(crate) use verdict::{KnownLine, VerdictText};
pub(crate) use virtual_list::VirtualList;

use leptos::prelude::*;

use crate::state::Store;

/// Returns the one store, from the context of the view.
pub(crate) fn use_store() -> Store {
    expect_context()
}

/// True while the page is written at build time: its buttons are disabled until the program is there.
pub(crate) const IS_STATIC: bool = cfg!(feature = "ssr");
