// How the types are meant to be used; compiled, never run. Each line marked as an error must be one.

import init, {
  buildRequest,
  check,
  checkCredential,
  checkJson,
  checkPassword,
  decodeScript,
  describe,
  effects,
  encodeScript,
  explain,
  formatBody,
  initSync,
  plan,
  regions,
  saltPassword,
  schema,
  scriptBudget,
  send,
  signRequest,
} from "poolsync";
import { check as checkInline } from "poolsync/inline";
import { sample as sampleInline } from "poolsync/samples/inline";
import module from "poolsync/poolsync.wasm";
import initRollouts, {
  checkRollout,
  nextRollout,
  readPool,
  resolveRollout,
  rolloutDigest,
  rolloutReport,
  startRollout,
  type PoolReading,
  type RolloutAction,
  type RolloutState,
} from "poolsync/rollout";
import initSamples, { importRequest, languages, sample, type LanguageInfo } from "poolsync/samples";
import type {
  AccessKey,
  Credential,
  Outcome,
  PoolsyncError,
  Problem,
  ProblemCode,
  Region,
  Report,
  SyncRequest,
  UpgradeNodePool,
  WireRequest,
} from "poolsync";

await init();
await init(new URL("./poolsync.wasm", import.meta.url));
await init(fetch("/poolsync.wasm"));
await init(module);
initSync(module);
initSync(new Uint8Array());
// @ts-expect-error A source is needed, since nothing can be fetched at once.
initSync();

const body: UpgradeNodePool = {
  spec: {
    maxUnavailable: 1,
    nodePoolID: "DefaultPool",
    nodeTemplate: {
      lifeCycle: { preInstall: encodeScript("echo 1") },
      login: { userPassword: { password: saltPassword("Huawei@Cloud2026", { username: "root", rounds: 5000 }) } },
    },
  },
};
const request: SyncRequest = {
  endpoint: "https://cce.cn-north-4.myhuaweicloud.com",
  projectId: "0123456789abcdef0123456789abcdef",
  clusterId: "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
  nodepoolId: "DefaultPool",
  body,
};

// @ts-expect-error `maxUnavailable` is needed.
formatBody({ spec: { nodePoolID: "DefaultPool" } });
// @ts-expect-error `lifecycle` is misspelled.
formatBody({ spec: { maxUnavailable: 1, nodePoolID: "DefaultPool", nodeTemplate: { lifecycle: {}, login: {} } } });

const report: Report = check(request);
const sendable: boolean = report.sendable;
const also: Report[] = [checkJson("{}"), checkPassword("secret"), checkCredential({ kind: "token", token: "MIIF" })];

function words(problem: Problem): string {
  const { message, help } = describe(problem, "zh");
  const found: string | number | undefined = problem.args["found"];
  switch (problem.severity) {
    case "error":
    case "warning":
    case "hint":
      return `${problem.path} ${message} ${help ?? ""} ${found ?? ""}`;
    default:
      return problem.severity satisfies never;
  }
}
const shown: string[] = [...report.problems, ...effects(request, { nodes: 10 }), ...also[0]!.problems].map(words);
// @ts-expect-error There are two languages.
describe(report.problems[0]!, "de");

const code: ProblemCode = "max-unavailable/out-of-range";
// @ts-expect-error There is no such code.
const wrongCode: ProblemCode = "max-unavailable/too-large";

const key: AccessKey = { accessKey: "A", secretKey: "S" };
const credentials: Credential[] = [{ kind: "aksk", ...key }, { kind: "token", token: "MIIF" }];
// @ts-expect-error A token is no access key.
const mixed: Credential = { kind: "aksk", token: "MIIF" };

const wire: WireRequest = buildRequest(request, credentials[0]!, { date: new Date() });
const signed: WireRequest = signRequest(wire, key, { signedHeaders: ["host"] });
const signedToo: WireRequest = signRequest({ ...wire, headers: new Headers() }, key);
const response: Promise<Response> = fetch(signed.url, { method: signed.method, headers: signed.headers, body: signed.body });

