// Runs before anything is painted: the language and the colours that were chosen here before, else the browser's. It stands
// in the page itself, allowed by its digest.
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

  const tell = (reason) => {
    const show = () => {
      const box = document.getElementById("load-failure");
      if (!box) return;
      box.hidden = false;
      const words = box.querySelector(`[data-reason="${reason}"]`);
      if (words) words.hidden = false;
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
    else show();
  };

  // Without a style sheet the page is plain, and works. The two rules that its words depend on are made here.
  const plain = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('[hidden],html[lang="en"] span[lang="zh-CN"],html[lang="zh-CN"] span[lang="en"]{display:none}');
    document.adoptedStyleSheets = [sheet];
    tell("style");
  };

  const isStyle = (target) => target.rel === "stylesheet";
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLLinkElement && isStyle(target)) plain();
      else if (target instanceof HTMLScriptElement || target.rel === "modulepreload") tell("script");
      // Of the program that its link did not bring, start.js tells more.
    },
    true,
  );
  // The styles above this script may have failed before anybody listened: one that was changed on its way has no sheet.
  const isEmpty = ({ sheet }) => {
    try {
      return !sheet?.cssRules.length;
    } catch {
      return true; // a failed one of which nothing may be read
    }
  };
  if ([...document.querySelectorAll('style, link[rel="stylesheet"]')].some(isEmpty)) plain();
})();
