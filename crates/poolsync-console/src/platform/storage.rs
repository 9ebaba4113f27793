//! What this browser keeps for this page (`localStorage`), and what it keeps for one tab (`sessionStorage`), if it keeps
//! anything. Never a secret.

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
    try_set(key, value);
}

/// Keeps a value as [`set`] does, and returns whether it is kept now: for what must be written down before something is done.
pub(crate) fn try_set(key: &str, value: &str) -> bool {
    let Some(storage) = storage() else { return false };
    if value.is_empty() { storage.remove_item(key).is_ok() } else { storage.set_item(key, value).is_ok() }
}

/// Returns the keys that begin so.
pub(crate) fn keys(begin: &str) -> Vec<String> {
    storage().map(|storage| keys_of(&storage, begin)).unwrap_or_default()
}

/// Returns a value that was kept for this tab: it outlives a reload, and no other tab sees it.
pub(crate) fn get_of_tab(key: &str) -> Option<String> {
    tab_storage()?.get_item(key).ok()?
}

/// Keeps a value for this tab; an empty one is removed.
pub(crate) fn set_of_tab(key: &str, value: &str) {
    let Some(storage) = tab_storage() else { return };
    let _ = if value.is_empty() { storage.remove_item(key) } else { storage.set_item(key, value) };
}

/// Forgets every value whose key begins so, of the browser and of this tab.
pub(crate) fn remove_all(prefix: &str) {
    for storage in [storage(), tab_storage()].into_iter().flatten() {
        for key in keys_of(&storage, prefix) {
            let _ = storage.remove_item(&key);
        }
    }
}

/// Returns the keys that begin so. They are counted anew whenever one is removed, so they are all read first.
fn keys_of(storage: &Storage, prefix: &str) -> Vec<String> {
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok()?);
    keys.filter(|key| key.starts_with(prefix)).collect()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn tab_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
