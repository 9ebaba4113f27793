//! What to do about a refusal.
//!
//! Sources: the error code tables of CCE (page `ErrorCode`), of the API gateway (devg-apisign, api-sign-errorcode), those of IAM
//! (`iam_30_0001`, `iam_02_0006`), and the general status codes (`cce_02_0084`).

use super::page::From;
use crate::locale::Word;
use crate::words::answers as words;

/// Parts of texts that say what to do whatever the code is, in lower case, the more special ones first.
static SPECIFIC: [(&str, &Word); 12] = [
    ("password format", &words::ADVICE_PASSWORD_FORMAT),
    ("authorize cce", &words::ADVICE_AGENCY),
    ("cce_admin_trust", &words::ADVICE_AGENCY),
    ("content type not supported", &words::ADVICE_CONTENT_TYPE),
    ("api not found", &words::ADVICE_NO_API),
    ("api does not exist", &words::ADVICE_NO_API),
    ("no route matched", &words::ADVICE_NO_API),
    ("no api matched", &words::ADVICE_NO_API),
    ("console access", &words::ADVICE_CONSOLE_ONLY),
    // The token with its catalog is longer than what a server takes.
    ("header or cookie too large", &words::ADVICE_TOO_LARGE),
    ("header fields too large", &words::ADVICE_TOO_LARGE),
    ("difference between the request time", &words::ADVICE_CLOCK),
];
/// Words of IAM by which it asks for a passcode.
const PASSCODE: [&str; 2] = ["mfa", "totp"];

/// The same for refusals of the caller, by the gateway or IAM.
static OF_CALLER: [(&str, &Word); 11] = [
    ("access failed to reach the limit", &words::ADVICE_KEY_LOCKED),
    ("signature expired", &words::ADVICE_CLOCK),
    ("signature time", &words::ADVICE_CLOCK),
    ("aksk signature fail", &words::ADVICE_SIGNATURE),
    ("secretkey failed", &words::ADVICE_KEY),
    ("not exist", &words::ADVICE_KEY),
    ("decrypt token fail", &words::ADVICE_NEW_TOKEN),
    ("token expires", &words::ADVICE_NEW_TOKEN),
    ("x-auth-token not found", &words::ADVICE_NEW_TOKEN),
    ("username or password", &words::ADVICE_LOGIN),
    ("request body is invalid", &words::ADVICE_LOGIN_FORM),
];

/// What is known of a refusal.
pub(super) struct Refused<'a> {
    pub(super) status: u16,
    /// Every code, the one that is shown first.
    pub(super) codes: &'a [String],
    /// Every text, in one.
    pub(super) text: &'a str,
    /// Who answered in place of the service.
    pub(super) page: Option<From>,
}

