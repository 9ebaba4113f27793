// The Java SDK, in the newest version that Maven Central has and in the oldest one with this call.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { capture } from "./capture.mjs";
import { cases, faults, faulty } from "./cases.mjs";
import { sameRequest, temporary } from "./compare.mjs";
import { java } from "./places.mjs";
import { folder, missing, run, write } from "./samples.mjs";
import { table } from "./table.mjs";

/** Compiles samples, given by name, each in a package of its own. */
async function compile(classpath, texts) {
  const here = folder("java");
  const files = Object.entries(texts).map(([name, text]) => {
    mkdirSync(join(here, name));
    const file = join(here, name, "SynchronizeNodePool.java");
    writeFileSync(file, `package ${name};\n\n${text}`);
    return file;
  });
  // In the plainest encoding that a system may have.
  const { code, out } = await run("javac", ["-encoding", "US-ASCII", "-Xlint:all", "-classpath", classpath, ...files]);
  assert.equal(code, 0, out);
  return here;
}

/** Runs samples by name in one process, as long as none of them fails. */
const runAll = `
public class RunAll {
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            Class.forName(name + ".SynchronizeNodePool").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }
}
`;

for (const { version, path, skip } of java) {
  test(`S14: Java ${version} sends the page's request, tells what went wrong, and calls once`, { skip: skip || missing(["javac", "java"]) }, async (t) => {
    const server = await capture();
    const cells = table("Java", version, "javac -Xlint:all");
    const grid = cases(server.origin);
    const failing = faults.map((fault) => ({ name: `fault_${fault.replace("-", "_")}`, fault, request: faulty(server.origin, fault) }));
    const [{ request }] = cases("https://cce.ap-southeast-3.myhuaweicloud.com");
    const region = { name: "region", request: { ...request, clusterId: `region_${request.clusterId}` } };
    const list = [...grid, region, ...failing];
    const samples = write(list.map(({ request }) => ({ language: "java", request })));
    const sdk = readFileSync(path, "utf8").trim();
    const here = await compile(sdk, Object.fromEntries(list.map(({ name }, index) => [name, samples[index].text])));
    writeFileSync(join(here, "RunAll.java"), runAll);
    const classpath = [here, sdk].join(delimiter);
    assert.equal((await run("javac", [join(here, "RunAll.java")])).code, 0);

    const names = [...grid, region].map(({ name }) => name);
    const env = { HUAWEICLOUD_SDK_REGION_CCE_AP_SOUTHEAST_3: server.origin };
    const { code, out } = await run("java", ["-classpath", classpath, "RunAll", ...names], { env });
    assert.equal(code, 0, out);
    for (const [index, { name, request }] of [...grid, region].entries()) {
      const sent = name === "region" ? "region_custom_pool" : name;
      const exact = samples[index].text.includes("as text");
      sameRequest(server, { name: sent, request }, samples[index].body, { auth: "aksk", exact });
      cells.same(name);
    }
    t.diagnostic(`${list.length} samples`);

    for (const { name, fault } of failing) {
      const { code, out } = await run("java", ["-classpath", classpath, `${name}.SynchronizeNodePool`]);
      assert.notEqual(code, 0, fault);
      assert.doesNotMatch(out, /Exception in thread/, fault);
      assert.equal(server.of(`fault_${fault}`).length, 1, fault);
      assert.deepEqual(server.all.filter(({ path }) => path === "/elsewhere"), [], `${fault}: followed`);
      cells.refused(fault);
    }

    server.forget();
    const [first] = grid;
    const again = await run("java", ["-classpath", classpath, "RunAll", first.name], { env: temporary });
    assert.equal(again.code, 0, again.out);
    sameRequest(server, first, samples[0].body, { auth: "temporary", exact: samples[0].text.includes("as text") });
    cells.same("temporary key");
  });
}
