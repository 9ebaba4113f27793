// poolsync for browsers, workers and bundlers: init() loads the module, then everything is there.
//
//   import init, { check } from "poolsync";
//   await init();
//   check(request);

import start, { initSync as startSync } from "./poolsync_glue.js";
import { isReady, setReady } from "./functions.js";
import { load, loadOwn, loadSync } from "./load.js";

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

let last = Promise.resolve();

/** Loads the module unless it is there; each call waits for those before it, and tries again where they failed. */
export default function init(source) {
  last = last.catch(() => {}).then(() => (isReady() ? undefined : loadAndStart(source)));
  return last;
}

/** Starts the module at once, from bytes or a compiled module. */
export function initSync(source) {
  if (isReady()) return;
  startSync({ module: loadSync(source) });
  setReady();
}

async function loadAndStart(source) {
  const given = await source;
  const module = given === undefined ? await loadOwn() : await load(given);
  if (isReady()) return;
  await start({ module_or_path: module });
  setReady();
}
