// Runs before anything is painted: the language and the colours that were chosen here before, else the browser's.
// Also marks what is typed before the program is there, and notices when a script of the page does not come or is not
// the right one.
(() => {
  const root = document.documentElement;
  const chosen = (name) => {
    try {
      return localStorage.getItem(`poolsync.${name}`);
    } catch {
      return null; // storage is turned off
    }
  };
  const languages = ["en", "zh-CN"];
  const language = chosen("language");
  const fallback = /^zh\b/i.test(navigator.language) ? "zh-CN" : "en";
  root.lang = languages.includes(language) ? language : fallback;
  const themes = ["light", "dark"];
  const theme = chosen("theme");
  const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = themes.includes(theme) ? theme : dark ? "dark" : "light";

  // Marks the fields that are touched while the program is loading: what stands in them counts then.
  addEventListener("input", (event) => event.target.setAttribute("data-touched", ""), true);

  addEventListener(
    "error",
    (event) => {
      if (!(event.target instanceof HTMLScriptElement || event.target instanceof HTMLLinkElement)) return;
      const show = () => {
        const box = document.getElementById("load-failure");
        if (!box) return;
        box.hidden = false;
        const reason = box.querySelector('[data-reason="script"]');
        if (reason) reason.hidden = false;
      };
      if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
      else show();
    },
    true,
  );
})();
