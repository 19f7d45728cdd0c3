// Offers to check or run in the page. Nothing more is loaded until a reader presses the button.
((site) => {
  site.strings.offer = {
    check: { ko: "직접 고쳐 보기", en: "Try it" },
    checkKept: { ko: "이어서 고치기", en: "Continue editing" },
    run: { ko: "실행해 보기 (14 MB)", en: "Run it (14 MB)" },
    runKept: { ko: "이어서 고쳐 실행하기 (14 MB)", en: "Continue editing (14 MB)" },
    packet: { ko: "다른 패킷 보내 보기", en: "Send another packet" },
    failed: { ko: "불러오지 못함. 다시 누르기", en: "It did not load. Press again" },
  };
  const say = site.speaker("offer");
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  const script = (site.script = (address) =>
    new Promise((done, failed) => {
      const made = document.createElement("script");
      made.src = new URL(address, here).href;
      made.async = false; // in this order
      made.onload = done;
      made.onerror = failed;
      document.head.append(made);
    }));

  /** @type {Promise<unknown> | undefined} */
  let loaded;
  const open = (site.open = async (press, part, then) => {
    press.disabled = true;
    loaded ??= script("load.js").catch((error) => {
      loaded = undefined;
      throw error;
    });
    await loaded
      .then(() => site.load(script, part))
      .then(then)
      .catch(() => {
        press.textContent = say("failed");
        press.ariaLabel = null;
      });
    press.disabled = false;
  });

  const all = (/** @type {string} */ selector) =>
    /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);

  const buttonAfter = (/** @type {HTMLElement} */ before, more = "") => {
    const press = document.createElement("button");
    press.type = "button";
    press.className = `check-offer screen-only${more}`;
    before.after(press);
    return press;
  };

  for (const link of all(".filename a:is([data-check], [data-run])")) {
    const { check: manifest, run: snippet = "", with: beside = "", of: whole = "" } = link.dataset;
    const dualStack = link.dataset.dualStack !== undefined;
    const file = manifest ?? snippet;
    const block = /** @type {HTMLElement} */ (link.closest(".highlight"));
    const press = buttonAfter(link);
    const closed = () => {
      const kept = site.recall(file) !== null;
      if (manifest) press.textContent = say(kept ? "checkKept" : "check");
      else press.textContent = say(kept ? "runKept" : "run");
      press.ariaLabel = `${press.textContent}: ${link.textContent}`;
    };
    closed();
    press.onclick = () =>
      manifest
        ? open(press, "validator", () => site.tryIt({ block, press, file, beside, whole, dualStack, closed }))
        : open(press, "python", () => site.runIt({ block, press, file, closed }));
  }

  for (const figure of all("figure[data-from]")) {
    const press = buttonAfter(figure, " path-offer");
    press.textContent = say("packet");
    press.onclick = () => open(press, "packets", () => site.packetHere(figure, press));
  }

  /** @type {(id: string, part: Part, then: (place: HTMLElement) => void) => void} */
  const offer = (id, part, then) => {
    const place = document.getElementById(id);
    const press = place?.querySelector("button");
    if (!place || !press) return;
    press.hidden = false;
    press.onclick = () => open(press, part, () => then(place));
  };
  offer("own-manifest", "validator", (place) => site.workbench(place));
  offer("selector-exercise", "exercise", (place) => site.exercise(place));
})(site);
