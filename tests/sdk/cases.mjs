// The grid: what every sample must send, whatever the language.
//
//   cases("http://127.0.0.1:40000") → [{ name, request: { endpoint, projectId, clusterId, nodepoolId, body } }]

const project = "0123456789abcdef0123456789abcdef";
const cluster = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
const pool = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";

/** A made-up node ID. */
const node = (number) => `b1f0c2de-8a41-4c53-9d1e-${String(number).padStart(12, "0")}`;

/** Base64 of this many characters, all of its alphabet among them. */
function script(length) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return alphabet.repeat(Math.ceil(length / alphabet.length)).slice(0, length);
}

/** A salted password as the service wants it; the crypt string holds `$`, `.` and `/`. */
const salted = Buffer.from(`$6$saltsalt$${"./0Az9".repeat(14)}./`).toString("base64");

const lifeCycle = { preInstall: "ZWNobyAx", postInstall: "ZWNobyAx" };
const byPassword = { userPassword: { username: "root", password: salted } };
const byKey = { sshKey: "KeyPair-ops" };

/** Every character that means something to a shell, a string literal or a comment. */
const nasty = `it's "$HOME" \${x} $(id) \`id\` %PATH% !1 \\ \\n \\u0041 ' '' '''x''' """ """" {{x}} {project} @a@ # // */ <!-- \r\n\t\u0001\u007f\u2028\ufeff ‘’‚‛“” 中文 é 😀 end\\`;

/** Bodies by the name of the case. */
const bodies = {
  custom_pool: { spec: { maxUnavailable: 1, nodeIDs: [node(1), node(2)], nodePoolID: pool } },
  default_pool_password: {
    spec: { maxUnavailable: 20, nodeIDs: [node(1)], nodePoolID: "DefaultPool", nodeTemplate: { lifeCycle, login: byPassword } },
  },
  default_pool_key_pair: {
    spec: { maxUnavailable: 2, nodePoolID: "DefaultPool", nodeTemplate: { lifeCycle: {}, login: byKey } },
  },
  no_node_ids: { spec: { maxUnavailable: 3, nodePoolID: pool } },
  empty_node_ids: { spec: { maxUnavailable: 3, nodeIDs: [], nodePoolID: pool } },
  many_node_ids: {
    spec: { maxUnavailable: 20, nodeIDs: Array.from({ length: 250 }, (_, number) => node(number)), nodePoolID: pool },
  },
  long_scripts: {
    spec: {
      maxUnavailable: 1,
      nodePoolID: "DefaultPool",
      nodeTemplate: { lifeCycle: { preInstall: script(5120), postInstall: script(5120) }, login: byKey },
    },
  },
  nasty_texts: {
    spec: {
      maxUnavailable: 1,
      nodeIDs: [nasty],
      nodePoolID: "DefaultPool",
      nodeTemplate: { lifeCycle: { preInstall: nasty, postInstall: "" }, login: { sshKey: nasty } },
    },
  },
  sdk_members: {
    spec: { maxUnavailable: 1, nodePoolID: pool, force: true, retryTimes: 3, skippedNodes: [node(7), node(8)] },
    kind: "NodePool",
    apiVersion: "v3",
    metadata: { name: "pool", annotations: { 'a"b': nasty } },
  },
  template_of_the_newest: {
    spec: {
      maxUnavailable: 1,
      nodePoolID: "DefaultPool",
      nodeTemplate: {
        lifeCycle: { ...lifeCycle, waitPostInstallFinish: true },
        login: { ...byKey, removeUserPassword: true },
        volumeConfig: { volumeResetPolicy: "retain_custom_volumes" },
      },
    },
  },
  validate_storage: { spec: { maxUnavailable: 1, nodePoolID: pool, validateStorage: true } },
  unknown_members: {
    spec: {
      maxUnavailable: "three",
      nodePoolID: pool,
      lifecycle: null,
      list: [1.5, true, null, { deep: [nasty] }, []],
      [nasty]: {},
    },
  },
  // Beyond 32 bits, and a fraction: no typed field of Java or Go holds these.
  large_number: { spec: { maxUnavailable: 1, nodePoolID: pool, retryTimes: 3000000000 } },
  fraction: { spec: { maxUnavailable: 1.5, nodePoolID: pool } },
  // Longer than one argument of a program may be on Linux (131,072 bytes), or one constant of Java (65,535).
  thousands_of_node_ids: {
    spec: { maxUnavailable: 20, nodeIDs: Array.from({ length: 6000 }, (_, number) => node(number)), nodePoolID: pool },
  },
  incomplete: { spec: { maxUnavailable: 1 } },
  empty: {},
  // As text, since no object has a name twice.
  twice: `{"spec":{"maxUnavailable":1,"maxUnavailable":2,"nodePoolID":"${pool}"}}`,
};

/** All cases, aimed at one endpoint. The cluster's ID tells the capturing server which case it was. */
export function cases(endpoint) {
  return Object.entries(bodies).map(([name, given]) => {
    const body = typeof given === "string" ? given : JSON.stringify(given);
    return { name, request: { endpoint, projectId: project, clusterId: `${name}-${cluster}`, nodepoolId: "DefaultPool", body } };
  });
}

/** What may go wrong with an answer; each must end the sample with an error, after one call. */
export const faults = ["500", "502-html", "403", "403-html", "200-html", "200-text", "302", "307", "cut"];

/** The custom pool at an endpoint that answers with a fault. */
export function faulty(endpoint, fault) {
  const body = JSON.stringify(bodies.custom_pool);
  return { endpoint, projectId: project, clusterId: `fault_${fault}-${cluster}`, nodepoolId: pool, body };
}
