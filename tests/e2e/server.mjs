// The program `poolsync` with its sandbox, on free ports of this machine.
//
//   const server = await startServer();
//   server.page; // http://127.0.0.1:40211/
//   await server.sandbox.fault({ kind: "status", status: 503 });
//   await server.stop();

import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const program = resolve(root, process.env.POOLSYNC_SERVER ?? "target/debug/poolsync");
const ON_FREE_PORTS = ["--listen", "127.0.0.1:0", "--sandbox", "--sandbox-listen", "127.0.0.1:0"];

/** Starts the program and waits until it says where it listens. `more`: further options. */
export const startServer = (...more) =>
  started(spawn(program, [...ON_FREE_PORTS, ...more], { stdio: ["pipe", "pipe", "pipe"] }));

/**
 * nginx or Caddy with its file of `crates/poolsync-server/deploy`, serving the page of `folder` and relaying to a sandbox that has the names of
 * the cloud. `tests`: the program that can do so, the tests with nginx and Caddy.
 */
export const startFront = (tests, name, folder) =>
  started(spawn(tests, [], { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, POOLSYNC_STAND: name, POOLSYNC_PAGE: folder } }));

async function started(child) {
  const log = [];
  child.stderr.setEncoding("utf8").on("data", (text) => log.push(text));
  const said = await listening(child, log);
  const address = (name) => new RegExp(`^${name}: (\\S+)$`, "m").exec(said)[1];
  return {
    /** The address of the page. */
    page: address("Poolsync"),
    sandbox: sandbox(address("Sandbox")),
    /** All that the program wrote into its log. */
    log: () => log.join(""),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      // A front ends with its input, and takes nginx or Caddy along; the program `poolsync` does not read any.
      child.stdin.end();
      if (child.spawnfile === program) child.kill();
      await ended;
    },
  };
}

async function listening(child, log) {
  let said = "";
  child.stdout.setEncoding("utf8");
  const ready = (async () => {
    for await (const text of child.stdout) {
      said += text;
      if (/^Sandbox: \S+$/m.test(said)) return said;
    }
    throw new Error(`the server ended before it listened: ${log.join("")}`);
  })();
  const failed = once(child, "error").then(([error]) => {
    throw new Error(`${child.spawnfile} does not start: ${error.message}`);
  });
  return Promise.race([ready, failed]);
}

/** The imitated service, by the doors that it has for tests. */
function sandbox(url) {
  const door = async (method, path, body) => {
    const answer = await fetch(new URL(path, url), { method, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: HTTP ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    /** Scheme, host and port, without a slash at the end. */
    origin: new URL(url).origin,
    host: new URL(url).host,
    /** Every call it got, oldest first. */
    calls: async () => (await door("GET", "sandbox/calls")).json(),
    /** Those that synchronize; a browser's question whether it may call is none. */
    async upgrades() {
      return (await this.calls()).filter((call) => call.method === "POST" && call.path.endsWith("/operation/upgrade"));
    },
    /** What goes wrong with the next synchronization, or with the calls that the fault names; a list for several. */
    fault: (fault) => door("PUT", "sandbox/fault", fault),
    /** How long a batch takes from now on, in seconds; none: 8, as at the start. */
    batch: (seconds) => (seconds === undefined ? door("DELETE", "sandbox/time") : door("PUT", "sandbox/time", { batchSeconds: seconds })),
    /** Forgets calls and faults, and brings the pools back to their beginning. */
    async reset() {
      await door("DELETE", "sandbox/fault");
      await door("DELETE", "sandbox/calls");
    },
  };
}
