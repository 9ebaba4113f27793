//! # password/missing, password/not-salted
//!
//! ## What it checks
//! The password of the body is there and is the Base64 of a sha512-crypt string (`$6$…`).
//!
//! ## Why
//! The service refuses anything else with `CCE_CM.0004`, "Unexpected initial node password format".
//!
//! ## Wrong
//! ```json
//! {"userPassword": {"username": "root", "password": "xxxxx"}}
//! ```
//!
//! ## Right
//! ```json
//! {"userPassword": {"username": "root", "password": "JDYkS1oydTcxQ0Q0SmpRbmVBeSRXRjVkc29PalRnYzlSRDQ2aTQ2Y0NMM0g5Mkx…"}}
//! ```

use crate::json::{Member, Place};
use crate::model::UserPassword;
use crate::password::{NotSalted, check_salted};
use crate::problem::{Problem, Report, codes};
use crate::words::problems as words;

pub(super) fn check(user_password: UserPassword<'_>, login_place: &Place<'_>, report: &mut Report) {
    let user_password_place = login_place.member("userPassword");
    let place = user_password_place.member("password");
    let password = match user_password.password() {
        Member::Absent | Member::Given("") => return report.add(Problem::new(&codes::PASSWORD_MISSING, place)),
        Member::WrongType { .. } => return,
        Member::Given(password) => password,
    };
    let help = match check_salted(password) {
        Ok(()) => return,
        Err(NotSalted::Plain) => &words::PASSWORD_NOT_SALTED_PLAIN_HELP,
        Err(NotSalted::CryptString) => &words::PASSWORD_NOT_SALTED_CRYPT_HELP,
        Err(NotSalted::LineBreaks) => &words::PASSWORD_NOT_SALTED_WRAPPED_HELP,
        Err(NotSalted::LineFeedAtEnd) => &words::PASSWORD_NOT_SALTED_LINE_FEED_HELP,
        Err(NotSalted::Other) => &words::PASSWORD_NOT_SALTED_HELP,
    };
    report.add(Problem::new(&codes::PASSWORD_NOT_SALTED, place).help_with(help));
}
