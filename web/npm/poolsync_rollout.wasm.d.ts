/**
 * The WebAssembly module of `poolsync/rollout`, for places that load it themselves and call `initSync` or `init` with it.
 *
 * What an import of a `.wasm` file gives differs between bundlers and runtimes; Cloudflare Workers give a compiled module.
 */
declare const module: WebAssembly.Module;
export default module;
