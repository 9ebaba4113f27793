/**
 * poolsync/samples: the call as code in other languages, and a request from pasted text. A module of its own, so that
 * `poolsync` stays small.
 *
 * In Node.js, Deno, Bun, Cloudflare Workers and the edge runtime of Next.js everything is ready after import. Elsewhere
 * `await init()` of this entry once; every other function throws `not-initialized` until then. Nothing is sent.
 */

import type { Credential, Report, SyncRequest } from "./index.js";

/**
 * Loads the module; any number of times. Harmless where everything is ready after import.
 *
 * @param source where to get `poolsync_samples.wasm`: a URL, a Response, the bytes or a compiled module, each also as a
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
 * A request from pasted text: a JSON body, a curl command (as bash, cmd and PowerShell quote it), a PowerShell call, an hcloud
 * command or an HTTP file. Placeholders of the documentation and variables nobody knows count as missing.
 *
 * @throws PoolsyncError `invalid-argument` if it is no string.
 */
export function importRequest(text: string): ImportedRequest;

/**
 * The languages and tools that `sample` knows, in the order in which they are best offered; a new list each time.
 */
export function languages(): LanguageInfo[];

/**
 * A whole file that sends this request, complete or not, with what to install in its head. Credentials are read from the
 * environment when it runs (`HUAWEICLOUD_TOKEN`, or `CLOUD_SDK_AK`, `CLOUD_SDK_SK` and, for a temporary key,
 * `CLOUD_SDK_SECURITY_TOKEN`); what is missing stands as a placeholder such as `{project_id}`. The body is the one that
 * `buildRequest` sends, a salted password included.
 *
 * @throws PoolsyncError `invalid-argument` for an unknown language and a combination that cannot exist.
 * @param language - an id of `languages`: `curl`, `hcloud`, `hcloud-json`, `java`, `python`, `go`, `node`, `python-requests`, `powershell`, `http`
 */
export function sample(language: string, request: SyncRequest, options?: SampleOptions): string;

/**
 * What was found in a pasted text.
 */
export interface ImportedRequest {
    /**
     * What was found of the request; what was not has no member.
     */
    request: Partial<SyncRequest>;
    /**
     * What stood in the text of the credential, secrets included.
     */
    credential?: Partial<Credential>;
    /**
     * What was left out, by name and never by value.
     */
    report: Report;
}

/**
 * A language, or a tool that sends requests.
 */
export interface LanguageInfo {
    /**
     * What `sample` knows it by.
     */
    id: string;
    /**
     * What people call it.
     */
    name: string;
    /**
     * What must be there to run a sample, in English.
     */
    needs: string;
}

/**
 * How a sample is written.
 */
export interface SampleOptions {
    /**
     * By token or access key, by default the first that the language has.
     */
    auth?: "token" | "aksk";
    /**
     * For `java`, `python` and `go`: classes of the newest published version that can send this very request (the default), or
     * those of the API's page.
     */
    sdk?: "newest" | "page";
}
