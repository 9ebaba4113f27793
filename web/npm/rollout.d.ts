/**
 * poolsync/rollout: several calls as one operation, with stages, gates, soaks, pause and abort. A module of its own, so that
 * `poolsync` stays small.
 *
 * In Node.js, Deno, Bun, Cloudflare Workers and the edge runtime of Next.js everything is ready after import. Elsewhere
 * `await init()` of this entry once; every other function throws `not-initialized` until then. Nothing is sent: the actions say
 * what to call and to read, and `send` of `poolsync` makes the calls.
 */

import type { Locale, Outcome, Report, SyncRequest } from "./index.js";

/**
 * Loads the module; any number of times. Harmless where everything is ready after import.
 *
 * @param source where to get `poolsync_rollout.wasm`: a URL, a Response, the bytes or a compiled module, each also as a
 *   promise. Without it, the file beside this script, else the copy in a script.
 * @throws (the promise is rejected with) PoolsyncError `wasm-unavailable`, `invalid-argument`.
 */
export default function init(source?: unknown): Promise<void>;

/**
 * Starts the module at once.
 *
 * @throws PoolsyncError `wasm-unavailable`, `invalid-argument`.
 */
export function initSync(source: BufferSource | WebAssembly.Module): void;

// From the Rust types of poolsync-wasm, by `cargo xtask npm`. Change them there.

/**
 * Checks a plan, given as YAML or JSON text. Problems have paths such as `spec.stages[1].targets[0].nodes`, and `line` and `column`
 * among their `args` where they are known.
 *
 * @throws PoolsyncError `invalid-argument` if it is no string.
 */
export function checkRollout(text: string): Report;

/**
 * Goes on by one event: the state after it, and what is to be done now. The state that was passed must not be used again: its calls
 * would be made twice. Save the new one before a call is made.
 *
 * @throws PoolsyncError `invalid-argument` if the state is none of this module's, or of a later version, or the event is none.
 */
export function nextRollout(state: RolloutState, event: RolloutEvent): RolloutNext;

/**
 * A pool as the service answered: the texts of the pool and of its cluster's nodes, page by page. Nodes of other pools are left
 * out.
 *
 * @throws PoolsyncError `invalid-argument` if an argument is of another type, or a text is no such answer.
 */
export function readPool(clusterId: string, nodepoolId: string, pool: string, nodes: string[]): PoolReading;

/**
 * Names the nodes of a plan: each call with its nodes and its bytes. `rollout` is there unless `report` has an error, the plan's
 * own included.
 *
 * @throws PoolsyncError `invalid-argument` if an argument is of another type.
 * @param pools - each pool of the plan with all its nodes, read just now
 */
export function resolveRollout(plan: string, pools: PoolReading[], options?: RolloutOptions): RolloutResolution;

/**
 * The SHA-256 of everything that decides what is called and when, in 64 hex digits. Passwords are not part of it.
 *
 * @throws PoolsyncError `invalid-argument` if it is none that `resolveRollout` gave.
 */
export function rolloutDigest(resolved: ResolvedRollout): string;

/**
 * The report of a rollout in Markdown, at any time: stages, calls, nodes with times, who approved what, what failed and why.
 *
 * @throws PoolsyncError `invalid-argument` if the state is none of this module's, or the locale is none.
 */
export function rolloutReport(state: RolloutState, locale?: Locale): string;

/**
 * Begins a rollout. Nothing happens before the first event.
 *
 * @throws PoolsyncError `invalid-argument` if it is none that `resolveRollout` gave.
 */
export function startRollout(resolved: ResolvedRollout): RolloutState;

/**
 * How many nodes of a cluster are away at once.
 */
export interface Away {
    /**
     * The cluster.
     */
    clusterId: string;
    /**
     * The most nodes.
     */
    atOnce: number;
}

/**
 * How a gate is.
 */
export interface GateState {
    /**
     * When it was opened.
     */
    opened?: number;
    /**
     * Who approved, as typed.
     */
    by?: string;
}

/**
 * A part of a job, often about one node.
 */
export interface JobPart {
    /**
     * The node it is about.
     */
    node: string;
    /**
     * How it is.
     */
    phase: JobPhase;
    /**
     * Why it failed.
     */
    reason?: string;
}

/**
 * How a job or a part of it is.
 */
export type JobPhase = "waiting" | "running" | "success" | "failed";

/**
 * A job as it was read.
 */
export interface JobReading {
    /**
     * How it is.
     */
    phase: JobPhase;
    /**
     * Why it failed.
     */
    reason?: string;
    /**
     * Its parts.
     */
    parts?: JobPart[];
}

/**
 * Where a node is.
 */
export type NodePhase = "waiting" | "resetting" | "done" | "failed";

/**
 * A node as it was read.
 */
