//! Locks that all tabs of this browser share (Web Locks): who holds one has it until it lets go or its tab is closed.
//!
//! By reflection: `web-sys` has them behind its unstable interfaces only. A page that did not come by https has none.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lock that is held. Dropping it lets go.
#[derive(Debug)]
pub(crate) struct HeldLock {
    /// Ends the promise that the lock is held for.
    release: Function,
}

impl Drop for HeldLock {
    fn drop(&mut self) {
        // Fails for no function of a promise.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// Returns true if this browser has locks for this page.
pub(crate) fn are_there() -> bool {
    manager().is_some()
}

/// Takes a lock; none if another tab holds it.
pub(crate) async fn take(name: &str) -> Option<HeldLock> {
    let manager = manager()?;
    let (told, tell) = promise()?;
    let release = Rc::new(RefCell::new(None));
    let kept = release.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let held = promise().filter(|_| !lock.is_null()).map(|(held, release)| {
            *kept.borrow_mut() = Some(release);
            held
        });
        let _ = tell.call1(&JsValue::UNDEFINED, &held.is_some().into());
        held.map_or(JsValue::UNDEFINED, JsValue::from)
    });
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let request = method(&manager, "request")?;
    request.call3(&manager, &name.into(), &options, &granted).ok()?;
    let is_ours = JsFuture::from(told).await.ok()?.as_bool()?;
    let release = release.borrow_mut().take();
    release.filter(|_| is_ours).map(|release| HeldLock { release })
}

/// Returns true if some tab holds a lock; none if that cannot be told.
pub(crate) async fn is_held(name: &str) -> Option<bool> {
    let manager = manager()?;
    let asked: Promise = method(&manager, "query")?.call0(&manager).ok()?.dyn_into().ok()?;
    let held = Reflect::get(&JsFuture::from(asked).await.ok()?, &"held".into()).ok()?;
    let names = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    Some(Array::from(&held).iter().filter_map(names).any(|held| held == name))
}

fn manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// A promise, and what ends it.
fn promise() -> Option<(Promise, Function)> {
    let mut end = None;
    let promise = Promise::new(&mut |resolve, _| end = Some(resolve));
    // A default one would be made of text, which the policy of the page does not allow.
    end.map(|end| (promise, end))
}
