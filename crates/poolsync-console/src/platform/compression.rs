//! Bytes made short and long again by the browser itself (`CompressionStream`, raw deflate).

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Returns the bytes, shorter; none where the browser cannot do it.
pub(crate) async fn compress(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes).await
}

/// Returns the bytes that were compressed; none if they were not, or if they are more than `most`: a short text can stand for
/// any number of them.
pub(crate) async fn decompress(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let reader = call(&piped("DecompressionStream", bytes)?, "getReader", &Array::new())?;
    let mut read = Vec::new();
    loop {
        let chunk: Promise = call(&reader, "read", &Array::new())?.dyn_into().ok()?;
        let chunk = JsFuture::from(chunk).await.ok()?;
        if Reflect::get(&chunk, &"done".into()).ok()?.is_truthy() {
            return Some(read);
        }
        read.extend(Reflect::get(&chunk, &"value".into()).ok()?.dyn_into::<Uint8Array>().ok()?.to_vec());
        if read.len() > most {
            call(&reader, "cancel", &Array::new());
            return None;
        }
    }
}

/// `new Response(new Blob([bytes]).stream().pipeThrough(new Stream("deflate-raw"))).arrayBuffer()`.
async fn through(stream: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let response = construct("Response", &Array::of1(&piped(stream, bytes)?))?;
    let buffer: Promise = call(&response, "arrayBuffer", &Array::new())?.dyn_into().ok()?;
    let buffer: ArrayBuffer = JsFuture::from(buffer).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// `new Blob([bytes]).stream().pipeThrough(new Stream("deflate-raw"))`.
fn piped(stream: &str, bytes: &[u8]) -> Option<JsValue> {
    let stream = construct(stream, &Array::of1(&"deflate-raw".into()))?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = construct("Blob", &Array::of1(&parts))?;
    call(&call(&blob, "stream", &Array::new())?, "pipeThrough", &Array::of1(&stream))
}

fn construct(class: &str, arguments: &Array) -> Option<JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &class.into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&class, arguments).ok()
}

fn call(of: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    method.apply(of, arguments).ok()
}
