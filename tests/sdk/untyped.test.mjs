// Languages that send the body as text: Node.js, Python with requests, PowerShell, HTTP files.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { capture } from "./capture.mjs";
import { cases, faults, faulty } from "./cases.mjs";
import { credentials, sameRequest, temporary } from "./compare.mjs";
import { python } from "./places.mjs";
import { folder, missing, run, write } from "./samples.mjs";
import { table } from "./table.mjs";

const languages = [
  { language: "node", auth: "token", ending: "mjs", program: process.execPath, skip: false },
  { language: "node", auth: "aksk", ending: "mjs", program: process.execPath, skip: false },
  { language: "python-requests", auth: "token", ending: "py", program: python.newest.program, skip: python.newest.skip },
  { language: "powershell", auth: "token", ending: "ps1", program: "pwsh", skip: missing(["pwsh"]) },
];

for (const { language, auth, ending, program, skip } of languages) {
  test(`S14: ${language} with ${auth} sends the page's request`, { skip }, async () => {
    const server = await capture();
    const grid = cases(server.origin);
    const samples = write(grid.map(({ request }) => ({ language, auth, request })));
    const here = folder(language);
    for (const [index, { text, body }] of samples.entries()) {
      const file = join(here, `${grid[index].name}.${ending}`);
      writeFileSync(file, text);
      const { code, out } = await run(program, [file]);
      assert.equal(code, 0, `${grid[index].name}: ${out}`);
      assert.match(out, /7a1c8e52-5d1f-11ef-9d5c-0255ac100b0a/);
      sameRequest(server, grid[index], body, { auth, exact: true });
      table(language, auth).same(grid[index].name);
    }
    if (auth === "token") return;
    server.forget();
    const { code, out } = await run(program, [join(here, `${grid[0].name}.${ending}`)], { env: temporary });
    assert.equal(code, 0, out);
    sameRequest(server, grid[0], samples[0].body, { auth: "temporary", exact: true });
    table(language, auth).same("temporary key");
  });

  test(`${language} with ${auth} tells what went wrong, and calls once`, { skip }, async () => {
    const server = await capture();
    const samples = write(faults.map((fault) => ({ language, auth, request: faulty(server.origin, fault) })));
    const here = folder(language);
    for (const [index, fault] of faults.entries()) {
      const file = join(here, `${fault}.${ending}`);
      writeFileSync(file, samples[index].text);
      const { code, out } = await run(program, [file]);
      assert.notEqual(code, 0, fault);
      assert.doesNotMatch(out, /Traceback/, fault);
      assert.equal(server.of(`fault_${fault}`).length, 1, fault);
      assert.deepEqual(server.all.filter(({ path }) => path === "/elsewhere"), [], `${fault}: followed`);
      table(language, auth).refused(fault);
    }
  });
}

test("S14: an HTTP file is the page's request by the grammar of REST Client", async () => {
  const server = await capture();
  const grid = cases(server.origin);
  const samples = write(grid.map(({ request }) => ({ language: "http", auth: "token", request })));
  for (const [index, { text, body }] of samples.entries()) {
    await send(text);
    // A file cannot hold two opening braces, so one of them is escaped.
    sameRequest(server, grid[index], body, { auth: "token", exact: !body.includes("{{") });
    table("http", "token, REST Client's grammar").read(grid[index].name);
  }
});

/** Comments, the request line, headers, an empty line, the body; then `{{…}}` is replaced. */
async function send(text) {
  const filled = text.replaceAll(/\{\{\$processEnv (\w+)\}\}/g, (_, name) => credentials[name]);
  const [all, head, body] = /^(.*?)\n\n((?:.|\n)*)$/s.exec(filled.replace(/^(#.*\n)+\n/, "")) ?? [];
  assert.ok(all, text);
  assert.doesNotMatch(body, /\{\{/);
  const [line, ...headers] = head.split("\n");
  const [method, url] = line.split(" ");
  await fetch(url, { method, body: body.replace(/\n$/, ""), headers: headers.map((header) => header.split(": ")) });
}
