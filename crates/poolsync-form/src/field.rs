//! The fields of the form: id, words, and what kind of control they are.
//!
//! The id of a field is the id of its element, and the API's name in snake case.

use poolsync_core::Word;

use crate::words;

/// One field of the form.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The id of the element.
    pub id: &'static str,
    /// The visible label, which is also the accessible name.
    pub label: &'static Word,
    /// Meaning, range, default and constraint, as documented.
    pub help: &'static Word,
    /// What it is made of.
    pub kind: FieldKind,
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
    /// A box to tick.
    Checkbox,
    /// Radio buttons.
    Choice,
}

macro_rules! fields {
    ($($name:ident $id:literal $label:ident $help:ident $kind:expr;)*) => {
        $(
            #[doc = concat!("`", $id, "`")]
            pub static $name: Field = Field { id: $id, label: &words::$label, help: &words::$help, kind: $kind };
        )*

        /// All fields, from top to bottom.
        pub static ALL: &[&Field] = &[$(&$name),*];
    };
}

fields! {
    REGION "region" REGION_LABEL REGION_HELP FieldKind::Region;
    ENDPOINT "endpoint" ENDPOINT_LABEL ENDPOINT_HELP FieldKind::Text;
    TOKEN "token" TOKEN_LABEL TOKEN_HELP FieldKind::Secret;
    PROJECT_ID "project_id" PROJECT_ID_LABEL PROJECT_ID_HELP FieldKind::Text;
    CLUSTER_ID "cluster_id" CLUSTER_ID_LABEL CLUSTER_ID_HELP FieldKind::Text;
    NODEPOOL_ID "nodepool_id" NODEPOOL_ID_LABEL NODEPOOL_ID_HELP FieldKind::Text;
    DEFAULT_POOL "default_pool" DEFAULT_POOL_LABEL DEFAULT_POOL_HELP FieldKind::Checkbox;
    MAX_UNAVAILABLE "max_unavailable" MAX_UNAVAILABLE_LABEL MAX_UNAVAILABLE_HELP FieldKind::Number { min: 1, max: 20 };
    NODE_IDS "node_ids" NODE_IDS_LABEL NODE_IDS_HELP FieldKind::Lines;
    LOGIN "login" LOGIN_LABEL LOGIN_HELP FieldKind::Choice;
    USERNAME "username" USERNAME_LABEL USERNAME_HELP FieldKind::Text;
    PASSWORD "password" PASSWORD_LABEL PASSWORD_HELP FieldKind::Secret;
    SSH_KEY "ssh_key" SSH_KEY_LABEL SSH_KEY_HELP FieldKind::Text;
    PRE_INSTALL "pre_install" PRE_INSTALL_LABEL PRE_INSTALL_HELP FieldKind::Lines;
    POST_INSTALL "post_install" POST_INSTALL_LABEL POST_INSTALL_HELP FieldKind::Lines;
}

/// The two ways to log in.
pub static LOGIN_METHODS: [&Word; 2] = [&words::LOGIN_PASSWORD, &words::LOGIN_KEY_PAIR];

/// The button that unmasks a secret field; the label of the field follows it for screen readers.
pub static SHOW: &Word = &words::SHOW_BUTTON;

/// The fields that stand in the HTML of the page, ready before the program is.
pub static CONNECTION: [&Field; 3] = [&REGION, &ENDPOINT, &TOKEN];

/// As [`CONNECTION`], for the second part of the first section.
pub static TARGET: [&Field; 4] = [&PROJECT_ID, &CLUSTER_ID, &NODEPOOL_ID, &DEFAULT_POOL];
