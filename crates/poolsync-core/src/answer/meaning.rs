//! What the tables of the documentation say of a code, for answers that give the code alone, and for readers of Chinese.
//!
//! Sources: the error code tables of CCE (page `ErrorCode`), of the API gateway (devg-apisign, api-sign-errorcode) and of IAM
//! (`iam_30_0001`, `iam_02_0006`).

use crate::locale::Word;
use crate::words::answers as words;

/// Returns what a code means; none for one of no table.
pub(super) fn meaning(code: &str) -> Option<&'static Word> {
    // Both spellings of the gateway's codes mean the same, and so do those of CCE's parts.
    let gateway = code.strip_prefix("APIGW.").or_else(|| code.strip_prefix("APIG."));
    let cce = code.strip_prefix("CCE.0").and_then(|rest| rest.get(1..));
    let table = match (gateway, cce) {
        (Some(_), _) => GATEWAY.as_slice(),
        (_, Some(_)) => CCE.as_slice(),
        _ => OTHERS.as_slice(),
    };
    let number = gateway.or(cce).unwrap_or(code);
    table.iter().find(|(known, _)| *known == number).map(|(_, word)| *word)
}

/// CCE: the digits after `CCE.0x`.
static CCE: [(&str, &Word); 20] = [
    ("400001", &words::CODE_CCE_400001),
    ("400002", &words::CODE_CCE_400002),
    ("400003", &words::CODE_CCE_400003),
    ("400004", &words::CODE_CCE_400004),
    ("400005", &words::CODE_CCE_400005),
    ("400006", &words::CODE_CCE_400006),
    ("400007", &words::CODE_CCE_400007),
    ("400008", &words::CODE_CCE_400008),
    ("400009", &words::CODE_CCE_400009),
    ("400010", &words::CODE_CCE_400010),
    ("400011", &words::CODE_CCE_400011),
    ("400012", &words::CODE_CCE_400012),
    ("401001", &words::CODE_CCE_401001),
    ("403001", &words::CODE_CCE_403001),
    ("404001", &words::CODE_CCE_404001),
    ("409001", &words::CODE_CCE_409001),
    ("409002", &words::CODE_CCE_409002),
    ("429001", &words::CODE_CCE_429001),
    ("429002", &words::CODE_CCE_429002),
    ("500001", &words::CODE_CCE_500001),
];

/// The API gateway: the digits after `APIGW.` or `APIG.`.
static GATEWAY: [(&str, &Word); 8] = [
    ("0101", &words::CODE_APIGW_0101),
    ("0301", &words::CODE_APIGW_0301),
    ("0303", &words::CODE_APIGW_0303),
    ("0306", &words::CODE_APIGW_0306),
    ("0307", &words::CODE_APIGW_0307),
    ("0308", &words::CODE_APIGW_0308),
    ("0310", &words::CODE_APIGW_0310),
    ("0613", &words::CODE_APIGW_0613),
];

/// CCE's family that is in no table, and IAM.
static OTHERS: [(&str, &Word); 9] = [
    ("CCE_CM.0004", &words::CODE_CCE_CM_0004),
    ("CCE_CM.0021", &words::CODE_CCE_CM_0021),
    ("CCE_CM.0410", &words::CODE_CCE_CM_0410),
    ("IAM.0009", &words::CODE_IAM_0009),
    ("IAM.0011", &words::CODE_IAM_0011),
    ("IAM.0072", &words::CODE_IAM_0072),
    ("1100", &words::CODE_1100),
    ("1101", &words::CODE_1101),
    ("1103", &words::CODE_1103),
];
