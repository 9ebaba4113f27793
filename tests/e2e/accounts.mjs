// Account, users and keys as the sandbox documents them.

export const OPERATOR = { account: "sandbox-account", user: "operator", password: "Sandbox-pass-1" };
export const READER = { account: "sandbox-account", user: "reader", password: "Sandbox-pass-2" };
export const [ACCESS_KEY, SECRET_KEY] = ["SANDBOXKEYOPERATOR01", "made-up-secret-key-of-operator-000000001"];

/** A token of this user for the sandbox's project, asked for without the page. */
export async function tokenOf({ account, user, password }, origin, project) {
  const identity = { methods: ["password"], password: { user: { name: user, password, domain: { name: account } } } };
  const body = JSON.stringify({ auth: { identity, scope: { project: { id: project } } } });
  const answer = await fetch(`${origin}/v3/auth/tokens`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  if (answer.status !== 201) throw new Error(`no token: HTTP ${answer.status} ${await answer.text()}`);
  return answer.headers.get("X-Subject-Token");
}
