// poolsync for the edge runtime of Vercel and Next.js, which imports a compiled module under this name: ready after import.
//
//   import { check } from "poolsync";
//   check(request);

import { lazyWith } from "./lazy.js";
import { functionsWith } from "./functions.js";
import * as glue from "./poolsync_glue.js";
import module from "./poolsync.wasm?module";

const { init, initSync, ready } = /* @__PURE__ */ lazyWith(glue, () => module);

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
