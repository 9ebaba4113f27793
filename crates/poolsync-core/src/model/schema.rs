//! The members of the body: names, types, order on the wire, and which of them the documentation knows.
//!
//! Documented members: the API page of `UpgradeNodePool` (2025-11-28). The others are those of the models of the Python
//! SDK 3.1.219, and `validateStorage` of the Go and C++ SDKs.
//!
//! ```
//! use poolsync_core::model::schema::{BODY, Kind};
//!
//! let names: Vec<_> = BODY.iter().filter(|member| member.documented).map(|member| member.name).collect();
//! assert_eq!(names, ["spec"]);
//! assert!(matches!(BODY[0].kind, Kind::Object(_)));
//! ```

/// A member of an object.
#[derive(Debug, PartialEq, Eq)]
pub struct MemberSchema {
    /// The name in the JSON text.
    pub name: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// True if the documentation of the API knows it; false if only SDKs do.
    pub documented: bool,
}

/// What may stand under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A number.
    Number,
    /// A boolean.
    Bool,
    /// A list of strings.
    Texts,
    /// An object with any members.
    Map,
    /// An object with these members.
    Object(&'static [MemberSchema]),
    /// `maxUnavailable`: has codes of its own, and is sent in plain digits.
    Count,
    /// `nodeIDs`: has codes of its own.
    Ids,
}

impl Kind {
    /// Returns the JSON type, as [`crate::json::Value::type_name`] spells it.
    pub fn type_name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number | Self::Count => "number",
            Self::Bool => "boolean",
            Self::Texts | Self::Ids => "array",
            Self::Map | Self::Object(_) => "object",
        }
    }
}

/// The body, documented members first and in the order in which they are sent.
pub static BODY: &[MemberSchema] = &[
    documented("spec", Kind::Object(SPEC)),
    sdk_only("kind", Kind::Text),
    sdk_only("apiVersion", Kind::Text),
    sdk_only("metadata", Kind::Object(METADATA)),
];

static SPEC: &[MemberSchema] = &[
    documented("maxUnavailable", Kind::Count),
    documented("nodeIDs", Kind::Ids),
    documented("nodePoolID", Kind::Text),
    documented("nodeTemplate", Kind::Object(NODE_TEMPLATE)),
    sdk_only("force", Kind::Bool),
    sdk_only("retryTimes", Kind::Number),
    sdk_only("skippedNodes", Kind::Texts),
    sdk_only("validateStorage", Kind::Bool),
];

static NODE_TEMPLATE: &[MemberSchema] = &[
    documented("lifeCycle", Kind::Object(LIFE_CYCLE)),
    documented("login", Kind::Object(LOGIN)),
    sdk_only("volumeConfig", Kind::Object(&[sdk_only("volumeResetPolicy", Kind::Text)])),
];

static LIFE_CYCLE: &[MemberSchema] = &[
    documented("preInstall", Kind::Text),
    documented("postInstall", Kind::Text),
    sdk_only("waitPostInstallFinish", Kind::Bool),
];

static LOGIN: &[MemberSchema] = &[
    documented("sshKey", Kind::Text),
    documented("userPassword", Kind::Object(USER_PASSWORD)),
    sdk_only("removeUserPassword", Kind::Bool),
    sdk_only("removeSSHKey", Kind::Bool),
];

static USER_PASSWORD: &[MemberSchema] = &[documented("username", Kind::Text), documented("password", Kind::Text)];

static METADATA: &[MemberSchema] = &[
    sdk_only("name", Kind::Text),
    sdk_only("uid", Kind::Text),
    sdk_only("annotations", Kind::Map),
    sdk_only("updateTimestamp", Kind::Text),
    sdk_only("creationTimestamp", Kind::Text),
    sdk_only("resourceVersion", Kind::Number),
];

const fn documented(name: &'static str, kind: Kind) -> MemberSchema {
    MemberSchema { name, kind, documented: true }
}

const fn sdk_only(name: &'static str, kind: Kind) -> MemberSchema {
    MemberSchema { name, kind, documented: false }
}
