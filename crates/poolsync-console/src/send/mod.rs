//! Sending: the route, the button, the last question, the answer.

mod answer;
mod button;
mod confirm;
mod consequences;
mod preflight_list;
mod route;

pub(crate) use answer::{Answer, AnswerSection};
pub(crate) use button::SendSection;
pub(crate) use confirm::ConfirmDialog;
