//! What to do about a refusal.
//!
//! Sources: the error code tables of CCE (page `ErrorCode`), of the API gateway (devg-apisign, api-sign-errorcode) and the
//! general status codes (`cce_02_0084`).

use crate::locale::Word;
use crate::search;
use crate::words::answers as words;

/// The advice for a code, else for the status; none where we know no better than the service's own text.
pub(super) fn advice(status: u16, code: Option<&str>, message: &str) -> Option<&'static Word> {
    code.and_then(|code| for_code(code, message)).or_else(|| for_status(status))
}

fn for_code(code: &str, message: &str) -> Option<&'static Word> {
    // Both spellings of the gateway's codes mean the same.
    let gateway = code.strip_prefix("APIGW.").or_else(|| code.strip_prefix("APIG."));
    if let Some(number) = gateway {
        return for_gateway_code(number);
    }
    if code.starts_with("CCE_CM.") && search::holds(message, "password format") {
        return Some(&words::ADVICE_PASSWORD_FORMAT);
    }
    // CCE.01…, CCE.02… and CCE.03… are the same conditions, told by different parts of the service.
    let number = code.strip_prefix("CCE.0")?.get(1..)?;
    let advice = match number {
        "400001" => &words::ADVICE_BAD_REQUEST,
        "400006" => &words::ADVICE_CONTENT_TYPE,
        "401001" => &words::ADVICE_AUTHENTICATE,
        "403001" => &words::ADVICE_PERMISSION,
        "403003" | "403004" | "403005" | "403006" | "403009" => &words::ADVICE_STATE,
        "404001" => &words::ADVICE_NOT_FOUND,
        "409002" => &words::ADVICE_CONFLICT,
        "429002" => &words::ADVICE_LOCKED,
        "429001" | "429003" => &words::ADVICE_THROTTLED,
        "500001" => &words::ADVICE_SERVER,
        _ => return None,
    };
    Some(advice)
}

fn for_gateway_code(number: &str) -> Option<&'static Word> {
    let advice = match number {
        "0101" => &words::ADVICE_NO_API,
        "0301" | "0303" | "0305" => &words::ADVICE_AUTHENTICATE,
        "0302" | "0304" | "0306" | "0802" => &words::ADVICE_PERMISSION,
        "0307" => &words::ADVICE_NEW_TOKEN,
        "0308" => &words::ADVICE_THROTTLED,
        "0310" => &words::ADVICE_PROJECT,
        "0401" | "0402" | "0404" => &words::ADVICE_ADDRESS,
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
        409 => &words::ADVICE_CONFLICT,
        413 | 414 | 431 | 494 => &words::ADVICE_TOO_LARGE,
        415 => &words::ADVICE_CONTENT_TYPE,
        429 => &words::ADVICE_THROTTLED,
        500..=599 => &words::ADVICE_SERVER,
        _ => return None,
    };
    Some(advice)
}
