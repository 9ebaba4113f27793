// poolsync with the bytes in the script, for places that can load no file: init() compiles them, then everything is there.
//
//   import init, { check } from "poolsync/inline";
//   await init();
//   check(request);

import { entryWith } from "./entry.js";
import { functionsWith } from "./functions.js";
import * as glue from "./poolsync_glue.js";
import { load } from "./load.js";
import bytes from "./poolsync_bytes.js";

const { init, initSync, ready } = /* @__PURE__ */ entryWith(glue, () => load(bytes()), "poolsync");

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
