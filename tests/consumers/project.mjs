// A project of a stranger: an empty folder with the packed package installed, beside the tools that build it.
//
//   const ground = await start();
//   const folder = ground.project("vite", { "main.js": MAIN });
//   ground.expect(t, await ground.look(address));

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { after } from "node:test";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { startServer } from "../e2e/server.mjs";
import { install } from "../packaging/stranger.mjs";
import { expected } from "./work.mjs";

/** The folder whose node_modules holds bundlers, frameworks and runtimes. */
export const tools = resolve(process.env.POOLSYNC_CONSUMERS ?? "target/consumers");
export const bin = (path) => join(tools, "node_modules", path);
export const run = promisify(execFile);

const NAMES = "buildRequest, check, saltPassword, send, signRequest";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css" };

/** A script that does the work. `tell` is what happens with the results. */
export const main = (tell, from = "poolsync") => `
  import init, { ${NAMES} } from "${from}";
  import { work } from "./work.mjs";
  import { sandbox } from "./sandbox.mjs";
  work({ init, ${NAMES} }, sandbox).catch((error) => ({ import: String(error) })).then((results) => { ${tell} });
`;
export const IN_A_PAGE = "globalThis.results = results;";
export const html = (script, module = true) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><script ${module ? 'type="module"' : "defer"} src="${script}"></script>`;

/** Sandbox, browser and the installed package, for all tests of a file; ended with them. */
export async function start() {
  const server = await startServer();
  const page = await (await fetch(server.page)).text();
  const token = /name="?poolsync-sandbox-token"? content="?([^">]+)/.exec(page)[1];
  const sandbox = { origin: server.sandbox.origin, token };
  const stranger = install();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  mkdirSync(join(tools, "projects"), { recursive: true });
  const home = mkdtempSync(join(tools, "projects/"));
  after(async () => {
    await browser.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  return {
    sandbox,
    stranger,
    /** A new project with these files. */
    project(name, files, about = { type: "module" }) {
      const folder = join(home, name);
      cpSync(stranger.installed, join(folder, "node_modules/poolsync"), { recursive: true });
      const put = (file, text) => {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      };
      put("package.json", JSON.stringify({ name, private: true, version: "0.0.0", dependencies: { poolsync: "*" }, ...about }));
      put("work.mjs", readFileSync(join(import.meta.dirname, "work.mjs")));
      put("sandbox.mjs", `export const sandbox = ${JSON.stringify(sandbox)};`);
      for (const [file, text] of Object.entries(files)) put(file, text);
      return folder;
    },
    /** Looks at a page until it has results; fails on whatever the page complains about. */
    async look(address, want = () => globalThis.results) {
      await server.sandbox.reset();
      const context = await browser.newContext();
      try {
        const tab = await context.newPage();
        const complaints = [];
        tab.on("pageerror", (error) => complaints.push(error.message));
        tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
        await tab.goto(address);
        const handle = await tab.waitForFunction(want, undefined, { timeout: 30_000 }).catch((error) => {
          throw new Error(`no results: ${complaints.join("; ") || error.message}`);
        });
        return await handle.jsonValue();
      } finally {
        await context.close();
      }
    },
    /** Serves a folder, under a strict policy unless told otherwise, and looks at it. */
    async lookAt(folder, { strict = true } = {}) {
      const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${sandbox.origin}`;
      const server = createServer((request, response) => {
        let path = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
        if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
        if (!existsSync(path)) return response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
        const headers = { "content-type": TYPES[extname(path)] ?? "application/octet-stream" };
        response.writeHead(200, strict ? { ...headers, "content-security-policy": policy } : headers).end(readFileSync(path));
      });
      await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
      try {
        return await this.look(`http://127.0.0.1:${server.address().port}/`);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
    /** Serves a folder and does something in the page. */
    async visit(folder, act) {
      const server = createServer((request, response) => {
        const path = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname), request.url === "/" ? "index.html" : "");
        if (!existsSync(path)) return response.writeHead(404).end();
        response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(readFileSync(path));
      });
      await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
      const context = await browser.newContext();
      context.setDefaultTimeout(20_000);
      try {
        const tab = await context.newPage();
        await tab.goto(`http://127.0.0.1:${server.address().port}/`);
        await act(tab);
      } finally {
        await context.close();
        server.closeAllConnections();
        server.close();
      }
    },
    /** Runs a program that prints its results. */
    async printed(program, args, folder) {
      await server.sandbox.reset();
      const { stdout } = await run(program, args, { cwd: folder, timeout: 60_000, env: quiet() });
      return JSON.parse(stdout);
    },
    /** Every step of the work is a test of its own: a cell of the table environment x step. */
    async expect(t, results, steps = Object.keys(expected)) {
      for (const step of steps) {
        await t.test(step, () => assert.equal(results[step] ?? results.import, expected[step]));
      }
      await t.test("sent once", async () => assert.equal((await server.sandbox.upgrades()).length, 1));
    },
    reset: () => server.sandbox.reset(),
  };
}

/** The environment of a tool: no telemetry, no colours, and nothing that another tool has set. */
export function quiet(more = {}) {
  const { NODE_ENV, NODE_OPTIONS, NODE_TEST_CONTEXT, FORCE_COLOR, ...env } = process.env;
  return { ...env, NO_COLOR: "1", CI: "1", NEXT_TELEMETRY_DISABLED: "1", WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false", DO_NOT_TRACK: "1", ...more };
}

/** Waits until an address answers. */
export async function answers(address, child) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
    const there = await fetch(address).then(() => true, () => false);
    if (there) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${address} does not answer`);
}

/** A port that is free now. */
export async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
