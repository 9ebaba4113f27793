/**
 * poolsync: checks, builds, signs and sends the call "Synchronize node pool" (同步节点池, `UpgradeNodePool`) of Huawei Cloud
 * CCE.
 *
 * In Node.js, Deno, Bun, Cloudflare Workers and the edge runtime of Next.js everything is ready after import. Elsewhere
 * `await init()` once before anything else; every other function throws `not-initialized` until then. Only `send` sends
 * anything; else nothing is asked for but the module itself, from the page's own host.
 *
 * `undefined` means absent; `null` does not.
 *
 * @example
 * ```ts
 * import init, { check } from "poolsync";
 * await init();
 * const { problems, sendable } = check(request);
 * ```
 */

/**
 * Loads the module. May be called any number of times; after the first success it does nothing.
 *
 * @param source where the module is: an address, a `Response` or a promise of one, its bytes, or a compiled module. By
 *   default the file `poolsync.wasm` beside this one, and where a bundler left that behind, its copy in a script.
 * @throws PoolsyncError `wasm-unavailable` if it cannot be fetched, is an HTML page, or the page's policy forbids it;
 *   `invalid-argument` for any other source.
 */
export default function init(source?: unknown): Promise<void>;

/**
 * Starts the module at once, from bytes or a compiled module, where nothing can be awaited.
 *
 * @throws PoolsyncError `wasm-unavailable` if it cannot be compiled; `invalid-argument` for anything else.
 */
export function initSync(source: BufferSource | WebAssembly.Module): void;

/**
 * Sends the call, once. It is never repeated, by whatever reason it failed, since it is not idempotent; no redirect is
 * followed; cookies, cache and referrer stay out of it.
 *
 * `unknown` with `sent: "maybe"` means: look at the node pool before sending again. `sent: "no"` stands only where nothing can
 * have left: the device is offline, the page's policy (`connect-src`) does not allow the host, no connection came about (as
 * far as the runtime tells; browsers do not), the relay refused, or it was aborted before.
 *
 * In a page, the service may not answer calls of other origins: `relay` goes through one that does. A redirect that a browser
 * hides is `refused` with status 0.
 *
 * @param options `fetch`: by default the global one. `relay`: the http(s) address, or the path on the page's own origin, to
 *   which `/{host}{path}` is appended; without user, query, fragment, blanks, backslashes and dot segments. With it the
 *   headers `X-Poolsync-Relay: 1` and `X-Poolsync-Call`, 32 random hex digits by which a relay forwards a call once also when a
 *   browser repeats it by itself, are sent. `timeoutMs`: the milliseconds after which the call counts as lost, above 0 and up to
 *   2,147,483,647, by default 60,000. `signal`: gives it up. `locale`: the language of our own sentences, by default English.
 * @throws (the promise is rejected with) PoolsyncError, before anything is sent: `not-sendable` and `invalid-argument` as
 *   `buildRequest`, `invalid-argument` for options of other types or out of these ranges.
 */
export function send(
  request: SyncRequest,
  credential: Credential,
  options?: {
    fetch?: typeof fetch;
    relay?: string;
    timeoutMs?: number;
    signal?: AbortSignal;
    locale?: Locale;
  },
): Promise<Outcome>;

/**
 * `check` as a Standard Schema, version 1, for form libraries and frameworks. Errors are issues, with the `code` of the
 * problem and the path in a `SyncRequest`; warnings and hints stop nothing. The value stays as it is. The language of the
 * messages: `validate(value, { libraryOptions: { locale: "zh" } })`.
 */
export const schema: {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "poolsync";
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined } | undefined,
    ) => { readonly value: SyncRequest; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] };
    readonly types?: { readonly input: SyncRequest; readonly output: SyncRequest } | undefined;
  };
};

/** An error in a request, as a Standard Schema tells it. */
export interface SchemaIssue {
  /** What is wrong. */
  readonly message: string;
  /** The place in a `SyncRequest`, such as `["body", "spec", "nodeIDs", 1]`. */
  readonly path: readonly (string | number)[];
  /** Which condition it is. */
  readonly code: ProblemCode;
}

/** What functions throw: misuse only. Wrong input of a user is a problem in a report. */
export interface PoolsyncError extends Error {
  /** Always this. */
  name: "PoolsyncError";
  /** Which misuse; stable. */
  code: PoolsyncErrorCode;
  /** For `not-sendable`: all problems. */
  problems?: Problem[];
}

