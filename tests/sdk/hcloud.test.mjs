// KooCLI's two forms, read by its documented grammar. The tool itself is not run: it comes only by a download of its own.

import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { cases } from "./cases.mjs";
import { credentials } from "./compare.mjs";
import { folder, run, write } from "./samples.mjs";
import { table } from "./table.mjs";

const grid = cases("https://cce.cn-north-4.myhuaweicloud.com");

/** A folder with a program `hcloud` that knows the grammar. */
function standIn() {
  const here = folder("hcloud");
  const program = join(here, "hcloud");
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, "hcloud_grammar.mjs")}' "$@"\n`);
  chmodSync(program, 0o755);
  return here;
}

for (const language of ["hcloud", "hcloud-json"]) {
  test(`S14: ${language} is the page's request by the grammar of KooCLI`, async () => {
    const here = standIn();
    const samples = write(grid.map(({ request }) => ({ language, request })));
    let dotted = 0;
    for (const [index, { text, body }] of samples.entries()) {
      const { name, request } = grid[index];
      const file = join(here, `${name}.sh`);
      writeFileSync(file, text);
      const { code, out } = await run("sh", [file], { env: { PATH: [here, process.env.PATH].join(delimiter) } });
      assert.equal(code, 0, `${name}: ${out}`);
      const sent = JSON.parse(out);
      assert.deepEqual([sent.service, sent.operation, sent.region], ["CCE", "UpgradeNodePool", "cn-north-4"]);
      assert.deepEqual([sent.accessKey, sent.secretKey], [credentials.CLOUD_SDK_AK, credentials.CLOUD_SDK_SK]);
      const { projectId: project_id, clusterId: cluster_id, nodepoolId: nodepool_id } = request;
      assert.deepEqual(sent.path, { project_id, cluster_id, nodepool_id });
      assert.deepEqual(sent.body, JSON.parse(body), name);
      // By a file, the body is the very same text.
      if (sent.text) assert.ok(sent.text.endsWith(`"body":${body}}`), name);
      else dotted += 1;
      table(language, "KooCLI's grammar", "sh").read(name);
    }
    if (language === "hcloud") assert.ok(dotted >= 9, `${dotted} with dots`);
    else assert.equal(dotted, 0);
  });
}
