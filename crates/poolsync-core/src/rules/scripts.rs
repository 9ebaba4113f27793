//! # pre-install/not-base64, post-install/not-base64, pre-install/not-text, post-install/not-text, scripts/too-long
//!
//! ## What it checks
//! Both scripts are Base64 (standard alphabet, padded, no white space) of UTF-8 text without NUL, and together not longer than
//! 10240 characters in that form. An empty script is valid.
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

use super::script_help;
use super::script_text::{self, TextCodes};
use crate::json::{Member, Place};
use crate::model::LifeCycle;
use crate::problem::{Code, Problem, Report, codes};
use crate::script::{self, decode_bytes};

struct ScriptCodes {
    not_base64: &'static Code,
    not_text: &'static Code,
    text: TextCodes,
}

static PRE_INSTALL: ScriptCodes = ScriptCodes {
    not_base64: &codes::PRE_INSTALL_NOT_BASE64,
    not_text: &codes::PRE_INSTALL_NOT_TEXT,
    text: TextCodes {
        line_endings: &codes::PRE_INSTALL_LINE_ENDINGS,
        byte_order_mark: &codes::PRE_INSTALL_BYTE_ORDER_MARK,
        encoded_twice: &codes::PRE_INSTALL_ENCODED_TWICE,
        reboot: None,
    },
};

static POST_INSTALL: ScriptCodes = ScriptCodes {
    not_base64: &codes::POST_INSTALL_NOT_BASE64,
    not_text: &codes::POST_INSTALL_NOT_TEXT,
    text: TextCodes {
        line_endings: &codes::POST_INSTALL_LINE_ENDINGS,
        byte_order_mark: &codes::POST_INSTALL_BYTE_ORDER_MARK,
        encoded_twice: &codes::POST_INSTALL_ENCODED_TWICE,
        reboot: Some(&codes::POST_INSTALL_REBOOT),
    },
};

pub(super) fn check(life_cycle: LifeCycle<'_>, place: &Place<'_>, report: &mut Report) {
    let pre_install = life_cycle.pre_install();
    let post_install = life_cycle.post_install();
    let both = [("preInstall", pre_install, &PRE_INSTALL), ("postInstall", post_install, &POST_INSTALL)];
    for (name, encoded, codes) in both {
        if let Member::Given(encoded) = encoded {
            check_script(encoded, place.member(name), codes, report);
        }
    }
    let budget = script::budget(pre_install.given().unwrap_or_default(), post_install.given().unwrap_or_default());
    if budget.left < 0 {
        let problem = Problem::new(&codes::SCRIPTS_TOO_LONG, *place).count("found", budget.used);
        report.add(problem.count("max", budget.limit).number("over", -budget.left));
    }
}

fn check_script(encoded: &str, place: Place<'_>, codes: &ScriptCodes, report: &mut Report) {
    let Some(bytes) = decode_bytes(encoded) else {
        return report.add(script_help::not_base64(Problem::new(codes.not_base64, place), encoded));
    };
    match std::str::from_utf8(&bytes) {
        Ok(text) if !text.contains('\0') => script_text::check(text, place, &codes.text, report),
        _ => report.add(script_help::not_text(Problem::new(codes.not_text, place), encoded, &bytes)),
    }
}
