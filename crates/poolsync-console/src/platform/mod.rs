//! The browser, as thin as possible. Nothing here knows what the page is about.
//!
//! ```ignore
//! let salt = random::salt();                        // from crypto.getRandomValues
//! storage::set("poolsync.draft", "{}");             // what this browser keeps
//! document::focus("project_id");
//! ```

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod compression;
pub(crate) mod document;
pub(crate) mod events;
pub(crate) mod failure;
pub(crate) mod locks;
pub(crate) mod notifications;
pub(crate) mod page_config;
pub(crate) mod random;
pub(crate) mod storage;
pub(crate) mod styles;
pub(crate) mod time;
