// poolsync/samples with the bytes in the script, for places that can load no file: init() compiles them, then everything is
// there.
//
//   import init, { sample } from "poolsync/samples/inline";
//   await init();
//   sample("curl", request);

import { entryWith } from "./entry.js";
import { load } from "./load.js";
import { samplesWith } from "./samples_functions.js";
import * as glue from "./poolsync_samples_glue.js";
import bytes from "./poolsync_samples_bytes.js";

const { init, initSync, ready } = /* @__PURE__ */ entryWith(glue, () => load(bytes()), "poolsync/samples");

export default init;
export { initSync };
export const { importRequest, languages, sample } = /* @__PURE__ */ samplesWith(ready);
