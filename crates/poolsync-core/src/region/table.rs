//! The 33 regions of CCE.
//!
//! Hosts: `CceRegion` (33) and `IamRegion` (28) of the Python SDK 3.1.219. Names: Huawei Cloud's "Supported Regions" and
//! endpoint pages. A region that those pages do not name for certain has no name here, and is shown by its id.

use super::{Region, RegionName};

/// Every region, in the order in which people look for them: mainland China, Asia Pacific, then the rest.
pub static REGIONS: [Region; 33] = [
    row(
        "cn-north-1",
        Some(RegionName { en: "CN North-Beijing1", zh: "华北-北京一" }),
        "cce.cn-north-1.myhuaweicloud.com",
        Some("iam.cn-north-1.myhuaweicloud.com"),
    ),
    row(
        "cn-north-2",
        Some(RegionName { en: "CN North-Beijing2", zh: "华北-北京二" }),
        "cce.cn-north-2.myhuaweicloud.com",
        Some("iam.cn-north-2.myhuaweicloud.com"),
    ),
    row(
        "cn-north-4",
        Some(RegionName { en: "CN North-Beijing4", zh: "华北-北京四" }),
        "cce.cn-north-4.myhuaweicloud.com",
        Some("iam.cn-north-4.myhuaweicloud.com"),
    ),
    row(
        "cn-north-9",
        Some(RegionName { en: "CN North-Ulanqab1", zh: "华北-乌兰察布一" }),
        "cce.cn-north-9.myhuaweicloud.com",
        Some("iam.cn-north-9.myhuaweicloud.com"),
    ),
    row("cn-north-11", None, "cce.cn-north-11.myhuaweicloud.com", None),
    row("cn-north-12", None, "cce.cn-north-12.myhuaweicloud.com", Some("iam.cn-north-12.myhuaweicloud.com")),
    row(
        "cn-east-2",
        Some(RegionName { en: "CN East-Shanghai2", zh: "华东-上海二" }),
        "cce.cn-east-2.myhuaweicloud.com",
        Some("iam.cn-east-2.myhuaweicloud.com"),
    ),
    row(
        "cn-east-3",
        Some(RegionName { en: "CN East-Shanghai1", zh: "华东-上海一" }),
        "cce.cn-east-3.myhuaweicloud.com",
        Some("iam.cn-east-3.myhuaweicloud.com"),
    ),
    row(
        "cn-east-4",
        Some(RegionName { en: "CN East2", zh: "华东二" }),
        "cce.cn-east-4.myhuaweicloud.com",
        Some("iam.cn-east-4.myhuaweicloud.com"),
    ),
    row(
        "cn-east-5",
        Some(RegionName { en: "CN East-Qingdao", zh: "华东-青岛" }),
        "cce.cn-east-5.myhuaweicloud.com",
        Some("iam.cn-east-5.myhuaweicloud.com"),
    ),
    row(
        "cn-south-1",
        Some(RegionName { en: "CN South-Guangzhou", zh: "华南-广州" }),
        "cce.cn-south-1.myhuaweicloud.com",
        Some("iam.cn-south-1.myhuaweicloud.com"),
    ),
    row(
        "cn-south-2",
        Some(RegionName { en: "CN South-Shenzhen", zh: "华南-深圳" }),
        "cce.cn-south-2.myhuaweicloud.com",
        Some("iam.cn-south-2.myhuaweicloud.com"),
    ),
    row(
        "cn-south-4",
        Some(RegionName { en: "CN South-Guangzhou-InvitationOnly", zh: "华南-广州-友好用户环境" }),
        "cce.cn-south-4.myhuaweicloud.com",
        None,
    ),
    row(
        "cn-southwest-2",
        Some(RegionName { en: "CN Southwest-Guiyang1", zh: "西南-贵阳一" }),
        "cce.cn-southwest-2.myhuaweicloud.com",
        Some("iam.cn-southwest-2.myhuaweicloud.com"),
    ),
    row(
        "ap-southeast-1",
        Some(RegionName { en: "CN-Hong Kong", zh: "中国-香港" }),
        "cce.ap-southeast-1.myhuaweicloud.com",
        Some("iam.ap-southeast-1.myhuaweicloud.com"),
    ),
    row(
        "ap-southeast-2",
        Some(RegionName { en: "AP-Bangkok", zh: "亚太-曼谷" }),
        "cce.ap-southeast-2.myhuaweicloud.com",
        Some("iam.ap-southeast-2.myhuaweicloud.com"),
    ),
    row(
        "ap-southeast-3",
        Some(RegionName { en: "AP-Singapore", zh: "亚太-新加坡" }),
        "cce.ap-southeast-3.myhuaweicloud.com",
        Some("iam.ap-southeast-3.myhuaweicloud.com"),
    ),
    row(
        "ap-southeast-4",
        Some(RegionName { en: "AP-Jakarta", zh: "亚太-雅加达" }),
        "cce.ap-southeast-4.myhuaweicloud.com",
        Some("iam.ap-southeast-4.myhuaweicloud.com"),
    ),
    row(
        "ap-southeast-5",
        Some(RegionName { en: "AP-Manila", zh: "亚太-马尼拉" }),
        "cce.ap-southeast-5.myhuaweicloud.com",
        None,
    ),
    row(
        "af-south-1",
        Some(RegionName { en: "AF-Johannesburg", zh: "非洲-约翰内斯堡" }),
        "cce.af-south-1.myhuaweicloud.com",
        Some("iam.af-south-1.myhuaweicloud.com"),
    ),
    row("af-north-1", Some(RegionName { en: "AF-Cairo", zh: "非洲-开罗" }), "cce.af-north-1.myhuaweicloud.com", None),
    row(
        "sa-brazil-1",
        Some(RegionName { en: "LA-Sao Paulo1", zh: "拉美-圣保罗一" }),
        "cce.sa-brazil-1.myhuaweicloud.com",
        Some("iam.sa-brazil-1.myhuaweicloud.com"),
    ),
    row(
        "la-south-2",
        Some(RegionName { en: "LA-Santiago", zh: "拉美-圣地亚哥" }),
        "cce.la-south-2.myhuaweicloud.com",
        Some("iam.la-south-2.myhuaweicloud.com"),
    ),
    row(
        "la-north-2",
        Some(RegionName { en: "LA-Mexico City2", zh: "拉美-墨西哥城二" }),
        "cce.la-north-2.myhuaweicloud.com",
        Some("iam.la-north-2.myhuaweicloud.com"),
    ),
    row(
        "na-mexico-1",
        Some(RegionName { en: "LA-Mexico City1", zh: "拉美-墨西哥城一" }),
        "cce.na-mexico-1.myhuaweicloud.com",
        Some("iam.na-mexico-1.myhuaweicloud.com"),
    ),
    row(
        "tr-west-1",
        Some(RegionName { en: "TR-Istanbul", zh: "土耳其-伊斯坦布尔" }),
        "cce.tr-west-1.myhuaweicloud.com",
        Some("iam.tr-west-1.myhuaweicloud.com"),
    ),
    row(
        "me-east-1",
        Some(RegionName { en: "ME-Riyadh", zh: "中东-利雅得" }),
        "cce.me-east-1.myhuaweicloud.com",
        Some("iam.me-east-1.myhuaweicloud.com"),
    ),
    row(
        "ae-ad-1",
        Some(RegionName { en: "ME-Abu Dhabi-OP5", zh: "中东-阿布扎比-OP5" }),
        "cce.ae-ad-1.myhuaweicloud.com",
        Some("iam.ae-ad-1.myhuaweicloud.com"),
    ),
    row(
        "eu-west-0",
        Some(RegionName { en: "EU-Paris", zh: "欧洲-巴黎" }),
        "cce.eu-west-0.myhuaweicloud.com",
        Some("iam.eu-west-0.myhuaweicloud.com"),
    ),
    row("eu-west-101", None, "cce.eu-west-101.myhuaweicloud.eu", Some("iam.eu-west-101.myhuaweicloud.eu")),
    row(
        "my-kualalumpur-1",
        Some(RegionName { en: "AP-Kuala Lumpur-OP6", zh: "亚太-吉隆坡-OP6" }),
        "cce.my-kualalumpur-1.myhuaweicloud.com",
        Some("iam.my-kualalumpur-1.myhuaweicloud.com"),
    ),
    row("ru-moscow-1", None, "cce.ru-moscow-1.myhuaweicloud.com", Some("iam.ru-moscow-1.myhuaweicloud.com")),
    row("ru-northwest-2", None, "cce.ru-northwest-2.myhuaweicloud.com", None),
];

const fn row(
    id: &'static str,
    name: Option<RegionName>,
    cce_host: &'static str,
    regional_iam_host: Option<&'static str>,
) -> Region {
    Region { id, name, cce_host, regional_iam_host }
}
