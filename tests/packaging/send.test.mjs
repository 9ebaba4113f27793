// One call, sent once, and every way in which it can get lost.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { example, install, poolsyncError } from "./stranger.mjs";

const { buildRequest, send } = await install().load();
const token = { kind: "token", token: "MIIFmarker" };
const path =
  "/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb" +
  "/nodepools/9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28/operation/upgrade";

// A server that does what the test says, and remembers what it was asked.
const asked = [];
let behave;
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  asked.push({ method: request.method, url: request.url, headers: request.headers, body });
  behave(response, request);
});
let origin;
before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends to the server, which behaves like that; also counts how often it was asked. */
async function sent(does, options, credential = token) {
  asked.length = 0;
  behave = does;
  const outcome = await send({ ...example(), endpoint: origin }, credential, options);
  return { ...outcome, calls: asked.length };
}
const answers = (status, body, headers = {}) => (response) => response.writeHead(status, headers).end(body);

test("S10: sends exactly what buildRequest gives, once", async () => {
  const outcome = await sent(answers(200, '{"jobid": "j-1"}', { "X-Request-Id": "r-1" }));
  assert.deepEqual(outcome, { kind: "accepted", jobId: "j-1", requestId: "r-1", calls: 1 });
  const wire = buildRequest({ ...example(), endpoint: origin }, token);
  const [{ method, url, headers, body }] = asked;
  assert.deepEqual([method, url, body], ["POST", path, wire.body]);
  assert.equal(headers["x-auth-token"], "MIIFmarker");
  assert.equal(headers["content-type"], "application/json");
  for (const name of ["cookie", "referer", "origin", "x-poolsync-relay", "x-poolsync-call"]) assert.equal(headers[name], undefined);
});

test("S6: what the answer repeats of the credential is masked", async () => {
  const secret = "MIIFmarker=+/marker";
  const credential = { kind: "token", token: secret };
  const refusal = (text) => JSON.stringify({ error_code: "APIGW.0301", error_msg: `invalid token ${text}` });
  for (const [status, body] of [
    [401, refusal(secret)],
    [401, refusal(`${secret.slice(0, 12)}... of somebody`)],
    [401, refusal(encodeURIComponent(secret))],
    [401, refusal(secret).replaceAll("/", "\\/").replaceAll("=", "\\u003d")],
    [403, `<html><title>${secret} is blocked</title></html>`],
    [200, JSON.stringify({ jobid: secret })],
    [200, secret],
  ]) {
    const outcome = await sent(answers(status, body, { "X-Request-Id": secret }), undefined, credential);
    assert.doesNotMatch(JSON.stringify(outcome), /marker/, body);
    assert.match(JSON.stringify(outcome), /••••••••/, body);
  }
  const other = await sent(answers(401, refusal("MIIFmarkXYZ of others")), undefined, token);
  assert.match(other.message, /MIIFmarkXYZ of others/);
});

test("signs for an access key", async () => {
  const outcome = await sent(answers(200, ""), undefined, { kind: "aksk", accessKey: "AK", secretKey: "SK" });
  assert.equal(outcome.kind, "accepted");
  assert.match(asked[0].headers.authorization, /^SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-project-id;x-sdk-date, /);
});

test("S12: a refusal is told with advice in the wanted language, and not repeated", async () => {
  for (const [locale, advice] of [["en", /^[\x20-\x7e]+$/], ["zh", /[\u4e00-\u9fff]/]]) {
    const outcome = await sent(answers(503, '{"errorCode": "CCE.03500001", "errorMessage": "Busy."}'), { locale });
    assert.deepEqual([outcome.kind, outcome.status, outcome.message, outcome.calls], ["refused", 503, "Busy.", 1]);
    assert.match(outcome.advice, advice);
  }
});

test("no redirect is followed", async () => {
  for (const status of [301, 302, 307, 308]) {
    const outcome = await sent(answers(status, "", { Location: `${origin}/elsewhere` }));
    assert.deepEqual([outcome.kind, outcome.status, outcome.calls], ["refused", status, 1]);
  }
});

test("a redirect that a browser hides is refused, too", async () => {
  const hidden = { type: "opaqueredirect", status: 0, headers: new Headers(), body: null };
  const outcome = await send(example(), token, { fetch: async () => hidden });
  assert.deepEqual([outcome.kind, outcome.status], ["refused", 0]);
  assert.match(outcome.message, /redirect/);
  assert.match(outcome.advice, /endpoint/);
});

