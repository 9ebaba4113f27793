// curl with a token and with an access key, in every shell that is here.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { capture } from "./capture.mjs";
import { cases, faults, faulty } from "./cases.mjs";
import { sameRequest, temporary } from "./compare.mjs";
import { folder, missing, run, write } from "./samples.mjs";
import { table } from "./table.mjs";

const skip = missing(["curl"]) || (spawnSync("openssl", ["version"]).error ? missing(["openssl"]) : false);
const shells = ["sh", "bash", "dash", "zsh"].filter((shell) => !spawnSync(shell, ["-c", ":"]).error);

for (const auth of ["token", "aksk"]) {
  for (const shell of shells) {
    test(`S14: curl with ${auth} in ${shell} sends the page's request`, { skip }, async () => {
      const cells = table("curl", `${auth}, ${shell}`);
      const server = await capture();
      const grid = cases(server.origin);
      const samples = write(grid.map(({ request }) => ({ language: "curl", auth, request })));
      const here = folder("curl");
      for (const [index, { text, body }] of samples.entries()) {
        const file = join(here, `${grid[index].name}.sh`);
        writeFileSync(file, text);
        const { code, out } = await run(shell, [file]);
        assert.equal(code, 0, `${grid[index].name}: ${out}`);
        assert.match(out, /7a1c8e52-5d1f-11ef-9d5c-0255ac100b0a/);
        sameRequest(server, grid[index], body, { auth, exact: true });
        cells.same(grid[index].name);
      }
      if (auth === "token") return;
      server.forget();
      const { code, out } = await run(shell, [join(here, `${grid[0].name}.sh`)], { env: temporary });
      assert.equal(code, 0, out);
      sameRequest(server, grid[0], samples[0].body, { auth: "temporary", exact: true });
      cells.same("temporary key");
    });
  }

  test(`curl with ${auth} tells what went wrong, and calls once`, { skip }, async () => {
    const server = await capture();
    const samples = write(faults.map((fault) => ({ language: "curl", auth, request: faulty(server.origin, fault) })));
    const here = folder("curl-faults");
    for (const [index, fault] of faults.entries()) {
      const file = join(here, `${fault}.sh`);
      writeFileSync(file, samples[index].text);
      const { code, out } = await run("sh", [file]);
      assert.notEqual(code, 0, fault);
      assert.notEqual(out, "", fault);
      assert.equal(server.of(`fault_${fault}`).length, 1, fault);
      assert.deepEqual(server.all.filter(({ path }) => path === "/elsewhere"), [], `${fault}: followed`);
      table("curl", `${auth}, sh`).refused(fault);
    }
  });
}

test("curl without a credential says what is not set", { skip }, async () => {
  const request = faulty("http://127.0.0.1:9", "500");
  for (const auth of ["token", "aksk"]) {
    const [{ text }] = write([{ language: "curl", auth, request }]);
    const file = join(folder("curl-unset"), "sample.sh");
    writeFileSync(file, text);
    const { code, out } = await run("sh", [file], { env: { HUAWEICLOUD_TOKEN: "", CLOUD_SDK_SK: "" } });
    assert.notEqual(code, 0);
    assert.match(out, auth === "token" ? /HUAWEICLOUD_TOKEN: is not set/ : /CLOUD_SDK_SK: is not set/);
  }
});
