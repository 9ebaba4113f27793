// poolsync/samples for Node.js, Deno and Bun: ready after import.
//
//   import { sample } from "poolsync/samples";
//   sample("curl", request);

import { lazyWith } from "./lazy.js";
import { samplesWith } from "./samples_functions.js";
import * as glue from "./poolsync_samples_glue.js";
import bytes from "./poolsync_samples_bytes.js";

const { init, initSync, ready } = /* @__PURE__ */ lazyWith(glue, bytes);

export default init;
export { initSync };
export const { importRequest, languages, sample } = /* @__PURE__ */ samplesWith(ready);
