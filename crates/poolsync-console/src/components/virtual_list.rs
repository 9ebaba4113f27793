//! A list of thousands of rows of which only those in sight are in the page.
//!
//! Rows have one height, which the style sheet gives; it is measured once they are there. The list keeps the keyboard
//! focus itself, so that rows can come and go.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// So many rows above and below those in sight are in the page already.
const AHEAD: usize = 6;
/// The height of a row until rows are there to be measured, in CSS pixels.
const ROW_HEIGHT: i32 = 44;

/// A scrolling list. Its element takes attributes and listeners from whoever uses it.
#[component]
pub(crate) fn VirtualList<T, V>(
    /// All rows. A row is made anew when another one stands at its place.
    #[prop(into)]
    rows: Signal<Vec<T>>,
    /// Makes a row; the number is its place.
    row: impl Fn(usize, T) -> V + Clone + Send + 'static,
    /// The element that scrolls.
    list: NodeRef<html::Div>,
    /// A place to bring into sight whenever this changes.
    #[prop(optional)]
    active: Option<Signal<usize>>,
) -> impl IntoView
where
    T: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let (space, height) = (NodeRef::<html::Div>::new(), RwSignal::new(ROW_HEIGHT));
    // What the list shows: where it is scrolled to, and how high it is.
    let (top, seen) = (RwSignal::new(0), RwSignal::new(0));
    // The list may be gone by the next frame.
    let look = move || {
        if let Some(list) = list.try_get_untracked().flatten() {
            top.try_set(list.scroll_top());
            seen.try_set(list.client_height());
        }
    };
    let count = Memo::new(move |_| rows.with(Vec::len));
    let range = Memo::new(move |_| range(count.get(), top.get(), seen.get(), height.get()));
    let visible = move || {
        let (from, to) = range.get();
        rows.with(|rows| {
            let visible = rows.get(from..to).unwrap_or_default();
            visible.iter().cloned().enumerate().map(|(at, row)| (from + at, row)).collect::<Vec<_>>()
        })
    };
    // Once rows are there: how high they are, and how many fit.
    Effect::new(move |_| {
        range.track();
        count.track();
        let Some(rows) = space.get() else { return };
        request_animation_frame(move || {
            look();
            let row = rows.first_element_child().and_then(|row| Some(row.dyn_ref::<HtmlElement>()?.offset_height()));
            if let Some(measured) = row.filter(|row| *row > 0 && Some(*row) != height.try_get_untracked()) {
                height.try_set(measured);
            }
        });
    });
    if let Some(active) = active {
        Effect::watch(
            move || active.get(),
            move |active, _, _| {
                if let Some(list) = list.get_untracked() {
                    bring(&list, *active, height.get_untracked());
                }
            },
            false,
        );
    }
    let bottom = move || format!("{}px", pixels(count.get(), height.get()));
    let offset = move || format!("{}px", pixels(range.get().0, height.get()));
    view! {
        <div node_ref=list class="ps-virtual-list" tabindex="0" on:scroll=move |_| look()>
            <div class="ps-virtual-list__space" role="presentation" style:height=bottom>
                <div node_ref=space class="ps-virtual-list__rows" role="presentation" style:top=offset>
                    <For each=visible key=Clone::clone children=move |(at, item)| row(at, item) />
                </div>
            </div>
        </div>
    }
}

/// The places that are in the page: those in sight and some more, in steps, so that not every line of scrolling makes rows.
fn range(count: usize, top: i32, seen: i32, height: i32) -> (usize, usize) {
    let rows = |pixels: i32| usize::try_from(pixels / height.max(1)).unwrap_or_default();
    let in_sight = rows(seen) + 1;
    let from = rows(top).saturating_sub(AHEAD) / AHEAD * AHEAD;
    (from.min(count), (from + in_sight + 3 * AHEAD).min(count))
}

/// Scrolls as little as brings a row into sight.
fn bring(list: &HtmlElement, at: usize, height: i32) {
    let (top, seen) = (pixels(at, height), list.client_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + seen {
        list.set_scroll_top(top + height - seen);
    }
}

fn pixels(rows: usize, height: i32) -> i32 {
    i32::try_from(rows).unwrap_or(i32::MAX).saturating_mul(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_sight_is_there() {
        // 440 px hold ten rows of 44 px.
        assert_eq!(range(2_000, 0, 440, 44), (0, 29));
        assert_eq!(range(2_000, 44 * 100, 440, 44), (90, 119));
        assert_eq!(range(2_000, 44 * 101, 440, 44), (90, 119), "not every line makes rows");
        assert_eq!(range(2_000, 44 * 1_990, 440, 44), (1_980, 2_000));
    }

    #[test]
    fn short_lists_and_lists_that_became_short() {
        assert_eq!(range(0, 0, 440, 44), (0, 0));
        assert_eq!(range(3, 0, 440, 44), (0, 3));
        assert_eq!(range(3, 44 * 100, 440, 44), (3, 3));
        assert_eq!(range(3, 0, 440, 0), (0, 3));
    }
}
