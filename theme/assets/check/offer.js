// Offers to check in the page. Nothing of it is loaded until a reader presses the button.
(() => {
  const WORDS = {
    ko: ["직접 고쳐 보기", "이어서 고치기"],
    en: ["Try it", "Continue editing"],
  };
  const FAILED = { ko: "불러오지 못함. 다시 누르기", en: "It did not load. Press again" };
  globalThis.check = /** @type {Check} */ ({ key: (file) => `check:${location.pathname}:${file}` });
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const language = document.documentElement.lang === "ko" ? "ko" : "en";

  const script = (/** @type {string} */ address) =>
    new Promise((done, failed) => {
      const made = document.createElement("script");
      made.src = new URL(address, here).href;
      made.async = false; // in this order
      made.onload = done;
      made.onerror = failed;
      document.head.append(made);
    });

  /** @type {Promise<unknown> | undefined} */
  let loaded;
  const open = async (/** @type {HTMLButtonElement} */ press, /** @type {() => void} */ then) => {
    press.disabled = true;
    loaded ??= script("load.js").then(() => check.load(script));
    await loaded.then(then).catch(() => {
      loaded = undefined;
      press.textContent = FAILED[language];
      press.ariaLabel = null;
    });
    press.disabled = false;
  };

  const typed = (/** @type {string} */ file) => {
    try {
      return localStorage.getItem(check.key(file)) !== null;
    } catch {
      return false;
    }
  };

  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll(".filename a[data-check]");
  for (const link of links) {
    const { check: file = "", with: beside = "", of: whole = "" } = link.dataset;
    const block = /** @type {HTMLElement} */ (link.closest(".highlight"));
    const press = document.createElement("button");
    press.type = "button";
    press.className = "check-offer screen-only";
    const closed = () => {
      press.textContent = WORDS[language][typed(file) ? 1 : 0];
      press.ariaLabel = `${press.textContent}: ${link.textContent}`;
    };
    closed();
    press.onclick = () => open(press, () => check.tryIt({ block, press, file, beside, whole, closed }));
    link.after(press);
  }

  const offer = (/** @type {string} */ id, /** @type {(place: HTMLElement) => void} */ then) => {
    const place = document.getElementById(id);
    const press = place?.querySelector("button");
    if (!place || !press) return;
    press.hidden = false;
    press.onclick = () => open(press, () => then(place));
  };
  offer("own-manifest", (place) => check.workbench(place));
  offer("selector-exercise", (place) => check.loadExercise(script, place));
})();
