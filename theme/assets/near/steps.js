// A picture in steps: one frame at a time, with back, forward and play. Without this script the frames stand side by side
// or, where scripts run, in a strip to scroll; on paper all of them stand.
((site) => {
  site.strings.walk = {
    back: { ko: "이전", en: "Back" },
    next: { ko: "다음", en: "Next" },
    play: { ko: "재생", en: "Play" },
    pause: { ko: "멈춤", en: "Pause" },
    at: { ko: "{all}단계 중 {place}", en: "Step {place} of {all}" },
  };
  const { make } = site;
  const say = site.speaker("walk");
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const EACH = 3000; // milliseconds for a frame that plays

  const walk = (/** @type {HTMLElement} */ figure) => {
    const list = /** @type {HTMLElement} */ (figure.querySelector("ol"));
    const all = list.children.length;
    const status = make("span", { role: "status" });
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let clock;
    let place = 0;

    const told = () => {
      status.textContent = say("at", { place: place + 1, all });
      back.disabled = place === 0;
      next.disabled = place === all - 1;
      if (next.disabled) stop();
    };
    const show = (/** @type {number} */ to) => {
      place = to;
      const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
      list.scrollTo({ left: to * list.clientWidth, behavior });
      told();
    };
    const stop = () => {
      clearInterval(clock);
      clock = undefined;
      play.textContent = say("play");
    };
    const start = () => {
      if (place === all - 1) show(0);
      clock = setInterval(() => show(place + 1), EACH);
      play.textContent = say("pause");
    };
    const pressed = (/** @type {number} */ to) => () => {
      stop();
      show(place + to);
    };
    const back = site.button(say("back"), pressed(-1));
    const next = site.button(say("next"), pressed(1));
    const play = site.button(say("play"), () => (clock ? stop() : start()));
    list.addEventListener("scrollend", () => {
      place = Math.round(list.scrollLeft / list.clientWidth); // where a finger or a key has brought it
      told();
    });
    const label = figure.querySelector(".picture-title")?.textContent ?? "";
    const bar = { class: "steps-bar screen-only", role: "group", "aria-label": label };
    figure.append(make("div", bar, back, status, next, play));
    told();
  };

  document.head.append(make("link", { rel: "stylesheet", href: new URL("near.css", here).href }));
  for (const figure of document.querySelectorAll("figure.steps")) walk(/** @type {HTMLElement} */ (figure));
})(site);
