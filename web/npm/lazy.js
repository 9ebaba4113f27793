// Starting the module where it is at hand: at the first call, so that an import costs nothing.
//
//   const { init, initSync, ready } = lazyWith(glue, () => bytes());

import { loadSync } from "./load.js";

/** The ways to start, which have nothing to do here, and the module. `own` gives its bytes or the compiled module. */
export function lazyWith(glue, own) {
  let started = false;
  return {
    async init() {},
    initSync() {},
    ready() {
      if (!started) {
        glue.initSync({ module: loadSync(own()) });
        started = true;
      }
      return glue;
    },
  };
}
