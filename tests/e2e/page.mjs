// The page in the hands of a user: verbs for what people do, questions for what they see.
//
//   const page = await visit(t);
//   await page.fillExample();
//   await page.typeNodesPerBatch("0");
//   await page.seesProblem("max-unavailable/out-of-range");

import assert from "node:assert/strict";
import { NAMES, ROLES } from "./names.mjs";

/** The whole page. `tab`: a tab of playwright in which it is open. */
export class ConsolePage {
  constructor(tab, server, language = "en") {
    this.tab = tab;
    this.server = server;
    this.names = NAMES[language];
  }

  // What stands on the page.

  /** A text field, menu or checkbox, by its key in names.mjs. */
  field(key) {
    return this.tab.getByRole(ROLES[key] ?? "textbox", { name: this.names[key], exact: true });
  }

  button(key) {
    return this.tab.getByRole("button", { name: this.names[key], exact: true });
  }

  section(key) {
    return this.tab.getByRole("region", { name: this.names[key], exact: true });
  }

  dialog() {
    return this.tab.getByRole("dialog");
  }

  problem(code) {
    return this.section("problems").locator(`li[data-code="${code}"]`);
  }

  // What people do.

  /** Fills in the example, with the made-up token of the sandbox. */
  async fillExample() {
    await this.button("loadExample").click();
  }

  /** The example, for the default pool and its nodes. The template is still empty. */
  async fillDefaultPool() {
    // With the default pool chosen, the example is a complete one for it.
    await this.field("defaultPool").uncheck();
    await this.fillExample();
    await this.tick("defaultPool");
    await this.type("nodeIds", "c2a1d3ef-9b52-4d64-ae2f-0255ac10b001\nc2a1d3ef-9b52-4d64-ae2f-0255ac10b002");
  }

  async type(key, text) {
    await this.field(key).fill(text);
  }

  /** Pastes a long text in one go. The visitor must have the permission `clipboard-write`. */
  async paste(key, text) {
    await this.tab.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.type(key, "");
    await this.field(key).press("ControlOrMeta+V");
  }

  /**
   * What was copied, as somebody else gets it: the page itself may not read the clipboard. The visitor must have the permission
   * `clipboard-write`.
   */
  async pasted() {
    const other = await this.tab.context().newPage();
    await other.setContent("<textarea></textarea>");
    await other.locator("textarea").press("ControlOrMeta+V");
    const text = await other.locator("textarea").inputValue();
    await other.close();
    return text;
  }

  async typeNodesPerBatch(text) {
    await this.type("nodesPerBatch", text);
  }

  async tick(key) {
    await this.field(key).check();
  }

  /** `password` or `keyPair`. */
  async chooseLogin(key) {
    const login = this.tab.getByRole("group", { name: this.names.login, exact: true });
    await login.getByRole("radio", { name: this.names[key], exact: true }).check();
  }

  async chooseKeyPair() {
    await this.chooseLogin("keyPair");
  }

  /** Says that a script is pasted as Base64. */
  async pasteAsBase64(key, encoded) {
    const group = this.tab.getByRole("group", { name: new RegExp(`${this.names[key]}$`) });
    await group.getByRole("radio", { name: "Base64", exact: true }).check();
    await this.type(key, encoded);
  }

  /** The kind of credential: `token`, `signIn`, `accessKey` or `temporaryKey`. */
  async chooseCredential(kind) {
    await this.field("credential").selectOption(kind);
  }

  /** Signs in with a made-up user of the sandbox, and waits until the token is there. */
  async signIn({ account, user, password }) {
    await this.chooseCredential("signIn");
    await this.type("accountName", account);
    await this.type("iamUser", user);
    await this.type("iamPassword", password);
    await this.press("getToken");
    await this.tab.getByText(/valid until/).waitFor();
  }

  /** Types an access key. */
  async typeKey(accessKey, secretKey) {
    await this.chooseCredential("accessKey");
    await this.type("accessKey", accessKey);
    await this.type("secretKey", secretKey);
  }

  async chooseWay(key) {
    await this.tab.getByRole("radio", { name: this.names[key] }).check();
  }

  async chooseLanguage(name) {
    await this.field("language").selectOption({ label: name });
    this.names = NAMES[name === "English" ? "en" : "zh"];
  }

  async press(key) {
    await this.button(key).click();
  }

