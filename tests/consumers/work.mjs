// What every consumer does with the package: the same work with the same expected results.
//
//   const results = await work(poolsync, { origin, token });
//   assert.deepEqual(results, expected);

const id = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
const request = {
  endpoint: "https://cce.cn-north-4.myhuaweicloud.com",
  projectId: "0123456789abcdef0123456789abcdef",
  clusterId: "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
  nodepoolId: id,
  body: { spec: { maxUnavailable: 1, nodeIDs: ["b1f0c2de-8a41-4c53-9d1e-0255ac10a001"], nodePoolID: id } },
};

const key = { accessKey: "EXAMPLEAKEXAMPLEAK00", secretKey: "ExampleSecretKeyExampleSecretKeyExample0" };

/** Each step by its name, as text; a step that throws says so. */
export async function work(poolsync, sandbox) {
  await poolsync.init();
  const date = new Date("2026-01-15T08:30:00Z");
  const steps = {
    check: () =>
      poolsync
        .check({ ...request, body: { spec: { maxUnavailable: 0 } } })
        .problems.filter(({ severity }) => severity === "error")
        .map(({ code }) => code)
        .join(" "),
    buildRequest: () => {
      const { method, url, headers, body } = poolsync.buildRequest(request, { kind: "token", token: "MIIF" });
      return [method, url, JSON.stringify(headers), body].join("\n");
    },
    saltPassword: () => poolsync.saltPassword("test@123", { salt: "KZ2u71CD4JjQneAy" }),
    randomSalt: () => String(poolsync.saltPassword("Huawei@Cloud2026").length),
    signRequest: () => {
      const url = `${request.endpoint}/api/v3/projects/${request.projectId}/clusters?detail=true&status=Available`;
      const headers = { "Content-Type": "application/json" };
      const signed = poolsync.signRequest({ method: "GET", url, headers, body: "" }, key, {
        date,
        signedHeaders: ["content-type", "host", "x-sdk-date"],
      });
      return signed.headers.Authorization;
    },
    sample: async () => {
      // As a page does that shows code only when somebody wants it.
      const { default: initSamples, importRequest, sample } = await import("poolsync/samples");
      await initSamples();
      return JSON.stringify(importRequest(sample("http", request)).request);
    },
    send: async () => {
      const own = { ...request, endpoint: sandbox.origin };
      const outcome = await poolsync.send(own, { kind: "token", token: sandbox.token });
      return `${outcome.kind} ${outcome.message ?? outcome.reason ?? ""}`;
    },
  };
  const results = {};
  for (const [name, step] of Object.entries(steps)) {
    try {
      results[name] = await step();
    } catch (error) {
      results[name] = `threw ${error}`;
    }
  }
  return results;
}

/** What comes out everywhere. */
export const expected = {
  // The contract of the rules.
  check: "max-unavailable/out-of-range node-pool-id/missing",
  // The contract of the bytes.
  buildRequest: [
    "POST",
    `${request.endpoint}/api/v3/projects/${request.projectId}/clusters/${request.clusterId}/nodepools/${id}/operation/upgrade`,
    '{"Content-Type":"application/json","X-Auth-Token":"MIIF"}',
    `{"spec":{"maxUnavailable":1,"nodeIDs":["b1f0c2de-8a41-4c53-9d1e-0255ac10a001"],"nodePoolID":"${id}"}}`,
  ].join("\n"),
  // Published on the best-practice page cce_bestpractice_0058 (tests/fixtures/password-sha512crypt.json).
  saltPassword:
    "JDYkS1oydTcxQ0Q0SmpRbmVBeSRXRjVkc29PalRnYzlSRDQ2aTQ2Y0NMM0g5MkxNRW83OHMwckhkZlNMREU4UFc3eWxFMklDY3hVR0Y3LzhSQmJueFcwY3JnQTNaR05GQTBMTGdGYVlEMA==",
  // $6$, 16 of salt, $, 86 of hash: 106 characters, in Base64 144.
  randomSalt: "144",
  // tests/fixtures/aksk-signing.json, get-clusters-query: computed with two SDKs.
  signRequest:
    "SDK-HMAC-SHA256 Access=EXAMPLEAKEXAMPLEAK00, SignedHeaders=content-type;host;x-sdk-date, Signature=78b5ad9bc9f7467f95ac96c34c806ecbdec8c8acc434cdf8dcca4237d3165697",
  // What was written comes back.
  sample: JSON.stringify(request),
  // The sandbox takes the call.
  send: "accepted ",
};