/** The codes of `PoolsyncError`. */
export type PoolsyncErrorCode = "not-initialized" | "invalid-argument" | "not-sendable" | "wasm-unavailable";

// From the Rust types of poolsync-wasm, by `cargo xtask npm`. Change them there.

/**
 * The request to send, with `X-Auth-Token` or a signature. Its headers hold secrets.
 *
 * @throws PoolsyncError `not-sendable`, with all problems, if request or credential has an error; `invalid-argument` as `check` and
 * `checkCredential`, and for a date that is none.
 */
export function buildRequest(request: SyncRequest, credential: Credential, options?: BuildOptions): WireRequest;

/**
 * Checks a request: target and body. A request that is missing or no object counts as `{}`.
 *
 * @throws PoolsyncError `invalid-argument` only where `JSON.stringify(request.body)` throws (a `BigInt`, a cycle) or a member throws when it is read.
 */
export function check(request: SyncRequest): Report;

/**
 * Checks a token or access key. Nothing of it enters the report.
 *
 * @throws PoolsyncError `invalid-argument` if it is neither, or has a member that is no string.
 */
export function checkCredential(credential: Credential): Report;

/**
 * Checks a body alone, given as text.
 *
 * @throws PoolsyncError `invalid-argument` if it is no string.
 */
export function checkJson(body: string): Report;

/**
 * Checks a plain password against the documented complexity. Nothing of it enters the report.
 *
 * @throws PoolsyncError `invalid-argument` if one is no string.
 * @param username - who logs in, by default `root`
 */
export function checkPassword(password: string, username?: string): Report;

/**
 * The script that a Base64 text holds.
 *
 * @throws PoolsyncError `invalid-argument` on what is no Base64 (standard alphabet, padded, no white space) of UTF-8 text.
 */
export function decodeScript(encoded: string): string;

/**
 * The words of a problem in English or Chinese. Takes problems that were stored or sent on as JSON, too. What stands between
 * back-ticks is the user's or the API's own text, for showing as code.
 *
 * @throws PoolsyncError `invalid-argument` if it is no problem of this module, and for any other locale.
 */
export function describe(problem: Problem, locale: Locale): Described;

/**
 * What the call will do, as hints: `effect/disks-wiped` always; `effect/many-away` when at least half of the nodes concerned
 * are away at once; `effect/running` while the pool synchronizes already.
 *
 * @throws PoolsyncError `invalid-argument` as `check`, and for a pool without a number of nodes.
 * @param pool - what is known of the pool; without it, the nodes that the body names are counted
 */
export function effects(request: SyncRequest, pool?: PoolState): Problem[];

/**
 * The Base64 of a script, on one line, as `preInstall` and `postInstall` want it.
 *
 * @throws PoolsyncError `invalid-argument` if it is no string of Unicode text.
 */
export function encodeScript(text: string): string;

/**
 * What an answer of the service means, of whatever shape it is. The service's own text stays as it is.
 *
 * @throws PoolsyncError `invalid-argument` if there is no status from 0 to 999, or the body is no string.
 * @param locale - the language of our own sentences, by default English
 */
export function explain(answer: Answer, locale?: Locale): Outcome;

/**
 * The bytes that are sent for a body: compact JSON, documented members first and in a fixed order. Works while there are
 * errors, too; only a body of more than 64 levels, which is never sent (`json/too-deep`), stays as `JSON.stringify` writes it.
 *
 * @throws PoolsyncError `invalid-argument` where `JSON.stringify(body)` throws.
 */
export function formatBody(body: UpgradeNodePool): string;

/**
 * How a synchronization is split into batches.
 *
 * @throws PoolsyncError `invalid-argument` unless `nodes` is a whole number from 0 to 1,000,000 and `maxUnavailable` one from 1 to 20.
 */
export function plan(nodes: number, maxUnavailable: number): Plan;

/**
 * The regions in which CCE can be called; a new list each time.
 */
export function regions(): Region[];

/**
 * The value of the field `password`: Base64 of the sha512-crypt string (`$6$…`) of a plain password.
 *
 * @throws PoolsyncError `not-sendable` with the problems of `checkPassword` if one is an error; `invalid-argument` for a bad salt or number of
 * rounds, or where there is no source of random values and no salt is given.
 */
export function saltPassword(password: string, options?: SaltOptions): string;

/**
 * What two encoded scripts take of the limit they share, in characters of Base64. `left` is negative when it is overdrawn.
 *
 * @throws PoolsyncError `invalid-argument` if one is given and no string.
 */
