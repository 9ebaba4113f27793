// The Python SDK, in the newest version and in the last one that has the classes of the documentation.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { capture } from "./capture.mjs";
import { cases, faults, faulty } from "./cases.mjs";
import { sameRequest, temporary } from "./compare.mjs";
import { python } from "./places.mjs";
import { folder, run, write } from "./samples.mjs";
import { table } from "./table.mjs";

const runAll = join(import.meta.dirname, "run_all.py");

/** Runs the samples in one process, since importing the SDK takes seconds: [{ code, out }]. */
async function runSamples(interpreter, texts, env) {
  const here = folder("python");
  const files = texts.map((text, index) => {
    mkdirSync(join(here, String(index)));
    const file = join(here, String(index), "synchronize_node_pool.py");
    writeFileSync(file, text);
    return file;
  });
  const { out } = await run(interpreter.program, [runAll, ...files], { env });
  const results = out.split("\n").filter((line) => line.startsWith('{"code"'));
  assert.equal(results.length, texts.length, out);
  return results.map((line) => JSON.parse(line));
}

/** True if the head of a sample says that it runs with this version. */
function isFor(text, { version }) {
  const [, how, wanted] = /'huaweicloudsdkcce(>=|==)([\d.]+)'/.exec(text);
  const order = version.localeCompare(wanted, "en", { numeric: true });
  return how === "==" ? order === 0 : order >= 0;
}

for (const { sdks, ...interpreter } of [
  { ...python.newest, sdks: ["newest"] },
  // What says that it runs with older versions does.
  { ...python.page, sdks: ["page", "newest"] },
]) {
  for (const sdk of sdks) {
    test(`S14: Python ${interpreter.version} sends the page's request by the ${sdk} classes`, { skip: interpreter.skip }, async (t) => {
      const server = await capture();
      const all = cases(server.origin);
      const written = write(all.map(({ request }) => ({ language: "python", sdk, request })));
      const wanted = written.map(({ text }) => isFor(text, interpreter));
      const grid = all.filter((_, index) => wanted[index]);
      const samples = written.filter((_, index) => wanted[index]);
      t.diagnostic(`${samples.length} samples`);
      assert.ok(samples.length > 5);
      const results = await runSamples(interpreter, samples.map(({ text }) => text));
      for (const [index, { code, out }] of results.entries()) {
        assert.equal(code, 0, `${grid[index].name}: ${out}`);
        assert.match(out, /7a1c8e52-5d1f-11ef-9d5c-0255ac100b0a/);
        sameRequest(server, grid[index], samples[index].body, { auth: "aksk", exact: samples[index].text.includes("as text") });
        table("Python", `${interpreter.version}, ${sdk} classes`, "py_compile").same(grid[index].name);
      }
      server.forget();
      const [{ code, out }] = await runSamples(interpreter, [samples[0].text], temporary);
      assert.equal(code, 0, out);
      const exact = samples[0].text.includes("as text");
      sameRequest(server, grid[0], samples[0].body, { auth: "temporary", exact });
      table("Python", `${interpreter.version}, ${sdk} classes`, "py_compile").same("temporary key");
    });
  }

  test(`Python ${interpreter.version} tells what went wrong, and calls once`, { skip: interpreter.skip }, async () => {
    const server = await capture();
    const samples = write(faults.map((fault) => ({ language: "python", request: faulty(server.origin, fault) })));
    const results = await runSamples(interpreter, samples.map(({ text }) => text));
    for (const [index, fault] of faults.entries()) {
      const { code, out } = results[index];
      assert.notEqual(code, 0, fault);
      assert.doesNotMatch(out, /Traceback/, fault);
      assert.equal(server.of(`fault_${fault}`).length, 1, fault);
      assert.deepEqual(server.all.filter(({ path }) => path === "/elsewhere"), [], `${fault}: followed`);
      table("Python", `${interpreter.version}, newest classes`, "py_compile").refused(fault);
    }
  });

  test(`Python ${interpreter.version} knows every region`, { skip: interpreter.skip }, async () => {
    const server = await capture();
    const [{ request }] = cases("https://cce.cn-north-4.myhuaweicloud.com");
    const [{ text, body }] = write([{ language: "python", request }]);
    assert.match(text, /CceRegion\.value_of\("cn-north-4"\)/);
    // The SDK lets the environment move a region.
    const env = { HUAWEICLOUD_SDK_REGION_CCE_CN_NORTH_4: server.origin };
    const [{ code, out }] = await runSamples(interpreter, [text], env);
    assert.equal(code, 0, out);
    sameRequest(server, { name: "custom_pool", request }, body, { auth: "aksk" });
    table("Python", `${interpreter.version}, newest classes`, "py_compile").same("region");
  });
}
