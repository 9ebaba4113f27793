import init, { checkJson } from "./node_modules/poolsync/index.js";

const body = document.getElementById("body");
const list = document.getElementById("problems");

function show() {
  const items = checkJson(body.value).problems.map(({ code, severity, message, help }) => {
    const item = document.createElement("li");
    item.dataset.code = code;
    item.textContent = `${severity}: ${message}${help ? ` – ${help}` : ""}`;
    return item;
  });
  list.replaceChildren(...items);
}

await init();
body.addEventListener("input", show);
show();
