//! The fields of the form: id, words, what kind of control they are, and where their text stands in the draft.
//!
//! ```
//! use poolsync_form::{Draft, field};
//!
//! let slot = field::MAX_UNAVAILABLE.slot.unwrap();
//! let mut draft = Draft::default();
//! *(slot.write)(&mut draft) = "2".to_owned();
//! assert_eq!(draft.max_unavailable, "2");
//! assert_eq!(field::by_id("max_unavailable").unwrap().label.en, "Nodes per batch");
//! ```
//!
//! The id of a field is the id of its element, and the API's name in snake case.

use poolsync_core::Word;

use crate::credential::CredentialKind;
use crate::draft::Draft;
use crate::words;

/// One field of the form.
#[derive(Debug)]
pub struct Field {
    /// The id of the element.
    pub id: &'static str,
    /// The visible label, which is also the accessible name.
    pub label: &'static Word,
    /// Meaning, range, default and constraint, as documented.
    pub help: &'static Word,
    /// What it is made of.
    pub kind: FieldKind,
    /// Where its text stands in the draft; none for secrets and choices.
    pub slot: Option<Slot>,
}

/// What a field is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// One line that is masked and never kept.
    Secret,
    /// A whole number, with arrow keys; any text can be typed.
    Number {
        /// The smallest value that the arrow keys reach.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// Several lines.
    Lines,
    /// A choice among regions.
    Region,
    /// A choice among a few.
    Menu,
    /// A box to tick.
    Checkbox,
    /// Radio buttons.
    Choice,
}

/// Where the text of a field stands in the draft.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// Reads it.
    pub read: fn(&Draft) -> &String,
    /// Gives it to be written.
    pub write: fn(&mut Draft) -> &mut String,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Field {
    /// Returns the id of the element that explains the field.
    pub fn help_id(&self) -> String {
        format!("{}-help", self.id)
    }

    /// Returns the id of the element that lists the field's problems.
    pub fn problems_id(&self) -> String {
        format!("{}-problems", self.id)
    }

    /// Returns the ids of both, for `aria-describedby`.
    pub fn described_by(&self) -> String {
        format!("{} {}", self.help_id(), self.problems_id())
    }
}

macro_rules! slot {
    ($($member:ident).+) => {
        Some(Slot { read: |draft| &draft.$($member).+, write: |draft| &mut draft.$($member).+ })
    };
}

macro_rules! fields {
    ($($name:ident $id:literal $label:ident $help:ident $kind:expr, $slot:expr;)*) => {
        $(
            #[doc = concat!("`", $id, "`")]
            pub static $name: Field =
                Field { id: $id, label: &words::$label, help: &words::$help, kind: $kind, slot: $slot };
        )*

        /// All fields, from top to bottom.
        pub static ALL: &[&Field] = &[$(&$name),*];
    };
}

