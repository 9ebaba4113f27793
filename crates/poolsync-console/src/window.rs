//! A list of thousands of rows of which only those in sight are in the page.
//!
//! Rows have one height, which the style sheet gives; it is measured once they are there. The list keeps the keyboard
//! focus itself, so that rows can come and go.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, HtmlElement};

use crate::browser;
use crate::dom::{self, Built};

/// A window onto rows. Copies see the same.
#[derive(Clone)]
pub(crate) struct Window(Rc<Parts>);

struct Parts {
    scroller: HtmlElement,
    space: HtmlElement,
    rows: HtmlElement,
    count: Cell<usize>,
    height: Cell<i32>,
    row: Box<dyn Fn(usize) -> Built>,
    /// The range that is in the page.
    drawn: RefCell<(usize, usize)>,
}

/// So many rows above and below those in sight are there already.
const AHEAD: usize = 6;
/// Until rows are there to be measured, in CSS pixels.
const HEIGHT: i32 = 44;

impl Window {
    /// An empty window whose rows `row` makes. None without a document, which never happens in a page.
    pub(crate) fn new(row: impl Fn(usize) -> Built + 'static) -> Option<Self> {
        let part = |class| dom::element("div", class).attribute("role", "presentation").as_element::<HtmlElement>();
        let (scroller, space, rows) = (part("ps-window")?, part("ps-window__space")?, part("ps-window__rows")?);
        let _ = space.append_child(&rows);
        let _ = scroller.append_child(&space);
        let (count, height) = (Cell::new(0), Cell::new(HEIGHT));
        let (row, drawn) = (Box::new(row), RefCell::new((0, 0)));
        let window = Self(Rc::new(Parts { scroller: scroller.clone(), space, rows, count, height, row, drawn }));
        let of_list = window.clone();
        browser::listen(&scroller, "scroll", move |_| of_list.follow());
        Some(window)
    }

    /// The element that scrolls and has the focus.
    pub(crate) fn element(&self) -> &HtmlElement {
        &self.0.scroller
    }

    /// Says how many rows there are, and makes those in sight anew.
    pub(crate) fn show(&self, count: usize) {
        self.0.count.set(count);
        self.draw();
        let measured = self.0.rows.first_element_child().and_then(|row| row_height(&row));
        if let Some(height) = measured.filter(|height| *height > 0 && *height != self.0.height.get()) {
            self.0.height.set(height);
            self.draw();
        }
    }

    /// Brings a row into sight.
    pub(crate) fn bring(&self, index: usize) {
        let (height, seen) = (self.0.height.get(), self.0.scroller.client_height());
        let top = pixels(index, height);
        if top < self.0.scroller.scroll_top() {
            self.0.scroller.set_scroll_top(top);
        } else if top + height > self.0.scroller.scroll_top() + seen {
            self.0.scroller.set_scroll_top(top + height - seen);
        }
        self.draw();
    }

    /// After scrolling: only if the rows in sight are not there yet.
    fn follow(&self) {
        if self.range() != *self.0.drawn.borrow() {
            self.draw();
        }
    }

    fn range(&self) -> (usize, usize) {
        let height = self.0.height.get().max(1);
        let rows = |pixels: i32| usize::try_from(pixels / height).unwrap_or_default();
        let first = rows(self.0.scroller.scroll_top());
        let in_sight = rows(self.0.scroller.client_height()) + 1;
        // In steps, so that not every line of scrolling makes them anew.
        let from = first.saturating_sub(AHEAD) / AHEAD * AHEAD;
        (from.min(self.0.count.get()), (from + in_sight + 3 * AHEAD).min(self.0.count.get()))
    }

    fn draw(&self) {
        let height = self.0.height.get();
        set_style(&self.0.space, "height", pixels(self.0.count.get(), height));
        let (from, to) = self.range();
        *self.0.drawn.borrow_mut() = (from, to);
        set_style(&self.0.rows, "top", pixels(from, height));
        self.0.rows.set_text_content(None);
        for row in (from..to).map(&self.0.row).filter_map(Built::into_node) {
            let _ = self.0.rows.append_child(&row);
        }
    }
}

fn row_height(row: &Element) -> Option<i32> {
    use wasm_bindgen::JsCast as _;
    Some(row.dyn_ref::<HtmlElement>()?.offset_height())
}

fn pixels(rows: usize, height: i32) -> i32 {
    i32::try_from(rows).unwrap_or(i32::MAX).saturating_mul(height)
}

fn set_style(element: &HtmlElement, property: &str, pixels: i32) {
    let _ = element.style().set_property(property, &format!("{pixels}px"));
}
