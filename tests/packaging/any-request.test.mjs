// A thousand requests made up at random, the same ones each time: what `buildRequest` shows is what `send` hands to fetch, to
// the byte; and whatever has an error is handed to nobody.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { example, install } from "./stranger.mjs";

const { buildRequest, check, formatBody, saltPassword, send } = await install().load();

const REQUESTS = 1000;
const PIECES = ["a", "Z", "0", "-", "_", ".", '"', "\\", "/", "<b>", "&amp;", "$(x)", "`", "'", "中文", "é", "🙂", "\u2028", "{}", " ", "\n", "\t"];
const CREDENTIAL = { kind: "token", token: "MII-of-the-test" };

/** Numbers from 0 to below `end`, the same in every run (mulberry32). */
function dice(seed) {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

/** A fetch that writes down what it is asked, and accepts it. */
function recording() {
  const asked = [];
  const fetch = async (url, options) => {
    asked.push({ url: String(url), method: options.method, headers: Object.fromEntries(new Headers(options.headers)), body: options.body });
    return new Response('{"jobid":"j-1"}', { status: 200, headers: { "Content-Type": "application/json" } });
  };
  return { asked, fetch };
}

const lower = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const text = (body) => (typeof body === "string" ? body : new TextDecoder().decode(body));

test("S10: a thousand requests are handed over as they are shown", async (t) => {
  const roll = dice(20261129);
  const any = (most) => Array.from({ length: 1 + roll(most) }, () => PIECES[roll(PIECES.length)]).join("");
  const salted = saltPassword("Huawei@Cloud2026", { salt: "poolsync" });
  const { asked, fetch } = recording();
  for (let number = 0; number < REQUESTS; number += 1) {
    const request = example();
    const { spec } = request.body;
    spec.maxUnavailable = 1 + roll(20);
    spec.nodeIDs = Array.from({ length: roll(4) }, () => any(9));
    if (roll(2) === 0) {
      const login = roll(2) === 0 ? { sshKey: any(30) } : { userPassword: { username: any(9), password: salted } };
      const script = () => Buffer.from(any(40)).toString("base64");
      spec.nodeTemplate = { lifeCycle: { preInstall: script(), postInstall: roll(2) === 0 ? "" : script() }, login };
    }
    if (roll(4) === 0) spec[any(6)] = any(9);
    const shown = buildRequest(request, CREDENTIAL);
    assert.equal(shown.body, formatBody(request.body));
    assert.deepEqual(JSON.parse(shown.body), JSON.parse(JSON.stringify(request.body)), `request ${number}`);
    assert.equal((await send(request, CREDENTIAL, { fetch })).kind, "accepted");
    const sent = asked.pop();
    assert.deepEqual([sent.method, sent.url, text(sent.body)], [shown.method, shown.url, shown.body], `request ${number}`);
    assert.deepEqual(sent.headers, lower(shown.headers), `request ${number}`);
    assert.equal(asked.length, 0, "one call");
  }
  t.diagnostic(`S10 = ${REQUESTS} of ${REQUESTS} requests handed over as shown`);
});

test("S11: no case of the core that has an error is handed over", async (t) => {
  const folder = resolve(import.meta.dirname, "../../crates/poolsync-core/tests/cases/invalid");
  const { asked, fetch } = recording();
  let refused = 0;
  for (const name of readdirSync(folder)) {
    const { request } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    if (request === undefined || check(request).sendable) continue;
    await assert.rejects(send(request, CREDENTIAL, { fetch }), (error) => error.code === "not-sendable" && error.problems.length > 0, name);
    refused += 1;
  }
  assert.deepEqual(asked, []);
  assert.ok(refused > 10, `${refused} cases`);
  t.diagnostic(`S11 = 0 of ${refused} cases with an error handed over`);
});
