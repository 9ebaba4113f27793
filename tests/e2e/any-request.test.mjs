// Whatever can be sent arrives as it was shown, also with quotes, backslashes, line breaks, 中文 and emoji in every text
// that takes them. The requests are made up at random, the same ones each time.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const REQUESTS = 12;
const PIECES = ["a", "Z", "0", "-", "_", ".", '"', "\\", "/", "<b>", "&amp;", "$(x)", "`", "'", "中文", "é", "🙂", "\u2028", "{}"];
const BLANKS = [" ", "\n", "\t"];

/** Numbers from 0 to below `end`, the same in every run (mulberry32). */
function dice(seed) {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

test(`S10: ${REQUESTS} requests, each byte for byte`, async (t) => {
  const page = await site.visit(t);
  const roll = dice(20261123);
  const text = (pieces, most) => Array.from({ length: 1 + roll(most) }, () => pieces[roll(pieces.length)]).join("");
  await page.fillDefaultPool();
  await page.press("showSecrets");
  for (let number = 0; number < REQUESTS; number += 1) {
    const byPassword = roll(2) === 0;
    await page.typeNodesPerBatch(String(1 + roll(20)));
    await page.type("nodeIds", Array.from({ length: roll(4) }, () => text(["a", "é", "0", "-", "🙂"], 9)).join(", "));
    await page.type("preInstall", text([...PIECES, ...BLANKS], 40));
    await page.type("postInstall", roll(3) === 0 ? "" : text([...PIECES, ...BLANKS], 40));
    await page.chooseLogin(byPassword ? "password" : "keyPair");
    if (byPassword) {
      await page.type("userName", text(PIECES, 9));
      await page.type("password", `Aa1${text(["!", "@", "%", "x", "7"], 12)}Bb2!!`);
    } else {
      await page.type("keyPairName", text(PIECES, 30));
    }
    await page.type("token", `MII${text(["a", "B", "7", "+", "/", "=", "-"], 60)}`);
    const [body, headers] = [await page.body(), await page.headers()];
    // It parses, and holds what was typed.
    const { spec } = JSON.parse(body);
    const script = Buffer.from(spec.nodeTemplate.lifeCycle.preInstall, "base64").toString();
    assert.equal(script, await page.field("preInstall").inputValue());
    await page.server.sandbox.reset();
    await page.readsWhatIsTyped();
    await page.ask();
    const answered = page.tab.waitForResponse((response) => response.request().method() === "POST");
    await page.confirm();
    const sent = (await answered).request();
    assert.equal(sent.postData(), body, `request ${number}`);
    const [call] = await page.server.sandbox.upgrades();
    assert.equal(call.bodySha256, sha256(body), `request ${number}`);
    assert.ok(headers.includes(`X-Auth-Token: ${(await sent.allHeaders())["x-auth-token"]}\n`), `request ${number}`);
    await page.section("answer").locator("[data-outcome]").waitFor();
  }
  t.diagnostic(`S10 = ${REQUESTS} of ${REQUESTS} requests of the page arrived as shown`);
});