export function scriptBudget(preInstall?: string, postInstall?: string): ScriptBudget;

/**
 * Signs any request of any service with an access key (SDK-HMAC-SHA256).
 *
 * Sets `X-Sdk-Date` and `Authorization`, and `X-Project-Id` and `X-Security-Token` where the key has them and the headers do
 * not; `host` comes from the URL if no header says it. What comes back has its headers as a plain object.
 *
 * @throws PoolsyncError `invalid-argument` for a name in `signedHeaders` without a value, a method that is no token of HTTP, a line break in the URL
 * or a header, and for values of other types.
 */
export function signRequest(request: UnsignedRequest, key: AccessKey, options?: SignOptions): WireRequest;

/**
 * The service took the call for processing. Not: done.
 */
export interface Accepted {
    /**
     * The job, where the answer names one.
     */
    jobId?: string;
    /**
     * The service's ID of this call.
     */
    requestId?: string;
}

/**
 * An access key (AK/SK), permanent or temporary.
 */
export interface AccessKey {
    /**
     * The access key ID (AK).
     */
    accessKey: string;
    /**
     * The secret key (SK).
     */
    secretKey: string;
    /**
     * The security token of a temporary key.
     */
    securityToken?: string;
    /**
     * The project to sign for where the request does not name one.
     */
    projectId?: string;
}

/**
 * An answer of the service.
 */
export interface Answer {
    /**
     * The HTTP status, from 0 to 999.
     */
    status: number;
    /**
     * The headers, as a plain object or as `fetch` gives them.
     */
    headers: Record<string, string> | Headers;
    /**
     * The body as text.
     */
    body: string;
}

/**
 * How a request is built.
 */
export interface BuildOptions {
    /**
     * The moment of signing, by default now; for a token it does not matter.
     */
    date?: Date;
}

/**
 * Who calls: a user token, or an access key.
 */
export type Credential = ({ kind: "token" } & TokenCredential) | ({ kind: "aksk" } & AccessKey);

/**
 * The words of a problem in one language.
 */
export interface Described {
    /**
     * What is wrong: one clause that names its field.
     */
    message: string;
    /**
     * What to do next.
     */
    help?: string;
}

/**
 * Scripts that run on the nodes.
 */
export interface LifeCycle {
    /**
     * Base64 of a script; see `encodeScript`.
     */
    preInstall?: string;
    /**
     * Base64 of a script; see `encodeScript`.
     */
    postInstall?: string;
}

/**
 * A language of sentences. For a language tag: `tag.startsWith("zh") ? "zh" : "en"`.
 */
export type Locale = "en" | "zh";

/**
 * How one logs in to the nodes.
 */
export interface Login {
    /**
     * The name of a key pair.
     */
    sshKey?: string;
    /**
     * A user name and its password.
     */
    userPassword?: UserPassword;
}

/**
 * How nodes of the default pool are set up.
 */
export interface NodeTemplate {
    /**
     * Scripts that run before and after Kubernetes is installed; together at most 10240 characters.
     */
    lifeCycle: LifeCycle;
    /**
     * Exactly one of a key pair and a password.
     */
    login: Login;
}

/**
 * What became of a call.
 */
export type Outcome = ({ kind: "accepted" } & Accepted) | ({ kind: "refused" } & Refused) | ({ kind: "unknown" } & Unknown);

/**
 * How a synchronization is split into batches.
 */
export interface Plan {
    /**
     * How many nodes each batch has, in order.
     */
    batches: number[];
    /**
     * How many nodes are away at once, at most.
     */
    awayAtOnce: number;
}

/**
 * What is known of a node pool.
 */
export interface PoolState {
    /**
     * How many nodes it has, from 0 to 1,000,000.
     */
    nodes: number;
    /**
     * Whether it synchronizes already; by default not.
     */
    running?: boolean;
}

/**
 * One thing that is wrong, or worth knowing. Never holds anything secret.
 */
export interface Problem {
    /**
     * Which condition it is; stable.
     */
    code: ProblemCode;
    /**
     * An error stops sending, a warning should be seen, a hint is advice.
     */
    severity: Severity;
    /**
     * The place in the API's spelling, such as `spec.nodeIDs[1]`; empty for the whole body.
     */
    path: string;
    /**
     * What is wrong, in English: one clause that names its field. Back-ticks stand around text to show as code.
     */
    message: string;
    /**
     * What to do next, in English.
     */
    help?: string;
    /**
     * Which help it is, where the case has another than the code's own, such as `password/not-salted.plain`; stable. `describe`
     * finds the words by it: a problem that was stored without it gets the help of its code.
     */
    helpId?: string;
    /**
     * The values of the sentences, such as `min` and `max`.
     */
    args: Record<string, string | number>;
}

