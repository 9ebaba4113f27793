// Programs without a page: Node.js, Deno, Bun, and Cloudflare's workerd. All are ready after import.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { answers, bin, freePort, main, quiet, run, start } from "./project.mjs";

const ground = await start();
const print = main("console.log(JSON.stringify(results));");

test("S24: Node.js", async (t) => {
  const folder = ground.project("node", { "main.mjs": print });
  await ground.expect(t, await ground.printed(process.execPath, ["main.mjs"], folder));
});

test("S24: Node.js, CommonJS by import()", async (t) => {
  const script = `
    (async () => {
      const { default: init, ...functions } = await import("poolsync");
      const { work } = await import("./work.mjs");
      const { sandbox } = await import("./sandbox.mjs");
      console.log(JSON.stringify(await work({ init, ...functions }, sandbox)));
    })();
  `;
  const folder = ground.project("node-cjs", { "main.cjs": script }, {});
  await ground.expect(t, await ground.printed(process.execPath, ["main.cjs"], folder));
});

test("Node.js, bundled by esbuild into one file", async (t) => {
  const folder = ground.project("node-bundled", { "main.mjs": print });
  const esbuild = bin("esbuild/bin/esbuild");
  const options = ["main.mjs", "--bundle", "--platform=node", "--format=esm", "--outfile=out/main.mjs", "--log-level=error"];
  await run(esbuild, options, { cwd: folder, env: quiet() });
  await ground.expect(t, await ground.printed(process.execPath, [join(folder, "out/main.mjs")], "/"));
});

test("S24: Deno", async (t) => {
  const folder = ground.project("deno", { "main.mjs": print });
  const allow = ["run", "--quiet", "--no-prompt", "--allow-net=127.0.0.1", "main.mjs"];
  await ground.expect(t, await ground.printed(process.execPath, [bin("deno/bin.cjs"), ...allow], folder));
});

const bun = ["bun-linux-x64-baseline", "bun-linux-aarch64"].map((name) => bin(`@oven/${name}/bin/bun`)).find(existsSync);
test("S24: Bun", { skip: bun === undefined && "npm has no Bun for this machine" }, async (t) => {
  const folder = ground.project("bun", { "main.mjs": print });
  await ground.expect(t, await ground.printed(bun, ["main.mjs"], folder));
});

test("S24: Cloudflare Workers (wrangler dev, workerd)", async (t) => {
  const worker = `
    import init, { buildRequest, check, saltPassword, send, signRequest } from "poolsync";
    import { work } from "./work.mjs";
    import { sandbox } from "./sandbox.mjs";
    export default {
      fetch: async () => Response.json(await work({ init, buildRequest, check, saltPassword, send, signRequest }, sandbox)),
    };
  `;
  const folder = ground.project("workerd", { "worker.mjs": worker });
  const port = await freePort();
  const options = ["dev", "worker.mjs", "--name=w", "--compatibility-date=2025-10-01", "--ip=127.0.0.1", `--port=${port}`, "--local"];
  const wrangler = spawn(process.execPath, [bin("wrangler/bin/wrangler.js"), ...options, "--show-interactive-dev-session=false"], {
    cwd: folder,
    env: quiet({ HOME: folder, XDG_CONFIG_HOME: folder }),
    stdio: "ignore",
  });
  try {
    const address = `http://127.0.0.1:${port}/`;
    await answers(address, wrangler);
    await ground.reset();
    await ground.expect(t, await (await fetch(address)).json());
  } finally {
    wrangler.kill("SIGINT");
  }
});
