// The examples of the package's README, run one after the other; what stands after `// →` has to come out.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "./stranger.mjs";

const stranger = install();
const readme = readFileSync(join(stranger.installed, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, block]) => block);

/** `expression; // → value` as an assertion. */
const asserted = (line) => line.replace(/^(.+); \/\/ → (.+)$/, (whole, expression, value) => `expect(${expression}, ${value}, ${JSON.stringify(line)});`);

test("the examples do what they say", async () => {
  const script = blocks.join("\n").split("\n").map(asserted).join("\n");
  const compared = [];
  globalThis.expect = (actual, expected, line) => compared.push({ actual, expected, line });
  const file = join(stranger.folder, "readme.mjs");
  writeFileSync(file, script);
  await import(pathToFileURL(file).href);
  for (const { actual, expected, line } of compared) assert.deepEqual(actual, expected, line);
  assert.ok(compared.length > 20, `${compared.length}`);
});

test("every function has an example", async () => {
  for (const name of Object.keys(await stranger.load())) {
    if (name === "default" || name === "initSync") continue;
    assert.ok(blocks.some((block) => block.includes(`poolsync.${name}`)), name);
  }
  for (const name of ["languages", "sample", "importRequest", "checkRollout", "resolveRollout", "readPool", "startRollout", "nextRollout", "rolloutDigest", "rolloutReport"]) {
    assert.ok(blocks.some((block) => block.includes(`${name}(`)), name);
  }
});

test("the sizes are those of the committed table", () => {
  const table = readFileSync(join(import.meta.dirname, "../../web/sizes.txt"), "utf8");
  const brotli = (name) => Number(new RegExp(`^npm/${name}\\s+\\d+\\s+\\d+\\s+(\\d+)$`, "m").exec(table)[1]);
  assert.ok(readme.includes(`\`poolsync.wasm\` ${Math.round(brotli("poolsync\\.wasm") / 1000)} kB`));
  assert.ok(readme.includes(`\`poolsync_samples.wasm\` ${Math.round(brotli("poolsync_samples\\.wasm") / 1000)} kB`));
  assert.ok(readme.includes(`${Math.round(brotli("poolsync_bytes\\.js") / 1000)} kB.`));
});