export interface NodeReading {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name?: string;
    /**
     * Its availability zone.
     */
    zone?: string;
    /**
     * Such as `Active`; empty if that is not known.
     */
    phase?: string;
    /**
     * Whether it has the configuration of its pool; none if that is not known, as in the default pool.
     */
    upToDate?: boolean;
    /**
     * When it was created, as the service writes it.
     */
    created?: string;
}

/**
 * How far a node is.
 */
export interface NodeState {
    /**
     * Where it is.
     */
    phase: NodePhase;
    /**
     * Since when; none before anything was seen.
     */
    since?: number;
    /**
     * Why it failed.
     */
    reason?: string;
    /**
     * True once it was seen away.
     */
    away: boolean;
    /**
     * True if it was out of date when its call was planned, and was seen up to date before the call was made.
     */
    alreadyUpToDate?: boolean;
}

/**
 * A node pool and its nodes as they were read.
 *
 * ```
 * use poolsync_core::rollout::PoolReading;
 *
 * let nodes = r#"{"items":[{"metadata":{"uid":"n1","name":"w-1","ownerReferences":{"nodepoolID":"p1"}},
 *     "spec":{"az":"cn-north-4a"},"status":{"phase":"Active","configurationUpToDate":false}}]}"#;
 * let reading = PoolReading::read("c1", "p1", r#"{"metadata":{"uid":"p1"}}"#, &[nodes]).unwrap();
 * assert_eq!(reading.nodes[0].zone, "cn-north-4a");
 * ```
 */
export interface PoolReading {
    /**
     * The cluster.
     */
    clusterId: string;
    /**
     * The node pool, or `DefaultPool`.
     */
    nodepoolId: string;
    /**
     * Whether a synchronization runs in it; none if that is not known.
     */
    synchronizing?: boolean;
    /**
     * All its nodes, as the service lists them.
     */
    nodes: NodeReading[];
}

/**
 * A node of a call.
 */
export interface ResolvedNode {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * Its availability zone.
     */
    zone: string;
    /**
     * Whether it has the pool's configuration already; none if that is not known.
     */
    upToDate?: boolean;
}

/**
 * A rollout with every call, its nodes and its bytes. Holds no secret.
 */
export interface ResolvedRollout {
    /**
     * The version of this form.
     */
    version: number;
    /**
     * What people call it.
     */
    name: string;
    /**
     * Scheme and host of CCE.
     */
    endpoint: string;
    /**
     * The project.
     */
    projectId: string;
    /**
     * What follows a failure.
     */
    onFailure: RolloutOnFailure;
    /**
     * The stages, in order. One without targets is passed over.
     */
    stages: ResolvedStage[];
    /**
     * The most nodes that are away at once, for each cluster.
     */
    away: Away[];
}

/**
 * Calls that belong together.
 */
export interface ResolvedStage {
    /**
     * What people call it.
     */
    name: string;
    /**
     * What must hold before it.
     */
    gates: RolloutGate[];
    /**
     * Seconds to wait and watch after it.
     */
    soakSeconds: number;
    /**
     * Its calls, in order: those of one pool one after another, those of different pools at once.
     */
    targets: ResolvedTarget[];
}

/**
 * One call.
 */
export interface ResolvedTarget {
    /**
     * The cluster.
     */
    clusterId: string;
    /**
     * The node pool, or `DefaultPool`.
     */
    nodepoolId: string;
    /**
     * Nodes per batch, 1 to 20.
     */
    maxUnavailable: number;
    /**
     * Its nodes, in the order in which the body names them.
     */
    nodes: ResolvedNode[];
    /**
     * The bytes of the body, without the password where one is needed.
     */
    body: string;
    /**
     * True if a salted password has to be put into the body before it is sent.
     */
    needsPassword: boolean;
}

/**
 * Something to be done, or that is waited for.
 */
export type RolloutAction = { kind: "call"; stage: number; target: number; request: SyncRequest; needsPassword: boolean } | { kind: "read"; clusterId: string; nodepoolId: string; stage: number; target: number; jobId?: string } | { kind: "wait"; for: RolloutWait; until?: number } | { kind: "approve"; stage: number; gate: number; question: string } | { kind: "decide"; stage: number; target: number; reason: string } | { kind: "tell"; entry: RolloutEntry } | { kind: "ended"; end: RolloutEnd };

/**
 * What the person can say at any time.
 */
export type RolloutCommand = "pause" | "resume" | "promote" | "abort";

/**
 * How a rollout ended.
 */
export type RolloutEnd = "done" | "failed" | "aborted";

/**
 * One thing that happened.
 */
export interface RolloutEntry {
    /**
     * When, in seconds since 1970.
     */
    at: number;
    /**
     * What.
     */
    what: RolloutHappening;
    /**
     * The stage it is about, from 0.
     */
    stage?: number;
    /**
     * The target in its stage, or the gate, from 0.
     */
    index?: number;
    /**
     * The node it is about, from 0.
     */
    node?: number;
    /**
     * In the service's words, or as typed.
     */
    text?: string;
}

