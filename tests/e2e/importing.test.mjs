// A request from pasted text fills the form; secrets go to their fields, and nothing of the text is kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { TOKEN } from "./markers.mjs";
import { stage, until } from "./stage.mjs";

const site = stage();

const PROJECT = "0123456789abcdef0123456789abcdef";
const CLUSTER = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
const POOL = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
const BODY = `{"spec":{"maxUnavailable":4,"nodePoolID":"${POOL}"}}`;
const url = (cluster = CLUSTER) =>
  `https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/${PROJECT}/clusters/${cluster}/nodepools/${POOL}/operation/upgrade`;

const dialog = (page) => page.tab.getByRole("dialog", { name: page.names.importTitle });

async function pasted(page, text) {
  await page.press("import");
  await dialog(page).waitFor();
  await page.type("pastedText", text);
}

for (const language of ["en", "zh"]) {
  test(`a curl command fills the whole form, ${language}`, async (t) => {
    const page = await site.visit(t, { language });
    await pasted(page, `curl -X POST '${url()}' \\\n  -H 'X-Auth-Token: ${TOKEN}' -H 'X-Odd: 1' -d '${BODY}'`);
    await dialog(page).locator('[data-code="import/ignored-part"]').waitFor();
    assert.ok(!(await dialog(page).innerText()).includes(TOKEN), "a token is not shown");
    await page.press("fillIn");
    assert.equal(await page.field("projectId").inputValue(), PROJECT);
    assert.equal(await page.field("nodesPerBatch").inputValue(), "4");
    assert.equal(await page.field("token").inputValue(), TOKEN);
    assert.equal(await page.body(), BODY);
    // No node is named, so all are meant: a hint, no mistake.
    assert.deepEqual(await page.codes(), ["node-ids/all-nodes"]);
    await page.press("takeBack");
    assert.equal(await page.field("projectId").inputValue(), "");
    assert.equal(await page.field("token").inputValue(), "");
  });
}

test("a placeholder counts as missing, and no id of another call stays", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await pasted(page, `POST ${url(":clusterid")}\nX-Auth-Token: {{token}}\nContent-Type: application/json\n\n${BODY}`);
  await dialog(page).locator('[data-code="import/placeholder"]').first().waitFor();
  await page.press("fillIn");
  assert.equal(await page.field("clusterId").inputValue(), "");
  assert.equal(await page.body(), BODY);
});

test("a token that stood there before is not taken for the host of the text", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const other = page.tab.getByText(/was entered for/);
  await pasted(page, `curl ${url()} -d '${BODY}'`);
  await page.press("fillIn");
  await other.first().waitFor();
  await page.press("takeBack");
  await other.first().waitFor({ state: "detached" });
});

test("text that is no request can be mended; nothing of the form changes meanwhile", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const before = await page.body();
  await pasted(page, "hello");
  await dialog(page).locator('[data-code="import/unknown-format"]').waitFor();
  assert.ok(await page.button("fillIn").isDisabled());
  await page.type("pastedText", BODY);
  await until(() => page.button("fillIn").isEnabled(), "something to fill in");
  await page.tab.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
  assert.equal(await page.body(), before);
});

test("the pasted text goes with the dialog, and is not kept", async (t) => {
  const page = await site.visit(t);
  await pasted(page, `curl ${url()} -H 'X-Auth-Token: ${TOKEN}'`);
  await page.tab.keyboard.press("Escape");
  assert.equal(await page.tab.locator("#import_text").inputValue(), "");
  const kept = await page.tab.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.ok(!kept.includes(TOKEN) && !kept.includes(POOL), kept);
  await page.press("import");
  assert.equal(await page.tab.locator("#import_text").inputValue(), "");
});

test("an hcloud command brings its access key into the key's fields", async (t) => {
  const page = await site.visit(t);
  await pasted(
    page,
    `hcloud CCE UpgradeNodePool --cli-region=cn-north-4 --cli-access-key=AKMARKER --cli-secret-key=SKMARKER --project_id=${PROJECT} --cluster_id=${CLUSTER} --nodepool_id=${POOL} --spec.maxUnavailable=4 --spec.nodePoolID=${POOL}`,
  );
  await until(() => page.button("fillIn").isEnabled(), "something to fill in");
  assert.ok(!(await dialog(page).innerText()).includes("SKMARKER"));
  await page.press("fillIn");
  assert.equal(await page.field("accessKey").inputValue(), "AKMARKER");
  assert.equal(await page.field("secretKey").inputValue(), "SKMARKER");
  assert.equal(await page.body(), BODY);
});
