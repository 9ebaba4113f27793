// poolsync for Node.js and Deno: ready after import, with the module's bytes in a script, so that no file is looked for.
//
//   import { check } from "poolsync";
//   check(request);

import { initSync as startSync } from "./poolsync_glue.js";
import bytes from "./poolsync_bytes.js";
import { setReady } from "./functions.js";

export {
  buildRequest,
  check,
  checkCredential,
  checkJson,
  checkPassword,
  decodeScript,
  describe,
  effects,
  encodeScript,
  explain,
  formatBody,
  plan,
  regions,
  saltPassword,
  scriptBudget,
  signRequest,
} from "./functions.js";

startSync({ module: new WebAssembly.Module(bytes) });
setReady();

/** Nothing is left to do. */
export default async function init() {}

/** Nothing is left to do. */
export function initSync() {}
