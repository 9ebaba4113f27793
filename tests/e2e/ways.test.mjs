// Every kind of credential by every way to the service: sixteen calls from the page in a browser, all of them accepted.
//
//                 directly   relay   nginx   caddy
//   token             ✓        ✓       ✓       ✓
//   signIn            ✓        ✓       ✓       ✓
//   accessKey         ✓        ✓       ✓       ✓
//   temporaryKey      ✓        ✓       ✓       ✓
//
// nginx and Caddy serve the page themselves, with their files of `crates/poolsync-server/deploy`; behind them the sandbox has the names of the
// cloud, by TLS. They are started by the tests with nginx and Caddy, named in POOLSYNC_FRONTS (`cargo xtask test deploy`).

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { ACCESS_KEY, OPERATOR, SECRET_KEY, tokenOf } from "./accounts.mjs";
import { startFront, startServer } from "./server.mjs";
import { stage } from "./stage.mjs";

const PROJECT = "0123456789abcdef0123456789abcdef";
const CLUSTER = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
const POOL = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
const fronts = process.env.POOLSYNC_FRONTS;

/** How each kind of credential comes into the page. */
const KINDS = {
  token: async (page) => page.type("token", await tokenOf(OPERATOR, page.server.sandbox.origin, PROJECT)),
  signIn: (page) => page.signIn(OPERATOR),
  accessKey: (page) => page.typeKey(ACCESS_KEY, SECRET_KEY),
  temporaryKey: async (page) => {
    await page.signIn(OPERATOR);
    await page.chooseCredential("temporaryKey");
    await page.press("getKey");
    await page.tab.getByText(/Temporary access key valid until/).waitFor();
  },
};

/** The headers of a call that carry its credential. */
const CARRIED_BY = {
  token: ["x-auth-token"],
  signIn: ["x-auth-token"],
  accessKey: ["authorization"],
  temporaryKey: ["authorization", "x-security-token"],
};
const CARRIERS = ["x-auth-token", "authorization", "x-security-token"];

/** Each way: who serves the page, which region is chosen there, and what stands in the way's radio button. */
const WAYS = {
  directly: { start: startServer, region: "sandbox", way: "directly" },
  relay: { start: startServer, region: "sandbox", way: "byRelay" },
  nginx: { start: () => front("nginx"), region: "cn-north-4", way: "byRelay" },
  caddy: { start: () => front("caddy"), region: "cn-north-4", way: "byRelay" },
};

let folder;

/** The built page as web/docs/deploy.md says to put it there: with a line that tells of the relay, and no packed copies of it. */
before(async () => {
  if (!fronts) return;
  folder = await mkdtemp(join(tmpdir(), "poolsync-ways-"));
  await cp(resolve(import.meta.dirname, "../../dist"), folder, { recursive: true });
  const index = join(folder, "index.html");
  const told = (await readFile(index, "utf8")).replace('<meta charset="utf-8">', '$&<meta name="poolsync-relay" content="/relay">');
  await writeFile(index, told);
  for (const packed of ["br", "gz"]) await rm(`${index}.${packed}`, { force: true });
});
const isInstalled = (name) => [...process.env.PATH.split(":"), "/usr/sbin", "/usr/bin"].some((at) => existsSync(join(at, name)));
const front = (name) => startFront(fronts, name, folder);

const table = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, Object.fromEntries(Object.keys(WAYS).map((way) => [way, "-"]))]));
after(async () => {
  console.table(table);
  if (folder) await rm(folder, { recursive: true });
});

for (const [name, { start, region, way }] of Object.entries(WAYS)) {
  const isFront = name === "nginx" || name === "caddy";
  const missing = isFront && !isInstalled(name) && process.env.CI !== "true" && `${name} is not installed`;
  const skip = isFront && !fronts ? "run it by cargo xtask test deploy" : missing;
  describe(name, { skip }, () => {
    const site = stage({ start });
    for (const [kind, get] of Object.entries(KINDS)) {
      test(`${kind}, ${name}`, async (t) => {
        const page = await site.visit(t);
        await page.field("region").selectOption(region);
        for (const [key, text] of Object.entries({ projectId: PROJECT, clusterId: CLUSTER, nodepoolId: POOL })) await page.type(key, text);
        await page.typeNodesPerBatch("1");
        await page.chooseWay(way);
        await get(page);
        await page.ask();
        assert.match(await page.known(), /The credential is accepted and may read the pool/);
        await page.confirm();
        assert.equal(await page.outcome(), "accepted");
        const calls = await page.server.sandbox.upgrades();
        assert.deepEqual(calls.map((call) => call.status), [200]);
        assert.deepEqual(CARRIERS.filter((header) => calls[0].headers.includes(header)).sort(), [...CARRIED_BY[kind]].sort());
        // By relay or front, the page asks nobody but its own origin; directly, it asks the sandbox.
        const asked = page.seen.requests.filter((request) => request.method() === "POST" && request.url().endsWith("/operation/upgrade"));
        assert.deepEqual(asked.map((request) => new URL(request.url()).origin), [new URL(name === "directly" ? page.server.sandbox.origin : page.server.page).origin]);
        table[kind][name] = "accepted";
      });
    }
  });
}
