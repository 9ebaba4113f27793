// The package in a browser: a plain HTML page without a bundler, under a strict policy.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { install } from "./stranger.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const PAGE = "<!DOCTYPE html><html lang=en><title>t</title><script type=module src=/page.js></script>";

const stranger = install();
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
});
after(() => browser.close());

/** Serves the package under /poolsync/ and a page that runs `script`. `served` replaces answers by path. */
async function page(script, { policy = POLICY, served = {} } = {}) {
  const asked = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    const answer = (type, body, status = 200) => {
      response.writeHead(status, { "content-type": type, "content-security-policy": policy });
      response.end(body);
    };
    const own = served[request.url];
    if (own) return answer(own.type, own.body ?? (await readFile(join(stranger.installed, "poolsync.wasm"))), own.status);
    if (request.url === "/") return answer("text/html", PAGE);
    if (request.url === "/page.js") return answer("text/javascript", script);
    const name = request.url.replace("/poolsync/", "");
    if (!stranger.files.includes(name)) return answer("text/plain", "", 404);
    return answer(TYPES[extname(name)] ?? "text/plain", await readFile(join(stranger.installed, name)));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const complaints = [];
    tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    tab.on("pageerror", (error) => complaints.push(error.message));
    await tab.addInitScript(() => {
      globalThis.violations = [];
      addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
    });
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await tab.waitForFunction(() => document.title !== "t", undefined, { timeout: 20_000 });
    const violations = await tab.evaluate(() => globalThis.violations);
    return { told: JSON.parse(await tab.title()), violations, complaints, asked };
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
}

/** A page that imports the package, does something, and tells what it returned or threw in its title. */
const script = (body) => `
  import init, * as poolsync from "/poolsync/index.js";
  const run = async () => { ${body} };
  run().then(
    (value) => { document.title = JSON.stringify({ value }); },
    (error) => { document.title = JSON.stringify({ name: error.name, code: error.code, message: error.message }); },
  );
`;

const HTML = { type: "text/html", body: PAGE };
const regionsAfter = (source) => script(`await init(${source}); return poolsync.regions().length;`);

test("runs under the strict policy, asks for its own files only and leaves no global behind", async () => {
  const body = `
    const before = Object.keys(globalThis).length;
    await init();
    const salted = poolsync.saltPassword("Huawei@Cloud2026");
    const text = poolsync.checkJson('{"spec": {}}').problems.map((problem) => problem.code);
    return [salted.length, text, Object.keys(globalThis).length - before];
  `;
  const { told, violations, complaints, asked } = await page(script(body));
  assert.deepEqual(told.value, [144, ["max-unavailable/missing", "node-ids/all-nodes", "node-pool-id/missing"], 0]);
  assert.deepEqual([violations, complaints], [[], []]);
  // The copy in a script is not fetched where the file is there.
  const files = ["answer", "echo", "entry", "functions", "index", "load", "misuse", "policy", "poolsync_glue", "poolsync_words", "relay", "schema", "send"]
    .map((name) => `/poolsync/${name}.js`)
    .concat("/poolsync/poolsync.wasm");
  assert.deepEqual(asked.filter((path) => path !== "/favicon.ico").sort(), ["/", "/page.js", ...files].sort());
});

test("says in a sentence that init() was forgotten", async () => {
  const { told } = await page(script("return poolsync.check({});"));
  assert.deepEqual(told, {
    name: "PoolsyncError",
    code: "not-initialized",
    message: "poolsync is not ready: call init() and wait for it first",
  });
});

test("takes an address, a response, a promise of one, bytes and a compiled module", async () => {
  const sources = [
    '"/poolsync/poolsync.wasm"',
    'new URL("/poolsync/poolsync.wasm", location)',
    'new Request("/poolsync/poolsync.wasm")',
    'await fetch("/poolsync/poolsync.wasm")',
    'fetch("/poolsync/poolsync.wasm")',
    'await (await fetch("/poolsync/poolsync.wasm")).arrayBuffer()',
    'new Uint8Array(await (await fetch("/poolsync/poolsync.wasm")).arrayBuffer())',
    'await WebAssembly.compileStreaming(fetch("/poolsync/poolsync.wasm"))',
  ];
  for (const source of sources) {
    const { told, violations } = await page(regionsAfter(source));
    assert.deepEqual([told.value, violations], [33, []], source);
  }
});

test("starts at once from bytes", async () => {
  const bytes = 'await (await fetch("/poolsync/poolsync.wasm")).arrayBuffer()';
  const { told } = await page(script(`poolsync.initSync(${bytes}); return poolsync.regions().length;`));
  assert.equal(told.value, 33);
});

test("runs with any type that is not HTML", async () => {
  for (const type of ["application/octet-stream", "text/plain"]) {
    const { told, complaints } = await page(regionsAfter(""), { served: { "/poolsync/poolsync.wasm": { type } } });
    assert.deepEqual([told.value, complaints], [33, []], type);
  }
});

