// Choosing 500 of 2,000 nodes: few rows stand in the page at any time, which is what keeps frames short. How long the frames
// are on a machine that is slower is said, not asserted: it depends on what else runs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const [PROJECT, CLUSTER, POOL] = [
  "0123456789abcdef0123456789abcdef",
  "6b2fdc3d-33ab-4f19-8d86-0255ac100ced",
  "2f0c8e11-5b7d-4a36-9c1e-0255ac10f001",
];
/** So many times slower than this machine. */
const SLOWER = 4;
/** Rows in a list of at most 480 px, and those kept above and below. */
const MOST_ROWS = 40;

/** The best of three tries: what else the machine does may hit one of them. `undo` brings back what was before. */
async function bestOfThree(page, act, undo) {
  const frames = [];
  for (const last of [false, false, true]) {
    frames.push(await worstFrame(page, act));
    if (!last) await undo();
  }
  return Math.min(...frames);
}

/** Longest time between two frames while something is done, in milliseconds. */
async function worstFrame(page, act) {
  await page.tab.evaluate(() => {
    globalThis.worst = 0;
    let last = performance.now();
    const step = (now) => {
      globalThis.worst = Math.max(globalThis.worst, now - last);
      last = now;
      globalThis.stepping = requestAnimationFrame(step);
    };
    globalThis.stepping = requestAnimationFrame(step);
  });
  await act();
  // What follows from the choice is worked out when typing pauses.
  await page.tab.waitForTimeout(1_000);
  return page.tab.evaluate(() => {
    cancelAnimationFrame(globalThis.stepping);
    return globalThis.worst;
  });
}

test("500 of 2,000 nodes with two clicks", async (t) => {
  const page = await site.visit(t);
  await page.field("region").selectOption("sandbox");
  await page.press("sandboxToken");
  await page.type("projectId", PROJECT);
  await page.type("clusterId", CLUSTER);
  await page.type("nodepoolId", POOL);
  await page.press("findNodes");
  const list = page.field("nodes");
  await list.waitFor();
  await page.tab.getByText("0 of 2000 selected, 2000 shown").waitFor();
  const session = await page.tab.context().newCDPSession(page.tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const option = (name) => list.getByRole("option", { name: new RegExp(name) });
  const first = () => option("fleet-0001").click();
  const click = await bestOfThree(page, first, first);
  const height = await list.getByRole("option").first().evaluate((row) => row.offsetHeight);
  const to = (row) => () => list.evaluate((element, top) => (element.scrollTop = top), row * height);
  const scroll = await bestOfThree(page, to(494), to(0));
  const shift = () => option("fleet-0500").click({ modifiers: ["Shift"] });
  assert.ok((await list.getByRole("option").count()) <= MOST_ROWS);
  const range = await bestOfThree(page, shift, async () => {
    await page.press("selectNone");
    await to(0)();
    await first();
    await to(494)();
  });
  const search = await bestOfThree(page, () => page.type("searchNodes", "10.2"), () => page.type("searchNodes", ""));
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const ids = (await page.field("nodeIds").inputValue()).split("\n");
  assert.equal(ids.length, 500);
  t.diagnostic(`worst frame in ms, CPU ${SLOWER} times slower: click ${click.toFixed()}, scroll ${scroll.toFixed()}, range ${range.toFixed()}, search ${search.toFixed()}`);
});
