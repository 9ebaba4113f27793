// Pages: without a bundler, and built by each bundler with its defaults. The built pages run under a strict policy.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { IN_A_PAGE, bin, html, main, quiet, run, start, tools } from "./project.mjs";

const ground = await start();
const load = (name) => import(pathToFileURL(createRequire(join(tools, "package.json")).resolve(name)).href);
/** A package that only ES modules may import. */
const loadFrom = async (path) => import(pathToFileURL(bin(path)).href);

const project = (name, files = {}) => ground.project(name, { "main.js": main(IN_A_PAGE), "index.html": html("/main.js"), ...files });

/** The work for places where nobody resolves a name: by the address of the file. */
const byAddress = {
  "work.mjs": readFileSync(join(import.meta.dirname, "work.mjs"), "utf8").replace(
    'import("poolsync/samples")',
    'import("./node_modules/poolsync/samples.js")',
  ),
};

test("S24: plain HTML", async (t) => {
  const folder = project("plain", { ...byAddress, "main.js": main(IN_A_PAGE, "./node_modules/poolsync/index.js") });
  await ground.expect(t, await ground.lookAt(folder));
});

test("S24: plain HTML, both modules with their bytes in the script", async (t) => {
  const work = { "work.mjs": byAddress["work.mjs"].replace("samples.js", "samples_inline.js") };
  const folder = project("inline", { ...work, "main.js": main(IN_A_PAGE, "./node_modules/poolsync/inline.js") });
  await ground.expect(t, await ground.lookAt(folder));
});

test("S24: a web worker", async (t) => {
  const worker = main("postMessage(results);", "./node_modules/poolsync/index.js");
  const page = 'new Worker("/worker.js", { type: "module" }).onmessage = ({ data }) => { globalThis.results = data; };';
  const folder = project("worker", { ...byAddress, "worker.js": worker, "main.js": page });
  await ground.expect(t, await ground.lookAt(folder));
});

test("S24: Vite, dev server", async (t) => {
  const { createServer } = await loadFrom("vite/dist/node/index.js");
  const root = project("vite-dev");
  const server = { port: 0, host: "127.0.0.1", hmr: false, watch: null };
  const vite = await createServer({ root, configFile: false, logLevel: "silent", cacheDir: join(root, ".vite"), server });
  await vite.listen();
  try {
    const [address] = vite.resolvedUrls.local;
    // Vite finds dependencies at the first visit, and reloads.
    await fetch(address);
    await ground.expect(t, await ground.look(address));
  } finally {
    await vite.close();
  }
});

test("S24: Vite, build", async (t) => {
  const { build } = await loadFrom("vite/dist/node/index.js");
  const root = project("vite-build");
  await build({ root, configFile: false, logLevel: "silent" });
  await ground.expect(t, await ground.lookAt(join(root, "dist")));
});

for (const [name, from, pick] of [
  ["webpack", "webpack", (all) => all.default],
  ["Rspack", "@rspack/core", (all) => all.rspack],
]) {
  test(`S24: ${name}`, async (t) => {
    const bundle = pick(await load(from));
    const folder = project(name);
    const path = join(folder, "dist");
    const options = { mode: "production", context: folder, entry: "./main.js", output: { path, filename: "main.js" } };
    await new Promise((resolve, reject) => {
      bundle(options, (error, stats) => {
        const wrong = error ?? (stats.hasErrors() && new Error(stats.toString({ all: false, errors: true })));
        if (wrong) reject(wrong);
        else resolve();
      });
    });
    writeFileSync(join(path, "index.html"), html("main.js", false));
    await ground.expect(t, await ground.lookAt(path));
  });
}

for (const splitting of [false, true]) {
  test(`S24: esbuild${splitting ? ", splitting" : ""}`, async (t) => {
    const { build } = await load("esbuild");
    const folder = project(`esbuild-${splitting}`);
    const outdir = join(folder, "dist");
    const options = { entryPoints: [join(folder, "main.js")], bundle: true, minify: true, format: "esm", splitting, outdir };
    await build({ ...options, absWorkingDir: folder, logLevel: "silent" });
    writeFileSync(join(outdir, "index.html"), html("main.js"));
    await ground.expect(t, await ground.lookAt(outdir));
  });
}

test("S24: Rollup", async (t) => {
  const { rollup } = await loadFrom("rollup/dist/es/rollup.js");
  const { nodeResolve } = await loadFrom("@rollup/plugin-node-resolve/dist/es/index.js");
  const folder = project("rollup");
  const bundle = await rollup({ input: join(folder, "main.js"), plugins: [nodeResolve({ browser: true })], onwarn() {} });
  await bundle.write({ dir: join(folder, "dist"), format: "es" });
  writeFileSync(join(folder, "dist/index.html"), html("main.js"));
  await ground.expect(t, await ground.lookAt(join(folder, "dist")));
});

test("S24: Parcel", async (t) => {
  const folder = project("parcel", { "index.html": html("./main.js") });
  const options = ["build", "index.html", "--no-cache", "--no-source-maps", "--public-url", "./"];
  await run(process.execPath, [bin("parcel/lib/bin.js"), ...options], { cwd: folder, timeout: 120_000, env: quiet() });
  // Parcel writes a script of its own into the page, which no strict policy allows.
  await ground.expect(t, await ground.lookAt(join(folder, "dist"), { strict: false }));
});