/// Returns the advice for a text that says what to do, else for a code, else for who answered, else for the status; none
/// where we know no better than the service's own text.
pub(super) fn advice(refused: &Refused<'_>) -> Option<&'static Word> {
    let text = refused.text.to_ascii_lowercase();
    let of =
        |table: &[(&str, &'static Word)]| table.iter().find(|(part, _)| text.contains(part)).map(|(_, advice)| *advice);
    // IAM gives the status alone as a code.
    let is_of_caller = !refused.codes.is_empty() && matches!(refused.status, 400 | 401 | 403);
    let is_of_iam = is_of_caller && refused.codes.iter().all(|code| is_of_iam(code));
    let has_word = |word: &&str| text.split(|sign: char| !sign.is_ascii_alphanumeric()).any(|known| known == *word);
    of(&SPECIFIC)
        .or_else(|| (is_of_iam && PASSCODE.iter().any(has_word)).then_some(&words::ADVICE_MFA))
        .or_else(|| refused.codes.iter().find_map(|code| for_code(code, || of(&OF_CALLER))))
        .or_else(|| refused.page.and_then(|from| for_page(from, refused.status)))
        .or_else(|| if is_of_iam { of(&OF_CALLER) } else { None })
        // A status in jest, which firewalls mean.
        .or_else(|| (refused.status == 418 && refused.codes.is_empty()).then_some(&words::ADVICE_FIREWALL))
        .or_else(|| for_status(refused.status))
}

fn for_code(code: &str, by_text: impl FnOnce() -> Option<&'static Word>) -> Option<&'static Word> {
    // Both spellings of the gateway's codes mean the same.
    if let Some(number) = code.strip_prefix("APIGW.").or_else(|| code.strip_prefix("APIG.")) {
        let has_many_meanings = matches!(number, "0301" | "0303" | "0305");
        return if has_many_meanings { by_text() } else { None }.or_else(|| of_gateway(number));
    }
    if code.starts_with("CCE_CM.") {
        return of_manager(code);
    }
    // CCE.01…, CCE.02… and CCE.03… are the same conditions, told by different parts of the service.
    match code.strip_prefix("CCE.0").and_then(|rest| rest.get(1..)) {
        Some(number) => of_cce(number),
        None => of_iam(code),
    }
}

/// True for a code of IAM, or one that only repeats the status.
fn is_of_iam(code: &str) -> bool {
    code.starts_with("IAM.") || code.bytes().all(|byte| byte.is_ascii_digit())
}

fn for_page(from: From, status: u16) -> Option<&'static Word> {
    match (from, status) {
        (From::Portal, 511) => Some(&words::ADVICE_PORTAL),
        // Of these the status says more than who tells it.
        (_, 413 | 414 | 429 | 431 | 494 | 500..) => None,
        (From::Firewall, _) => Some(&words::ADVICE_FIREWALL),
        (From::Proxy, _) => Some(&words::ADVICE_PROXY),
        (From::Portal, _) => Some(&words::ADVICE_PORTAL),
        (From::Unknown, 404 | 405) => Some(&words::ADVICE_NO_API),
        (From::Unknown, 400..) => Some(&words::ADVICE_PAGE),
        (From::Unknown, _) => None,
    }
}

/// CCE: the digits after `CCE.0x`.
fn of_cce(code: &str) -> Option<&'static Word> {
    let advice = match code {
        "400001" => &words::ADVICE_BAD_REQUEST,
        "400002" | "400003" | "400005" | "400017" => &words::ADVICE_NETWORK,
        "400004" | "400016" | "400021" | "400022" => &words::ADVICE_FLAVOR,
        "400006" => &words::ADVICE_CONTENT_TYPE,
        "400007" | "400008" | "400009" | "400010" | "400011" | "400012" | "400013" | "400014" | "400019" | "400020"
        | "400025" => &words::ADVICE_QUOTA,
        "400015" | "400018" | "400074" | "400075" => &words::ADVICE_VERSION,
        "400023" | "400024" | "403003" | "403004" | "403005" | "403006" | "403009" => &words::ADVICE_STATE,
        "401001" => &words::ADVICE_AUTHENTICATE,
        "403001" => &words::ADVICE_PERMISSION,
        "403002" | "429004" => &words::ADVICE_ACCOUNT,
        "403008" => &words::ADVICE_AGENCY,
        "404001" => &words::ADVICE_NOT_FOUND,
        "409001" | "409002" => &words::ADVICE_CONFLICT,
        "429002" => &words::ADVICE_LOCKED,
        "429001" | "429003" => &words::ADVICE_THROTTLED,
        "500001" => &words::ADVICE_SERVER,
        _ => return None,
    };
    Some(advice)
}

/// A family of CCE that is in no table of the documentation, but seen in the cloud.
fn of_manager(code: &str) -> Option<&'static Word> {
    let advice = match code {
        "CCE_CM.0002" | "CCE_CM.0004" | "CCE_CM.0201" => &words::ADVICE_BAD_REQUEST,
        "CCE_CM.0021" => &words::ADVICE_FLAVOR,
        "CCE_CM.0410" => &words::ADVICE_NETWORK,
        _ => return None,
    };
    Some(advice)
}

/// The API gateway: the digits after `APIGW.` or `APIG.`. Of 0201, which has many meanings, the status tells more.
fn of_gateway(code: &str) -> Option<&'static Word> {
    let advice = match code {
        "0101" => &words::ADVICE_NO_API,
        "0106" | "0602" => &words::ADVICE_BAD_REQUEST,
        "0301" | "0303" | "0305" | "1009" => &words::ADVICE_AUTHENTICATE,
        "0302" | "0304" | "0306" | "0802" => &words::ADVICE_PERMISSION,
        "0307" => &words::ADVICE_NEW_TOKEN,
        "0308" => &words::ADVICE_THROTTLED,
        "0310" => &words::ADVICE_PROJECT,
        "0401" | "0402" | "0404" => &words::ADVICE_ADDRESS,
        "0501" | "0502" => &words::ADVICE_ACCOUNT,
        "0103" | "0104" | "0105" | "0601" | "0605" | "0606" | "0608" | "0609" | "0610" | "0611" | "0612" | "0613"
        | "0705" => &words::ADVICE_SERVER,
        _ => return None,
    };
    Some(advice)
}

/// IAM: codes of its newer and of its older kind.
fn of_iam(code: &str) -> Option<&'static Word> {
    let advice = match code {
        "IAM.0011" | "IAM.0072" | "1100" => &words::ADVICE_LOGIN_FORM,
        "IAM.0006" | "IAM.0007" => &words::ADVICE_AUTHENTICATE,
        "IAM.0009" => &words::ADVICE_NEW_TOKEN,
        "1101" | "1103" => &words::ADVICE_LOGIN,
        _ => return None,
    };
    Some(advice)
}

fn for_status(status: u16) -> Option<&'static Word> {
    let advice = match status {
        300..=399 => &words::ADVICE_REDIRECT,
        400 | 422 => &words::ADVICE_BAD_REQUEST,
        401 => &words::ADVICE_AUTHENTICATE,
        403 => &words::ADVICE_PERMISSION,
        404 => &words::ADVICE_NOT_FOUND,
        405 => &words::ADVICE_NO_API,
        407 => &words::ADVICE_PROXY,
        409 => &words::ADVICE_CONFLICT,
        413 | 414 | 431 | 494 => &words::ADVICE_TOO_LARGE,
        415 => &words::ADVICE_CONTENT_TYPE,
        423 => &words::ADVICE_LOCKED,
        429 => &words::ADVICE_THROTTLED,
        511 => &words::ADVICE_PORTAL,
        // After the first two a browser may have repeated the call.
        408 | 421 | 500..=599 => &words::ADVICE_SERVER,
        _ => return None,
    };
    Some(advice)
}