  /** Presses the button although it says that it is of no use yet. */
  async sendRegardless() {
    await this.button("send").click({ force: true });
  }

  /** Presses the button; a dialog asks before anything leaves. */
  async ask() {
    await this.press("send");
    await this.dialog().waitFor();
  }

  /** Sends, and waits until the call has ended. Returns its outcome: `accepted`, `refused` or `unknown`. */
  async send() {
    await this.ask();
    await this.confirm();
    return this.outcome();
  }

  /** Says yes to the last question, once all was read; types the name of the pool where that is wanted. */
  async confirm() {
    await this.known();
    const name = this.dialog().getByRole("textbox", { name: this.names.typeName });
    if ((await name.count()) > 0) {
      const lines = (await this.dialog().innerText()).split("\n");
      const label = lines.find((line) => this.names.typeName.test(line));
      await name.fill(label.replace(this.names.typeName, "$1"));
    }
    await this.press("synchronizeNow");
  }

  /**
   * From now on every reading of pool, cluster and nodes shows just what the form names, whoever asks: for calls about places
   * that the sandbox does not have, or with a credential that it does not know.
   */
  async readsWhatIsTyped() {
    const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": "application/json" };
    const shows = (pattern, answer) =>
      this.tab.route(pattern, async (route) => {
        if (route.request().method() !== "GET") return route.fallback();
        const { spec } = JSON.parse(await this.body());
        return route.fulfill({ status: 200, headers, body: JSON.stringify(answer(spec)) });
      });
    const metadata = (uid, more) => ({ uid, name: uid, ...more });
    await shows(/\/clusters\/[^/?]+$/, () => ({
      metadata: metadata("c"),
      spec: { version: "v1.28" },
      status: { phase: "Available" },
    }));
    await shows(/\/nodepools\/[^/?]+$/, (spec) => ({ metadata: metadata(spec.nodePoolID), status: { currentNode: 40 } }));
    await shows(/\/nodes(\?|$)/, (spec) => ({
      items: (spec.nodeIDs ?? ["n"]).map((id) => ({
        metadata: metadata(id, { ownerReferences: { nodepoolID: spec.nodePoolID } }),
        status: { phase: "Active" },
      })),
    }));
  }

  /** Asks, and sees that the call cannot be made. Returns what the last question says, and closes it. */
  async stops() {
    await this.ask();
    const words = await this.known();
    assert.match(words, this.names.doNotSend);
    assert.ok(await this.button("synchronizeNow").isDisabled());
    await this.press("cancel");
    return words;
  }

  /** Loads the page again and waits until it can be used. */
  async reload() {
    await this.tab.reload();
    await this.live();
  }

  // What people see.

  /** Waits until the program is there, with what comes later at every visit. */
  async live() {
    await this.tab.locator('html[data-live="whole"]').waitFor({ state: "attached" });
  }

  /** What the call has become, once it has ended. */
  async outcome() {
    const box = this.section("answer").locator("[data-outcome]");
    await box.waitFor();
    return box.getAttribute("data-outcome");
  }

  /** The words of the answer. */
  async answer() {
    return this.section("answer").innerText();
  }

  /** What the last question knows, once it has been read. */
  async known() {
    await this.dialog().getByText(this.names.reading).waitFor({ state: "detached" });
    await this.dialog().getByText(this.names.readingMore).waitFor({ state: "detached" });
    return this.dialog().innerText();
  }

  /** The body as the review shows it: its text is the bytes. */
  async body() {
    return this.section("request").locator("[data-body]").textContent();
  }

  /** The headers as the review shows them, one a line. */
  async headers() {
    return this.section("request").locator("pre", { hasText: "Content-Type" }).textContent();
  }

  /** The codes of all problems in the list, in its order. */
  async codes() {
    const items = this.section("problems").getByRole("listitem");
    return items.evaluateAll((all) => all.map((item) => item.dataset.code));
  }

  async seesProblem(code) {
    await this.problem(code).first().waitFor();
  }

  async seesNoProblem(code) {
    await this.problem(code).waitFor({ state: "detached" });
  }

  /** What stands under a field: its help and, once it was left, its problems. */
  async description(key) {
    const ids = (await this.field(key).getAttribute("aria-describedby")).split(" ");
    const texts = ids.map((id) => this.tab.locator(`[id="${id}"]`).innerText());
    return (await Promise.all(texts)).join("\n").trim();
  }
}
