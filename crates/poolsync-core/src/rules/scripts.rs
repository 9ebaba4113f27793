//! # pre-install/not-base64, post-install/not-base64, pre-install/not-text, post-install/not-text, scripts/too-long
//!
//! ## What it checks
//! Both scripts are Base64 (standard alphabet, padded, no white space) of UTF-8 text, and together not longer than 10240
//! characters in that form. An empty script is valid.
//!
//! ## Why
//! The documentation asks for Base64 and counts both scripts together after encoding.
//!
//! ## Wrong
//! ```json
//! {"lifeCycle": {"preInstall": "echo 1"}}
//! ```
//!
//! ## Right
//! ```json
//! {"lifeCycle": {"preInstall": "ZWNobyAx"}}
//! ```

use crate::json::{Member, Place};
use crate::model::LifeCycle;
use crate::problem::{Code, Problem, Report, codes};
use crate::script::{self, ScriptError, decode_script, encode_script};
use crate::words::problems as words;

pub(super) fn check(life_cycle: LifeCycle<'_>, place: &Place<'_>, report: &mut Report) {
    let pre_install = life_cycle.pre_install();
    let post_install = life_cycle.post_install();
    let rules: [(_, _, &'static Code, &'static Code); 2] = [
        ("preInstall", pre_install, &codes::PRE_INSTALL_NOT_BASE64, &codes::PRE_INSTALL_NOT_TEXT),
        ("postInstall", post_install, &codes::POST_INSTALL_NOT_BASE64, &codes::POST_INSTALL_NOT_TEXT),
    ];
    for (name, encoded, not_base64, not_text) in rules {
        let Member::Given(encoded) = encoded else { continue };
        let place = place.member(name);
        match decode_script(encoded) {
            Ok(_) => {}
            Err(ScriptError::NotText) => report.add(Problem::new(not_text, place)),
            Err(ScriptError::NotBase64) => report.add(with_help(Problem::new(not_base64, place), encoded)),
        }
    }
    let budget = script::budget(pre_install.given().unwrap_or_default(), post_install.given().unwrap_or_default());
    if budget.left < 0 {
        let problem = Problem::new(&codes::SCRIPTS_TOO_LONG, *place).count("found", budget.used);
        report.add(problem.count("max", budget.limit).number("over", -budget.left));
    }
}

/// The way out: the same without line breaks, if that makes it Base64; the same with its padding, if that does; else the
/// encoded form of what looks like the script itself.
fn with_help(problem: Problem, encoded: &str) -> Problem {
    let joined: String = encoded.split_ascii_whitespace().collect();
    let has_line_breaks = encoded.contains(['\r', '\n']);
    if (has_line_breaks || joined.len() > 8) && joined != encoded && decode_script(&joined).is_ok() {
        return problem.help_with(&words::SCRIPT_LINE_BREAKS_HELP);
    }
    let lacks_padding = ["=", "=="].iter().any(|padding| decode_script(&format!("{encoded}{padding}")).is_ok());
    let help = if lacks_padding { &words::SCRIPT_PADDING_HELP } else { &words::SCRIPT_ENCODED_HELP };
    problem.whole_text("encoded", encode_script(encoded)).help_with(help)
}
