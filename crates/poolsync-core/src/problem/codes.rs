//! Every condition that can be wrong, with its level. The rules themselves are in `rules`, one file each.
//!
//! ```
//! use poolsync_core::problem::{Severity, codes};
//!
//! let code = codes::by_id("max-unavailable/out-of-range").unwrap();
//! assert_eq!(code.severity, Severity::Error);
//! assert_eq!(code.condition(), "out-of-range");
//! ```

use super::{Code, Severity};
use crate::words::problems as words;

macro_rules! codes {
    ($($severity:ident $id:literal $name:ident $help:ident;)*) => {
        $(
            #[doc = concat!("`", $id, "`")]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                message: &words::$name,
                help: &words::$help,
            };
        )*

        /// All of them, in the order in which a person reads a request.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    Error "endpoint/missing" ENDPOINT_MISSING ENDPOINT_MISSING_HELP;
    Error "endpoint/invalid" ENDPOINT_INVALID ENDPOINT_INVALID_HELP;
    Error "endpoint/not-https" ENDPOINT_NOT_HTTPS ENDPOINT_NOT_HTTPS_HELP;
    Warning "endpoint/unknown-host" ENDPOINT_UNKNOWN_HOST ENDPOINT_UNKNOWN_HOST_HELP;
    Error "project-id/missing" PROJECT_ID_MISSING PROJECT_ID_MISSING_HELP;
    Error "cluster-id/missing" CLUSTER_ID_MISSING CLUSTER_ID_MISSING_HELP;
    Error "nodepool-id/missing" NODEPOOL_ID_MISSING NODEPOOL_ID_MISSING_HELP;
    Error "project-id/unsafe" PROJECT_ID_UNSAFE PROJECT_ID_UNSAFE_HELP;
    Error "cluster-id/unsafe" CLUSTER_ID_UNSAFE CLUSTER_ID_UNSAFE_HELP;
    Error "nodepool-id/unsafe" NODEPOOL_ID_UNSAFE NODEPOOL_ID_UNSAFE_HELP;
    Warning "project-id/malformed" PROJECT_ID_MALFORMED PROJECT_ID_MALFORMED_HELP;
    Warning "cluster-id/malformed" CLUSTER_ID_MALFORMED CLUSTER_ID_MALFORMED_HELP;
    Warning "nodepool-id/malformed" NODEPOOL_ID_MALFORMED NODEPOOL_ID_MALFORMED_HELP;
    Error "spec/missing" SPEC_MISSING SPEC_MISSING_HELP;
    Error "node-pool-id/missing" NODE_POOL_ID_MISSING NODE_POOL_ID_MISSING_HELP;
    Warning "node-pool-id/differs" NODE_POOL_ID_DIFFERS NODE_POOL_ID_DIFFERS_HELP;
    Error "max-unavailable/missing" MAX_UNAVAILABLE_MISSING MAX_UNAVAILABLE_MISSING_HELP;
    Error "max-unavailable/not-integer" MAX_UNAVAILABLE_NOT_INTEGER MAX_UNAVAILABLE_NOT_INTEGER_HELP;
    Error "max-unavailable/out-of-range" MAX_UNAVAILABLE_OUT_OF_RANGE MAX_UNAVAILABLE_OUT_OF_RANGE_HELP;
    Error "node-ids/wrong-type" NODE_IDS_WRONG_TYPE NODE_IDS_WRONG_TYPE_HELP;
    Error "node-ids/empty-id" NODE_IDS_EMPTY_ID NODE_IDS_EMPTY_ID_HELP;
    Warning "node-ids/malformed" NODE_IDS_MALFORMED NODE_IDS_MALFORMED_HELP;
    Warning "node-ids/duplicate" NODE_IDS_DUPLICATE NODE_IDS_DUPLICATE_HELP;
    Warning "node-ids/all-nodes" NODE_IDS_ALL_NODES NODE_IDS_ALL_NODES_HELP;
    Warning "node-template/missing" NODE_TEMPLATE_MISSING NODE_TEMPLATE_MISSING_HELP;
    Warning "node-template/unexpected" NODE_TEMPLATE_UNEXPECTED NODE_TEMPLATE_UNEXPECTED_HELP;
    Error "life-cycle/missing" LIFE_CYCLE_MISSING LIFE_CYCLE_MISSING_HELP;
    Error "login/missing" LOGIN_MISSING LOGIN_MISSING_HELP;
    Error "login/no-method" LOGIN_NO_METHOD LOGIN_NO_METHOD_HELP;
    Error "login/both-methods" LOGIN_BOTH_METHODS LOGIN_BOTH_METHODS_HELP;
    Error "ssh-key/empty" SSH_KEY_EMPTY SSH_KEY_EMPTY_HELP;
    Warning "ssh-key/malformed" SSH_KEY_MALFORMED SSH_KEY_MALFORMED_HELP;
    Error "password/missing" PASSWORD_MISSING PASSWORD_MISSING_HELP;
    Error "password/not-salted" PASSWORD_NOT_SALTED PASSWORD_NOT_SALTED_HELP;
    Warning "password/published" PASSWORD_PUBLISHED PASSWORD_PUBLISHED_HELP;
    Error "password/length" PASSWORD_LENGTH PASSWORD_LENGTH_HELP;
    Error "password/classes" PASSWORD_CLASSES PASSWORD_CLASSES_HELP;
    Error "password/contains-username" PASSWORD_CONTAINS_USERNAME PASSWORD_CONTAINS_USERNAME_HELP;
    Warning "password/unusual-character" PASSWORD_UNUSUAL_CHARACTER PASSWORD_UNUSUAL_CHARACTER_HELP;
    Error "pre-install/not-base64" PRE_INSTALL_NOT_BASE64 PRE_INSTALL_NOT_BASE64_HELP;
    Error "post-install/not-base64" POST_INSTALL_NOT_BASE64 POST_INSTALL_NOT_BASE64_HELP;
    Warning "pre-install/not-text" PRE_INSTALL_NOT_TEXT PRE_INSTALL_NOT_TEXT_HELP;
    Warning "post-install/not-text" POST_INSTALL_NOT_TEXT POST_INSTALL_NOT_TEXT_HELP;
    Warning "pre-install/line-endings" PRE_INSTALL_LINE_ENDINGS PRE_INSTALL_LINE_ENDINGS_HELP;
    Warning "post-install/line-endings" POST_INSTALL_LINE_ENDINGS POST_INSTALL_LINE_ENDINGS_HELP;
    Warning "pre-install/byte-order-mark" PRE_INSTALL_BYTE_ORDER_MARK PRE_INSTALL_BYTE_ORDER_MARK_HELP;
    Warning "post-install/byte-order-mark" POST_INSTALL_BYTE_ORDER_MARK POST_INSTALL_BYTE_ORDER_MARK_HELP;
    Warning "pre-install/encoded-twice" PRE_INSTALL_ENCODED_TWICE PRE_INSTALL_ENCODED_TWICE_HELP;
    Warning "post-install/encoded-twice" POST_INSTALL_ENCODED_TWICE POST_INSTALL_ENCODED_TWICE_HELP;
    Warning "post-install/reboot" POST_INSTALL_REBOOT POST_INSTALL_REBOOT_HELP;
    Error "scripts/too-long" SCRIPTS_TOO_LONG SCRIPTS_TOO_LONG_HELP;
    Warning "field/unknown" FIELD_UNKNOWN FIELD_UNKNOWN_HELP;
    Hint "field/undocumented" FIELD_UNDOCUMENTED FIELD_UNDOCUMENTED_HELP;
    Error "field/wrong-type" FIELD_WRONG_TYPE FIELD_WRONG_TYPE_HELP;
    Error "json/syntax" JSON_SYNTAX JSON_SYNTAX_HELP;
    Error "json/duplicate-key" JSON_DUPLICATE_KEY JSON_DUPLICATE_KEY_HELP;
    Error "json/too-deep" JSON_TOO_DEEP JSON_TOO_DEEP_HELP;
    Error "validate-storage/too-many-nodes" VALIDATE_STORAGE_TOO_MANY_NODES VALIDATE_STORAGE_TOO_MANY_NODES_HELP;
    Error "token/missing" TOKEN_MISSING TOKEN_MISSING_HELP;
    Error "token/malformed" TOKEN_MALFORMED TOKEN_MALFORMED_HELP;
    Error "token/too-long" TOKEN_TOO_LONG TOKEN_TOO_LONG_HELP;
    Error "access-key/missing" ACCESS_KEY_MISSING ACCESS_KEY_MISSING_HELP;
    Error "secret-key/missing" SECRET_KEY_MISSING SECRET_KEY_MISSING_HELP;
    Warning "access-key/swapped" ACCESS_KEY_SWAPPED ACCESS_KEY_SWAPPED_HELP;
    Error "access-key/malformed" ACCESS_KEY_MALFORMED ACCESS_KEY_MALFORMED_HELP;
    Error "security-token/missing" SECURITY_TOKEN_MISSING SECURITY_TOKEN_MISSING_HELP;
    Error "security-token/malformed" SECURITY_TOKEN_MALFORMED SECURITY_TOKEN_MALFORMED_HELP;
    Hint "effect/disks-wiped" EFFECT_DISKS_WIPED EFFECT_DISKS_WIPED_HELP;
    Hint "effect/many-away" EFFECT_MANY_AWAY EFFECT_MANY_AWAY_HELP;
    Hint "effect/running" EFFECT_RUNNING EFFECT_RUNNING_HELP;
    Warning "import/unknown-format" IMPORT_UNKNOWN_FORMAT IMPORT_UNKNOWN_FORMAT_HELP;
    Warning "import/program" IMPORT_PROGRAM IMPORT_PROGRAM_HELP;
    Warning "import/another-call" IMPORT_ANOTHER_CALL IMPORT_ANOTHER_CALL_HELP;
    Hint "import/several-requests" IMPORT_SEVERAL_REQUESTS IMPORT_SEVERAL_REQUESTS_HELP;
    Warning "import/calls-differ" IMPORT_CALLS_DIFFER IMPORT_CALLS_DIFFER_HELP;
    Warning "import/broken-quoting" IMPORT_BROKEN_QUOTING IMPORT_BROKEN_QUOTING_HELP;
    Hint "import/ignored-part" IMPORT_IGNORED_PART IMPORT_IGNORED_PART_HELP;
    Hint "import/ignored-words" IMPORT_IGNORED_WORDS IMPORT_IGNORED_WORDS_HELP;
    Warning "import/placeholder" IMPORT_PLACEHOLDER IMPORT_PLACEHOLDER_HELP;
    Warning "import/unreadable-file" IMPORT_UNREADABLE_FILE IMPORT_UNREADABLE_FILE_HELP;
    Warning "import/signature" IMPORT_SIGNATURE IMPORT_SIGNATURE_HELP;
    Warning "import/given-twice" IMPORT_GIVEN_TWICE IMPORT_GIVEN_TWICE_HELP;
    Hint "import/repaired-signs" IMPORT_REPAIRED_SIGNS IMPORT_REPAIRED_SIGNS_HELP;
    Hint "import/repaired-quoting" IMPORT_REPAIRED_QUOTING IMPORT_REPAIRED_QUOTING_HELP;
    Hint "import/joined-lines" IMPORT_JOINED_LINES IMPORT_JOINED_LINES_HELP;
    Hint "import/hidden-sign" IMPORT_HIDDEN_SIGN IMPORT_HIDDEN_SIGN_HELP;
    Warning "import/not-taken" IMPORT_NOT_TAKEN IMPORT_NOT_TAKEN_HELP;
    Warning "import/read-as" IMPORT_READ_AS IMPORT_READ_AS_HELP;
    Warning "import/no-body" IMPORT_NO_BODY IMPORT_NO_BODY_HELP;
    Warning "import/tool-file" IMPORT_TOOL_FILE IMPORT_TOOL_FILE_HELP;
    Error "rollout/syntax" ROLLOUT_SYNTAX ROLLOUT_SYNTAX_HELP;
    Error "rollout/duplicate-key" ROLLOUT_DUPLICATE_KEY ROLLOUT_DUPLICATE_KEY_HELP;
    Error "rollout/missing" ROLLOUT_MISSING ROLLOUT_MISSING_HELP;
    Error "rollout/wrong-type" ROLLOUT_WRONG_TYPE ROLLOUT_WRONG_TYPE_HELP;
    Error "rollout/unknown" ROLLOUT_UNKNOWN ROLLOUT_UNKNOWN_HELP;
    Error "rollout/malformed" ROLLOUT_MALFORMED ROLLOUT_MALFORMED_HELP;
    Error "rollout/secret-in-plan" ROLLOUT_SECRET_IN_PLAN ROLLOUT_SECRET_IN_PLAN_HELP;
    Error "rollout/node-twice" ROLLOUT_NODE_TWICE ROLLOUT_NODE_TWICE_HELP;
    Warning "rollout/nothing-left" ROLLOUT_NOTHING_LEFT ROLLOUT_NOTHING_LEFT_HELP;
    Warning "rollout/too-many-away" ROLLOUT_TOO_MANY_AWAY ROLLOUT_TOO_MANY_AWAY_HELP;
    Error "rollout/digest-differs" ROLLOUT_DIGEST_DIFFERS ROLLOUT_DIGEST_DIFFERS_HELP;
    Error "rollout/not-read" ROLLOUT_NOT_READ ROLLOUT_NOT_READ_HELP;
    Error "rollout/unknown-node" ROLLOUT_UNKNOWN_NODE ROLLOUT_UNKNOWN_NODE_HELP;
}

/// Returns the code with this id; none if there is no such code.
pub fn by_id(id: &str) -> Option<&'static Code> {
    ALL.iter().find(|code| code.id == id).copied()
}
