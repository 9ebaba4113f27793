// Which hosts the page asks: none but its own until a call is made, and then the one that was shown.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { otherHosts, stage } from "./stage.mjs";

const site = stage();

test("S3: before sending no other host is asked, whatever is typed", async (t) => {
  for (const language of ["en", "zh"]) {
    const page = await site.visit(t, { language });
    await page.fillDefaultPool();
    await page.type("password", "Huawei@Cloud2026");
    await page.type("preInstall", "echo 1");
    for (const region of ["cn-north-4", "eu-west-0", "ap-southeast-3"]) await page.field("region").selectOption(region);
    await page.type("endpoint", "https://cce.cloud.example");
    await page.reload();
    assert.deepEqual(otherHosts(page), []);
    t.diagnostic(`S3 = 0 other hosts, ${language}`);
  }
});

test("S4: a call by the direct way asks the host that was shown, and no other", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.ask();
  const { host } = page.server.sandbox;
  assert.ok((await page.dialog().innerText()).includes(`The call goes directly from this browser to ${host}.`));
  await page.confirm();
  await page.outcome();
  assert.deepEqual(otherHosts(page), [host]);
  t.diagnostic("S4 = 1 host, the one shown");
});

test("S4: a call by the relay asks no other host than the page's own", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.chooseWay("byRelay");
  await page.send();
  assert.deepEqual(otherHosts(page), []);
});

test("a first visit asks for the files that the build lists, each once", async (t) => {
  const page = await site.visit(t);
  await page.tab.waitForLoadState("networkidle");
  const urls = page.seen.requests.map((request) => new URL(request.url())).filter((url) => url.protocol !== "data:");
  const asked = urls.map(({ pathname }) => (pathname === "/" ? "index.html" : pathname.slice(1)));
  const list = await readFile(new URL("../../dist/first-visit.json", import.meta.url), "utf8");
  // The preload and the fetch of the program are one request.
  assert.deepEqual(asked.sort(), JSON.parse(list).sort());
  // The part that sends comes when there is something to send.
  assert.ok(!asked.some((name) => name.startsWith("sending-")), asked.join(" "));
});
