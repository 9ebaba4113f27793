// poolsync for browsers, workers and bundlers: init() loads the module, then everything is there.
//
//   import init, { check } from "poolsync";
//   await init();
//   check(request);

import { entryWith } from "./entry.js";
import { functionsWith } from "./functions.js";
import * as glue from "./poolsync_glue.js";
import { loadFrom } from "./load.js";

// Bundlers find files by addresses that stand in the code like this.
const loadOwn = () => loadFrom(() => new URL("./poolsync.wasm", import.meta.url), () => import("./poolsync_bytes.js"));
const { init, initSync, ready } = /* @__PURE__ */ entryWith(glue, loadOwn, "poolsync");

export default init;
export { initSync };
export const {
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
  schema,
  scriptBudget,
  send,
  signRequest,
} = /* @__PURE__ */ functionsWith(ready);
