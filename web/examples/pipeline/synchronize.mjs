// Checks a body, sends it, and says by its exit code what came of it: 0 accepted, 1 refused, 2 not known, 3 not sent.
//
//   CCE_ENDPOINT=… CCE_PROJECT_ID=… CCE_CLUSTER_ID=… CCE_NODEPOOL_ID=… CCE_TOKEN=… node synchronize.mjs body.json

import { readFileSync } from "node:fs";
import { check, send } from "poolsync";

const { CCE_ENDPOINT, CCE_PROJECT_ID, CCE_CLUSTER_ID, CCE_NODEPOOL_ID, CCE_TOKEN = "" } = process.env;
const request = {
  endpoint: CCE_ENDPOINT,
  projectId: CCE_PROJECT_ID,
  clusterId: CCE_CLUSTER_ID,
  nodepoolId: CCE_NODEPOOL_ID,
  body: JSON.parse(readFileSync(process.argv[2], "utf8")),
};

const { problems, sendable } = check(request);
for (const { severity, code, message } of problems) console.error(`${severity} ${code}: ${message}`);
if (!sendable) process.exit(3);

const outcome = await send(request, { kind: "token", token: CCE_TOKEN }, { timeoutMs: 30_000 });
console.log(JSON.stringify(outcome));
// Never sent again by itself: after "maybe" somebody has to look at the node pool.
process.exitCode = { accepted: 0, refused: 1, unknown: outcome.sent === "no" ? 3 : 2 }[outcome.kind];
