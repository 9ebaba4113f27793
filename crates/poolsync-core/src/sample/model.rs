//! The classes of the SDKs for this call, as far as a body may need them.
//!
//! Read from the published packages: Python 3.1.169 and 3.1.219, Java 3.1.107 and 3.1.130, Go 0.1.168 and 0.1.211. The
//! names of fields follow from the JSON names by a rule for each language, so one table serves all.

use crate::json::Value;

/// A class of an SDK.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
}

/// A field of a class.
#[derive(Debug)]
pub(super) struct Field {
    /// The name in JSON.
    pub(super) json: &'static str,
    pub(super) kind: Kind,
    /// The model calls it mandatory. Go then sends it always, even if it was not set.
    pub(super) required: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    /// A whole number of 32 bits.
    Int,
    Bool,
    Texts,
    /// Names with texts.
    Map,
    Object(&'static Class),
}

impl Class {
    pub(super) fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.json == name)
    }

    /// True if objects of this class can hold all of the value, and nothing gets lost.
    pub(super) fn fits(&self, value: &Value<'_>) -> bool {
        let Value::Object(members) = value else { return false };
        members.iter().enumerate().all(|(index, (name, value))| {
            let twice = members.iter().take(index).any(|(other, _)| other == name);
            !twice && self.field(name).is_some_and(|field| field.kind.fits(value))
        })
    }

    /// The same for Go, which sends mandatory members always and empty maps never.
    pub(super) fn fits_go(&self, value: &Value<'_>) -> bool {
        let complete = self.fields.iter().all(|field| match (value.get(field.json), field.kind) {
            (None, _) => !field.required,
            (Some(value), Kind::Object(class)) => class.fits_go(value),
            (Some(Value::Object(members)), Kind::Map) => !members.is_empty(),
            (Some(_), _) => true,
        });
        complete && self.fits(value)
    }
}

impl Kind {
    fn fits(self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Self::Text, Value::String(_)) | (Self::Bool, Value::Bool(_)) => true,
            (Self::Int, Value::Number(number)) => is_int(number.text()),
            (Self::Texts, Value::Array(items)) => items.iter().all(|item| matches!(item, Value::String(_))),
            (Self::Map, Value::Object(members)) => members.iter().enumerate().all(|(index, (name, value))| {
                let twice = members.iter().take(index).any(|(other, _)| other == name);
                !twice && matches!(value, Value::String(_))
            }),
            (Self::Object(class), _) => class.fits(value),
            _ => false,
        }
    }
}

/// A number that is written the same in every language.
fn is_int(text: &str) -> bool {
    text != "-0" && text.parse::<i32>().is_ok()
}

/// Every version: a custom pool, which needs no template.
pub(super) static CUSTOM_POOL: Class = Class {
    name: "UpgradeNodePool",
    fields: &[required("spec", Kind::Object(&Class { name: "NodePoolUpgradeSpec", fields: SPEC }))],
};

/// What the documentation of the API shows: Python 3.1.107 to 3.1.169, Java 3.1.107 to 3.1.168, Go 0.1.107 to 0.1.170.
pub(super) static PAGE: Class = Class {
    name: "UpgradeNodePool",
    fields: &[
        required("spec", Kind::Object(&PAGE_SPEC)),
        optional("kind", Kind::Text),
        optional("apiVersion", Kind::Text),
        optional("metadata", Kind::Object(&PAGE_METADATA)),
    ],
};

/// Go 0.1.182 to 0.1.211: the template of the node pool itself, without `lifeCycle`.
pub(super) static MIDDLE: Class = Class {
    name: "UpgradeNodePool",
    fields: &[
        required("spec", Kind::Object(&MIDDLE_SPEC)),
        optional("kind", Kind::Text),
        optional("apiVersion", Kind::Text),
        optional("metadata", Kind::Object(&METADATA)),
    ],
};

/// Python from 3.1.215 on.
pub(super) static NEWEST: Class = Class {
    name: "UpgradeNodePool",
    fields: &[
        required("spec", Kind::Object(&NEWEST_SPEC)),
        optional("kind", Kind::Text),
        optional("apiVersion", Kind::Text),
        optional("metadata", Kind::Object(&METADATA)),
    ],
};

const SPEC: &[Field] = &[MAX_UNAVAILABLE, NODE_IDS, NODE_POOL_ID, FORCE, RETRY_TIMES, SKIPPED_NODES];
const MAX_UNAVAILABLE: Field = optional("maxUnavailable", Kind::Int);
const NODE_IDS: Field = optional("nodeIDs", Kind::Texts);
const NODE_POOL_ID: Field = required("nodePoolID", Kind::Text);
const FORCE: Field = optional("force", Kind::Bool);
const RETRY_TIMES: Field = optional("retryTimes", Kind::Int);
const SKIPPED_NODES: Field = optional("skippedNodes", Kind::Texts);

