//! # password/missing, password/not-salted, password/published
//!
//! ## What it checks
//! The password of the body is there, is the Base64 of a sha512-crypt string (`$6$…`), and is not the one that the
//! documentation publishes.
//!
//! ## Why
//! The service refuses anything else with `CCE_CM.0004`, "Unexpected initial node password format".
//! The published one is copied with the sample, and everybody knows its password. What a wrong text seems to be is said with
//! its own way out, since salting what is salted already would lock everybody out.
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
use crate::locale::Word;
use crate::model::UserPassword;
use crate::password::{NotSalted, check_salted, is_published};
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
    match check_salted(password) {
        Ok(()) if is_published(password) => report.add(Problem::new(&codes::PASSWORD_PUBLISHED, place)),
        Ok(()) => {}
        Err(slip) => {
            let problem = Problem::new(&codes::PASSWORD_NOT_SALTED, place).help_with(help(slip));
            // What is not seen is the first thing to mend: until then the rest is guessed.
            report.add(super::cause::of_unseen(problem, password));
        }
    }
}

fn help(slip: NotSalted) -> &'static Word {
    match slip {
        NotSalted::Plain => &words::PASSWORD_NOT_SALTED_PLAIN_HELP,
        NotSalted::Placeholder => &words::PASSWORD_NOT_SALTED_PLACEHOLDER_HELP,
        NotSalted::CryptString => &words::PASSWORD_NOT_SALTED_CRYPT_HELP,
        NotSalted::Among => &words::PASSWORD_NOT_SALTED_AMONG_HELP,
        NotSalted::Escaped => &words::PASSWORD_NOT_SALTED_ESCAPED_HELP,
        NotSalted::Expanded => &words::PASSWORD_NOT_SALTED_EXPANDED_HELP,
        NotSalted::DashedLines => &words::PASSWORD_NOT_SALTED_DASHED_LINES_HELP,
        NotSalted::Surrounded => &words::PASSWORD_NOT_SALTED_SURROUNDED_HELP,
        NotSalted::DataUrl => &words::PASSWORD_NOT_SALTED_DATA_URL_HELP,
        NotSalted::LineBreaks => &words::PASSWORD_NOT_SALTED_WRAPPED_HELP,
        NotSalted::LineFeedAtEnd => &words::PASSWORD_NOT_SALTED_LINE_FEED_HELP,
        NotSalted::NoPadding => &words::PASSWORD_NOT_SALTED_PADDING_HELP,
        NotSalted::EncodedTwice => &words::PASSWORD_NOT_SALTED_ENCODED_TWICE_HELP,
        NotSalted::OtherEncoding => &words::PASSWORD_NOT_SALTED_ENCODING_HELP,
        NotSalted::Salt => &words::PASSWORD_NOT_SALTED_SALT_HELP,
        NotSalted::OtherScheme => &words::PASSWORD_NOT_SALTED_SCHEME_HELP,
        NotSalted::Cut => &words::PASSWORD_NOT_SALTED_CUT_HELP,
        NotSalted::EncodedPlain => &words::PASSWORD_NOT_SALTED_ENCODED_PLAIN_HELP,
        NotSalted::Digest => &words::PASSWORD_NOT_SALTED_DIGEST_HELP,
        NotSalted::Other => &words::PASSWORD_NOT_SALTED_OTHER_HELP,
    }
}
