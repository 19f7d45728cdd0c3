// A late start of Material's script: it measures every block of a page, and for that time a phone answers nothing.
// The page is complete without it. So it runs at the reader's first move, or when the page has been idle for a while.
(() => {
  const MOVES = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin", "change"];
  const MISSED = ["keydown", "change", "scroll"]; // what the script would have answered, had it been there
  const IDLE = 5000; // milliseconds after the page has loaded
  const WHEN_NEAR = { "details.question": "near/questions.js", "figure.steps": "near/steps.js" };
  const DARK = "(prefers-color-scheme: dark)";

  const waiting = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-src]"));
  /** @type {any[]} */
  const missed = [];
  let begun = false;

  const begin = () => {
    if (begun) return;
    begun = true;
    const script = document.createElement("script");
    script.src = waiting.dataset.src ?? "";
    script.addEventListener("load", catchUp);
    waiting.replaceWith(script);
  };

  /** @type {(event: any) => boolean} */
  const opensSearch = ({ type, key, target, ctrlKey, metaKey }) =>
    type === "keydown" && ["/", "s", "f"].includes(key) && target === document.body && !ctrlKey && !metaKey;

  const notice = (/** @type {any} */ event) => {
    if (opensSearch(event)) {
      event.preventDefault();
      document.getElementById("__search")?.click(); // comes back here as a change
      return;
    }
    // The first of each kind: what is typed after the key that opens the search is no shortcut.
    if (MISSED.includes(event.type) && !missed.some(({ type }) => type === event.type)) missed.push(event);
    // At once: only while a tap lasts does a phone show its keyboard.
    /** @type {HTMLInputElement | null} */
    const field = document.querySelector("[name=query]");
    if (event.target.id === "__search" && event.target.checked) field?.focus();
    begin();
  };

  const catchUp = () => {
    for (const move of MOVES) document.removeEventListener(move, notice, true);
    // The script begins its work at this event, of which it is late.
    if (document.readyState !== "loading") document.dispatchEvent(new Event("DOMContentLoaded"));
    for (const { type, key, target } of missed) {
      const Kind = type === "keydown" ? KeyboardEvent : Event;
      target.dispatchEvent(new Kind(type, { key, bubbles: true }));
    }
  };

  /** Put what needs a script in its place, so that nothing moves or changes its colour later. */
  const prepare = () => {
    document.documentElement.classList.replace("no-js", "js");
    const chosen = window.__md_get?.("__palette");
    document.querySelectorAll("[data-md-component=palette] label")[chosen?.index ?? 0]?.removeAttribute("hidden");
    /** @type {HTMLElement | null} */
    const dark = document.querySelector(`[data-md-color-media="${DARK}"]`);
    if (!chosen && dark && matchMedia(DARK).matches) document.body.dataset.mdColorScheme = dark.dataset.mdColorScheme;
  };

  /** A part of the page that has a script of its own gets it when the reader is a screen away.
   * @type {(part: [string, string]) => void} */
  const whenNear = ([selector, script]) => {
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        // Where it does not come, the part is as it was.
        Promise.all(["shared/dom.js", script].map((name) => site.script(`../${name}`))).catch(() => {});
      },
      { rootMargin: "100%" },
    );
    for (const part of document.querySelectorAll(selector)) watch.observe(part);
  };

  prepare();
  Object.entries(WHEN_NEAR).forEach(whenNear);
  for (const move of MOVES) document.addEventListener(move, notice, { capture: true, passive: move !== "keydown" });
  matchMedia(DARK).addEventListener("change", begin);
  window.addEventListener("load", () => setTimeout(begin, IDLE));
  const asked = new URLSearchParams(location.search);
  if (asked.has("q") || asked.has("h")) begin(); // the search, and the words that led here
})();