fields! {
    REGION "region" REGION_LABEL REGION_HELP FieldKind::Region, None;
    ENDPOINT "endpoint" ENDPOINT_LABEL ENDPOINT_HELP FieldKind::Text, slot!(endpoint);
    CREDENTIAL "credential" CREDENTIAL_LABEL CREDENTIAL_HELP FieldKind::Menu, None;
    TOKEN "token" TOKEN_LABEL TOKEN_HELP FieldKind::Secret, None;
    ACCOUNT "account" ACCOUNT_LABEL ACCOUNT_HELP FieldKind::Text, slot!(account);
    IAM_USER "iam_user" IAM_USER_LABEL IAM_USER_HELP FieldKind::Text, slot!(iam_user);
    IAM_PASSWORD "iam_password" IAM_PASSWORD_LABEL IAM_PASSWORD_HELP FieldKind::Secret, None;
    IAM_PROJECT "iam_project" IAM_PROJECT_LABEL IAM_PROJECT_HELP FieldKind::Text, slot!(iam_project);
    PASSCODE "passcode" PASSCODE_LABEL PASSCODE_HELP FieldKind::Secret, None;
    IAM_USER_ID "iam_user_id" IAM_USER_ID_LABEL IAM_USER_ID_HELP FieldKind::Text, slot!(iam_user_id);
    ACCESS_KEY "access_key" ACCESS_KEY_LABEL ACCESS_KEY_HELP FieldKind::Secret, None;
    SECRET_KEY "secret_key" SECRET_KEY_LABEL SECRET_KEY_HELP FieldKind::Secret, None;
    SECURITY_TOKEN "security_token" SECURITY_TOKEN_LABEL SECURITY_TOKEN_HELP FieldKind::Secret, None;
    IAM_ENDPOINT "iam_endpoint" IAM_ENDPOINT_LABEL IAM_ENDPOINT_HELP FieldKind::Text, slot!(iam_endpoint);
    PROJECT_ID "project_id" PROJECT_ID_LABEL PROJECT_ID_HELP FieldKind::Text, slot!(project_id);
    CLUSTER_ID "cluster_id" CLUSTER_ID_LABEL CLUSTER_ID_HELP FieldKind::Text, slot!(cluster_id);
    NODEPOOL_ID "nodepool_id" NODEPOOL_ID_LABEL NODEPOOL_ID_HELP FieldKind::Text, slot!(nodepool_id);
    DEFAULT_POOL "default_pool" DEFAULT_POOL_LABEL DEFAULT_POOL_HELP FieldKind::Checkbox, None;
    MAX_UNAVAILABLE "max_unavailable" MAX_UNAVAILABLE_LABEL MAX_UNAVAILABLE_HELP
        FieldKind::Number { min: 1, max: 20 }, slot!(max_unavailable);
    NODE_IDS "node_ids" NODE_IDS_LABEL NODE_IDS_HELP FieldKind::Lines, slot!(node_ids);
    LOGIN "login" LOGIN_LABEL LOGIN_HELP FieldKind::Choice, None;
    USERNAME "username" USERNAME_LABEL USERNAME_HELP FieldKind::Text, slot!(username);
    PASSWORD "password" PASSWORD_LABEL PASSWORD_HELP FieldKind::Secret, None;
    SSH_KEY "ssh_key" SSH_KEY_LABEL SSH_KEY_HELP FieldKind::Text, slot!(ssh_key);
    PRE_INSTALL "pre_install" PRE_INSTALL_LABEL PRE_INSTALL_HELP FieldKind::Lines, slot!(pre_install.text);
    POST_INSTALL "post_install" POST_INSTALL_LABEL POST_INSTALL_HELP FieldKind::Lines, slot!(post_install.text);
}

/// What the two ways to log in are called.
pub static LOGIN_METHODS: [&Word; 2] = [&words::LOGIN_PASSWORD, &words::LOGIN_KEY_PAIR];

/// The kinds of credential: the value of the choice, and what it is called.
pub static CREDENTIALS: [(CredentialKind, &Word); 4] = [
    (CredentialKind::Token, &words::CREDENTIAL_TOKEN),
    (CredentialKind::SignIn, &words::CREDENTIAL_SIGN_IN),
    (CredentialKind::AccessKey, &words::CREDENTIAL_ACCESS_KEY),
    (CredentialKind::TemporaryKey, &words::CREDENTIAL_TEMPORARY_KEY),
];

/// The fields whose text is kept in memory only.
pub static SECRETS: [&Field; 7] =
    [&TOKEN, &IAM_PASSWORD, &PASSCODE, &ACCESS_KEY, &SECRET_KEY, &SECURITY_TOKEN, &PASSWORD];

/// What the two scripts are called, in the order in which they run.
pub static SCRIPTS: [&Word; 2] = [&words::PRE_INSTALL_LABEL, &words::POST_INSTALL_LABEL];

/// The field with this id.
pub fn by_id(id: &str) -> Option<&'static Field> {
    ALL.iter().find(|field| field.id == id).copied()
}
