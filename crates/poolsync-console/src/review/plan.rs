//! The plan, beside the form.

use leptos::prelude::*;

use crate::components::{PlanPicture, Section};
use crate::words;

/// The section of the plan.
#[component]
pub(crate) fn PlanSection() -> impl IntoView {
    view! {
        <Section id="plan" title=&words::PLAN_TITLE>
            <PlanPicture text_id="plan-text" />
        </Section>
    }
}
