// Lists of nodes as people paste them, and answers as they really come: what is taken of them, and what is said.
// The inputs are those of tests/fixtures, which names their sources.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const rows = (name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8")).rows;
const list = (title) => rows("node-lists.json").find((row) => row.title.startsWith(title));
const answer = (title) => rows("answers.json").find((row) => row.title.startsWith(title));

test("a table of Kubernetes is no list of IDs, and never the whole pool", async (t) => {
  const page = await site.visit(t, { permissions: ["clipboard-write"] });
  await page.fillExample();
  await page.paste("nodeIds", list("`kubectl get nodes` pasted").text);
  await page.seesProblem("node-ids/wrong-type");
  assert.deepEqual(await page.codes(), ["node-ids/wrong-type"]);
  assert.match(await page.problem("node-ids/wrong-type").innerText(), /as Kubernetes names them[^]*metadata\.uid/);
  await page.field("nodeIds").blur();
  await page.tab.getByText("No node ID in this list: nothing can be sent").waitFor();
  assert.equal(await page.tab.getByText(/^Nodes selected/).count(), 0);
  assert.equal(typeof JSON.parse(await page.body()).spec.nodeIDs, "string");
  await page.sendRegardless();
  assert.equal(await page.dialog().count(), 0);
  assert.deepEqual(await page.server.sandbox.upgrades(), []);
});

test("of cells of a spreadsheet the IDs of the nodes are sent", async (t) => {
  const page = await site.visit(t, { permissions: ["clipboard-write"] });
  await page.fillExample();
  const { text, ids } = list("cells of a spreadsheet with their header");
  await page.paste("nodeIds", text);
  await page.tab.getByText("Nodes selected: 2").waitFor();
  assert.deepEqual(await page.codes(), []);
  assert.deepEqual(JSON.parse(await page.body()).spec.nodeIDs, ids);
  assert.equal(await page.send(), "accepted");
});

test("a row without an ID is told, and the others are sent once that was seen", async (t) => {
  const page = await site.visit(t, { permissions: ["clipboard-write"] });
  await page.fillExample();
  const { text, ids } = list("a row that has no ID is told");
  await page.paste("nodeIds", text);
  await page.seesProblem("node-ids/malformed");
  assert.match(await page.problem("node-ids/malformed").innerText(), /workers-2[^]*no node ID in it, so it was left out/);
  assert.deepEqual(JSON.parse(await page.body()).spec.nodeIDs, ids);
});

for (const [title, parts] of [
  ["CCE's real 400", ["CCE.01400001", "spec.maxUnavailable:should not be empty", "Change the request"]],
  ["`API not found`", ["API not found", "this host does not know the call"]],
  ["Huawei CloudWAF", ["A firewall", "访问被拦截", "01-10-000-20220401081222-00000000", "before it reached the service"]],
]) {
  test(`told as what it is: ${title}`, async (t) => {
    const page = await site.visit(t);
    const { status, body } = answer(title);
    await page.server.sandbox.fault({ kind: "status", status, body });
    await page.fillExample();
    assert.equal(await page.send(), "refused");
    const words = await page.answer();
    for (const part of parts) assert.ok(words.toLowerCase().includes(part.toLowerCase()), `${part} in: ${words}`);
    assert.doesNotMatch(words, /<\/?[a-z!]/i);
  });
}
