// Speed and memory of the npm package beside that of others. Prints tables; exits with 1 where a ratio is above its budget.
//
//   cargo xtask bench [check build sign salt encode growth memory]

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { measure } from "./measure.mjs";
import { HOST, KEY, PROJECT, rivals } from "./rivals.mjs";

const built = process.env.POOLSYNC_NPM ?? "target/npm";
const poolsync = await import(pathToFileURL(join(built, "node.js")).href);
const { memory } = await memoryOf(built);
const others = await rivals(process.env.POOLSYNC_RIVALS, JSON.parse(readFileSync(join(built, "schema.json"), "utf8")));

const CLUSTER = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
/** As CCE makes them: the first digits differ, the last name the machine that made them. */
const id = (number) => `${(Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0")}-229a-11e8-9c75-0255ac100ceb`;
const SALTED = poolsync.saltPassword("Huawei@Cloud2026", { salt: "saltsaltsaltsalt" });
const script = (bytes) => poolsync.encodeScript("#!/bin/bash\n" + "echo 'a step of the installation'\n".repeat(bytes / 34));
const body = (nodes, bytes = 0) => ({
  spec: {
    maxUnavailable: 1,
    nodeIDs: Array.from({ length: nodes }, (_, number) => id(number)),
    nodePoolID: "DefaultPool",
    nodeTemplate: {
      lifeCycle: { preInstall: bytes ? script(bytes) : "ZWNobyAx", postInstall: bytes ? script(bytes) : "ZWNobyAx" },
      login: { userPassword: { username: "root", password: SALTED } },
    },
  },
});
const request = (body) => ({ endpoint: `https://${HOST}`, projectId: PROJECT, clusterId: CLUSTER, nodepoolId: "DefaultPool", body });
const PATH = `/api/v3/projects/${PROJECT}/clusters/${CLUSTER}/nodepools/DefaultPool/operation/upgrade`;
const SIZES = { "2 nodes": body(2), "200 nodes, 10 kB of scripts": body(200, 3740) };
const credential = { kind: "aksk", ...KEY };
const date = new Date("2026-01-15T08:30:00Z");

let failed = false;

/** What to say of a ratio: the aim is where the design wants it, above the limit the run fails. */
function verdict(ratio, { aim, limit } = {}) {
  if (limit === undefined) return "";
  const over = ratio > limit;
  failed ||= over;
  if (over) return `   LIMIT ${limit} EXCEEDED`;
  return ratio > aim ? `   above the aim of ${aim}, limit ${limit}` : `   aim ${aim}`;
}

/** Prints how long each way takes, and how many times ours takes of it, with the verdict where there is a budget. */
async function table(title, ways, budgets = {}) {
  const times = await measure(ways);
  console.log(`\n${title}`);
  for (const [name, time] of Object.entries(times)) {
    const ratio = times.ours / time;
    console.log(`  ${name.padEnd(44)} ${time.toFixed(2).padStart(10)} µs   ours is ${ratio.toFixed(2)} x${verdict(ratio, budgets[name])}`);
  }
  return times;
}

