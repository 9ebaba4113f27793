//! The regions in which CCE can be called, with the hosts of CCE and IAM.
//!
//! ```
//! use poolsync_core::region;
//!
//! let region = region::by_id("ap-southeast-3").unwrap();
//! assert_eq!(region.cce(), "https://cce.ap-southeast-3.myhuaweicloud.com");
//! assert_eq!(region.name_en(), "AP-Singapore");
//! ```

mod table;

pub use table::REGIONS;

/// The IAM host for regions that have none of their own.
pub const GLOBAL_IAM_HOST: &str = "iam.myhuaweicloud.com";

/// A region, its names and its hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The id used in hosts and scopes, such as `cn-north-4`.
    pub id: &'static str,
    /// The names people know, where they are known for certain.
    pub name: Option<RegionName>,
    /// The host of CCE, without scheme.
    pub cce_host: &'static str,
    /// The host of IAM in this region, where there is one.
    pub regional_iam_host: Option<&'static str>,
}

/// What a region is called in the two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegionName {
    /// English, such as `AP-Singapore`.
    pub en: &'static str,
    /// Chinese, such as `亚太-新加坡`.
    pub zh: &'static str,
}

impl Region {
    /// Returns the English name; the id where no name is known.
    pub fn name_en(&self) -> &'static str {
        self.name.map_or(self.id, |name| name.en)
    }

    /// Returns the Chinese name; the id where no name is known.
    pub fn name_zh(&self) -> &'static str {
        self.name.map_or(self.id, |name| name.zh)
    }

    /// Returns the host of IAM, without scheme: the region's own, else the global one.
    pub fn iam_host(&self) -> &'static str {
        self.regional_iam_host.unwrap_or(GLOBAL_IAM_HOST)
    }

    /// Returns the origin of CCE, such as `https://cce.cn-north-4.myhuaweicloud.com`.
    pub fn cce(&self) -> String {
        format!("https://{}", self.cce_host)
    }

    /// Returns the origin of IAM, such as `https://iam.cn-north-4.myhuaweicloud.com`.
    pub fn iam(&self) -> String {
        format!("https://{}", self.iam_host())
    }
}

/// Returns the region with this id; none if there is no such region.
pub fn by_id(id: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.id == id)
}

/// Returns the region whose CCE host this is, without a port; none if it is of no region. Case does not matter.
pub fn by_cce_host(host: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.cce_host.eq_ignore_ascii_case(host))
}