/**
 * The service, or something on the way, refused the call.
 */
export interface Refused {
    /**
     * The HTTP status; 0 for a redirect that a browser hides.
     */
    status: number;
    /**
     * The code of CCE, the gateway or IAM.
     */
    code?: string;
    /**
     * The service's own text, the most specific one, or the beginning of what was answered. Never markup.
     */
    message: string;
    /**
     * What to do.
     */
    advice?: string;
    /**
     * The service's ID of this call, or that of a firewall's event.
     */
    requestId?: string;
    /**
     * Whether it may have been carried out all the same: the service failed, a browser may have repeated the call, or what
     * locks the pool may be this very call.
     */
    sent?: "maybe";
}

/**
 * A region, its names and its hosts.
 */
export interface Region {
    /**
     * Such as `cn-north-4`.
     */
    id: string;
    /**
     * Such as `CN North-Beijing4`; the ID where no name is known.
     */
    nameEn: string;
    /**
     * Such as `华北-北京四`; the ID where no name is known.
     */
    nameZh: string;
    /**
     * The origin of CCE.
     */
    cce: string;
    /**
     * The origin of IAM.
     */
    iam: string;
}

/**
 * Everything that was noticed.
 */
export interface Report {
    /**
     * In the order in which a person reads: target, body from the outside in, credential.
     */
    problems: Problem[];
    /**
     * True exactly when no problem is an error.
     */
    sendable: boolean;
}

/**
 * How a password is salted.
 */
export interface SaltOptions {
    /**
     * Who logs in, by default `root`; the password must not contain it.
     */
    username?: string;
    /**
     * 1 to 16 of `./0-9A-Za-z`, by default 16 random ones.
     */
    salt?: string;
    /**
     * 1000 to 999,999,999, by default 5000; time grows with them.
     */
    rounds?: number;
}

/**
 * What two encoded scripts take of the limit they share, in characters of Base64.
 */
export interface ScriptBudget {
    /**
     * What they take.
     */
    used: number;
    /**
     * The limit.
     */
    limit: number;
    /**
     * What is left; negative when it is overdrawn.
     */
    left: number;
}

/**
 * Whether a call may have reached the service.
 */
export type Sent = "no" | "maybe";

/**
 * How much a problem weighs.
 */
export type Severity = "error" | "warning" | "hint";

/**
 * How a request is signed.
 */
export interface SignOptions {
    /**
     * The moment of signing, by default now.
     */
    date?: Date;
    /**
     * The headers to sign, by default `host`, `x-project-id`, `x-sdk-date` and `x-security-token`, as far as they have a value.
     */
    signedHeaders?: string[];
}

/**
 * A call of Synchronize node pool: where it goes, and its body.
 */
export interface SyncRequest {
    /**
     * Scheme and host of CCE, such as `https://cce.cn-north-4.myhuaweicloud.com`.
     */
    endpoint: string;
    /**
     * The project, usually 32 hex digits.
     */
    projectId: string;
    /**
     * The cluster, usually a UUID.
     */
    clusterId: string;
    /**
     * The node pool of the path, usually a UUID, or `DefaultPool`.
     */
    nodepoolId: string;
    /**
     * The body: exactly the API's JSON.
     */
    body: UpgradeNodePool;
}

/**
 * A user token from IAM, sent as `X-Auth-Token`.
 */
export interface TokenCredential {
    /**
     * The token.
     */
    token: string;
}

/**
 * The answer was lost, or is none of the service's: look at the node pool before sending again.
 */
export interface Unknown {
    /**
     * Why.
     */
    reason: string;
    /**
     * Whether the call may have reached the service.
     */
    sent: Sent;
}

/**
 * A request of any service, to sign.
 */
export interface UnsignedRequest {
    /**
     * The HTTP method.
     */
    method: string;
    /**
     * The whole URL.
     */
    url: string;
    /**
     * The headers, as a plain object or as `fetch` has them.
     */
    headers: Record<string, string> | Headers;
    /**
     * The body.
     */
    body: string;
}

/**
 * The body of the call. Members that this type does not know are passed on, with a warning or hint.
 */
export interface UpgradeNodePool {
    /**
     * What to synchronize, and how many nodes at once.
     */
    spec: UpgradeSpec;
}

