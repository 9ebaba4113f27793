// The same words for the same case, through the package, as the core's own tests have them, in both languages.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { install, poolsyncError, source } from "./stranger.mjs";

const poolsync = await install().load();
const tests = "crates/poolsync-core/tests";
const root = resolve(import.meta.dirname, "../..");

// A number that JavaScript spells in another way than the case: 1e300 and 1e+300.
const spelledDifferently = ["max-unavailable-huge.json"];

const problemsOf = (given) => {
  if (given.pool) return poolsync.effects(given.request, given.pool);
  if (given.request) return poolsync.check(given.request).problems;
  if (given.text !== undefined) return poolsync.checkJson(given.text).problems;
  if (given.password !== undefined) return poolsync.checkPassword(given.password, given.username ?? undefined).problems;
  if (given.credential) {
    const { tokenOfLength, ...credential } = given.credential;
    if (tokenOfLength) credential.token = "a".repeat(tokenOfLength);
    const kind = credential.token === undefined ? "aksk" : "token";
    return poolsync.checkCredential({ kind, ...credential }).problems;
  }
  return poolsync.checkJson(JSON.stringify(given.body)).problems;
};

// As the snapshots of the core show a case.
const shown = (given) => {
  const blocks = problemsOf(given).map((problem) => {
    // Stored and sent on, as a server might do.
    const stored = JSON.parse(JSON.stringify(problem));
    const [en, zh] = ["en", "zh"].map((locale) => poolsync.describe(stored, locale));
    assert.deepEqual([problem.message, problem.help], [en.message, en.help]);
    const words = [en, zh].map(({ message, help }) => `  ${message}\n    ${help}`).join("\n");
    return `\n${problem.severity} ${problem.code} at \`${problem.path}\`\n${words}`;
  });
  return [given.note, ...blocks].join("\n");
};

for (const kind of ["valid", "invalid"]) {
  test(`every ${kind} case of the core has its words`, () => {
    const names = readdirSync(join(root, tests, "cases", kind)).filter((name) => !spelledDifferently.includes(name));
    const sentence = kind === "valid" ? "valid_cases_have_no_errors" : "invalid_cases_are_told_why";
    let compared = 0;
    for (const name of names) {
      const given = JSON.parse(source(`${tests}/cases/${kind}/${name}`));
      // The module does not read pasted commands, nor plans; the core's own tests see to those.
      if (given.import !== undefined || given.rollout !== undefined) continue;
      const snapshot = source(`${tests}/snapshots/cases__${sentence}@${name}.snap`);
      const expected = snapshot.split("\n---\n")[1].trim();
      assert.equal(shown(given), expected, name);
      compared += 1;
    }
    assert.ok(compared > 10, `${compared}`);
  });
}

test("what is no problem, and no locale, is misuse", () => {
  const [problem] = poolsync.checkJson("{}").problems;
  for (const wrong of [undefined, null, 5, {}, { code: "no/such-code" }, { ...problem, code: 5 }, { ...problem, args: 5 }]) {
    assert.throws(() => poolsync.describe(wrong, "en"), poolsyncError("invalid-argument"), JSON.stringify(wrong));
  }
  assert.throws(() => poolsync.describe(problem, "fr"), poolsyncError("invalid-argument", /locale/));
  assert.deepEqual(poolsync.describe({ code: "spec/missing" }, "en"), poolsync.describe(problem, "en"));
});

test("a help is found by its id, and is the code's own without one", () => {
  const [problem] = poolsync.checkJson('{"spec": null}').problems;
  assert.equal(problem.helpId, "field/wrong-type.null");
  const { help } = poolsync.describe({ ...problem, help: "reworded since" }, "en");
  assert.equal(help, problem.help);
  const { helpId, ...older } = problem;
  for (const stored of [older, { ...older, helpId: "field/wrong-type.unheard-of" }]) {
    assert.equal(poolsync.describe(stored, "en").help, `write it as a JSON ${problem.args.expected}`);
  }
  assert.equal("helpId" in poolsync.checkJson("{}").problems[0], false);
});
