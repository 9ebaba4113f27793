//! What this browser keeps for this page (`localStorage`), if it keeps anything. Never a secret.

use web_sys::Storage;

/// Returns true if this browser keeps something.
pub(crate) fn is_available() -> bool {
    storage().is_some()
}

/// Returns a value that was kept.
pub(crate) fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a value; an empty one is removed. A full storage keeps what it had.
pub(crate) fn set(key: &str, value: &str) {
    let Some(storage) = storage() else { return };
    let _ = if value.is_empty() { storage.remove_item(key) } else { storage.set_item(key, value) };
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
