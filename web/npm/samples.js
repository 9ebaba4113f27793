// poolsync/samples for browsers, workers and bundlers: init() loads its module, then everything is there.
//
//   import init, { sample } from "poolsync/samples";
//   await init();
//   sample("curl", request);

import { entryWith } from "./entry.js";
import { loadFrom } from "./load.js";
import { samplesWith } from "./samples_functions.js";
import * as glue from "./poolsync_samples_glue.js";

// Bundlers find files by addresses that stand in the code like this.
const loadOwn = () =>
  loadFrom(() => new URL("./poolsync_samples.wasm", import.meta.url), () => import("./poolsync_samples_bytes.js"));
const { init, initSync, ready } = /* @__PURE__ */ entryWith(glue, loadOwn, "poolsync/samples");

export default init;
export { initSync };
export const { importRequest, languages, sample } = /* @__PURE__ */ samplesWith(ready);
