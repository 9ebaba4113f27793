// One call, sent once. The request is what buildRequest() gives, the answer means what explain() says; this file only knows
// how a call can get lost.
//
//   const outcome = await sendWith(poolsync)(request, credential, { timeoutMs: 30_000 });

import { misuse } from "./misuse.js";
import { TIMED_OUT, given, readAnswer } from "./answer.js";
import { secretsOf, withoutSecrets } from "./echo.js";
import { watchPolicy } from "./policy.js";
import { byRelay, relayBase, saidByRelay } from "./relay.js";
import words from "./poolsync_words.js";

/** After so many milliseconds without a whole answer a call counts as lost, unless the caller says otherwise. */
const TIMEOUT = 60_000;
/** What timers can count. */
const LONGEST = 2_147_483_647;

/** The function `send`, on the functions of the module. */
export const sendWith = ({ buildRequest, explain }) =>
  async function send(request, credential, options) {
    const { relay, fetch, signal, timeoutMs, locale } = read(options);
    const wire = buildRequest(request, credential);
    const secrets = secretsOf(wire);
    const say = (key, values) => fill(words[locale][key], values);
    const lost = (key, sent, values) => ({ kind: "unknown", reason: say(key, values), sent });
    if (signal?.aborted === true) return lost("aborted-before", "no");

    const { url, method, headers, body } = relay === undefined ? wire : byRelay(relay, wire);
    const { host } = new URL(url, globalThis.location?.href);
    const offline = watchOffline();
    const policy = watchPolicy(url);
    const stop = new AbortController();
    let ended;
    const end = (key, values) => {
      ended ??= lost(key, "maybe", values);
      stop.abort();
    };
    const abort = () => end("aborted");
    const unlisten = listen(signal, abort);
    const deadline = Date.now() + timeoutMs;
    const timer = setTimeout(end, timeoutMs, "timeout", { seconds: timeoutMs / 1000 });
    try {
      const call = fetch(url, {
        method,
        headers,
        body,
        redirect: "manual",
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: stop.signal,
      });
      const response = await given(call, stop.signal);
      if (response.type === "opaqueredirect") return redirect(say("redirect"), explain, locale);
      const answer = withoutSecrets(await readAnswer(response, stop.signal, deadline), secrets);
      const said = relay === undefined ? undefined : saidByRelay(answer);
      return said === undefined ? explain(answer, locale) : lost(`relay.${said.sent}`, said.sent, { message: said.message });
    } catch (error) {
      if (ended) return ended;
      if (offline()) return lost("offline", "no");
      if (await policy.stopped()) return lost("policy", "no", { host });
      if (error === TIMED_OUT) return lost("timeout", "maybe", { seconds: timeoutMs / 1000 });
      const code = unreachable(error);
      return code === undefined ? lost("network", "maybe", { host }) : lost("unreachable", "no", { host, code });
    } finally {
      clearTimeout(timer);
      unlisten();
      offline.end();
      policy.end();
    }
  };

/** The options, or the misuse in them. Whatever is wrong is told before anything is sent. */
function read(options = {}) {
  const bad = (sentence) => misuse("invalid-argument", sentence);
  if (typeof options !== "object" || options === null) throw bad("`options` must be an object");
  const { relay, fetch = globalThis.fetch, signal, timeoutMs = TIMEOUT, locale = "en" } = own(options, bad);
  if (typeof fetch !== "function") throw bad("`options.fetch` must be a function: there is no global `fetch` here");
  if (typeof timeoutMs !== "number" || !(timeoutMs > 0 && timeoutMs <= LONGEST)) {
    throw bad(`\`options.timeoutMs\` must be a number of milliseconds above 0 and up to ${LONGEST}`);
  }
  if (signal !== undefined && !isSignal(signal)) throw bad("`options.signal` must be an AbortSignal");
  if (locale !== "en" && locale !== "zh") throw bad('`options.locale` must be "en" or "zh"');
  // Called as a plain function: the browser's own insists on it.
  return { relay: relayBase(relay), fetch: (...call) => fetch(...call), signal, timeoutMs, locale };
}

/** The members that are the options' own or of their class: whatever pollutes all objects gives none. */
function own(options, bad) {
  const polluted = (name) => name in Object.prototype && options[name] === Object.prototype[name];
  const names = ["relay", "fetch", "signal", "timeoutMs", "locale"];
  try {
    const kept = names.filter((name) => !polluted(name)).map((name) => [name, options[name]]);
    return Object.assign(Object.create(null), Object.fromEntries(kept));
  } catch {
    throw bad("`options` cannot be read");
  }
}

function isSignal(signal) {
  try {
    const { aborted, addEventListener, removeEventListener } = signal;
    return typeof aborted === "boolean" && [addEventListener, removeEventListener].every((it) => typeof it === "function");
  } catch {
    return false;
  }
}

/** Calls `abort` when the signal does; what comes back ends that. A signal of somebody's own making may throw. */
function listen(signal, abort) {
  const quietly = (method) => {
    try {
      signal?.[method]("abort", abort);
    } catch {
      // Then it cannot abort, or cannot be ended: the call's end is not its business.
    }
  };
  quietly("addEventListener");
  return () => quietly("removeEventListener");
}

/** A redirect that a browser hides: neither its status nor its target is told. */
function redirect(message, explain, locale) {
  const { advice } = explain({ status: 302, headers: {}, body: "" }, locale);
  return { kind: "refused", status: 0, message, ...(advice && { advice }) };
}

/** True if the device was offline before and after, and never online between. */
function watchOffline() {
  const isOffline = () => globalThis.navigator?.onLine === false;
  let always = isOffline();
  const seen = () => {
    always = false;
  };
  globalThis.addEventListener?.("online", seen);
  return Object.assign(() => always && isOffline(), { end: () => globalThis.removeEventListener?.("online", seen) });
}

/**
 * Where the runtime says so (Node.js, Bun): there was no connection, so nothing can have left. Not those that may also come
 * after the request, such as ECONNRESET.
 */
function unreachable(error) {
  const codes = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ConnectionRefused", "UND_ERR_CONNECT_TIMEOUT"];
  const tls = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_)/;
  const code = codeOf(error);
  return typeof code === "string" && (codes.includes(code) || tls.test(code)) ? code : undefined;
}

/** What an injected `fetch` throws may throw when it is looked at. */
function codeOf(error) {
  try {
    return error?.cause?.code ?? error?.code;
  } catch {
    return undefined;
  }
}

const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
