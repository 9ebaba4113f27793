//! Look-ups: projects, clusters, pools and nodes, to be chosen instead of typed. Everything can still be typed.

mod nodes;
mod not_of_pool;
mod picker;
mod places;

pub(crate) use nodes::FoundNodes;
pub(crate) use places::{FoundPlaces, Place};

use leptos::prelude::*;

use crate::api::ApiError;
use crate::components::{MessageBox, say, use_store};
use crate::state::{Service, Store};
use crate::words;

/// What a look-up has found.
#[derive(Debug, Clone, PartialEq)]
enum Found<T> {
    /// Nobody has asked since the subject changed.
    Nothing,
    /// The question is under way.
    Pending,
    /// This.
    Some(T),
    /// Nothing, since the question failed.
    Failed(ApiError),
}

/// Says that a question is under way.
fn pending() -> AnyView {
    view! { <p>{say(&words::ASK_UNDER_WAY)}</p> }.into_any()
}

/// Says why a question failed.
fn failed(store: Store, error: &ApiError, service: Service) -> AnyView {
    let message = error.message(&store.host_of(service), store.locale.get());
    view! { <MessageBox message=message /> }.into_any()
}

/// Looks up whenever the button is pressed, and drops what was found when its subject changes. `subject`: what the question is
/// about; `ask`: asks it.
fn look_up<T, S, F>(
    presses: RwSignal<u32>,
    subject: impl Fn() -> S + Copy + Send + Sync + 'static,
    ask: impl Fn(Store) -> F + Copy + 'static,
) -> RwSignal<Found<T>>
where
    T: PartialEq + Clone + Send + Sync + 'static,
    S: PartialEq + Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let store = use_store();
    let found = RwSignal::new(Found::Nothing);
    let subject = Memo::new(move |_| subject());
    Effect::watch(move || subject.get(), move |_, _, _| found.set(Found::Nothing), false);
    Effect::watch(
        move || presses.get(),
        move |_, _, _| {
            if found.with_untracked(|found| *found == Found::Pending) {
                return;
            }
            found.set(Found::Pending);
            let asked = subject.get_untracked();
            leptos::task::spawn_local(async move {
                let answer = ask(store).await;
                // What was found belongs to what it was asked of.
                if subject.try_get_untracked() == Some(asked) {
                    found.set(answer.map_or_else(Found::Failed, Found::Some));
                }
            });
        },
        true,
    );
    found
}
