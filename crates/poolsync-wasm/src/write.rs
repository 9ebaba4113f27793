//! Values of the core as plain objects.
//!
//! ```ignore
//! let report: JsValue = write::report(&check(&request));
//! ```
//!
//! What is absent has no member.

use js_sys::Array;
use poolsync_core::wire::WireRequest;
use poolsync_core::{Arg, Locale, Problem, Report};
use wasm_bindgen::JsValue;

use crate::shape::Made;

/// A `Report`.
pub(crate) fn report(report: &Report) -> JsValue {
    let made = Made::new();
    made.set_problems(&problems(report));
    made.set_sendable(report.sendable());
    made.into()
}

/// The problems of a report.
pub(crate) fn problems(report: &Report) -> Array {
    report.problems().iter().map(problem).collect()
}

fn problem(problem: &Problem) -> JsValue {
    let made = Made::new();
    made.set_code(problem.code.id);
    made.set_severity(problem.code.severity.name());
    made.set_path(&problem.path);
    made.set_message(&problem.message(Locale::En));
    made.set_help(&problem.help(Locale::En));
    if let Some(id) = problem.help_id() {
        made.set_help_id(id);
    }
    made.set_args(&args(&problem.args));
    made.into()
}

fn args(args: &[(&'static str, Arg)]) -> Made {
    let made = Made::new();
    for (name, arg) in args {
        match arg {
            Arg::Text(text) => made.set(name, text),
            Arg::Number(number) => made.set_number(name, number_of(*number)),
        }
    }
    made
}

/// A `WireRequest`, with its secrets: it is for sending.
pub(crate) fn wire_request(request: &WireRequest) -> JsValue {
    let headers = Made::new();
    for header in request.headers.iter() {
        // EXPOSE: the caller sends these headers.
        headers.set(&header.name, header.value.expose());
    }
    let made = Made::new();
    made.set_method(&request.method);
    made.set_url(&request.url);
    made.set_headers(&headers);
    made.set_body(&request.body);
    made.into()
}

/// A number of the core as JavaScript has it.
#[expect(clippy::cast_precision_loss, reason = "counts of characters, nodes and lines stay far below 2^53")]
pub(crate) fn number_of(number: i64) -> f64 {
    number as f64
}

/// A count of the core as JavaScript has it.
pub(crate) fn count_of(count: usize) -> f64 {
    number_of(i64::try_from(count).unwrap_or(i64::MAX))
}
