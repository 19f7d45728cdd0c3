// Offers to check in the page. Nothing of it is loaded until a reader presses the button.
(() => {
  const FILES =
    "dom validator words judge defaults memory results relations editor panel try share report workbench data";
  const WORDS = {
    ko: ["직접 고쳐 보기", "이어서 고치기", "불러오지 못함. 다시 누르기"],
    en: ["Try it", "Continue editing", "It did not load. Press again"],
  };
  // The browser's own: scripts after this one put another in its place, for the search.
  globalThis.check = /** @type {Check} */ ({ Worker: globalThis.Worker });
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const words = document.documentElement.lang === "ko" ? WORDS.ko : WORDS.en;

  const script = (/** @type {string} */ address) =>
    new Promise((done, failed) => {
      const made = document.createElement("script");
      made.src = new URL(address, here).href;
      made.async = false; // in this order
      made.onload = done;
      made.onerror = failed;
      document.head.append(made);
    });

  const style = (/** @type {string} */ address) => {
    const made = document.createElement("link");
    made.rel = "stylesheet";
    made.href = new URL(address, here).href;
    document.head.append(made);
  };

  /** @type {Promise<unknown> | undefined} */
  let loaded;
  const load = async () => {
    style("check.css");
    await Promise.all(["../vendor/codemirror/codemirror", ...FILES.split(" ")].map((name) => script(`${name}.js`)));
    await script(check.data.engine);
  };

  const open = async (/** @type {HTMLButtonElement} */ press, /** @type {() => void} */ then) => {
    press.disabled = true;
    loaded ??= load();
    await loaded.then(then, () => {
      loaded = undefined;
      press.textContent = words[2];
      press.setAttribute("aria-label", words[2]);
    });
    press.disabled = false;
  };

  const typed = (/** @type {string} */ file) => {
    try {
      return localStorage.getItem(`check:${location.pathname}:${file}`) !== null;
    } catch {
      return false;
    }
  };

  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll(".filename a[data-check]");
  for (const link of links) {
    const { check: file = "", with: beside = "", of: whole = "" } = link.dataset;
    const press = document.createElement("button");
    press.type = "button";
    press.className = "check-offer screen-only";
    const name = () => {
      press.textContent = words[typed(file) ? 1 : 0];
      press.setAttribute("aria-label", `${press.textContent}: ${link.textContent}`);
    };
    name();
    const block = /** @type {HTMLElement} */ (link.closest(".highlight"));
    press.addEventListener("click", () =>
      open(press, () =>
        check.tryIt({ block, press, file, beside: beside.split(" ").filter(Boolean), whole, closed: name }),
      ),
    );
    link.after(press);
  }

  const bench = document.getElementById("own-manifest");
  const press = bench?.querySelector("button");
  if (bench && press) {
    press.hidden = false;
    press.addEventListener("click", () => open(press, () => check.workbench(bench)));
  }

  const exercise = document.getElementById("selector-exercise");
  const begin = exercise?.querySelector("button");
  if (exercise && begin) {
    const parts = ["words", "exercise"].map((name) => `../exercise/${name}.js`);
    const all = () => Promise.all([style("../exercise/exercise.css"), ...parts.map(script)]);
    begin.hidden = false;
    begin.addEventListener("click", () => open(begin, () => all().then(() => check.exercise(exercise))));
  }
})();
