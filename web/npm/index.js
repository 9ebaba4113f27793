// poolsync for browsers, workers and bundlers: init() loads the module, then everything is there.
//
//   import init, { check } from "poolsync";
//   await init();
//   check(request);

import { entryWith } from "./entry.js";
import { functionsWith } from "./functions.js";
import { loadOwn } from "./load.js";

const { init, initSync, ready } = /* @__PURE__ */ entryWith(loadOwn);

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
