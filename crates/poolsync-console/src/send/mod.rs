//! Sending: the route, the button, the last question, the answer.

mod answer;
mod bar;
mod confirm;
mod consequences;
mod node_names;
mod pool_name;
mod preflight_list;
mod route;
mod verdict_line;

pub(crate) use answer::{Answer, AnswerSection};
pub(crate) use bar::SendBar;
pub(crate) use confirm::ConfirmDialog;
pub(crate) use route::RouteSection;