test("S12: an answer that breaks off may have been carried out", async () => {
  const outcome = await sent((response) => {
    response.writeHead(200, { "Content-Length": "100" }).write("{");
    setTimeout(() => response.destroy(), 20);
  });
  assert.deepEqual([outcome.kind, outcome.sent, outcome.calls], ["unknown", "maybe", 1]);
  const broken = await sent((response) => response.destroy());
  assert.deepEqual([broken.kind, broken.sent, broken.calls], ["unknown", "maybe", 1]);
});

test("no answer in time may have been carried out", async () => {
  for (const does of [() => {}, (response) => response.writeHead(200).write(" ")]) {
    const outcome = await sent(does, { timeoutMs: 100 });
    assert.deepEqual([outcome.kind, outcome.sent, outcome.calls], ["unknown", "maybe", 1]);
    assert.match(outcome.reason, /within 0\.1 seconds/);
  }
});

test("given up before, nothing has left; given up after, it may have been carried out", async () => {
  const none = await sent(answers(200, ""), { signal: AbortSignal.abort() });
  assert.deepEqual([none.kind, none.sent, none.calls], ["unknown", "no", 0]);
  const stop = new AbortController();
  const outcome = await sent(() => stop.abort(), { signal: stop.signal });
  assert.deepEqual([outcome.kind, outcome.sent, outcome.calls], ["unknown", "maybe", 1]);
  assert.match(outcome.reason, /given up after/);
});

test("an injected fetch that looks at no signal is left behind all the same", async () => {
  const never = () => new Promise(() => {});
  const outcome = await send(example(), token, { fetch: never, timeoutMs: 20 });
  assert.deepEqual([outcome.kind, outcome.sent], ["unknown", "maybe"]);
});

test("where no connection came about, nothing has left", async () => {
  const closed = createServer();
  closed.listen(0, "127.0.0.1");
  await once(closed, "listening");
  const endpoint = `http://127.0.0.1:${closed.address().port}`;
  closed.close();
  const outcome = await send({ ...example(), endpoint }, token);
  assert.deepEqual([outcome.kind, outcome.sent], ["unknown", "no"]);
  assert.match(outcome.reason, /ECONNREFUSED/);
});

test("any other failure may have come after the request", async () => {
  for (const error of [new TypeError("fetch failed"), Object.assign(new Error(), { code: "ECONNRESET" }), undefined, "text"]) {
    const outcome = await send(example(), token, { fetch: () => Promise.reject(error) });
    assert.deepEqual([outcome.kind, outcome.sent], ["unknown", "maybe"], String(error));
  }
});

test("offline before and after, nothing has left; online in between, it may have", async () => {
  const was = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  const set = (onLine) => Object.defineProperty(globalThis, "navigator", { value: { onLine }, configurable: true });
  const fails = (then) => async () => {
    then();
    throw new TypeError("Failed to fetch");
  };
  try {
    set(false);
    assert.equal((await send(example(), token, { fetch: fails(() => {}) })).sent, "no");
    assert.equal((await send(example(), token, { fetch: fails(() => set(true)) })).sent, "maybe");
    set(true);
    assert.equal((await send(example(), token, { fetch: fails(() => set(false)) })).sent, "maybe");
  } finally {
    if (was) Object.defineProperty(globalThis, "navigator", was);
    else delete globalThis.navigator;
  }
});

test("a huge answer is not read to its end", async () => {
  let written = 0;
  const outcome = await sent((response) => {
    response.writeHead(200);
    const more = () => {
      if (response.destroyed || written > 400_000_000) return;
      written += 1_000_000;
      response.write("x".repeat(1_000_000), more);
    };
    more();
  });
  assert.deepEqual([outcome.kind, outcome.sent], ["unknown", "maybe"]);
  assert.ok(written < 100_000_000, `${written}`);
});

test("a relay gets host and path, and its mark", async () => {
  asked.length = 0;
  behave = answers(200, '{"jobid": "j-2"}');
  for (const relay of [`${origin}/relay`, `${origin}/relay/`]) {
    assert.equal((await send(example(), token, { relay })).jobId, "j-2");
  }
  for (const { url, headers } of asked) {
    assert.equal(url, `/relay/cce.cn-north-4.myhuaweicloud.com${path}`);
    assert.equal(headers["x-poolsync-relay"], "1");
  }
});

// The relay forwards an id once: crates/poolsync-server/src/relay/once.rs. A browser that repeats a call by itself repeats its
// headers, so each call has an id of its own.
test("each call by a relay has an id of its own", async () => {
  asked.length = 0;
  behave = answers(200, "");
  for (let call = 0; call < 2; call += 1) await send(example(), token, { relay: `${origin}/relay` });
  const ids = asked.map(({ headers }) => headers["x-poolsync-call"]);
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
  assert.notEqual(ids[0], ids[1]);
});

