// Whether the page's own policy stopped a call.
//
//   const policy = watchPolicy(url);
//   …
//   if (await policy.stopped()) … // nothing has left

const EVENT = "securitypolicyviolation";
/** The event comes a moment after the failure. */
const MOMENT = 50;

/** Watches until `end()`; outside of pages and workers there is no such policy. */
export function watchPolicy(url) {
  const target = globalThis.document ?? globalThis;
  const base = globalThis.location?.href;
  if (typeof target.addEventListener !== "function" || base === undefined) {
    return { stopped: async () => false, end() {} };
  }
  const { origin } = new URL(url, base);
  let seen = false;
  const see = ({ effectiveDirective, disposition, blockedURI }) => {
    if (effectiveDirective === "connect-src" && disposition === "enforce" && blockedURI.startsWith(origin)) seen = true;
  };
  target.addEventListener(EVENT, see);
  return {
    async stopped() {
      if (!seen) await new Promise((resolve) => setTimeout(resolve, MOMENT));
      return seen;
    },
    end: () => target.removeEventListener(EVENT, see),
  };
}
