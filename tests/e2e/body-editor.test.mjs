// The editor of the body: problems are marked where they stand, and names of members are offered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();
const BODY = `{
  "spec": {
    "maxUnavailable": 21,
    "nodeIDs": ["a b"],
    "nodePoolID": "DefaultPool",
    "nodeTemplate": {
      "lifeCycle": {}
    }
  }
}`;

/** The editor, open, with this text in it and the cursor where `|` stands. */
async function editing(t, text, options) {
  const page = await site.visit(t, options);
  await page.fillExample();
  await page.tab.getByText(page.names.editBody, { exact: true }).click();
  await page.tab.waitForFunction(() => document.getElementById("body_json")?.value);
  const cursor = text.indexOf("|");
  const editor = page.field("bodyJson");
  await editor.fill(text.replace("|", ""));
  if (cursor >= 0) await editor.evaluate((it, at) => it.setSelectionRange(at, at), cursor);
  const state = () => editor.evaluate((it) => {
    const { value, selectionStart: from, selectionEnd: to } = it;
    return { selected: value.slice(from, to), text: `${value.slice(0, from)}|${value.slice(to)}` };
  });
  return { page, editor, state, keys: page.tab.keyboard, offered: page.tab.getByRole("listbox").getByRole("option") };
}

// Places counted in BODY by hand.
for (const [language, places, summary] of [
  ["en", ["Line 3, column 23", "Line 4, column 17", "Line 6, column 5"], /Error\s*Line 3, column 23\s*Nodes per batch \(maxUnavailable\) must be between 1 and 20, found 21/],
  ["zh", ["第 3 行第 23 列", "第 4 行第 17 列", "第 6 行第 5 列"], /错误\s*第 3 行第 23 列\s*每批最大同步节点（maxUnavailable）必须在 1 到 20 之间/],
]) {
  test(`each problem is told with its line and column, which lead there, ${language}`, async (t) => {
    const { page, editor, state } = await editing(t, BODY, { language });
    const list = page.tab.locator("#body_json-problems");
    await list.getByRole("button", { name: places[0], exact: true }).waitFor();
    assert.deepEqual(await list.getByRole("button").allInnerTexts(), places);
    assert.match(await list.innerText(), summary);
    assert.equal(await editor.getAttribute("aria-invalid"), "true");
    const marked = page.tab.locator("#body_json-lines > [class]");
    assert.deepEqual(await marked.allInnerTexts(), ["3", "4", "6"]);
    for (const [place, selected] of [[places[0], "21"], [places[1], '"a b"'], [places[2], '"nodeTemplate"']]) {
      await list.getByRole("button", { name: place, exact: true }).click();
      assert.equal((await state()).selected, selected);
      assert.ok(await editor.evaluate((it) => it === document.activeElement));
    }
    await editor.fill(BODY.replace("21", "20"));
    await list.getByRole("button", { name: places[0], exact: true }).waitFor({ state: "detached" });
    assert.deepEqual(await marked.allInnerTexts(), ["4", "6"]);
  });
}

test("lines are numbered, and the numbers go along with the text", async (t) => {
  const { page, editor } = await editing(t, `{"spec": {${"\n".repeat(300)}`);
  await page.tab.waitForFunction(() => document.getElementById("body_json-lines").innerText.trim().endsWith("301"));
  const heights = await editor.evaluate((it) => [document.getElementById("body_json-lines").offsetHeight, it.scrollHeight]);
  assert.equal(heights[0], heights[1], "numbers and lines are equally high");
  const offset = () => editor.evaluate((it) => document.getElementById("body_json-lines").getBoundingClientRect().y - it.getBoundingClientRect().y);
  const scroll = async (to) => {
    await editor.evaluate((it, top) => it.scrollTo(0, top), to);
    await page.tab.waitForFunction((top) => document.getElementById("body_json-lines").style.top === (top ? `-${top}px` : "0px"), to);
  };
  await scroll(0);
  const before = await offset();
  await scroll(1000);
  assert.equal(await offset(), before - 1000);
});

test("a text that is no JSON leads to where it breaks", async (t) => {
  const { page, state } = await editing(t, '{"spec": {\n  "maxUnavailable": ,\n}}');
  await page.tab.getByRole("button", { name: "Line 2, column 21", exact: true }).click();
  assert.equal((await state()).selected, ",");
});

test("names that can follow are offered while one is typed, and one key takes them", async (t) => {
  const { page, keys, state, offered } = await editing(t, '{"spec": {"nodeTemplate": {|}}}');
  await page.field("bodyJson").focus();
  assert.equal(await offered.count(), 0);
  await keys.type('"lo');
  assert.deepEqual(await offered.allInnerTexts(), ["login\nobject"]);
  await keys.press("Backspace");
  assert.deepEqual(await offered.allInnerTexts(), ["lifeCycle\nobject", "login\nobject"]);
  const active = () => page.field("bodyJson").getAttribute("aria-activedescendant");
  const chosen = async () => page.tab.locator(`[id="${await active()}"]`).innerText();
  assert.match(await chosen(), /^lifeCycle/);
  await keys.press("ArrowDown");
  assert.match(await chosen(), /^login/);
  await keys.press("Enter");
  assert.equal((await state()).text, '{"spec": {"nodeTemplate": {"login": {|}}}}');
  assert.equal(await offered.count(), 0);
  assert.equal(await active(), null);
  await keys.press("Control+Space");
  assert.match((await offered.allInnerTexts()).join(" "), /^sshKey\nstring userPassword\nobject/);
  await keys.press("Tab");
  await keys.type("KeyPair-ops");
  assert.equal((await state()).text, '{"spec": {"nodeTemplate": {"login": {"sshKey": "KeyPair-ops|"}}}}');
  // What was taken over can be taken back like what was typed.
  for (let presses = 0; presses < 20 && !(await state()).text.includes('"l|'); presses += 1) await keys.press("Control+z");
  assert.equal((await state()).text, '{"spec": {"nodeTemplate": {"l|}}}');
});

test("Escape closes the list; then Tab leaves the editor, and Enter is a line break", async (t) => {
  const { page, editor, keys, state, offered } = await editing(t, '{|}');
  await editor.focus();
  await keys.press("Control+Space");
  assert.match((await offered.first().innerText()), /^spec/);
  assert.match((await offered.allInnerTexts()).join(" "), /metadata\nobject \(SDKs only\)/);
  await keys.press("Escape");
  assert.equal(await offered.count(), 0);
  await keys.press("Enter");
  assert.equal((await state()).text, "{\n|}");
  await keys.press("Tab");
  assert.ok(!(await editor.evaluate((it) => it === document.activeElement)));
  assert.ok(await page.tab.evaluate(() => document.activeElement !== document.body));
});

test("a name is taken with a pointer, and nothing is offered where no name can stand", async (t) => {
  const { editor, keys, state, offered } = await editing(t, '{"spec": {"max|": 1}}');
  await editor.focus();
  await keys.press("Control+Space");
  await offered.first().click();
  assert.equal((await state()).text, '{"spec": {"maxUnavailable"|: 1}}');
  await keys.press("End");
  await keys.press("Control+Space");
  assert.equal(await offered.count(), 0);
});
