// From whatever a caller has to a compiled module, with a sentence for whatever is in the way.
//
//   const module = await load(new URL("./poolsync.wasm", import.meta.url));

import { misuse } from "./misuse.js";

const HTML = "an HTML page was served in place of poolsync.wasm: copy the file to where the page looks for it";
const SOURCES = "a URL, a Response, the bytes of poolsync.wasm or a compiled WebAssembly.Module";

const unavailable = (message, cause) => misuse("wasm-unavailable", message, cause);

/** A compiled module from an address, a response, bytes, or a compiled module. */
export async function load(source) {
  needWebAssembly();
  if (isModule(source)) return source;
  if (isBytes(source)) return compiled(() => WebAssembly.compile(known(source)));
  if (kind(source) === "Response") return fromResponse(source);
  if (typeof source === "string" || ["URL", "Request"].includes(kind(source))) {
    return fromResponse(await fetched(source));
  }
  throw misuse("invalid-argument", `init() takes ${SOURCES}`);
}

/** A module of this package: the file at an address, else its copy in a script. */
export async function loadFrom(address, copyInScript) {
  needWebAssembly();
  try {
    return await fromResponse(await fetched(address()));
  } catch (reason) {
    // Some bundlers leave the file behind; the script they take along.
    const copy = await copyInScript().catch(() => undefined);
    if (copy === undefined) throw reason;
    return WebAssembly.compile(copy.default()).catch(() => {
      throw reason;
    });
  }
}

/** A compiled module from bytes or a compiled module, at once. */
export function loadSync(source) {
  needWebAssembly();
  if (isModule(source)) return source;
  if (!isBytes(source)) throw misuse("invalid-argument", "initSync() takes bytes or a compiled WebAssembly.Module");
  try {
    return new WebAssembly.Module(known(source));
  } catch (cause) {
    throw notCompiled(cause);
  }
}

async function fetched(address) {
  try {
    return await fetch(address, { credentials: "same-origin" });
  } catch (cause) {
    throw unavailable(`${shown(address)} could not be fetched: ${cause?.message}`, cause);
  }
}

async function fromResponse(response) {
  if (!response.ok) throw unavailable(`${shown(response)} could not be fetched: HTTP ${response.status}`);
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/html")) throw unavailable(`${HTML} (${shown(response)})`);
  // Streaming insists on this type; servers that do not know it are common.
  if (type === "application/wasm" && WebAssembly.compileStreaming) {
    return compiled(() => WebAssembly.compileStreaming(response));
  }
  return compiled(async () => WebAssembly.compile(known(await response.arrayBuffer())));
}

/** The bytes, unless they are obviously something else. */
function known(source) {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  const start = String.fromCharCode(...bytes.subarray(0, 256)).trimStart().toLowerCase();
  if (start.startsWith("<!doctype") || start.startsWith("<html")) throw unavailable(HTML);
  return bytes;
}

async function compiled(compile) {
  try {
    return await compile();
  } catch (cause) {
    throw cause?.name === "PoolsyncError" ? cause : notCompiled(cause);
  }
}

function notCompiled(cause) {
  if (cause?.name === "PoolsyncError") return cause;
  const policy = /unsafe-eval|Content Security Policy/i.test(cause?.message ?? "");
  const help = policy ? "; the page's policy must allow script-src 'wasm-unsafe-eval'" : "";
  return unavailable(`poolsync.wasm could not be compiled: ${cause?.message}${help}`, cause);
}

function needWebAssembly() {
  if (typeof WebAssembly === "undefined") throw unavailable("WebAssembly is missing or switched off here");
}

// By name and not by class: what comes from another frame has another class.
const kind = (value) => Object.prototype.toString.call(value).slice("[object ".length, -"]".length);
const isModule = (value) => kind(value) === "WebAssembly.Module";
const isBytes = (value) => ArrayBuffer.isView(value) || ["ArrayBuffer", "SharedArrayBuffer"].includes(kind(value));
const shown = (address) => (typeof address === "string" ? address : (address.href ?? address.url)) || "poolsync.wasm";