static PAGE_SPEC: Class = Class {
    name: "NodePoolUpgradeSpec",
    fields: &[
        MAX_UNAVAILABLE,
        NODE_IDS,
        NODE_POOL_ID,
        FORCE,
        RETRY_TIMES,
        SKIPPED_NODES,
        optional(
            "nodeTemplate",
            Kind::Object(&Class {
                name: "NodeTemplate",
                fields: &[
                    optional("os", Kind::Text),
                    optional("imageID", Kind::Text),
                    optional("login", Kind::Object(&PAGE_LOGIN)),
                    optional("lifeCycle", Kind::Object(&PAGE_LIFE_CYCLE)),
                ],
            }),
        ),
    ],
};

static PAGE_LOGIN: Class = Class {
    name: "NodeTemplateLogin",
    fields: &[
        optional("sshKey", Kind::Text),
        optional(
            "userPassword",
            Kind::Object(&Class {
                name: "NodeTemplateLoginUserPassword",
                fields: &[optional("username", Kind::Text), optional("password", Kind::Text)],
            }),
        ),
    ],
};

static PAGE_LIFE_CYCLE: Class = Class {
    name: "NodeTemplateLifeCycle",
    fields: &[optional("preInstall", Kind::Text), optional("postInstall", Kind::Text)],
};

static PAGE_METADATA: Class = Class {
    name: "NodePoolMetadata",
    fields: &[
        required("name", Kind::Text),
        optional("uid", Kind::Text),
        optional("annotations", Kind::Map),
        optional("updateTimestamp", Kind::Text),
        optional("creationTimestamp", Kind::Text),
    ],
};

static MIDDLE_SPEC: Class = Class {
    name: "NodePoolUpgradeSpec",
    fields: &[
        MAX_UNAVAILABLE,
        NODE_IDS,
        NODE_POOL_ID,
        FORCE,
        RETRY_TIMES,
        SKIPPED_NODES,
        optional("validateStorage", Kind::Bool),
        optional(
            "nodeTemplate",
            Kind::Object(&Class { name: "NodeTemplate", fields: &[optional("login", Kind::Object(&LOGIN))] }),
        ),
    ],
};

static NEWEST_SPEC: Class = Class {
    name: "NodePoolUpgradeSpec",
    fields: &[
        MAX_UNAVAILABLE,
        NODE_IDS,
        NODE_POOL_ID,
        FORCE,
        RETRY_TIMES,
        SKIPPED_NODES,
        optional(
            "nodeTemplate",
            Kind::Object(&Class {
                name: "UpgradeNodePoolSpecNodeTemplate",
                fields: &[
                    required("lifeCycle", Kind::Object(&LIFE_CYCLE)),
                    required("login", Kind::Object(&LOGIN)),
                    optional(
                        "volumeConfig",
                        Kind::Object(&Class {
                            name: "VolumeConfig",
                            fields: &[optional("volumeResetPolicy", Kind::Text)],
                        }),
                    ),
                ],
            }),
        ),
    ],
};

static LOGIN: Class = Class {
    name: "Login",
    fields: &[
        optional("sshKey", Kind::Text),
        optional(
            "userPassword",
            Kind::Object(&Class {
                name: "UserPassword",
                fields: &[optional("username", Kind::Text), required("password", Kind::Text)],
            }),
        ),
        optional("removeUserPassword", Kind::Bool),
        optional("removeSSHKey", Kind::Bool),
    ],
};

static LIFE_CYCLE: Class = Class {
    name: "NodeLifecycleConfig",
    fields: &[
        optional("preInstall", Kind::Text),
        optional("postInstall", Kind::Text),
        optional("waitPostInstallFinish", Kind::Bool),
    ],
};

static METADATA: Class = Class {
    name: "NodePoolMetadata",
    fields: &[
        required("name", Kind::Text),
        optional("uid", Kind::Text),
        optional("annotations", Kind::Map),
        optional("updateTimestamp", Kind::Text),
        optional("creationTimestamp", Kind::Text),
        optional("resourceVersion", Kind::Int),
    ],
};

const fn optional(json: &'static str, kind: Kind) -> Field {
    Field { json, kind, required: false }
}

const fn required(json: &'static str, kind: Kind) -> Field {
    Field { json, kind, required: true }
}