/**
 * What to synchronize, and how many nodes at once.
 */
export interface UpgradeSpec {
    /**
     * How many nodes are away at once: a whole number from 1 to 20.
     */
    maxUnavailable: number;
    /**
     * The nodes of this run; presumably all of the pool if absent or empty.
     */
    nodeIDs?: string[];
    /**
     * The node pool again: its ID, or `DefaultPool`.
     */
    nodePoolID: string;
    /**
     * Needed for the default pool, which has no template of its own.
     */
    nodeTemplate?: NodeTemplate;
}

/**
 * A user of the nodes.
 */
export interface UserPassword {
    /**
     * The user name, `root` if absent.
     */
    username?: string;
    /**
     * The salted password; see `saltPassword`.
     */
    password: string;
}

/**
 * A request, ready to be sent.
 */
export interface WireRequest {
    /**
     * The HTTP method.
     */
    method: string;
    /**
     * The whole URL.
     */
    url: string;
    /**
     * The headers. `Host` follows from the URL.
     */
    headers: Record<string, string>;
    /**
     * The body; its UTF-8 bytes are sent.
     */
    body: string;
}

/**
 * The codes of `Problem`.
 */
export type ProblemCode =
    | "endpoint/missing"
    | "endpoint/invalid"
    | "endpoint/not-https"
    | "endpoint/unknown-host"
    | "project-id/missing"
    | "cluster-id/missing"
    | "nodepool-id/missing"
    | "project-id/unsafe"
    | "cluster-id/unsafe"
    | "nodepool-id/unsafe"
    | "project-id/malformed"
    | "cluster-id/malformed"
    | "nodepool-id/malformed"
    | "spec/missing"
    | "node-pool-id/missing"
    | "node-pool-id/differs"
    | "max-unavailable/missing"
    | "max-unavailable/not-integer"
    | "max-unavailable/out-of-range"
    | "node-ids/wrong-type"
    | "node-ids/empty-id"
    | "node-ids/malformed"
    | "node-ids/duplicate"
    | "node-ids/all-nodes"
    | "node-template/missing"
    | "node-template/unexpected"
    | "life-cycle/missing"
    | "login/missing"
    | "login/no-method"
    | "login/both-methods"
    | "ssh-key/empty"
    | "ssh-key/malformed"
    | "password/missing"
    | "password/not-salted"
    | "password/published"
    | "password/length"
    | "password/classes"
    | "password/contains-username"
    | "password/unusual-character"
    | "pre-install/not-base64"
    | "post-install/not-base64"
    | "pre-install/not-text"
    | "post-install/not-text"
    | "pre-install/line-endings"
    | "post-install/line-endings"
    | "pre-install/byte-order-mark"
    | "post-install/byte-order-mark"
    | "pre-install/encoded-twice"
    | "post-install/encoded-twice"
    | "post-install/reboot"
    | "scripts/too-long"
    | "field/unknown"
    | "field/undocumented"
    | "field/wrong-type"
    | "json/syntax"
    | "json/duplicate-key"
    | "json/too-deep"
    | "validate-storage/too-many-nodes"
    | "token/missing"
    | "token/malformed"
    | "token/too-long"
    | "access-key/missing"
    | "secret-key/missing"
    | "access-key/swapped"
    | "access-key/malformed"
    | "security-token/missing"
    | "security-token/malformed"
    | "effect/disks-wiped"
    | "effect/many-away"
    | "effect/running"
    | "import/unknown-format"
    | "import/program"
    | "import/another-call"
    | "import/several-requests"
    | "import/calls-differ"
    | "import/broken-quoting"
    | "import/ignored-part"
    | "import/ignored-words"
    | "import/placeholder"
    | "import/unreadable-file"
    | "import/signature"
    | "import/given-twice"
    | "import/repaired-signs"
    | "import/repaired-quoting"
    | "import/joined-lines"
    | "import/hidden-sign"
    | "import/not-taken"
    | "import/read-as"
    | "import/no-body"
    | "import/tool-file"
    | "rollout/syntax"
    | "rollout/duplicate-key"
    | "rollout/missing"
    | "rollout/wrong-type"
    | "rollout/unknown"
    | "rollout/malformed"
    | "rollout/secret-in-plan"
    | "rollout/node-twice"
    | "rollout/nothing-left"
    | "rollout/too-many-away"
    | "rollout/digest-differs"
    | "rollout/not-read"
    | "rollout/unknown-node";
