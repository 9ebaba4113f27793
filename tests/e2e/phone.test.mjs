// On a phone of 320 CSS pixels, the narrowest that WCAG asks for, nothing is cut off and nothing scrolls sideways.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** The page is no wider than the window, and every control stands inside of it. */
async function fits(page, state) {
  const { wide, outside } = await page.tab.evaluate(() => {
    const root = document.scrollingElement;
    const controls = [...document.querySelectorAll("button, input, select, textarea, h1, h2, h3, p, li, dd")];
    const boxes = controls.filter((element) => element.checkVisibility()).map((element) => {
      const { left, right } = element.getBoundingClientRect();
      return { left, right, name: `${element.tagName}#${element.id} ${element.textContent.slice(0, 40)}` };
    });
    const outside = boxes.filter(({ left, right }) => left < 0 || right > innerWidth).map(({ name }) => name);
    return { wide: root.scrollWidth - root.clientWidth, outside };
  });
  assert.equal(wide, 0, `${state}: scrolls sideways`);
  // Text for screen readers only stands outside on purpose, and is no control.
  assert.deepEqual(outside, [], state);
}

for (const language of ["en", "zh"]) {
  test(`from the empty page to the answer, ${language}`, async (t) => {
    const page = await site.visit(t, { language, width: 320, height: 640 });
    await fits(page, "empty");
    await page.sendRegardless();
    await fits(page, "errors");
    await page.fillDefaultPool();
    await page.type("password", "Huawei@Cloud2026");
    await page.type("preInstall", "x".repeat(300));
    await page.type("clusterId", "c".repeat(120));
    await page.field("clusterId").blur();
    await fits(page, "long texts without a blank");
    await page.press("showSecrets");
    await fits(page, "secrets shown");
    await page.fillDefaultPool();
    await page.type("password", "Huawei@Cloud2026");
    await page.ask();
    await fits(page, "dialog");
    const dialog = await page.dialog().boundingBox();
    assert.ok(dialog.x >= 0 && dialog.x + dialog.width <= 320, JSON.stringify(dialog));
    await page.confirm();
    await page.outcome();
    await fits(page, "accepted");
    await page.type("token", `MII${"x".repeat(200)}`);
    await page.ask();
    await page.known();
    await fits(page, "do not send");
  });
}

test("a whole call is made by touch", async (t) => {
  const page = await site.visit(t, { width: 320, height: 640, hasTouch: true });
  await page.button("loadExample").tap();
  await page.button("send").tap();
  await page.button("synchronizeNow").tap();
  assert.equal(await page.outcome(), "accepted");
});
