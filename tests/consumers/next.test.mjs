// Next.js with both of its bundlers: a client component, a server component while it renders, a route on the edge.

import { spawn } from "node:child_process";
import { test } from "node:test";
import { answers, bin, freePort, quiet, run, start, tools } from "./project.mjs";

const ground = await start();

const IMPORTS = `
import init, { buildRequest, check, saltPassword, send, signRequest } from "poolsync";
`;
const DO = "work({ init, buildRequest, check, saltPassword, send, signRequest }, sandbox)";
const FILES = {
  "app/layout.js": 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  "app/client/client.js": `"use client";
import { useEffect } from "react";
${IMPORTS}
import { work } from "../../work.mjs";
import { sandbox } from "../../sandbox.mjs";
export default function Client() {
  useEffect(() => { ${DO}.then((results) => { globalThis.results = results; }, (error) => { globalThis.results = { import: String(error) }; }); }, []);
  return <p>client</p>;
}`,
  "app/client/page.js": 'import Client from "./client.js"; export default function Page() { return <Client />; }',
  "app/server/page.js": `${IMPORTS}
import { work } from "../../work.mjs";
import { sandbox } from "../../sandbox.mjs";
export const dynamic = "force-dynamic";
export default async function Page() { return <pre id="results">{btoa(JSON.stringify(await ${DO}))}</pre>; }`,
  "app/edge/route.js": `${IMPORTS}
import { work } from "../../work.mjs";
import { sandbox } from "../../sandbox.mjs";
export const runtime = "edge";
export async function GET() { return Response.json(await ${DO}); }`,
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(tools)} }, outputFileTracingRoot: ${JSON.stringify(tools)} };`,
};

for (const bundler of ["turbopack", "webpack"]) {
  test(`S24: Next.js, ${bundler}`, async (t) => {
    const cwd = ground.project(`next-${bundler}`, FILES, {});
    const next = bin("next/dist/bin/next");
    await run(process.execPath, [next, "build", `--${bundler}`], { cwd, env: quiet(), timeout: 300_000 });
    const port = await freePort();
    const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], { cwd, env: quiet(), stdio: "ignore" });
    try {
      const address = `http://127.0.0.1:${port}`;
      await answers(`${address}/client`, server);
      await t.test("client component", async (t) => ground.expect(t, await ground.look(`${address}/client`)));
      await t.test("server component", async (t) => {
        await ground.reset();
        const page = await (await fetch(`${address}/server`)).text();
        await ground.expect(t, JSON.parse(atob(/<pre id="results">([^<]+)</.exec(page)[1])));
      });
      await t.test("edge route", async (t) => {
        await ground.reset();
        await ground.expect(t, await (await fetch(`${address}/edge`)).json());
      });
    } finally {
      server.kill();
    }
  });
}
