// The program `poolsync` under load, beside nginx with its file: the page, the relay, connections that are idle or slow,
// services that are silent or endless, memory before and after, and whether anything is forwarded twice.
//
//   POOLSYNC_SERVER=…/poolsync POOLSYNC_FRONTS=…/deploy-… node tests/bench/load.mjs
//
// Load, server and service share this machine, so numbers are worth something beside each other only. The relay of nginx
// speaks TLS with the service, that of the program here does not.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { resolve } from "node:path";
import { randomUUID } from "node:crypto";

const root = resolve(import.meta.dirname, "../..");
const SECONDS = Number(process.env.POOLSYNC_LOAD_SECONDS ?? 5);
const CONNECTIONS = 32;
const IDLE = 400;
const CALLS = 500;
const PROJECT = "0123456789abcdef0123456789abcdef";
const PATH = `/api/v3/projects/${PROJECT}/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28`;

/** Starts a server that says where it listens, and returns how to reach it. */
async function started(name, program, options, environment) {
  const child = spawn(program, options, { stdio: ["pipe", "pipe", "ignore"], env: { ...process.env, ...environment } });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (said += text));
  while (!/^Sandbox: \S+$/m.test(said)) {
    if (child.exitCode !== null) throw new Error(`${name} ended before it listened`);
    await new Promise((done) => setTimeout(done, 20));
  }
  const address = (word) => new URL(new RegExp(`^${word}: (\\S+)$`, "m").exec(said)[1]);
  const sandbox = address("Sandbox");
  const stop = async () => {
    child.stdin.end();
    if (name === "poolsync") child.kill();
    await once(child, "exit");
  };
  return { name, page: address("Poolsync"), sandbox, pid: child.pid, stop };
}

