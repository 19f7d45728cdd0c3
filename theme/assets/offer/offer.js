// Offers to check in the page. Nothing of it is loaded until a reader presses the button.
(() => {
  const WORDS = {
    ko: { check: ["직접 고쳐 보기", "이어서 고치기"], run: ["실행해 보기 (14 MB)", "이어서 고쳐 실행하기 (14 MB)"] },
    en: { check: ["Try it", "Continue editing"], run: ["Run it (14 MB)", "Continue editing (14 MB)"] },
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
  /** @type {(press: HTMLButtonElement, part: Part, then: () => void) => Promise<void>} */
  const open = async (press, part, then) => {
    press.disabled = true;
    loaded ??= script("load.js").catch((error) => {
      loaded = undefined;
      throw error;
    });
    await loaded
      .then(() => check.load(script, part))
      .then(then)
      .catch(() => {
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
  const links = document.querySelectorAll(".filename a:is([data-check], [data-run])");
  for (const link of links) {
    const { check: manifest, run: snippet = "", with: beside = "", of: whole = "" } = link.dataset;
    const file = manifest ?? snippet;
    const word = manifest ? "check" : "run";
    const block = /** @type {HTMLElement} */ (link.closest(".highlight"));
    const press = document.createElement("button");
    press.type = "button";
    press.className = "check-offer screen-only";
    const closed = () => {
      press.textContent = WORDS[language][word][typed(file) ? 1 : 0];
      press.ariaLabel = `${press.textContent}: ${link.textContent}`;
    };
    closed();
    press.onclick = () =>
      manifest
        ? open(press, "validator", () => check.tryIt({ block, press, file, beside, whole, closed }))
        : open(press, "python", () => check.runIt({ block, press, file, closed }));
    link.after(press);
  }

  /** @type {(id: string, part: Part, then: (place: HTMLElement) => void) => void} */
  const offer = (id, part, then) => {
    const place = document.getElementById(id);
    const press = place?.querySelector("button");
    if (!place || !press) return;
    press.hidden = false;
    press.onclick = () => open(press, part, () => then(place));
  };
  offer("own-manifest", "validator", (place) => check.workbench(place));
  offer("selector-exercise", "exercise", (place) => check.exercise(place));
})();