function told(outcome: Outcome): string {
  switch (outcome.kind) {
    case "accepted":
      return outcome.jobId ?? "accepted";
    case "refused":
      return `${outcome.status} ${outcome.code ?? ""} ${outcome.message} ${outcome.advice ?? ""}`;
    case "unknown":
      return outcome.sent === "no" ? "nothing left" : outcome.reason;
    default:
      return outcome satisfies never;
  }
}
const outcome: Promise<Outcome> = send(request, credentials[1]!, {
  relay: "/relay",
  timeoutMs: 5000,
  signal: AbortSignal.timeout(1000),
  fetch: (url, options) => fetch(url, options),
  locale: "zh",
});
// @ts-expect-error A relay is an address.
void send(request, credentials[0]!, { relay: true });

// The interface of https://standardschema.dev, in the parts that consumers read.
interface StandardSchema<Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<Output> | Promise<Result<Output>>;
  };
}
type Result<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: ReadonlyArray<{ readonly message: string; readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined }> };
const standard: StandardSchema<SyncRequest> = schema;
const result = schema["~standard"].validate({}, { libraryOptions: { locale: "zh" } });
const issues: string[] = result.issues?.map((issue) => `${issue.path.join(".")} ${issue.code satisfies ProblemCode}`) ?? [];

const answer: string = told(explain({ status: 200, headers: {}, body: "" }, "en"));
const ofResponse: string = told(explain({ status: 200, headers: new Headers(), body: "" }));

function caught(error: unknown): readonly Problem[] {
  const { name, code, problems } = error as PoolsyncError;
  name satisfies "PoolsyncError";
  code satisfies "not-initialized" | "invalid-argument" | "not-sendable" | "wasm-unavailable";
  return problems ?? [];
}

const origins: string[] = regions().map((region: Region) => region.cce);
const { batches, awayAtOnce }: { batches: number[]; awayAtOnce: number } = plan(5, 2);
const left: number = scriptBudget(undefined, encodeScript("echo 1")).left;
const script: string = decodeScript("ZWNobyAx");

export { answer, awayAtOnce, batches, caught, checkInline, code, issues, left, mixed, ofResponse, origins, outcome, response, script, sampleInline, sendable, shown, signedToo, standard, wrongCode };

await initSamples();
const known: LanguageInfo[] = languages();
const file: string = sample(known[0]?.id ?? "curl", {} as SyncRequest, { auth: "token", sdk: "newest" });
// @ts-expect-error: there are two ways
sample("curl", {} as SyncRequest, { auth: "password" });
const imported = importRequest(file);
const host: string | undefined = imported.request.endpoint;
const notTaken: Report = imported.report;
void [host, notTaken, imported.credential?.kind];

export async function rollOut(plan: string, pool: string, nodes: string[], credential: Credential): Promise<string> {
  await initRollouts();
  const { sendable } = checkRollout(plan);
  const reading: PoolReading = readPool("c", "p", pool, nodes);
  const { rollout, report } = resolveRollout(plan, [reading], { digest: "0" });
  if (!sendable || !rollout) return report.problems.map(({ message }) => message).join();
  const digest: string = rolloutDigest(rollout);
  let state: RolloutState = startRollout(rollout);
  let actions: RolloutAction[];
  ({ state, actions } = nextRollout(state, { kind: "time", at: Date.now() / 1000 }));
  for (const action of actions) {
    if (action.kind === "call") {
      const outcome = await send(action.request, credential);
      const { stage, target } = action;
      ({ state } = nextRollout(state, { kind: "reply", at: Date.now() / 1000, stage, target, outcome }));
    }
    if (action.kind === "wait" && action.until !== undefined) action.until.toFixed();
  }
  // @ts-expect-error: no such command
  nextRollout(state, { kind: "command", at: 0, command: "stop" });
  // @ts-expect-error: an event has a time
  nextRollout(state, { kind: "time" });
  return digest + rolloutReport(state, "zh");
}
