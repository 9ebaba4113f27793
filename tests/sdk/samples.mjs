// Samples from the core, and programs that run them.
//
//   const [{ text, body }] = write([{ language: "curl", auth: "token", request }]);

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { credentials } from "./compare.mjs";

const root = resolve(import.meta.dirname, "../..");

/** The samples of these cases, each with the body that it should send. */
export function write(cases) {
  const program = process.env.POOLSYNC_SAMPLES;
  const [command, ...options] = program ? [program] : ["cargo", "run", "--quiet", "--locked", "-p", "poolsync-core", "--example", "samples"];
  const limits = { cwd: root, input: JSON.stringify(cases), maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "inherit"] };
  return JSON.parse(execFileSync(command, options, limits));
}

/** A folder of its own, removed when the process ends. */
export function folder(name) {
  const path = mkdtempSync(join(tmpdir(), `poolsync-sdk-${name}-`));
  process.on("exit", () => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs a program to its end, with the credentials in its environment and nothing of ours that would lead it astray. */
export function run(program, args, { cwd, env = {} } = {}) {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/proxy|^HUAWEICLOUD|^CLOUD_SDK/i.test(name)));
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, env: { ...clean, ...credentials, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (out += part));
    child.on("error", (error) => done({ code: -1, out: String(error) }));
    child.on("close", (code) => done({ code, out }));
  });
}

/** Why a language cannot run here, or false. What is required may not be missing. */
export function missing(programs) {
  const absent = programs.filter((program) => spawnSync(program, ["--version"]).error);
  if (absent.length === 0) return false;
  const reason = `not installed: ${absent.join(", ")}`;
  if (process.env.CI && !absent.includes("pwsh")) throw new Error(`${reason} (needed where CI is set)`);
  return reason;
}
