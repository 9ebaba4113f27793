// The functions of the module, each with a look whether it is there yet.
//
//   import { check } from "./functions.js";

import * as glue from "./poolsync_glue.js";

let started = false;

/** Whether the module can be used. */
export const isReady = () => started;

/** Says that the module can be used from now on. */
export const setReady = () => {
  started = true;
};

/** An error of this package: misuse, told apart by its code. */
export function misuse(code, message, cause) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = "PoolsyncError";
  error.code = code;
  return error;
}

/** The module, once it can be used. */
function ready() {
  if (started) return glue;
  throw misuse("not-initialized", "poolsync is not ready: call init() and wait for it first");
}

export const check = (request) => ready().check(request);
export const checkJson = (body) => ready().checkJson(body);
export const checkCredential = (credential) => ready().checkCredential(credential);
export const effects = (request, pool) => ready().effects(request, pool);
export const formatBody = (body) => ready().formatBody(body);
export const buildRequest = (request, credential, options) => ready().buildRequest(request, credential, options);
export const signRequest = (request, key, options) => ready().signRequest(request, key, options);
export const saltPassword = (password, options) => ready().saltPassword(password, options);
export const checkPassword = (password, username) => ready().checkPassword(password, username);
export const encodeScript = (text) => ready().encodeScript(text);
export const decodeScript = (encoded) => ready().decodeScript(encoded);
export const scriptBudget = (preInstall, postInstall) => ready().scriptBudget(preInstall, postInstall);
export const describe = (problem, locale) => ready().describe(problem, locale);
export const explain = (answer, locale) => ready().explain(answer, locale);
export const regions = () => ready().regions();
export const plan = (nodes, maxUnavailable) => ready().plan(nodes, maxUnavailable);
