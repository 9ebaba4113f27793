// The Go SDK, in the newest version that the Go proxy has and in the last one with the classes of the documentation.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { capture } from "./capture.mjs";
import { cases, faults, faulty } from "./cases.mjs";
import { sameRequest, temporary } from "./compare.mjs";
import { folder, missing, run, write } from "./samples.mjs";
import { table } from "./table.mjs";

const skip = missing(["go"]) || missing(["gofmt"]);

/** Compiles samples, given by name, as one module with a package each; returns the folder of the programs. */
async function build(version, texts) {
  const here = folder("go");
  cpSync(join(import.meta.dirname, "pins", `go-${version}`), here, { recursive: true });
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(join(here, name));
    writeFileSync(join(here, name, "main.go"), text);
  }
  assert.deepEqual(await run("gofmt", ["-l", "."], { cwd: here }), { code: 0, out: "" }, "gofmt would change these");
  mkdirSync(join(here, "bin"));
  // Vetting type-checks; `-s -w` spares the linker what only a debugger needs.
  for (const args of [["vet", "./..."], ["build", "-ldflags=-s -w", "-o", "bin/", "./..."]]) {
    const { code, out } = await run("go", args, { cwd: here });
    assert.equal(code, 0, out);
  }
  return join(here, "bin");
}

/** Samples by name: the grid by both choices of classes, the faults, and one for a region. */
function all(origin) {
  const sdks = { newest: cases(origin), page: cases(origin) };
  const grid = Object.entries(sdks).flatMap(([sdk, list]) =>
    list.map(({ name, request }) => ({ name: `${sdk}_${name}`, sdk, request: { ...request, clusterId: `${sdk}_${request.clusterId}` } })),
  );
  const failing = faults.map((fault) => ({ name: `fault_${fault}`, sdk: "newest", request: faulty(origin, fault) }));
  const [{ request }] = cases("https://cce.ap-southeast-3.myhuaweicloud.com");
  const region = { name: "region", sdk: "newest", request: { ...request, clusterId: `region_${request.clusterId}` } };
  return [...grid, ...failing, region];
}

for (const version of ["v0.1.211", "v0.1.168"]) {
  test(`S14: Go ${version} sends the page's request, tells what went wrong, and calls once`, { skip }, async (t) => {
    const server = await capture();
    const cells = table("Go", version, "gofmt, go vet, go build");
    const list = all(server.origin);
    const samples = write(list.map(({ sdk, request }) => ({ language: "go", sdk, request })));
    const here = list.map((each, index) => ({ ...each, ...samples[index] })).filter(({ text }) => text.includes(`sdk-go-v3@${version}`));
    // A pool of its own needs no template: what is written for the newest version runs with the older one too.
    if (version === "v0.1.168") {
      const custom = list.findIndex(({ name }) => name === "newest_custom_pool");
      here.push({ ...list[custom], ...samples[custom] });
    }
    const bin = await build(version, Object.fromEntries(here.map(({ name, text }) => [name, text])));
    t.diagnostic(`${here.length} samples`);
    assert.ok(here.length > 10);
    for (const { name, request, text, body } of here) {
      const env = name === "region" ? { HUAWEICLOUD_SDK_REGION_CCE_AP_SOUTHEAST_3: server.origin } : {};
      const { code, out } = await run(join(bin, name), [], { env });
      if (name.startsWith("fault_")) {
        assert.notEqual(code, 0, name);
        assert.notEqual(out, "", name);
        assert.doesNotMatch(out, /panic/, name);
        assert.equal(server.of(name).length, 1, name);
        cells.refused(name.slice("fault_".length));
      } else {
        assert.equal(code, 0, `${name}: ${out}`);
        assert.match(out, /7a1c8e52-5d1f-11ef-9d5c-0255ac100b0a/);
        const sent = name === "region" ? "region_custom_pool" : name;
        sameRequest(server, { name: sent, request }, body, { auth: "aksk", exact: text.includes("as text") });
        cells.same(name);
      }
    }
    assert.deepEqual(server.all.filter(({ path }) => path === "/elsewhere"), [], "a redirect was followed");

    const { name, request, text, body } = here.find(({ name }) => name.endsWith("custom_pool"));
    server.forget();
    const { code, out } = await run(join(bin, name), [], { env: temporary });
    assert.equal(code, 0, out);
    sameRequest(server, { name, request }, body, { auth: "temporary", exact: text.includes("as text") });
    cells.same("temporary key");
  });
}
