// poolsync/samples for Cloudflare Workers: ready after import.
//
//   import { sample } from "poolsync/samples";
//   sample("curl", request);

import { lazyWith } from "./lazy.js";
import { samplesWith } from "./samples_functions.js";
import * as glue from "./poolsync_samples_glue.js";
import module from "./poolsync_samples.wasm";

const { init, initSync, ready } = /* @__PURE__ */ lazyWith(glue, () => module);

export default init;
export { initSync };
export const { importRequest, languages, sample } = /* @__PURE__ */ samplesWith(ready);