test("without random values no call goes by a relay", async () => {
  asked.length = 0;
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, "crypto", { value: undefined, configurable: true });
  try {
    const call = send(example(), token, { relay: `${origin}/relay` });
    await assert.rejects(call, poolsyncError("invalid-argument", /random/));
  } finally {
    Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true });
  }
  assert.equal(asked.length, 0);
});

// The shape is that of the relay: crates/poolsync-server/src/relay/refusal.rs.
test("what the relay says itself is told from what the cloud says", async () => {
  for (const said of ["no", "maybe"]) {
    const body = JSON.stringify({ error: { code: "relay/x", message: "the words of the relay", sent: said } });
    behave = answers(502, body, { "X-Poolsync-Relay-Error": "relay/x" });
    const outcome = await send(example(), token, { relay: `${origin}/relay` });
    assert.deepEqual([outcome.kind, outcome.sent], ["unknown", said]);
    assert.match(outcome.reason, /the words of the relay/);
  }
  behave = answers(502, "<html>", { "X-Poolsync-Relay-Error": "relay/x" });
  assert.equal((await send(example(), token, { relay: `${origin}/relay` })).sent, "maybe");
  // Without a relay, the header means nothing: it would be the service's word.
  assert.equal((await sent(answers(502, "{}", { "X-Poolsync-Relay-Error": "x" }))).kind, "refused");
});

test("S11: misuse is thrown before anything is sent", async () => {
  asked.length = 0;
  const request = { ...example(), endpoint: origin };
  const options = [null, 5, { fetch: 5 }, { fetch: null }, { timeoutMs: 0 }, { timeoutMs: NaN }, { timeoutMs: "5" }, { timeoutMs: 2 ** 31 },
    { signal: {} }, { signal: null }, { locale: "zh-CN" }, { relay: "" }, { relay: 5 }, { relay: "no address" }, { relay: "ftp://a" },
    { relay: `${origin}/?a` }, { relay: "http://u:p@127.0.0.1" }, { relay: "https:evil.example" }, { relay: "\thttps://r.example" },
    { relay: "https://r.example/\r\nx" }, { relay: "https://r.example\\@evil.example/" }, { relay: "https://r.example/.." },
    { relay: "//evil.example" }, { signal: { aborted: false, addEventListener() {} } }];
  for (const wrong of options) {
    await assert.rejects(send(request, token, wrong), poolsyncError("invalid-argument", /options/), JSON.stringify(wrong));
  }
  await assert.rejects(send({}, token), (error) => error.code === "not-sendable" && error.problems.length > 3);
  await assert.rejects(send(request, { kind: "token", token: "" }), poolsyncError("not-sendable", /token/));
  await assert.rejects(send(request, undefined), poolsyncError("invalid-argument", /credential/));
  assert.equal(asked.length, 0);
});

test("a signal that throws when it is looked at is misuse", async () => {
  const signal = { get aborted() { throw new Error("looked at"); }, addEventListener() {}, removeEventListener() {} };
  await assert.rejects(send(example(), token, { signal }), poolsyncError("invalid-argument", /signal/));
});

test("what is injected may misbehave, and the outcome is still an outcome", async () => {
  const thrown = new Proxy({}, { get: () => { throw new Error("looked at"); } });
  const failing = await send(example(), token, { fetch: async () => { throw thrown; } });
  assert.deepEqual([failing.kind, failing.sent], ["unknown", "maybe"]);
  // A signal that cannot be listened to cannot abort either; the answer counts.
  const deaf = { aborted: false, addEventListener: () => { throw new Error("deaf"); }, removeEventListener: () => { throw new Error("deaf"); } };
  assert.equal((await sent(answers(200, '{"jobid": "j-3"}'), { signal: deaf })).jobId, "j-3");
});

test("an answer that never ends and never pauses is given up in time", async () => {
  const reader = { read: async () => ({ done: false, value: new Uint8Array(0) }), cancel: async () => {} };
  const endless = async () => ({ status: 200, headers: new Headers(), body: { getReader: () => reader } });
  const outcome = await send(example(), token, { fetch: endless, timeoutMs: 100 });
  assert.deepEqual([outcome.kind, outcome.sent], ["unknown", "maybe"]);
  assert.match(outcome.reason, /0\.1/);
});

test("options that all objects have got from somebody are none", async () => {
  Object.prototype.relay = `${origin}/stolen`;
  try {
    assert.equal((await sent(answers(200, "{}"))).kind, "accepted");
    assert.equal(asked[0].url, path);
  } finally {
    delete Object.prototype.relay;
  }
});
