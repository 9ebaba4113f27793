//! What will be sent, and what is wrong with it.

mod plan;
mod problems;
mod request;
mod request_body;
mod request_headers;

pub(crate) use plan::PlanSection;
pub(crate) use problems::ProblemsSection;
pub(crate) use request::RequestSection;
