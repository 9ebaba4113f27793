// An import counts as a whole request: nothing of another call stays, and what happens is shown before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { TOKEN } from "./markers.mjs";
import { stage, until } from "./stage.mjs";

const site = stage();

const PROJECT = "0123456789abcdef0123456789abcdef";
const CLUSTER = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
const POOL = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
const BODY = `{"spec":{"maxUnavailable":4,"nodePoolID":"${POOL}"}}`;
const ENDPOINT = "https://cce.cn-north-4.myhuaweicloud.com";
const URL = `${ENDPOINT}/api/v3/projects/${PROJECT}/clusters/${CLUSTER}/nodepools/${POOL}/operation/upgrade`;

const dialog = (page) => page.tab.getByRole("dialog", { name: page.names.importTitle });

async function pasted(page, text) {
  await page.press("import");
  await dialog(page).waitFor();
  await page.type("pastedText", text);
  await until(() => page.button("fillIn").isEnabled(), "something to fill in");
}

const lines = (page, part) => dialog(page).locator(`[data-${part}] li`).allInnerTexts();

for (const language of ["en", "zh"]) {
  test(`the nodes of another call do not stay, and that is said before, ${language}`, async (t) => {
    const page = await site.visit(t, { language });
    await page.fillExample();
    const [nodes, body] = [await page.field("nodeIds").inputValue(), await page.body()];
    assert.notEqual(nodes, "");
    await pasted(page, `curl '${URL}' -H 'X-Auth-Token: ${TOKEN}' -d '${BODY}'`);
    assert.deepEqual(await lines(page, "emptied"), [page.names.nodeIds]);
    assert.equal((await lines(page, "found")).length, 6);
    assert.ok(!(await dialog(page).innerText()).includes(TOKEN), "a token is not shown");
    assert.equal(await page.body(), body, "nothing happens before it is wanted");
    await page.press("fillIn");
    assert.equal(await page.field("nodeIds").inputValue(), "");
    assert.equal(await page.body(), BODY);
    await page.press("takeBack");
    assert.equal(await page.field("nodeIds").inputValue(), nodes);
    assert.equal(await page.body(), body);
  });
}

test("a body alone leaves no target of another call", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const { endpoint, projectId, clusterId, nodeIds } = page.names;
  await pasted(page, BODY);
  assert.deepEqual(await lines(page, "emptied"), [endpoint, projectId, clusterId, nodeIds]);
  await page.press("fillIn");
  assert.equal(await page.field("projectId").inputValue(), "");
  assert.equal(await page.body(), BODY);
});

const postman = JSON.stringify({
  info: { name: "cce", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  item: [
    {
      name: "sync",
      request: {
        method: "POST",
        header: [{ key: "X-Auth-Token", value: TOKEN }],
        url: { raw: URL },
        body: { mode: "raw", raw: BODY },
      },
    },
  ],
});
const quoted = BODY.replaceAll('"', '\\"');

// What people paste: each is read as the same request.
for (const [kind, text] of Object.entries({
  "a Postman collection": postman,
  "a terminal with prompts": `[root@ecs ~]# curl '${URL}' \\\n> -H 'X-Auth-Token: ${TOKEN}' \\\n> -d '${BODY}'\n{"jobid":"x"}\n`,
  "lines without joins": `curl '${URL}'\n-H 'X-Auth-Token: ${TOKEN}'\n-d '${BODY}'`,
  "curl.exe of PowerShell": `curl.exe '${URL}' -H 'X-Auth-Token: ${TOKEN}' -d '${quoted}'`,
  "PowerShell, step by step": `$h = @{}\n$h.Add("X-Auth-Token", "${TOKEN}")\n$b = @{ spec = @{ maxUnavailable = 4; nodePoolID = '${POOL}' } } | ConvertTo-Json\nInvoke-RestMethod '${URL}' -Method Post -Headers $h -Body $b`,
})) {
  test(`${kind} fills the whole form`, async (t) => {
    const page = await site.visit(t);
    await pasted(page, text);
    assert.ok(!(await dialog(page).innerText()).includes(TOKEN), "a token is not shown");
    await page.press("fillIn");
    assert.equal(await page.field("clusterId").inputValue(), CLUSTER);
    assert.equal(await page.field("token").inputValue(), TOKEN);
    assert.equal(await page.body(), BODY);
  });
}

test("a file of a tool without this call is refused by name, and is no body", async (t) => {
  const page = await site.visit(t);
  await page.press("import");
  await dialog(page).waitFor();
  await page.type("pastedText", JSON.stringify({ name: "prod", values: [{ key: "token", value: TOKEN }], _postman_variable_scope: "environment" }));
  await dialog(page).locator('[data-code="import/tool-file"]').waitFor();
  assert.ok(await page.button("fillIn").isDisabled());
  assert.ok(!(await dialog(page).innerText()).includes(TOKEN));
});
