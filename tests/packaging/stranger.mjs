// The package as a stranger gets it: packed, installed into an empty folder, imported from there.
//
//   const stranger = install();
//   const poolsync = await stranger.load();

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "../..");
const built = resolve(root, process.env.POOLSYNC_NPM ?? "target/npm");

/** Packs the built package and installs it into a folder of its own, which is removed when the process ends. */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "poolsync-stranger-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const npm = (args) => execFileSync("npm", args, { cwd: folder, encoding: "utf8" });
  const [packed] = JSON.parse(npm(["pack", built, "--json", "--ignore-scripts"]));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  npm(["install", `./${packed.filename}`, "--offline", "--ignore-scripts", "--no-audit", "--no-fund"]);
  const installed = join(folder, "node_modules/poolsync");
  const address = (name) => pathToFileURL(join(installed, name)).href;
  return {
    folder,
    installed,
    /** The names of the files in the tarball. */
    files: packed.files.map((file) => file.path).sort(),
    /** What `import "poolsync"` gives in Node.js. */
    load() {
      const script = join(folder, "load.mjs");
      writeFileSync(script, 'export * as poolsync from "poolsync";');
      return import(pathToFileURL(script).href).then((module) => module.poolsync);
    },
    /** One file of the package, which its `exports` do not name. */
    inner: (name) => import(address(name)),
  };
}

/** A fixture, parsed. */
export const fixture = (name) => JSON.parse(readFileSync(join(root, "tests/fixtures", name), "utf8"));

/** A file of the repository. */
export const source = (path) => readFileSync(join(root, path), "utf8");

/** A request without a problem, from the example of the core. */
export function example() {
  const nodepoolId = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
  return {
    endpoint: "https://cce.cn-north-4.myhuaweicloud.com",
    projectId: "0123456789abcdef0123456789abcdef",
    clusterId: "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
    nodepoolId,
    body: {
      spec: {
        maxUnavailable: 1,
        nodeIDs: ["b1f0c2de-8a41-4c53-9d1e-0255ac10a001"],
        nodePoolID: nodepoolId,
      },
    },
  };
}

/** The codes of a report. */
export const codes = (report) => report.problems.map((problem) => problem.code);

/** The moment that a date of signing names: `20260115T083000Z`. */
export const moment = (date) =>
  new Date(date.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, "$1-$2-$3T$4:$5:$6Z"));

/** For `assert.throws`: a PoolsyncError with this code whose message has these words. */
export const poolsyncError = (code, words = /./) => (error) =>
  error instanceof Error && error.name === "PoolsyncError" && error.code === code && words.test(error.message);
