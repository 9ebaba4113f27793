// What is in the package, and that it says the truth about itself.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codes, install, source } from "./stranger.mjs";

const stranger = install();
const text = (name) => readFileSync(join(stranger.installed, name), "utf8");

test("S24: holds what is needed and nothing else", () => {
  assert.deepEqual(stranger.files, [
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "THIRD-PARTY-LICENSES.txt",
    "answer.js",
    "echo.js",
    "edge.js",
    "entry.js",
    "functions.js",
    "index.d.ts",
    "index.js",
    "inline.js",
    "lazy.js",
    "load.js",
    "misuse.js",
    "node.js",
    "package.json",
    "policy.js",
    "poolsync.wasm",
    "poolsync.wasm.d.ts",
    "poolsync_bytes.js",
    "poolsync_glue.js",
    "poolsync_rollout.wasm",
    "poolsync_rollout.wasm.d.ts",
    "poolsync_rollout_bytes.js",
    "poolsync_rollout_glue.js",
    "poolsync_samples.wasm",
    "poolsync_samples.wasm.d.ts",
    "poolsync_samples_bytes.js",
    "poolsync_samples_glue.js",
    "poolsync_words.js",
    "relay.js",
    "rollout.d.ts",
    "rollout.js",
    "rollout.schema.json",
    "rollout_edge.js",
    "rollout_functions.js",
    "rollout_inline.js",
    "rollout_node.js",
    "rollout_workerd.js",
    "samples.d.ts",
    "samples.js",
    "samples_edge.js",
    "samples_functions.js",
    "samples_inline.js",
    "samples_node.js",
    "samples_workerd.js",
    "schema.js",
    "schema.json",
    "send.js",
    "workerd.js",
  ]);
});

test("S24: needs nothing and runs nothing when it is installed", () => {
  const about = JSON.parse(text("package.json"));
  assert.equal(about.dependencies, undefined);
  assert.equal(about.scripts, undefined);
  assert.deepEqual([about.type, about.sideEffects, about.engines.node], ["module", false, ">=20"]);
  assert.equal(Object.keys(about.exports["."])[0], "types");
});

// The list is contract between package and users; the table of the core is its source.
test("the types name every code of the core and no other", () => {
  const inCore = [...source("crates/poolsync-core/src/problem/codes.rs").matchAll(/^ {4}\w+ "([^"]+)" [A-Z0-9_]+ /gm)];
  const union = text("index.d.ts").split("export type ProblemCode =")[1].split(";")[0];
  const inTypes = [...union.matchAll(/"([^"]+)"/g)];
  assert.ok(inCore.length > 50);
  assert.deepEqual(inTypes.map(([, code]) => code).sort(), inCore.map(([, code]) => code).sort());
});

test("the types declare what the scripts export", async () => {
  const declared = [...text("index.d.ts").matchAll(/^export (default )?(?:function|const) (\w+)/gm)];
  const names = declared.map(([, isDefault, name]) => (isDefault ? "default" : name)).sort();
  for (const entry of ["index.js", "inline.js", "node.js"]) {
    assert.deepEqual(Object.keys(await stranger.inner(entry)).sort(), names, entry);
  }
  // These import a compiled module, which Node.js does not; the names stand in one list.
  const list = (entry) => text(entry).split("export const {")[1];
  for (const entry of ["workerd.js", "edge.js"]) assert.equal(list(entry), list("node.js"), entry);
});

for (const name of ["samples", "rollout"]) {
  test(`the types of poolsync/${name} declare what its scripts export`, async () => {
    const declared = [...text(`${name}.d.ts`).matchAll(/^export (default )?function (\w+)/gm)];
    const names = declared.map(([, isDefault, name]) => (isDefault ? "default" : name)).sort();
    for (const entry of [`${name}.js`, `${name}_inline.js`, `${name}_node.js`]) {
      assert.deepEqual(Object.keys(await stranger.inner(entry)).sort(), names, entry);
    }
    const list = (entry) => text(entry).split("export const {")[1];
    for (const entry of [`${name}_workerd.js`, `${name}_edge.js`]) assert.equal(list(entry), list(`${name}_node.js`), entry);
  });
}

test("importing the package starts nothing", () => {
  const entry = JSON.stringify(join(stranger.installed, "node.js"));
  const script = `
    const { Module } = WebAssembly;
    let compiled = 0;
    WebAssembly.Module = new Proxy(Module, { construct(...how) { compiled += 1; return Reflect.construct(...how); } });
    const { regions } = await import(${entry});
    const before = compiled;
    regions();
    regions();
    console.log(before, compiled);
  `;
  assert.equal(execFileSync("node", ["--input-type=module", "--eval", script], { encoding: "utf8" }).trim(), "0 1");
});

test("S16: no script makes code or markup out of text", () => {
  for (const name of stranger.files.filter((name) => name.endsWith(".js"))) {
    assert.doesNotMatch(text(name), /new Function\(|eval\(|innerHTML|document\.write/, name);
  }
});

test("is ready after import in Node.js, and init() is harmless", async () => {
  const { checkJson, default: init, initSync } = await stranger.load();
  assert.deepEqual(codes(checkJson("{}")), ["spec/missing"]);
  assert.equal(await init(), undefined);
  assert.equal(initSync(new Uint8Array()), undefined);
});

test("the browser entry says in a sentence that it is not ready, and starts from bytes", () => {
  // A process of its own: in this one the module has started already.
  const entry = join(stranger.installed, "index.js");
  const script = `
    import { readFileSync } from "node:fs";
    import init, { check, initSync, regions } from ${JSON.stringify(entry)};
    const told = [];
    const attempt = (call) => { try { call(); } catch (error) { told.push([error.name, error.code, error.message]); } };
    attempt(() => check({}));
    attempt(() => initSync("poolsync.wasm"));
    await init(5).catch((error) => attempt(() => { throw error; }));
    attempt(() => initSync(new TextEncoder().encode("<!DOCTYPE html><title>x</title>")));
    attempt(() => initSync(new Uint8Array([1, 2, 3, 4])));
    initSync(readFileSync(${JSON.stringify(join(stranger.installed, "poolsync.wasm"))}));
    console.log(JSON.stringify({ told, regions: regions().length }));
  `;
  const { told, regions } = JSON.parse(execFileSync("node", ["--input-type=module", "--eval", script]));
  assert.equal(regions, 33);
  assert.deepEqual(
    told.map(([name, code]) => [name, code]),
    [
      ["PoolsyncError", "not-initialized"],
      ["PoolsyncError", "invalid-argument"],
      ["PoolsyncError", "invalid-argument"],
      ["PoolsyncError", "wasm-unavailable"],
      ["PoolsyncError", "wasm-unavailable"],
    ],
  );
  assert.equal(told[0][2], "poolsync is not ready: call init() and wait for it first");
  assert.match(told[3][2], /HTML page was served in place of poolsync\.wasm/);
});
