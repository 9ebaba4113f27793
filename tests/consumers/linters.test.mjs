// What linters of packages and other readers of the schema say.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "../packaging/stranger.mjs";
import { bin, quiet, run, tools } from "./project.mjs";

const stranger = install();

test("S24: publint has nothing to say", async () => {
  const { publint } = await import(pathToFileURL(bin("publint/src/index-node.js")).href);
  const { messages } = await publint({ pkgDir: stranger.installed, strict: true });
  assert.deepEqual(messages, []);
});

test("S24: arethetypeswrong finds nothing", async () => {
  const tarball = readdirSync(stranger.folder).find((name) => name.endsWith(".tgz"));
  const options = [join(stranger.folder, tarball), "--profile=esm-only", "--format=json", "--exclude-entrypoints=schema.json"];
  const { stdout } = await run(process.execPath, [bin("@arethetypeswrong/cli/dist/index.js"), ...options], { env: quiet() });
  const { problems, analysis } = JSON.parse(stdout);
  // Resolution for CommonJS and of ten years ago is not offered: that is what the profile says, and its exit code with it.
  const offered = Object.values(problems ?? {}).flat().filter(({ resolutionKind }) => !["node10", "node16-cjs"].includes(resolutionKind));
  assert.deepEqual(offered, []);
  assert.ok(Object.keys(analysis.entrypoints).includes("./poolsync.wasm"));
});

// What JSON Schema can say of the rules, by the codes of the contract.
const SAYABLE = [
  "spec/missing", "node-pool-id/missing", "max-unavailable/missing", "max-unavailable/not-integer", "max-unavailable/out-of-range",
  "node-ids/wrong-type", "node-ids/empty-id", "life-cycle/missing", "login/missing", "login/no-method", "login/both-methods",
  "ssh-key/empty", "password/missing", "pre-install/not-base64", "post-install/not-base64", "field/wrong-type",
];

test("ajv compiles schema.json, and agrees with the cases of the core", async () => {
  const require = createRequire(join(tools, "package.json"));
  const { default: Ajv } = await import(pathToFileURL(require.resolve("ajv/dist/2020.js")).href);
  const ajv = new (Ajv.default ?? Ajv)({ strict: true, strictRequired: false });
  const valid = ajv.compile(JSON.parse(readFileSync(join(stranger.installed, "schema.json"), "utf8")));
  const { checkJson } = await stranger.load();
  let compared = 0;
  for (const kind of ["valid", "invalid"]) {
    const folder = resolve(import.meta.dirname, "../../crates/poolsync-core/tests/cases", kind);
    for (const name of readdirSync(folder)) {
      const given = JSON.parse(readFileSync(join(folder, name), "utf8"));
      const body = given.body ?? given.request?.body;
      if (body === undefined || given.pool) continue;
      const { problems, sendable } = checkJson(JSON.stringify(body));
      const says = problems.some(({ code, severity }) => severity === "error" && SAYABLE.includes(code));
      if (says) assert.equal(valid(body), false, name);
      if (sendable) assert.equal(valid(body), true, `${name}: ${ajv.errorsText(valid.errors)}`);
      compared += 1;
    }
  }
  assert.ok(compared > 40, `${compared}`);
});