/**
 * Something that happened, and when.
 */
export type RolloutEvent = { kind: "time"; at: number } | { kind: "reply"; at: number; stage: number; target: number; outcome: Outcome } | { kind: "read"; at: number; pool: PoolReading } | { kind: "job"; at: number; stage: number; target: number; job: JobReading } | { kind: "command"; at: number; command: RolloutCommand } | { kind: "approve"; at: number; stage: number; gate: number; by: string } | { kind: "decide"; at: number; stage: number; target: number; carriedOut: boolean } | { kind: "credentialLost"; at: number } | { kind: "restarted"; at: number };

/**
 * What must hold before a stage.
 */
export type RolloutGate = { approval: string } | { notBefore: number };

/**
 * What happened.
 */
export type RolloutHappening = "stageBegan" | "stageSkipped" | "gateOpened" | "called" | "accepted" | "refused" | "answerLost" | "carriedOut" | "notCarriedOut" | "nodeAlreadyUpToDate" | "nodeWentAway" | "nodeDone" | "nodeFailed" | "targetDone" | "targetFailed" | "soakBegan" | "stageDone" | "stageFailed" | "paused" | "resumed" | "promoted" | "aborted" | "credentialLost" | "restarted" | "ended";

/**
 * A rollout after an event, and what is to be done.
 */
export interface RolloutNext {
    /**
     * The state after the event.
     */
    state: RolloutState;
    /**
     * What is to be done now, and what is waited for.
     */
    actions: RolloutAction[];
}

/**
 * What follows a failure: a node that fails, a refusal, a lost answer.
 */
export type RolloutOnFailure = "stop" | "continue";

/**
 * Under which condition a plan is resolved.
 */
export interface RolloutOptions {
    /**
     * The digest that was approved, spaces and capitals as you like: anything that resolves differently is `rollout/digest-differs`.
     */
    digest?: string;
}

/**
 * What a plan has become.
 */
export interface RolloutResolution {
    /**
     * Absent if there is an error.
     */
    rollout?: ResolvedRollout;
    /**
     * What was noticed about the plan and the pools.
     */
    report: Report;
}

/**
 * A rollout, and how far it has come.
 */
export interface RolloutState {
    /**
     * The version of this form.
     */
    version: number;
    /**
     * What is rolled out.
     */
    rollout: ResolvedRollout;
    /**
     * Its digest.
     */
    digest: string;
    /**
     * The time of the last event, in seconds since 1970; 0 before the first.
     */
    now: number;
    /**
     * The stage that is the turn of, from 0; as many as there are stages when all are over.
     */
    stage: number;
    /**
     * True while the person has paused it.
     */
    paused: boolean;
    /**
     * True once the person has aborted it.
     */
    aborted: boolean;
    /**
     * True once a failure has stopped it.
     */
    stopped: boolean;
    /**
     * True while there is no credential that is taken.
     */
    credentialLost: boolean;
    /**
     * How it ended.
     */
    end?: RolloutEnd;
    /**
     * Its stages.
     */
    stages: StageState[];
    /**
     * What happened, in order.
     */
    log: RolloutEntry[];
}

/**
 * What a rollout waits for.
 */
export type RolloutWait = "reply" | "nodes" | "soak" | "notBefore" | "approval" | "decision" | "resume" | "credential";

/**
 * Where a stage is.
 */
export type StagePhase = "waiting" | "gated" | "running" | "soaking" | "done" | "failed" | "skipped";

/**
 * How far a stage is.
 */
export interface StageState {
    /**
     * Where it is.
     */
    phase: StagePhase;
    /**
     * When its soak ends, once that has begun.
     */
    soakUntil?: number;
    /**
     * Its gates.
     */
    gates: GateState[];
    /**
     * Its targets.
     */
    targets: TargetState[];
}

/**
 * Where a target is.
 */
export type TargetPhase = "waiting" | "calling" | "lost" | "running" | "done" | "failed" | "notMade";

/**
 * How far a target is.
 */
export interface TargetState {
    /**
     * Where it is.
     */
    phase: TargetPhase;
    /**
     * When its call was made.
     */
    called?: number;
    /**
     * When it was over.
     */
    ended?: number;
    /**
     * The job that the answer named.
     */
    jobId?: string;
    /**
     * The service's ID of the call.
     */
    requestId?: string;
    /**
     * Why it failed, or why its answer is not known.
     */
    reason?: string;
    /**
     * True once the pool was seen synchronizing after the call.
     */
    seenRunning: boolean;
    /**
     * True once the job said that it is over.
     */
    jobOver: boolean;
    /**
     * Its nodes, in the order of the call.
     */
    nodes: NodeState[];
}