test("names an HTML page that is served in place of the module", async () => {
  const served = { "/other.wasm": HTML, "/plain.wasm": { ...HTML, type: "application/octet-stream" } };
  for (const path of Object.keys(served)) {
    const { told } = await page(regionsAfter(`"${path}"`), { served });
    assert.equal(told.code, "wasm-unavailable", path);
    assert.match(told.message, /an HTML page was served in place of poolsync\.wasm/);
  }
});

test("takes the copy in a script where the file was left behind", async () => {
  for (const answer of [{ type: "text/plain", body: "", status: 404 }, HTML]) {
    const { told, violations } = await page(regionsAfter(""), { served: { "/poolsync/poolsync.wasm": answer } });
    assert.deepEqual([told.value, violations], [33, []], answer.type);
  }
});

test("where neither is there, the reason is that of the file", async () => {
  const served = { "/poolsync/poolsync.wasm": HTML, "/poolsync/poolsync_bytes.js": HTML };
  const { told } = await page(regionsAfter(""), { served });
  assert.equal(told.code, "wasm-unavailable");
  assert.match(told.message, /an HTML page was served in place of poolsync\.wasm/);
  const missing = { type: "text/plain", body: "", status: 404 };
  const both = { "/poolsync/poolsync.wasm": missing, "/poolsync/poolsync_bytes.js": missing };
  assert.match((await page(regionsAfter(""), { served: both })).told.message, /HTTP 404/);
});

test("names the policy that forbids WebAssembly", async () => {
  const { told } = await page(regionsAfter(""), { policy: "script-src 'self'" });
  assert.equal(told.code, "wasm-unavailable");
  assert.match(told.message, /must allow script-src 'wasm-unsafe-eval'/);
});

test("init() may be called many times, also after a failure and at the same time", async () => {
  const body = `
    const bad = init("/missing.wasm").catch((error) => error.code);
    const together = [init(), init(), init()];
    await Promise.all(together);
    await init("/missing.wasm");
    return [await bad, poolsync.regions().length];
  `;
  const { told, asked } = await page(script(body));
  assert.deepEqual(told.value, ["wasm-unavailable", 33]);
  assert.equal(asked.filter((path) => path === "/poolsync/poolsync.wasm").length, 1);
});

test("send tells what a browser tells: no CORS, the page's own policy, a hidden redirect", async () => {
  const other = createServer((request, response) => {
    const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
    if (request.url.startsWith("/no-cors")) response.writeHead(200).end();
    else if (request.method === "OPTIONS") response.writeHead(204, cors).end();
    else response.writeHead(307, { ...cors, location: "/elsewhere" }).end();
  });
  await new Promise((ready) => other.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${other.address().port}`;
  const body = `
    await init();
    const id = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
    const request = (endpoint) => ({ endpoint, projectId: "1".repeat(32), clusterId: id, nodepoolId: id,
      body: { spec: { maxUnavailable: 1, nodePoolID: id } } });
    const credential = { kind: "token", token: "T" };
    const outcomes = [
      await poolsync.send(request("${origin}"), credential),
      await poolsync.send(request("https://cce.cn-north-4.myhuaweicloud.com"), credential),
      await poolsync.send(request("http://127.0.0.1:1"), credential, { relay: "${origin}/no-cors" }),
    ];
    return outcomes.map(({ kind, status, sent, reason }) => [kind, status ?? sent, reason]);
  `;
  try {
    const policy = POLICY.replace("connect-src 'self'", `connect-src 'self' ${origin}`);
    const { told } = await page(script(body), { policy });
    const [redirect, forbidden, unreadable] = told.value;
    assert.deepEqual(redirect.slice(0, 2), ["refused", 0]);
    assert.deepEqual(forbidden.slice(0, 2), ["unknown", "no"]);
    assert.match(forbidden[2], /policy of this page \(connect-src\) does not allow calls to `cce\.cn-north-4/);
    assert.deepEqual(unreadable.slice(0, 2), ["unknown", "maybe"]);
    assert.match(unreadable[2], /CORS/);
  } finally {
    other.closeAllConnections();
    other.close();
  }
});

test("the entry with the bytes in the script asks for no other file", async () => {
  const body = "await init(); return poolsync.regions().length;";
  const { told, asked, violations } = await page(script(body).replace("/poolsync/index.js", "/poolsync/inline.js"));
  assert.deepEqual([told.value, violations], [33, []]);
  assert.ok(!asked.includes("/poolsync/poolsync.wasm"));
});

test("runs in a worker", async () => {
  const worker = `
    import init, { regions } from "/poolsync/index.js";
    init().then(() => postMessage(regions().length), (error) => postMessage(error.message));
  `;
  // Trusted Types forbid a plain string as a worker's address, so this page's policy does without.
  const body = `
    const worker = new Worker("/worker.js", { type: "module" });
    return new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); });
  `;
  const policy = POLICY.split("; require-trusted")[0];
  const served = { "/worker.js": { type: "text/javascript", body: worker } };
  assert.equal((await page(script(body), { policy, served })).told.value, 33);
});