/** One request; its answer is read to the end. */
function ask(server, agent, { method = "GET", path = "/", headers = {}, body }) {
  return new Promise((done, failed) => {
    const asked = request({ host: server.hostname, port: server.port, method, path, headers, agent }, (answer) => {
      let bytes = 0;
      answer.on("data", (part) => (bytes += part.length));
      answer.on("end", () => done({ status: answer.statusCode, bytes, headers: answer.headers }));
      answer.on("error", failed);
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;

/** As many requests as go through in the time, over some connections. */
async function load(server, wanted) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  let failed = 0;
  const end = performance.now() + SECONDS * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      const begun = performance.now();
      const answer = await ask(server, agent, wanted()).catch(() => undefined);
      if (answer === undefined || answer.status >= 500) failed += 1;
      else times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / SECONDS, median: percentile(times, 0.5), p99: percentile(times, 0.99), failed };
}

/** Connections that say nothing, and as many that say a letter a second. */
async function idlers(server) {
  const sockets = Array.from({ length: IDLE }, () => connect(server.port, server.hostname));
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  for (const socket of sockets) socket.on("error", () => {});
  const slow = sockets.slice(IDLE / 2);
  for (const socket of slow) socket.write("GET / HTTP/1.1\r\nHost: a\r\nX: ");
  const timer = setInterval(() => slow.forEach((socket) => socket.writable && socket.write("a")), 1000);
  return () => {
    clearInterval(timer);
    sockets.forEach((socket) => socket.destroy());
  };
}

/** Memory of a process in MB. */
function memory(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1000;
  } catch {
    return NaN;
  }
}

/** The process that serves: the one that was started, or nginx below it. A child belongs to the thread that started it. */
function serving({ name, pid }) {
  if (name === "poolsync") return pid;
  const text = (path) => readFileSync(path, "utf8");
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => text(`/proc/${pid}/task/${task}/children`).split(" "));
  return children.find((child) => child.trim() !== "" && text(`/proc/${child}/cmdline`).includes("nginx")) ?? pid;
}

/** Where the relay forwards to, as a name in its address. */
const host = (server) => (server.name === "poolsync" ? server.sandbox.host : "cce.cn-north-4.myhuaweicloud.com");
const relayed = (server, method, path, body) => ({
  method,
  path: `/relay/${host(server)}${path}`,
  headers: { "X-Poolsync-Relay": "1", "X-Poolsync-Call": randomUUID(), "Content-Type": "application/json", "X-Auth-Token": "none" },
  body,
});
const door = async (server, method, path, body) => {
  const answer = await fetch(new URL(path, server.sandbox), { method, body: body && JSON.stringify(body) });
  return answer.headers.get("content-type")?.includes("json") ? answer.json() : undefined;
};

/** Calls that each must arrive once: all at the same time, over few connections. */
async function forwarded(server) {
  await door(server, "DELETE", "sandbox/calls");
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const body = JSON.stringify({ spec: { maxUnavailable: 1, nodePoolID: "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28" } });
  const upgrade = `${PATH}/operation/upgrade`;
  await Promise.all(Array.from({ length: CALLS }, (_, at) => ask(server.page, agent, relayed(server, "POST", `${upgrade}?n=${at}`, body)).catch(() => {})));
  agent.destroy();
  const calls = await door(server, "GET", "sandbox/calls");
  // Each call has a number of its own, so that one that came twice does not hide one that was lost.
  const arrived = calls.filter((call) => call.method === "POST").map((call) => call.query);
  return { made: CALLS, arrived: arrived.length, twice: arrived.length - new Set(arrived).size };
}

/** Relayed reads while the service hangs or does not end; then whether the server still answers. */
async function faulty(server, fault) {
  await door(server, "PUT", "sandbox/fault", { ...fault, on: "read", times: 40 });
  const agent = new Agent({ maxSockets: 40 });
  const asked = Array.from({ length: 40 }, () => {
    const one = ask(server.page, agent, relayed(server, "GET", PATH));
    return Promise.race([one.catch(() => {}), new Promise((done) => setTimeout(done, 3000))]);
  });
  const during = await load(server.page, () => ({ path: "/" }));
  await Promise.all(asked);
  agent.destroy();
  await door(server, "DELETE", "sandbox/fault");
  return during;
}

const columns = (name, { perSecond, median, p99, failed }) =>
  `  ${name.padEnd(44)} ${perSecond.toFixed(0).padStart(8)}/s ${median.toFixed(2).padStart(8)} ms ${p99.toFixed(2).padStart(8)} ms ${String(failed).padStart(5)} failed`;

async function measure(server) {
  const pid = serving(server);
  console.log(`${server.name}: requests a second, median, 99 of 100, failed (${CONNECTIONS} connections, ${SECONDS} s each)`);
  const before = memory(pid);
  // The first seconds are those of the compiler of this very program.
  await load(server.page, () => ({ path: "/" }));
  console.log(columns("page", await load(server.page, () => ({ path: "/", headers: { "Accept-Encoding": "gzip" } }))));
  console.log(columns("relay, a read", await load(server.page, () => relayed(server, "GET", PATH))));
  const free = await idlers(server.page);
  console.log(columns(`page, beside ${IDLE} idle and slow connections`, await load(server.page, () => ({ path: "/" }))));
  free();
  console.log(columns("page, beside 40 reads of a silent service", await faulty(server, { kind: "hang" })));
  console.log(columns("page, beside 40 reads of an endless answer", await faulty(server, { kind: "huge", bytes: 1_000_000_000 })));
  const { made, arrived, twice } = await forwarded(server);
  console.log(`  ${made} calls made at once by the relay, ${arrived} arrived, ${twice} twice`);
  console.log(`  memory: ${before.toFixed(1)} MB before, ${memory(pid).toFixed(1)} MB after`);
  return twice === 0;
}

const starts = [
  () => started("poolsync", process.env.POOLSYNC_SERVER, ["--listen", "127.0.0.1:0", "--sandbox", "--sandbox-listen", "127.0.0.1:0"], {}),
];
if (process.env.POOLSYNC_FRONTS) {
  starts.push(() => started("nginx", process.env.POOLSYNC_FRONTS, [], { POOLSYNC_STAND: "nginx", POOLSYNC_PAGE: resolve(root, "dist") }));
}
let good = true;
for (const start of starts) {
  const server = await start();
  try {
    good = (await measure(server)) && good;
  } finally {
    await server.stop();
  }
}
process.exitCode = good ? 0 : 1;
