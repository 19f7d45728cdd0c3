// The self-check at the end of a page: it asks the reader for an answer before it shows one. Which questions were
// answered well stays in this browser. Without this script a question opens its answer.
((site) => {
  site.strings.questions = {
    own: { ko: "답을 먼저 적어 보세요", en: "Write your answer first" },
    show: { ko: "답 보기", en: "Show the answer" },
    unknown: { ko: "모름", en: "I do not know" },
    right: { ko: "맞음", en: "I was right" },
    wrong: { ko: "틀림", en: "Not yet" },
    solved: { ko: "맞음", en: "Solved" },
  };
  const { make } = site;
  const say = site.speaker("questions");
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const KEY = `questions:${location.pathname}`;

  /** The texts of the questions that were solved; none where the browser keeps nothing. @returns {string[]} */
  const solved = () => {
    try {
      return [JSON.parse(localStorage.getItem(KEY) ?? "[]")].flat();
    } catch {
      return [];
    }
  };

  const remember = (/** @type {string} */ text, /** @type {boolean} */ isSolved) => {
    const others = solved().filter((one) => one !== text);
    try {
      localStorage.setItem(KEY, JSON.stringify(isSolved ? [...others, text] : others));
    } catch {
      // full, or forbidden: the tick stays for this visit
    }
  };

  const ask = (/** @type {HTMLElement} */ question, /** @type {number} */ number) => {
    const [summary, ...content] = question.children;
    const text = summary.textContent ?? "";
    const tick = make("span", { class: "question-solved" }, ` ✓ ${say("solved")}`);
    const answer = make("div", { class: "question-answer question-waits", tabindex: -1 }, ...content);
    const field = make("textarea", { id: `question-${number}`, rows: 2, autocomplete: "off" });

    const judge = (/** @type {boolean} */ isRight) => {
      remember(text, isRight);
      if (isRight) summary.append(tick);
      else tick.remove();
    };
    const show = () => {
      form.remove();
      answer.classList.remove("question-waits");
      answer.append(judged);
      answer.focus();
    };
    const press = site.button(say("show"), show, { disabled: true });
    field.addEventListener("input", () => {
      press.disabled = !field.value.trim();
    });
    const form = make(
      "div",
      { class: "question-form screen-only" },
      make("label", { for: field.id }, say("own")),
      field,
      press,
      site.button(say("unknown"), show),
    );
    const judged = make(
      "p",
      { class: "screen-only", role: "group", "aria-label": text },
      site.button(say("right"), () => judge(true)),
      site.button(say("wrong"), () => judge(false)),
    );
    question.replaceChildren(summary, form, answer);
    if (solved().includes(text)) judge(true);
  };

  document.head.append(make("link", { rel: "stylesheet", href: new URL("near.css", here).href }));
  for (const [number, question] of document.querySelectorAll("details.question").entries()) {
    ask(/** @type {HTMLElement} */ (question), number);
  }
})(site);
