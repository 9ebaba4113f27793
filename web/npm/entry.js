// Starting the module where it has to be loaded first.
//
//   const { init, initSync, ready } = entryWith(glue, loadOwn, "poolsync");

import { load, loadSync } from "./load.js";
import { misuse } from "./misuse.js";

/** The ways to start, and the module once it can be used. `loadOwn` finds its file, `name` is what people import it by. */
export function entryWith(glue, loadOwn, name) {
  let started = false;
  let last = Promise.resolve();

  async function loadAndStart(source) {
    const given = await source;
    const module = given === undefined ? await loadOwn() : await load(given);
    if (started) return;
    await glue.default({ module_or_path: module });
    started = true;
  }

  return {
    /** Loads the module unless it is there; each call waits for those before it, and tries again where they failed. */
    init(source) {
      last = last.catch(() => {}).then(() => (started ? undefined : loadAndStart(source)));
      return last;
    },
    /** Starts the module at once, from bytes or a compiled module. */
    initSync(source) {
      if (started) return;
      glue.initSync({ module: loadSync(source) });
      started = true;
    },
    /** The module, once it can be used. */
    ready() {
      if (started) return glue;
      throw misuse("not-initialized", `${name} is not ready: call init() and wait for it first`);
    },
  };
}
