// The relay of Poolsync: where a call goes, what it carries, and what the relay says itself.
//
//   const { url, headers } = byRelay("/relay", wire);
//   const said = saidByRelay(answer); // undefined: the answer is the service's

import { misuse } from "./misuse.js";

/** The header by which the relay marks what it says itself. */
const ERROR_HEADER = "x-poolsync-relay-error";

/** A relay's address without a slash at its end. A page may give the path on its own origin. */
export function relayBase(relay) {
  if (relay === undefined) return undefined;
  const bad = () =>
    misuse("invalid-argument", "`options.relay` must be the http(s) address of a relay, without query and fragment");
  if (typeof relay !== "string" || !/^(https?:\/\/|\/(?!\/))[^?#\\\s]*$/.test(relay)) throw bad();
  if (/(^|\/)\.{1,2}(\/|$)/.test(relay)) throw bad();
  try {
    const { protocol, username, password } = new URL(relay, globalThis.location?.href);
    if (!/^https?:$/.test(protocol) || username || password) throw bad();
  } catch {
    throw bad();
  }
  return relay.replace(/\/+$/, "");
}

/**
 * The request as it goes to a relay: to `{relay}/{host}{path}`, with the mark that the relay insists on and an id of this call.
 * The relay forwards an id once: a browser that repeats a call by itself, as some do when a connection breaks, repeats its id.
 */
export const byRelay = (relay, wire) => ({
  ...wire,
  url: relay + wire.url.replace(/^https?:\/\//, "/").replace(":443/", "/"),
  headers: { ...wire.headers, "X-Poolsync-Relay": "1", "X-Poolsync-Call": randomId() },
});

/** What the relay says itself, in `{"error": {"message", "sent": "no" | "maybe"}}`; undefined for an answer passed on. */
export function saidByRelay({ headers, body }) {
  if (headers[ERROR_HEADER] === undefined) return undefined;
  let error;
  try {
    ({ error } = JSON.parse(body));
  } catch {
    // Something before the relay said it: shown as it is.
  }
  return { sent: error?.sent === "no" ? "no" : "maybe", message: String(error?.message ?? body).slice(0, 300) };
}

/** 32 random hex digits. `crypto.randomUUID` exists in secure contexts only. */
function randomId() {
  const { crypto } = globalThis;
  if (typeof crypto?.getRandomValues !== "function") {
    throw misuse("invalid-argument", "there is no source of random values (`crypto.getRandomValues`) here: a call by a relay needs an id");
  }
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