const MEASUREMENTS = {
  async check() {
    for (const [size, value] of Object.entries(SIZES)) {
      const text = JSON.stringify(value);
      assert.deepEqual(poolsync.checkJson(text), { problems: [], sendable: true });
      for (const validate of [others.parseAndAjv, others.parseAndZod, others.parseAndValibot]) {
        assert.equal(validate(text), true);
        assert.equal(validate(text.replace('"maxUnavailable":1', '"maxUnavailable":0')), false);
        assert.equal(validate(text.replace("JDYk", "xDYk")), false);
      }
      const ways = {
        ours: () => poolsync.checkJson(text),
        "JSON.parse + ajv 8": () => others.parseAndAjv(text),
        "JSON.parse + zod 4": () => others.parseAndZod(text),
        "JSON.parse + valibot 1": () => others.parseAndValibot(text),
      };
      await table(`check from text, ${size}`, ways, BUDGETS.check);
    }
  },

  async build() {
    for (const [size, value] of Object.entries(SIZES)) {
      const given = request(value);
      const token = { kind: "token", token: "MIIF" };
      assert.equal(poolsync.buildRequest(given, token).body, JSON.stringify(value));
      const ways = { ours: () => poolsync.buildRequest(given, token), "JSON.stringify": () => JSON.stringify(value) };
      await table(`check + build, ${size}`, ways);
    }
  },

  async sign() {
    for (const [size, value] of Object.entries(SIZES)) {
      const given = request(value);
      const ours = poolsync.buildRequest(given, credential, { date });
      assert.equal(others.handSign(PATH, value, date).authorization, ours.headers.Authorization);
      assert.equal((await others.webSign(PATH, value, date)).authorization, ours.headers.Authorization);
      const ways = {
        ours: () => poolsync.buildRequest(given, credential),
        "SDK 3.1.211's signer, no checks": () => others.sdkSign(PATH, value),
        "by hand on node:crypto, no checks": () => others.handSign(PATH, value, new Date()),
        "by hand on WebCrypto, no checks": () => others.webSign(PATH, value, new Date()),
      };
      await table(`check + build + sign, ${size}`, ways, BUDGETS[`sign, ${size}`]);
    }
  },

  async salt() {
    const [password, salt] = ["Huawei@Cloud2026", "saltsaltsaltsalt"];
    const crypt = Buffer.from(SALTED, "base64").toString();
    assert.equal(others.unixcrypt(password, salt), crypt);
    assert.equal(others.sha512crypt(password, salt), crypt);
    const ways = {
      ours: () => poolsync.saltPassword(password, { salt }),
      "@noble/hashes": () => others.noble(password, salt),
      "sha512crypt-node": () => others.sha512crypt(password, salt),
      "unixcrypt (node:crypto)": () => others.unixcrypt(password, salt),
    };
    const times = await table("salt a password, 5000 rounds", ways);
    const glibc = ofGlibc(password, salt, crypt);
    if (glibc === undefined) return console.log("  glibc: no perl with crypt() here");
    const ratio = times.ours / glibc;
    console.log(`  ${"glibc's crypt".padEnd(44)} ${glibc.toFixed(2).padStart(10)} µs   ours is ${ratio.toFixed(2)} x${verdict(ratio, BUDGETS.salt.glibc)}`);
  },

  async encode() {
    const text = "#!/bin/bash\n" + "echo 'ein Schritt, 一步'\n".repeat(270);
    const loop = () => {
      let binary = "";
      for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
      return btoa(binary);
    };
    const apply = () => btoa(String.fromCharCode.apply(null, new TextEncoder().encode(text)));
    const buffer = () => Buffer.from(text).toString("base64");
    const ours = () => poolsync.encodeScript(text);
    for (const way of [loop, apply, ours]) assert.equal(way(), buffer());
    const size = Buffer.byteLength(text);
    await table(`encode a script of ${size} bytes`, { ours, "TextEncoder, loop, btoa": loop, "TextEncoder, apply, btoa": apply, "Buffer (Node.js)": buffer });
  },

  async growth() {
    const counts = [1, 10, 100, 1000, 10_000];
    const ways = counts.map((count) => [`${count} nodes`, JSON.stringify(body(count))]);
    const times = await measure(Object.fromEntries(ways.map(([name, text]) => [name, () => poolsync.checkJson(text)])));
    console.log("\ncheck from text, by number of nodes");
    for (const [name, time] of Object.entries(times)) console.log(`  ${name.padEnd(44)} ${time.toFixed(2).padStart(10)} µs`);
    const growth = times["10000 nodes"] / times["1000 nodes"];
    console.log(`  ten times the nodes take ${growth.toFixed(1)} times as long${verdict(growth, BUDGETS.growth)}`);
  },

  async memory() {
    const text = JSON.stringify(body(2));
    const given = request(body(2));
    const work = () => {
      poolsync.checkJson(text);
      poolsync.buildRequest(given, credential);
    };
    for (let call = 0; call < 20_000; call += 1) work();
    const held = () => {
      globalThis.gc?.();
      return { wasm: memory.buffer.byteLength, heap: process.memoryUsage().heapUsed };
    };
    const before = held();
    for (let call = 0; call < 500_000; call += 1) work();
    const after = held();
    const more = (name) => after[name] - before[name];
    const over = more("wasm") > 0 || more("heap") > 1_000_000;
    failed ||= over;
    console.log("\nmemory after one million calls");
    console.log(`  WebAssembly ${after.wasm} bytes (${more("wasm")} more), heap of JavaScript ${more("heap")} bytes more${over ? "   EXCEEDED" : ""}`);
  },
};

/** The module's memory: it runs already, so starting it again only hands out what it exports. */
async function memoryOf(folder) {
  poolsync.regions();
  const glue = await import(pathToFileURL(join(folder, "poolsync_glue.js")).href);
  return glue.initSync();
}

/** Microseconds of glibc's crypt(), by perl, which hands it through; undefined where there is no such perl. */
function ofGlibc(password, salt, expected) {
  const program = `
    my ($p, $s) = @ARGV;
    exit 3 if crypt($p, $s) ne $ARGV[2];
    my $n = 500; my ($t) = times; for (1..$n) { crypt($p, $s) } my ($u) = times; print(($u - $t) / $n * 1e6);
  `;
  try {
    return Number(execFileSync("perl", ["-e", program, password, `$6$${salt}`, expected], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return undefined;
  }
}

const BUDGETS = JSON.parse(readFileSync(join(import.meta.dirname, "budgets.json"), "utf8"));
const wanted = process.argv.slice(2);
for (const name of wanted) assert.ok(Object.hasOwn(MEASUREMENTS, name), `there is no measurement ${name}: ${Object.keys(MEASUREMENTS).join(", ")}`);
console.log(`Node.js ${process.version}, best of 25 rounds, processor time`);
for (const [name, run] of Object.entries(MEASUREMENTS)) {
  if (wanted.length === 0 || wanted.includes(name)) await run();
}
process.exitCode = failed ? 1 : 0;
