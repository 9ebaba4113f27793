// poolsync for Node.js, Deno and Bun: ready after import, with the bytes in a script, so that no file is looked for.
//
//   import { check } from "poolsync";
//   check(request);

import { lazyWith } from "./lazy.js";
import { functionsWith } from "./functions.js";
import * as glue from "./poolsync_glue.js";
import bytes from "./poolsync_bytes.js";

const { init, initSync, ready } = /* @__PURE__ */ lazyWith(glue, bytes);

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
